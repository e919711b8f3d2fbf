import type { Source } from '../types'
import {
  HOLDS,
  heldBefore,
  REVIEW_LIMITS,
  REVIEW_RESULTS,
  type ReviewInput,
  type ReviewReason,
  type ReviewResult,
} from './review-facts'
import { reviewReasons } from './review-reasons'

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

/**
 * Proposes what to do with the next step (tapers.md §2.5, T-11 to T-16). A proposal: a clinician accepts it, and
 * until then the last confirmed dose stands.
 */
export function reviewStep(input: ReviewInput): StepReview {
  const reasons = reviewReasons(input).sort(
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
