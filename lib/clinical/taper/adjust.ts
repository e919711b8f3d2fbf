import { EngineError } from '../errors'
import { addDays, daysBetween } from '../time'
import type { LocalDate } from '../types'
import { comparePlans, type PlanComparison } from './compare'
import { buildSchedule } from './schedule'
import type { Adjustment, TaperParams, TaperSchedule, TaperStep } from './types'

type At<T> = T extends { atStep: number } ? Omit<T, 'atStep'> : never
/** What a clinician decides about the step that stands. */
export type PlanChange = At<Adjustment>

export type NextVersion = {
  params: TaperParams
  schedule: TaperSchedule
  /** The signed version against the next one. */
  comparison: PlanComparison
}

/**
 * The next version of a signed plan (T-09, T-10): what has been confirmed stays, the change applies at the confirmed
 * step. `confirmedStep` is `planStep` of the last confirmed step, 0 while the baseline still stands.
 * Refuses `not_started` for what needs a step, `step_in_past` for a step before the latest change (what happened there
 * would be lost), and the codes of `adjust`.
 */
export function nextVersion(signed: TaperParams, confirmedStep: number, change: PlanChange): NextVersion {
  const params = confirmedStep === 0 ? beforeStart(signed, change) : withChange(signed, confirmedStep, change)
  const schedule = buildSchedule(params)
  return { params, schedule, comparison: comparePlans(buildSchedule(signed), schedule) }
}

function withChange(signed: TaperParams, atStep: number, change: PlanChange): TaperParams {
  const earlier = signed.adjustments ?? []
  if (earlier.some((one) => one.atStep > atStep)) throw new EngineError('step_in_past')
  return { ...signed, adjustments: [...earlier, { ...change, atStep } as Adjustment] }
}

/** Before day 1 a hold or a delay moves the start; nothing else has anything to act on. */
function beforeStart(signed: TaperParams, change: PlanChange): TaperParams {
  const first = buildSchedule({ ...signed, adjustments: [] }).steps[0]
  if (!signed.startOn || !first) throw new EngineError('not_started')
  if (change.kind === 'delay') return { ...signed, startOn: addDays(signed.startOn, change.days) }
  if (change.kind === 'hold') return { ...signed, startOn: addDays(signed.startOn, first.intervalDays) }
  throw new EngineError('not_started')
}

export type Standing = {
  /** The last confirmed step; null while the baseline stands. */
  step: TaperStep | null
  /** What stands today, in the schedule's unit. */
  dose: number
  /** The next step, or null when the next is zero. */
  next: TaperStep | null
  /** When the next step, or zero, is due. */
  dueOn: LocalDate | null
  /** Days since it was due without a confirmation; the dose that stands does not change by itself. */
  daysLate: number
}

/** The step that stands: a step takes effect only when a person confirms it. `confirmedNo` 0 = none yet. */
export function standingStep(schedule: TaperSchedule, confirmedNo: number, today: LocalDate): Standing {
  const step = schedule.steps[confirmedNo - 1] ?? null
  const next = schedule.steps[confirmedNo] ?? null
  const dueOn = next?.fromDate ?? schedule.zeroFromDate ?? null
  const daysLate = dueOn ? Math.max(0, daysBetween(dueOn, today)) : 0
  return { step, dose: step?.dose ?? schedule.base, next, dueOn, daysLate }
}
