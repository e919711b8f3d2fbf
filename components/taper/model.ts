import type { PlanParameters } from '@/db/tapers/input'
import type { PlannerView, PlanView } from '@/db/tapers/types'
import { EngineError } from '@/lib/clinical/errors'
import { nextVersion, type PlanChange } from '@/lib/clinical/taper/adjust'
import { approachOf } from '@/lib/clinical/taper/approaches'
import { doseOnDay } from '@/lib/clinical/taper/dose-on'
import { buildSchedule } from '@/lib/clinical/taper/schedule'
import { signingChecks, signingOutcome } from '@/lib/clinical/taper/signing'
import type { SigningCheck } from '@/lib/clinical/taper/signing-check'
import type { ApproachId, TaperSchedule } from '@/lib/clinical/taper/types'
import { addDays, daysBetween } from '@/lib/clinical/time'
import type { LocalDate } from '@/lib/clinical/types'

/** A computed plan, or why it cannot be computed. */
export type Computed = { ok: true; schedule: TaperSchedule } | { ok: false; code: string; text: string }

/** The steps of a plan. The engine's refusal comes back as words, never as an exception on the screen. */
export function compute(params: PlanParameters): Computed {
  try {
    return { ok: true, schedule: buildSchedule(params) }
  } catch (error) {
    if (!(error instanceof EngineError)) throw error
    return { ok: false, code: error.code, text: REFUSAL[error.code] ?? 'This plan cannot be computed.' }
  }
}

/** A hold, a slower pace or the end of a hold, tried on a plan. */
export function preview(
  params: PlanParameters,
  confirmedStep: number,
  change: PlanChange,
): Computed & { params?: PlanParameters } {
  try {
    const next = nextVersion(params, confirmedStep, change)
    return { ok: true, schedule: next.schedule, params: { ...next.params, doseTimes: params.doseTimes } }
  } catch (error) {
    if (!(error instanceof EngineError)) throw error
    return { ok: false, code: error.code, text: REFUSAL[error.code] ?? 'This change is not possible here.' }
  }
}

const REFUSAL: Readonly<Record<string, string>> = {
  baseline_not_positive: 'Enter the measured amount a day.',
  increment_not_positive: 'Enter the smallest amount that the patient can measure.',
  increment_too_fine: 'The scale step is too fine.',
  interval_invalid: 'A step lasts whole days, at least 1.',
  percent_invalid: 'The step size is 0 to 100%.',
  dose_not_multiple: 'A dose cannot be weighed with this scale step.',
  dose_rises: 'A dose is higher than the one before.',
  end_before_start: 'The wished end is before the start.',
  amount_too_large: 'The amount is too large.',
  dose_counts_invalid: 'Doses a day are whole numbers from 1.',
  floor_invalid: 'The lowest dose is under the scale step.',
  plan_too_long: 'These steps do not reach zero in a usable time.',
  not_started: 'The plan has not begun: change its steps instead.',
  step_in_past: 'A later step has been changed already.',
  resume_before_hold: 'No days are held.',
  no_interval_maximum: 'This approach has no longest interval: slow by percent.',
  slow_needs_percent: 'Written steps are slowed by writing them anew.',
  days_invalid: 'Days are whole numbers from 1.',
  speed_limit: 'The approach allows no faster pace.',
}

/** `planStep` of the last confirmed step, 0 while the baseline stands. */
export function confirmedPlanStep(plan: PlanView | null, schedule: TaperSchedule | null): number {
  const no = plan?.confirmed.at(-1)?.no ?? 0
  return schedule?.steps[no - 1]?.planStep ?? 0
}

/** True while a draft continues the plan in force rather than starting anew from another dose or day. */
export const continues = (draft: PlanParameters, signed: PlanView | null): boolean =>
  signed !== null && draft.startOn === signed.parameters.startOn && draft.baseline === signed.parameters.baseline

/** The parameters that an approach starts with: its defaults on this patient's amount and scale. */
export function defaultsFor(approach: ApproachId, from: PlanParameters): PlanParameters {
  const { percent, intervalDays } = approachOf(approach)
  const base: PlanParameters = {
    mode: 'geometric',
    approach,
    baseline: from.baseline,
    increment: from.increment,
    unit: from.unit,
    capsuleMg: from.capsuleMg,
    startOn: from.startOn,
    endOn: from.endOn,
    dosesPerDay: from.dosesPerDay,
    doseTimes: from.doseTimes,
  }
  if (approach === 'conservative') return { ...base, mode: 'conservative_staged' }
  if (approach === 'custom')
    return { ...base, mode: 'explicit', steps: from.steps ?? [{ dose: from.baseline, days: 7 }] }
  const paced = { ...base, percent: percent.default, intervalDays: intervalDays.default }
  return approach === 'moderate' ? { ...paced, stabilization: true } : paced
}

/** Where the planner starts: the draft, else the plan in force, else the suggested approach on the measured amount. */
export function firstParameters(view: PlannerView): PlanParameters {
  if (view.draft) return view.draft.parameters
  if (view.signed) return view.signed.parameters
  const suggested = view.eligibility.find((one) => one.suggested)?.id ?? 'conservative'
  const { unit, ...start } = view.start
  const empty: PlanParameters = {
    mode: 'geometric',
    approach: suggested,
    unit,
    startOn: addDays(view.today, 1),
    ...start,
  }
  return defaultsFor(suggested, empty)
}

/** Guardrails of the draft, gravest first, and what they mean for signing. */
export function checksOf(view: PlannerView, params: PlanParameters, schedule: TaperSchedule) {
  const eligibility = view.eligibility.find((one) => one.id === params.approach) ?? null
  const checks: SigningCheck[] = signingChecks({ ...view.signing, params, schedule, eligibility })
  return { checks, outcome: signingOutcome(checks) }
}

/** The taper day of a date in a schedule that starts on `startOn`. */
export const dayOn = (startOn: LocalDate | undefined, on: LocalDate): number =>
  startOn ? daysBetween(startOn, on) + 1 : 0

/** What is still to be taken from a date on, in the schedule's unit. */
export function toCome(schedule: TaperSchedule, startOn: LocalDate | undefined, from: LocalDate): number {
  let thousandths = 0
  for (let day = Math.max(1, dayOn(startOn, from)); day <= schedule.lastDoseDay; day++)
    thousandths += Math.round(doseOnDay(schedule, day) * 1000)
  return thousandths / 1000
}
