import { roundHalfUp } from '../decimal'
import { EngineError } from '../errors'
import { dateOf, daysBetween, hoursBetween, localDate } from '../time'
import type { LocalDate, Phase, When } from '../types'
import { DEFAULT_PHASE_SETTINGS, INDUCTION_LAST_DAY, type PhaseSettings, phaseOfDay } from './definitions'
import type { AnchorStatus, PatientState, PhaseBadge } from './state'

export type PhaseContext = { zone: string; now: Date; admittedOn?: LocalDate | null; settings?: PhaseSettings }

export type PhaseView = {
  phase: Phase
  subState: 'induction' | null
  /** Whole calendar days since the last dose; null without an anchor. */
  day: number | null
  anchorDate: LocalDate | null
  anchorStatus: AnchorStatus | null
  /** Elapsed hours to 0.1 h while ≤ 168 h and the time of the dose is known (P-07). */
  hoursSinceLastDose: number | null
  daysInCare: number | null
  /** 1 on the first day at the first reduced dose; only in phase `taper` (P-05). */
  taperDay: number | null
  badges: PhaseBadge[]
}

const HOURS_SHOWN = 168
const CONFIRMED_AFTER_H = 48
/** With only a date the 48 h run from the end of that date, that is from day 3 on (P-09). */
const CONFIRMED_FROM_DAY = 3

/**
 * The recovery phase of a patient at `now` (phases.md §2, P-01 to P-10). Throws `anchor_in_future` if the reported
 * last dose lies after `now`.
 */
export function phaseOf(state: PatientState, ctx: PhaseContext): PhaseView {
  if (state.lastDose && isAfter(state.lastDose, ctx)) throw new EngineError('anchor_in_future')
  const today = localDate(ctx.now, ctx.zone)
  const anchor = anchorOf(state, ctx)
  const anchored = anchor ? anchoredView(state, anchor, ctx) : unanchoredView(state, today)
  return {
    ...anchored,
    daysInCare: ctx.admittedOn ? daysBetween(ctx.admittedOn, today) : null,
    badges: onBuprenorphine(state) ? ['on_buprenorphine'] : [],
  }
}

/** True from induction through maintenance of buprenorphine, not after it ended (P-02). */
export const onBuprenorphine = ({ medication }: PatientState): boolean =>
  medication?.kind === 'buprenorphine' && medication.state !== 'ended'

/** True if `when` lies after `now`, by instant or by local date (P-08). */
export const isAfter = (when: When, { zone, now }: { zone: string; now: Date }): boolean =>
  'at' in when ? when.at > now : when.date > localDate(now, zone)

/** The dose that day 0 is counted from, or undefined while there is none (P-03, P-04, P-10). */
export function anchorOf(state: PatientState, ctx: { zone: string; now: Date }): When | undefined {
  if (!state.lastDose) return undefined
  if (state.use === 'stopped') return state.lastDose
  if (state.use !== 'taper' || !state.taperFinished) return undefined
  if (state.alternateDay && !is48hPast(state.lastDose, ctx)) return undefined
  return state.lastDose
}

/** “48 h since the last dose” (P-09). */
function is48hPast(dose: When, { zone, now }: { zone: string; now: Date }): boolean {
  if ('at' in dose) return hoursBetween(dose.at, now) >= CONFIRMED_AFTER_H
  return daysBetween(dose.date, localDate(now, zone)) >= CONFIRMED_FROM_DAY
}

type Counted = Omit<PhaseView, 'daysInCare' | 'badges'>

function anchoredView(state: PatientState, anchor: When, ctx: PhaseContext): Counted {
  const anchorDate = dateOf(anchor, ctx.zone)
  const day = daysBetween(anchorDate, localDate(ctx.now, ctx.zone))
  const phase = phaseOfDay(day, ctx.settings ?? DEFAULT_PHASE_SETTINGS)
  const inducing = state.medication?.state === 'induction' && phase === 'acute' && day <= INDUCTION_LAST_DAY
  const hours = 'at' in anchor ? hoursBetween(anchor.at, ctx.now) : null
  return {
    phase,
    subState: inducing ? 'induction' : null,
    day,
    anchorDate,
    anchorStatus: state.clinicianConfirmed || is48hPast(anchor, ctx) ? 'confirmed' : 'provisional',
    hoursSinceLastDose: hours !== null && hours <= HOURS_SHOWN ? roundHalfUp(hours, 1) : null,
    taperDay: null,
  }
}

function unanchoredView(state: PatientState, today: LocalDate): Counted {
  const phase = unanchoredPhase(state, today)
  const started = state.taperStartedOn
  return {
    phase,
    subState: null,
    day: null,
    anchorDate: null,
    anchorStatus: state.plannedLastDoseOn ? 'planned' : null,
    hoursSinceLastDose: null,
    taperDay: phase === 'taper' && started ? daysBetween(started, today) + 1 : null,
  }
}

function unanchoredPhase(state: PatientState, today: LocalDate): Phase {
  if (state.use === 'not_assessed') return 'intake'
  if (state.use === 'stable_dose') return 'stabilization'
  if (state.use === 'stopped') return 'unknown'
  if (state.taperFinished) return state.lastDose ? 'taper' : 'unknown'
  return state.taperStartedOn && state.taperStartedOn <= today ? 'taper' : 'stabilization'
}
