import type { LocalDate, Tier } from '../types'

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

export const HOLDS: readonly ReviewResult[] = ['hold', 'hold_and_slow']

/** Whether the review before this one ended in a hold of either kind (T-13). */
export const heldBefore = ({ previousResults }: ReviewInput) => {
  const last = previousResults.at(-1)
  return last !== undefined && HOLDS.includes(last)
}
