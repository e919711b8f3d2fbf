import { daysBetween } from '../time'
import type { LocalDate, Source, Tier } from '../types'

/** Results from the gravest down (T-11). */
export const REVIEW_RESULTS = ['stop', 'step_back', 'hold_and_slow', 'hold', 'proceed'] as const
export type ReviewResult = (typeof REVIEW_RESULTS)[number]

export const SPEED_UP_EXCLUSIONS = ['pregnancy', 'chronic_pain', 'seizure_history'] as const
export type SpeedUpExclusion = (typeof SPEED_UP_EXCLUSIONS)[number]

/** What is known when an interval ends. A score that was not taken is null, never 0. */
export type ReviewInput = {
  reviewOn: LocalDate
  sowsH: number | null
  cows: number | null
  craving: number | null
  openTiers: readonly Tier[]
  highStress: boolean
  patientRequestsHold: boolean
  cannotFunctionOver48h: boolean
  cannotTolerate: boolean
  failedTapers: number
  /** Highest SOWS-H of each local date, today's score included. */
  sowsHDays: readonly { on: LocalDate; highest: number }[]
  /** Results of the reviews before, oldest first. */
  previousResults: readonly ReviewResult[]
  /** Dates of step-backs carried out in this taper. */
  stepBacksOn: readonly LocalDate[]
  previousIntervalSowsH: number | null
  wantsFaster: boolean
  speedUpExclusions: readonly SpeedUpExclusion[]
}

/** One input that called for a result: its value, the limit it met, and words for the screen. */
export type ReviewReason = {
  code: string
  result: ReviewResult
  value: number | string | null
  limit: string
  text: string
}

export type StepReview = {
  result: ReviewResult
  /** Every reason for a result other than proceed, gravest first. */
  reasons: ReviewReason[]
  /** Scores to ask for; SOWS-H or craving missing is a hold by itself (T-12). */
  missing: ('SOWS_H' | 'craving' | 'COWS')[]
  /** This result opens WD-11 (T-13). */
  wd11: boolean
  speedUp: 'no' | 'offer' | 'clinician_only'
  /** One line: why. */
  summary: string
}

export const REVIEW_SOURCE: Source = { title: 'Center protocol', section: 'Step review', strength: 'proposal' }

/** Limits of the step review (tapers.md §2.5). The idea is the tapering guide's; the numbers are center protocol. */
export const REVIEW_LIMITS = {
  proceed: { sowsH: 10, cows: 12, craving: 6 },
  slow: { sowsH: 21, cows: 25 },
  stepBackSowsH: 21,
  stepBackEveryDays: 14,
  stepBacksToStop: 2,
  failedTapersToStop: 2,
  speedUpSowsH: 5,
} as const

const HOLDS: readonly ReviewResult[] = ['hold', 'hold_and_slow']

/**
 * Proposes what to do with the next step (tapers.md §2.5, T-11 to T-16). A proposal: a clinician accepts it, and
 * until then the last confirmed dose stands.
 */
export function reviewStep(input: ReviewInput): StepReview {
  const found = [...stopReasons(input), ...stepBackReasons(input), ...slowReasons(input), ...holdReasons(input)]
  const second = found.some(({ result }) => HOLDS.includes(result)) && heldBefore(input)
  const reasons = (second ? [...found, secondHold(input)] : found).sort(
    (a, b) => REVIEW_RESULTS.indexOf(a.result) - REVIEW_RESULTS.indexOf(b.result),
  )
  const result = reasons[0]?.result ?? 'proceed'
  const missing = missingScores(input)
  const opensByHold = HOLDS.includes(result) && heldBefore(input)
  return {
    result,
    reasons,
    missing,
    wd11: opensByHold || result === 'step_back' || result === 'stop',
    speedUp: speedUp(input, result),
    summary: summarize(result, reasons, missing),
  }
}

const heldBefore = ({ previousResults }: ReviewInput) => {
  const last = previousResults.at(-1)
  return last !== undefined && HOLDS.includes(last)
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

function missingScores({ sowsH, craving, cows }: ReviewInput): StepReview['missing'] {
  const missing: StepReview['missing'] = []
  if (sowsH === null) missing.push('SOWS_H')
  if (craving === null) missing.push('craving')
  if (cows === null) missing.push('COWS')
  return missing
}

/** Offered only on proceed with two low interval ends and the patient's wish (T-16). */
function speedUp(input: ReviewInput, result: ReviewResult): StepReview['speedUp'] {
  const low = (value: number | null) => value !== null && value <= REVIEW_LIMITS.speedUpSowsH
  if (result !== 'proceed' || !input.wantsFaster) return 'no'
  if (!low(input.sowsH) || !low(input.previousIntervalSowsH)) return 'no'
  return input.speedUpExclusions.length > 0 ? 'clinician_only' : 'offer'
}

const WORDS: Record<ReviewResult, string> = {
  proceed: 'Proceed',
  hold: 'Held',
  hold_and_slow: 'Held and slower',
  step_back: 'Step back',
  stop: 'Stop and review treatment',
}
const NAMES = { SOWS_H: 'SOWS', craving: 'craving', COWS: 'COWS' } as const

/** A hold for missing scores alone says that it is one: "Held: SOWS and craving not taken". */
function summarize(result: ReviewResult, reasons: readonly ReviewReason[], missing: StepReview['missing']): string {
  if (result === 'proceed') return 'Proceed: scores within the limits'
  const onlyMissing = reasons.every(({ code }) => code.endsWith('_MISSING') || code === 'SECOND_HOLD')
  const needed = missing.filter((one) => one !== 'COWS').map((one) => NAMES[one])
  if (onlyMissing && needed.length > 0) return `${WORDS[result]}: ${needed.join(' and ')} not taken`
  return `${WORDS[result]}: ${reasons
    .filter((one) => one.result === result)
    .map(({ text }) => text)
    .join('; ')}`
}
