import { daysBetween } from '../time'
import {
  HOLDS,
  heldBefore,
  REVIEW_LIMITS,
  type ReviewInput,
  type ReviewReason,
  type ReviewResult,
} from './review-facts'

/** Every reason that an input gives for a result other than proceed, in no order (tapers.md §2.5). */
export function reviewReasons(input: ReviewInput): ReviewReason[] {
  const found = [...stopReasons(input), ...stepBackReasons(input), ...slowReasons(input), ...holdReasons(input)]
  const callsForHold = found.some(({ result }) => HOLDS.includes(result))
  return callsForHold && heldBefore(input) ? [...found, secondHold(input)] : found
}

const reason = (
  result: ReviewResult,
  code: string,
  value: ReviewReason['value'],
  limit: string,
  text: string,
): ReviewReason => ({ result, code, value, limit, text })

function stopReasons({ stepBacksOn, failedTapers, cannotTolerate }: ReviewInput): ReviewReason[] {
  const { stepBacksToStop, failedTapersToStop } = REVIEW_LIMITS
  const reasons: ReviewReason[] = []
  if (stepBacksOn.length >= stepBacksToStop) {
    const text = `${stepBacksOn.length} step-backs carried out in this taper`
    reasons.push(reason('stop', 'TWO_STEP_BACKS', stepBacksOn.length, `${stepBacksToStop} or more`, text))
  }
  if (failedTapers >= failedTapersToStop) {
    const text = `${failedTapers} earlier tapers did not reach zero`
    reasons.push(reason('stop', 'FAILED_TAPERS', failedTapers, `${failedTapersToStop} or more`, text))
  }
  if (cannotTolerate) reasons.push(reason('stop', 'CANNOT_TOLERATE', null, 'reported', 'Cannot tolerate the taper'))
  return reasons
}

/** At most one step-back in 14 days; within them the same finding gives hold and slow (T-15). */
function stepBackReasons(input: ReviewInput): ReviewReason[] {
  const recent = input.stepBacksOn.find((on) => daysBetween(on, input.reviewOn) < REVIEW_LIMITS.stepBackEveryDays)
  const result = recent ? 'hold_and_slow' : 'step_back'
  const limited = recent ? `; last step-back ${recent}, at most one in ${REVIEW_LIMITS.stepBackEveryDays} days` : ''
  const reasons: ReviewReason[] = []
  if (input.cannotFunctionOver48h) {
    const text = `Daily activities not possible for more than 48 h${limited}`
    reasons.push(reason(result, 'CANNOT_FUNCTION', null, 'reported', text))
  }
  const [yesterday, today] = [highestOn(input, -1), highestOn(input, 0)]
  const least = REVIEW_LIMITS.stepBackSowsH
  if (yesterday !== null && today !== null && yesterday >= least && today >= least) {
    const text = `SOWS-H ${yesterday} and ${today} on two successive days${limited}`
    reasons.push(reason(result, 'SOWS_H_TWO_DAYS', Math.min(yesterday, today), `${least} or more, 2 days`, text))
  }
  return reasons
}

function highestOn({ sowsHDays, reviewOn }: ReviewInput, offset: number): number | null {
  const values = sowsHDays.filter(({ on }) => daysBetween(reviewOn, on) === offset).map(({ highest }) => highest)
  return values.length ? Math.max(...values) : null
}

function slowReasons({ sowsH, cows }: ReviewInput): ReviewReason[] {
  const { slow } = REVIEW_LIMITS
  const reasons: ReviewReason[] = []
  if (sowsH !== null && sowsH >= slow.sowsH) {
    reasons.push(reason('hold_and_slow', 'SOWS_H_HIGH', sowsH, `${slow.sowsH} or more`, `SOWS-H ${sowsH}`))
  }
  if (cows !== null && cows >= slow.cows) {
    reasons.push(reason('hold_and_slow', 'COWS_HIGH', cows, `${slow.cows} or more`, `COWS ${cows}`))
  }
  return reasons
}

function holdReasons(input: ReviewInput): ReviewReason[] {
  const { proceed, slow } = REVIEW_LIMITS
  const { sowsH, cows, craving } = input
  const reasons: ReviewReason[] = []
  const over = (value: number | null, limit: number, slowAt: number): value is number =>
    value !== null && value > limit && value < slowAt
  if (over(sowsH, proceed.sowsH, slow.sowsH)) {
    reasons.push(reason('hold', 'SOWS_H', sowsH, `over ${proceed.sowsH}`, `SOWS-H ${sowsH}`))
  }
  if (over(cows, proceed.cows, slow.cows)) {
    reasons.push(reason('hold', 'COWS', cows, `over ${proceed.cows}`, `COWS ${cows}`))
  }
  if (over(craving, proceed.craving, Number.POSITIVE_INFINITY)) {
    reasons.push(reason('hold', 'CRAVING', craving, `over ${proceed.craving}`, `Craving ${craving} of 10`))
  }
  if (input.highStress) reasons.push(reason('hold', 'HIGH_STRESS', null, 'reported', 'A time of high stress'))
  if (input.patientRequestsHold) {
    reasons.push(reason('hold', 'PATIENT_REQUEST', null, 'reported', 'The patient asks to hold'))
  }
  const open = input.openTiers.filter((tier) => tier <= 'T3').sort()
  if (open[0]) reasons.push(reason('hold', 'OPEN_FLAG', open[0], 'T1 to T3', `An open ${open[0]} flag`))
  if (sowsH === null) reasons.push(reason('hold', 'SOWS_H_MISSING', null, 'needed', 'SOWS not taken'))
  if (craving === null) reasons.push(reason('hold', 'CRAVING_MISSING', null, 'needed', 'Craving not taken'))
  return reasons
}

const secondHold = ({ previousResults }: ReviewInput): ReviewReason =>
  reason('hold_and_slow', 'SECOND_HOLD', previousResults.at(-1) ?? null, '2 in a row', 'The second hold in a row')
