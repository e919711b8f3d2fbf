import { EngineError } from '../errors'
import { cutPercents, nextDose } from '../taper/amounts'
import { reviewStep } from '../taper/review'
import { REVIEW_RESULTS, type ReviewInput, SPEED_UP_EXCLUSIONS } from '../taper/review-facts'
import { buildSchedule } from '../taper/schedule'
import { splitDoses } from '../taper/split'
import type { Adjustment, TaperParams, TaperSchedule } from '../taper/types'
import { productGrams, UNIT_KINDS } from '../taper/units'
import { APPROACHES, TIERS } from '../types'
import { bool, date, type JsonObject, list, need, num, objs, oneOf, type VectorOps } from './shape'

const MODES = ['geometric', 'linear', 'conservative_staged'] as const
const TAILS = ['fixed_step', 'alternate_day'] as const
const KINDS = ['hold', 'step_back', 'hold_and_slow'] as const
const SLOW_BY = ['percent', 'interval'] as const

export const taperOps: VectorOps = {
  'taper.schedule': (input) => scheduleOutput(buildSchedule(scheduleParams(input)), input),
  'taper.step': (input) => ({
    next_g: nextDose(need(num(input.prev_g)), need(num(input.percent)), num(input.increment_g) ?? 0.5),
  }),
  'taper.cuts': (input) => ({ cut_pct: cutPercents(list(input.doses_g).map((one) => need(num(one)))) }),
  'taper.split': (input) => {
    const increment = num(input.increment_g) ?? 0.5
    const split = splitDoses(need(num(input.total_g)), increment, need(num(input.doses_per_day)))
    return { doses_g: split.doses, dose_count_reduced: split.doseCountReduced }
  },
  'taper.review': (input) => {
    const { result, wd11, speedUp } = reviewStep(reviewInput(input))
    return { result, wd11, speed_up: speedUp }
  },
  'product.grams': (input) => ({
    grams: productGrams(
      need(oneOf(UNIT_KINDS, input.unit_kind)),
      num(input.amount) ?? null,
      num(input.capsule_mg) ?? null,
    ),
  }),
}

function scheduleParams(input: JsonObject): TaperParams {
  const listed = list(input.stage1_doses_g).map((one) => need(num(one)))
  return {
    mode: need(oneOf(MODES, input.mode)),
    approach: oneOf(APPROACHES, input.approach) ?? null,
    baseline: num(input.baseline_g) ?? refuse('baseline_not_positive'),
    increment: num(input.increment_g) ?? 0.5,
    percent: num(input.percent),
    intervalDays: num(input.interval_days),
    stage1Doses: listed.length > 0 ? listed : undefined,
    stage1Percent: num(input.stage1_percent),
    stage1IntervalDays: num(input.stage1_interval_days),
    stage2Percent: num(input.stage2_percent),
    stage2IntervalDays: num(input.stage2_interval_days),
    stage3IntervalDays: num(input.stage3_interval_days),
    stabilization: bool(input.stabilization),
    tailMode: oneOf(TAILS, input.tail_mode),
    startOn: date(input.start_date),
    endOn: date(input.end_date),
    adjustments: objs(input.adjustments).map(adjustment),
  }
}

function refuse(code: string): never {
  throw new EngineError(code)
}

function adjustment(input: JsonObject): Adjustment {
  const kind = need(oneOf(KINDS, input.kind))
  const atStep = need(num(input.at_step))
  return kind === 'hold_and_slow' ? { kind, atStep, slowBy: oneOf(SLOW_BY, input.slow_by) } : { kind, atStep }
}

function scheduleOutput(schedule: TaperSchedule, input: JsonObject) {
  return {
    base_g: schedule.baseG,
    steps: schedule.steps.map((step) => ({
      dose_g: step.doseG,
      from_day: step.fromDay,
      to_day: step.toDay,
      from_date: step.fromDate,
      ...(schedule.adjusted ? {} : { cut_pct: step.cutPct, pct_of_baseline: step.pctOfBaseline }),
    })),
    nonzero_steps: schedule.steps.length,
    last_dose_day: schedule.lastDoseDay,
    zero_from_day: schedule.zeroFromDay,
    length_weeks: schedule.lengthWeeks,
    total_g: schedule.totalG,
    warnings: schedule.warnings,
    ...(input.start_date ? { last_dose_date: schedule.lastDoseDate, zero_from_date: schedule.zeroFromDate } : {}),
    ...(schedule.tailDoseDays ? { tail_dose_days: schedule.tailDoseDays } : {}),
  }
}

function reviewInput(input: JsonObject): ReviewInput {
  return {
    reviewOn: need(date(input.review_on)),
    sowsH: num(input.sows_h) ?? null,
    cows: num(input.cows) ?? null,
    craving: num(input.craving) ?? null,
    openTiers: list(input.open_tiers).map((one) => need(oneOf(TIERS, one))),
    highStress: bool(input.high_stress),
    patientRequestsHold: bool(input.patient_requests_hold),
    cannotFunctionOver48h: bool(input.cannot_function_over_48h),
    cannotTolerate: bool(input.cannot_tolerate),
    failedTapers: num(input.failed_tapers) ?? 0,
    sowsHDays: objs(input.sows_h_days).map((one) => ({ on: need(date(one.on)), highest: need(num(one.highest)) })),
    previousResults: list(input.previous_results).map((one) => need(oneOf(REVIEW_RESULTS, one))),
    stepBacksOn: list(input.step_backs_on).map((one) => need(date(one))),
    previousIntervalSowsH: num(input.previous_interval_sows_h) ?? null,
    wantsFaster: bool(input.wants_faster),
    speedUpExclusions: list(input.speed_up_exclusions).map((one) => need(oneOf(SPEED_UP_EXCLUSIONS, one))),
  }
}
