import type { Approach, LocalDate, Source } from '../types'

/** The approaches of tapers.md §1 and the clinic's own explicit steps. */
export type ApproachId = Approach | 'custom'

export const TAPER_MODES = ['geometric', 'linear', 'conservative_staged', 'explicit'] as const
/** Percent of the previous dose, percent of the baseline, the conservative stages, or listed steps. */
export type TaperMode = (typeof TAPER_MODES)[number]

/** The product's own unit. Only grams are grams; tablets, mL and mg of 7-OH never become any (tapers.md §6). */
export const TAPER_UNITS = ['g', 'tablet', 'mL', 'mg'] as const
export type TaperUnit = (typeof TAPER_UNITS)[number]

/** What a plan is computed from. Amounts are in `unit`; missing values have the defaults of tapers.md §2. */
export type TaperParams = {
  mode: TaperMode
  approach: ApproachId | null
  /** Measured amount per day, unrounded. */
  baseline: number
  /** Smallest step that the patient can measure: 0.5 g, the capsule, a quarter tablet. */
  increment: number
  /** Default `g`. */
  unit?: TaperUnit
  /** Capsules: mg in one, to show the number of capsules. */
  capsuleMg?: number
  /** Geometric and linear: 0 to 100. */
  percent?: number
  /** Geometric and linear: whole days, at least 1. */
  intervalDays?: number
  stage1Doses?: readonly number[]
  stage1Percent?: number
  stage1IntervalDays?: number
  stage2Percent?: number
  stage2IntervalDays?: number
  stage3IntervalDays?: number
  /** Explicit only. */
  steps?: readonly { dose: number; days: number }[]
  /** The first dose at or under 25 % of the base lasts one interval longer (T-04). */
  stabilization?: boolean
  tailMode?: 'fixed_step' | 'alternate_day'
  /** Lowest non-zero amount per day; default is the increment. */
  floor?: number
  startOn?: LocalDate
  /** The date by which the patient wishes to have stopped. */
  endOn?: LocalDate
  dosesPerDay?: number
  /** The number of doses a day as a dimension of its own: from this step on. */
  doseCounts?: readonly { fromStep: number; dosesPerDay: number }[]
  /** What happened to the plan, oldest first. A signed version is these parameters. */
  adjustments?: readonly Adjustment[]
}

/**
 * `atStep` is the 1-based number of the non-zero step in the unadjusted schedule. `onStepBack`: the days are added to,
 * or taken from, the latest return to the earlier dose of that step, because that dose still stands.
 */
export type Adjustment =
  | { kind: 'hold'; atStep: number; onStepBack?: true }
  | { kind: 'step_back'; atStep: number }
  | { kind: 'hold_and_slow'; atStep: number; slowBy?: 'percent' | 'interval'; onStepBack?: true }
  /** Slower from the next step on, without holding. */
  | { kind: 'slow'; atStep: number; slowBy?: 'percent' | 'interval' }
  /** The next step was confirmed this many days late: until then the last confirmed dose stood. */
  | { kind: 'delay'; atStep: number; days: number; onStepBack?: true }
  /** A hold ended early, by this many days. */
  | { kind: 'resume'; atStep: number; days: number; onStepBack?: true }
  | { kind: 'speed_up'; atStep: number; percent?: number; intervalDays?: number }
  | { kind: 'change_increment'; atStep: number; increment: number }

export const TAPER_WARNINGS = ['ABRUPT_STOP', 'MEDICAL_REVIEW', 'TAPER_LENGTH_OUT_OF_RANGE'] as const
export type TaperWarning = (typeof TAPER_WARNINGS)[number]

/** Days with the same dose. Day 1 is the first day at the first reduced dose. */
export type TaperStep = {
  /** 1-based position in the schedule. */
  no: number
  /** Number of the step in the unadjusted schedule, to adjust it with. */
  planStep: number
  /** Per day, in the schedule's unit. */
  dose: number
  /** Grams per day; null where the product has no conversion. */
  doseG: number | null
  fromDay: number
  toDay: number
  /** One plain interval of its stage: what a hold adds. */
  intervalDays: number
  fromDate?: LocalDate
  toDate?: LocalDate
  /** Cut in percent of the dose before, 1 decimal; null when the dose did not fall. */
  cutPct: number | null
  /** Dose in percent of the base, 1 decimal. */
  pctOfBaseline: number
  /** Sum of all cuts so far in percent of the base, 1 decimal. */
  cumulativeCutPct: number
  /** The day split into doses, in order of the day; in the schedule's unit. */
  doses?: number[]
  /** The same in grams; null where the product has no conversion. */
  dosesG?: number[] | null
  /** Fewer doses than planned, because the day has fewer increments. */
  doseCountReduced?: boolean
  capsules?: number
  /** In the tail the increment, not the percentage, sets the cut: no warning about its size. */
  fixedIncrement: boolean
  /** Days that a hold, a late confirmation or stabilization added. */
  heldDays: number
  /** This is a return to an earlier dose. */
  stepBack: boolean
}

export type TaperSchedule = {
  unit: TaperUnit
  /** The baseline rounded to the increment, at least one increment. */
  base: number
  baseG: number | null
  increment: number
  steps: TaperStep[]
  /** 0 if there is no non-zero step. */
  lastDoseDay: number
  zeroFromDay: number
  lastDoseDate?: LocalDate
  zeroFromDate?: LocalDate
  /** Display only, 1 decimal. */
  lengthWeeks: number
  /** In the schedule's unit, alternate-day pauses left out. */
  total: number
  totalG: number | null
  /** Alternate-day tail: the days on which the last dose size is taken. */
  tailDoseDays?: number[]
  /** Days by which the plan passes the wished end date; null without one, 0 if it does not. */
  daysPastEnd: number | null
  warnings: TaperWarning[]
  adjusted: boolean
}

/** A number with its limits; null = no published or set limit. */
export type Limits = { default: number; min: number | null; max: number | null; source: Source }
