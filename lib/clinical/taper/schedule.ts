import { roundHalfUp } from '../decimal'
import { addDays, daysBetween } from '../time'
import { adjust, type Draft } from './adjustments'
import { cutPercent, fromMilli, type Milli, roundToIncrement, toMilli, weeksOf } from './amounts'
import { approachOf, REVIEW_OVER_GRAMS } from './approaches'
import { stabilize, walk } from './plan'
import { splitMilli } from './split'
import { stagesOf } from './stages'
import type { TaperParams, TaperSchedule, TaperStep, TaperUnit, TaperWarning } from './types'
import { validateParams } from './validate'

/**
 * Computes a taper (tapers.md §2, T-01 to T-10): deterministic, always down to zero, every dose a multiple of the
 * increment. Amounts are in the product's own unit; grams are null where the product has no conversion.
 * Refuses with the codes of `validateParams`, `walk` and `adjust`.
 */
export function buildSchedule(params: TaperParams): TaperSchedule {
  validateParams(params)
  const increment = toMilli(params.increment)
  const base = roundToIncrement(params.baseline, increment)
  const draft = (params.adjustments ?? []).reduce<Draft>(
    (plan, adjustment) => adjust(plan, adjustment, params),
    unadjusted(params, base, increment),
  )
  const runs = merged(draft)
  const unit = params.unit ?? 'g'
  const steps = runs.map((run, i) => toStep(run, i, runs, base, params))
  const lastDoseDay = runs.at(-1)?.toDay ?? 0
  const tail = params.tailMode === 'alternate_day' ? tailDays(runs.at(-1)) : null
  const total = fromMilli(runs.reduce((sum, run) => sum + run.dose * daysTaken(run, runs, tail), 0))
  return {
    unit,
    base: fromMilli(base),
    baseG: grams(fromMilli(base), unit),
    increment: params.increment,
    steps,
    lastDoseDay,
    zeroFromDay: lastDoseDay + 1,
    ...datesOf(params, lastDoseDay),
    lengthWeeks: weeksOf(lastDoseDay),
    total,
    totalG: grams(total, unit),
    ...(tail ? { tailDoseDays: tail } : {}),
    warnings: warningsOf(params, draft.abrupt, lastDoseDay),
    adjusted: (params.adjustments ?? []).length > 0,
  }
}

function unadjusted(params: TaperParams, base: Milli, increment: Milli): Draft {
  const floor = params.floor === undefined ? increment : Math.max(increment, toMilli(params.floor))
  const rules = { stages: stagesOf(params), base, increment, floor }
  const { steps, abrupt } = walk(rules, { stage: 0, day: 1, dose: base, listed: 0 })
  if (params.stabilization) stabilize(steps, base)
  return { steps, rules, abrupt }
}

type Run = {
  planStep: number
  dose: Milli
  increment: Milli
  fromDay: number
  toDay: number
  intervalDays: number
  heldDays: number
  fixedIncrement: boolean
  stepBack: boolean
}

/** Consecutive days with the same dose are one run. */
function merged({ steps }: Draft): Run[] {
  const runs: Run[] = []
  let day = 1
  for (const [i, step] of steps.entries()) {
    const stabilized = step.stabilized ? step.intervalDays : 0
    for (const [p, piece] of step.pieces.entries()) {
      const heldDays = piece.heldDays + (p === 0 ? stabilized : 0)
      const last = runs.at(-1)
      if (last && last.dose === piece.dose) {
        last.toDay += piece.days
        last.heldDays += heldDays
      } else {
        const { dose, increment, stepBack } = piece
        const { fixedIncrement, intervalDays } = step
        const days = { fromDay: day, toDay: day + piece.days - 1, intervalDays, heldDays }
        runs.push({ planStep: i + 1, dose, increment, ...days, fixedIncrement, stepBack })
      }
      day += piece.days
    }
  }
  return runs
}

function toStep(run: Run, at: number, runs: readonly Run[], base: Milli, params: TaperParams): TaperStep {
  const unit = params.unit ?? 'g'
  const dose = fromMilli(run.dose)
  const cut = cutPercent(fromMilli(runs[at - 1]?.dose ?? base), dose)
  const pctOfBaseline = roundHalfUp((run.dose / base) * 100, 1)
  const { startOn, capsuleMg } = params
  return {
    no: at + 1,
    planStep: run.planStep,
    dose,
    doseG: grams(dose, unit),
    fromDay: run.fromDay,
    toDay: run.toDay,
    intervalDays: run.intervalDays,
    ...(startOn ? { fromDate: addDays(startOn, run.fromDay - 1), toDate: addDays(startOn, run.toDay - 1) } : {}),
    cutPct: cut !== null && cut >= 0 ? cut : null,
    pctOfBaseline,
    cumulativeCutPct: roundHalfUp(((base - run.dose) / base) * 100, 1),
    ...dosesOf(run, params),
    ...(capsuleMg && unit === 'g' ? { capsules: roundHalfUp(run.dose / capsuleMg, 2) } : {}),
    fixedIncrement: run.fixedIncrement,
    heldDays: run.heldDays,
    stepBack: run.stepBack,
  }
}

/** The day's doses, if the number of doses is known. */
function dosesOf(run: Run, { unit = 'g', dosesPerDay, doseCounts = [] }: TaperParams) {
  const count = doseCounts.findLast((one) => one.fromStep <= run.planStep)?.dosesPerDay ?? dosesPerDay
  if (count === undefined) return {}
  // A dose from before a change of the increment keeps the smallest amount that divides it.
  const increment = run.dose % run.increment === 0 ? run.increment : 1
  const split = splitMilli(run.dose, increment, count)
  const doses = split.doses.map(fromMilli)
  return { doses, dosesG: unit === 'g' ? doses : null, doseCountReduced: split.doseCountReduced }
}

/** The last day of the last run and every second day counted back from it (T-08). */
function tailDays(run: Run | undefined): number[] {
  const days: number[] = []
  if (run) for (let day = run.toDay; day >= run.fromDay; day -= 2) days.unshift(day)
  return days
}

const daysTaken = (run: Run, runs: readonly Run[], tail: readonly number[] | null) =>
  tail && run === runs.at(-1) ? tail.length : run.toDay - run.fromDay + 1

const grams = (amount: number, unit: TaperUnit): number | null => (unit === 'g' ? amount : null)

function datesOf({ startOn, endOn }: TaperParams, lastDoseDay: number) {
  if (!startOn) return { daysPastEnd: null }
  const lastDoseDate = addDays(startOn, lastDoseDay - 1)
  const daysPastEnd = endOn ? Math.max(0, daysBetween(endOn, lastDoseDate)) : null
  return { lastDoseDate, zeroFromDate: addDays(startOn, lastDoseDay), daysPastEnd }
}

/** Warnings in code order (T-01, T-06, T-07). The 40 g line is for leaf only. */
function warningsOf(params: TaperParams, abrupt: boolean, lastDoseDay: number): TaperWarning[] {
  const range = params.approach ? approachOf(params.approach).lengthDays : null
  const warnings: TaperWarning[] = []
  if (abrupt) warnings.push('ABRUPT_STOP')
  if ((params.unit ?? 'g') === 'g' && params.baseline > REVIEW_OVER_GRAMS.grams) warnings.push('MEDICAL_REVIEW')
  if (range && (lastDoseDay < range.min || lastDoseDay > range.max)) warnings.push('TAPER_LENGTH_OUT_OF_RANGE')
  return warnings
}
