import { addDays, addHours, dateOf, startOfDay } from '../time'
import type { When } from '../types'
import {
  type CorridorInstrument,
  corridorUpper,
  DAY_WINDOWS,
  HOUR_WINDOWS,
  MEDICATED_WINDOW,
  STEP_WINDOW,
} from './corridor'
import { DEFAULT_PHASE_SETTINGS, INDUCTION_LAST_DAY, type PhaseSettings } from './definitions'
import { anchorOf, phaseOf } from './phase-of'
import type { PatientState } from './state'

export type ChangeContext = { zone: string; now: Date; settings?: PhaseSettings; step?: When | null }

export type CorridorSegment = { from: Date; to: Date; upper: number | null }

/**
 * The next instant after `now` at which time alone changes the phase, the sub-state or the anchor status, or at which
 * the acute monitoring column changes (day 4). Null if nothing will change (phases.md §2, P-02, P-09, P-10, P-20).
 */
export function nextPhaseChange(state: PatientState, ctx: ChangeContext): Date | null {
  const answer = (now: Date) => {
    const { phase, subState, anchorStatus, day } = phaseOf(state, { ...ctx, now })
    return `${phase} ${subState} ${anchorStatus} ${day !== null && day <= INDUCTION_LAST_DAY}`
  }
  return firstChange(phaseInstants(state, ctx), ctx.now, answer)
}

/** The next instant after `now` at which time alone changes the upper bound of the corridor, or null. */
export function nextCorridorChange(state: PatientState, ctx: ChangeContext & { instrument?: CorridorInstrument }) {
  const answer = (at: Date) => corridorUpper(state, { ...ctx, at })
  return firstChange(corridorInstants(state, ctx), ctx.now, answer)
}

/** The first instant of a phase day, or null while there is no anchor. */
export function startOfPhaseDay(state: PatientState, day: number, ctx: ChangeContext): Date | null {
  const anchor = anchorOf(state, ctx)
  return anchor ? dayStart(anchor, day, ctx.zone) : null
}

/** The corridor as pieces of constant height from `from` to `to`, for drawing. `upper` null: no corridor there. */
export function corridorSegments(
  state: PatientState,
  ctx: Omit<ChangeContext, 'now'> & { from: Date; to: Date; instrument?: CorridorInstrument },
): CorridorSegment[] {
  const inside = corridorInstants(state, ctx).filter((at) => at > ctx.from && at < ctx.to)
  const edges = [ctx.from, ...inside.sort(byTime), ctx.to]
  const segments: CorridorSegment[] = []
  edges.slice(1).forEach((to, i) => {
    const from = edges[i] ?? ctx.from
    const upper = corridorUpper(state, { ...ctx, at: from })
    const last = segments.at(-1)
    if (last && last.upper === upper) last.to = to
    else segments.push({ from, to, upper })
  })
  return segments
}

const byTime = (a: Date, b: Date) => a.getTime() - b.getTime()

/** The first instant beyond an inclusive limit. */
const justAfter = (at: Date): Date => new Date(at.getTime() + 1)

const dayStart = (anchor: When, day: number, zone: string): Date => startOfDay(addDays(dateOf(anchor, zone), day), zone)

function firstChange<T>(instants: Date[], now: Date, answer: (at: Date) => T): Date | null {
  const before = answer(now)
  const later = instants.filter((at) => at > now).sort(byTime)
  return later.find((at) => answer(at) !== before) ?? null
}

/** Every instant at which time alone can change the phase. */
function phaseInstants(state: PatientState, { zone, settings = DEFAULT_PHASE_SETTINGS }: ChangeContext): Date[] {
  const { acuteLastDay, subacuteLastDay, extendedLastDay } = settings
  const planned = state.use === 'taper' && state.taperStartedOn ? [startOfDay(state.taperStartedOn, zone)] : []
  const dose = state.lastDose
  if (!dose || !(state.use === 'stopped' || state.taperFinished)) return planned
  const days = [INDUCTION_LAST_DAY, acuteLastDay, subacuteLastDay, extendedLastDay].map((last) => last + 1)
  const confirmed = 'at' in dose ? addHours(dose.at, 48) : dayStart(dose, 3, zone)
  return [...planned, confirmed, ...days.map((day) => dayStart(dose, day, zone))]
}

/** Every instant at which time alone can change the corridor. */
function corridorInstants(state: PatientState, ctx: Omit<ChangeContext, 'now'>): Date[] {
  const { zone, step } = ctx
  const instants = phaseInstants(state, { ...ctx, now: new Date(0) })
  const dose = state.lastDose
  if (dose) {
    instants.push('at' in dose ? dose.at : dayStart(dose, 0, zone))
    const days = [0, 3, ...DAY_WINDOWS.map((row) => row.lastDay).filter(Number.isFinite)]
    instants.push(...days.map((day) => dayStart(dose, day + 1, zone)))
    if ('at' in dose) instants.push(...HOUR_WINDOWS.map((row) => limit(addHours(dose.at, row.toH), row.inclusive)))
  }
  const first = state.medication?.firstDoseAt
  if (first) instants.push(justAfter(addHours(first, MEDICATED_WINDOW.afterH)))
  const started = state.taperStartedOn ? [{ date: state.taperStartedOn }] : []
  for (const one of [...started, ...(step ? [step] : [])]) instants.push(...stepInstants(one, zone))
  return instants
}

const limit = (at: Date, inclusive: boolean): Date => (inclusive ? justAfter(at) : at)

function stepInstants(step: When, zone: string): Date[] {
  if ('at' in step) return [step.at, justAfter(addHours(step.at, STEP_WINDOW.toH))]
  return [dayStart(step, 0, zone), dayStart(step, STEP_WINDOW.toDay + 1, zone)]
}
