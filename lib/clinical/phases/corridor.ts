import { roundHalfUp } from '../decimal'
import { addHours, dateOf, daysBetween, hoursBetween, localDate } from '../time'
import type { Source, When } from '../types'
import { isAfter, onBuprenorphine, phaseOf } from './phase-of'
import type { PatientState } from './state'

export type CorridorInstrument = 'SOWS_H' | 'COWS'

/** Upper bound at the peak (phases.md §3.3): SOWS mean + 2 SD of recalled cessation; COWS top of the moderate band. */
export const CORRIDOR_PEAK: Record<CorridorInstrument, { upper: number; source: Source }> = {
  SOWS_H: {
    upper: 37,
    source: { title: 'Center protocol', section: 'Corridor, scaled from Rogers 2024', strength: 'proposal' },
  },
  COWS: { upper: 24, source: { title: 'Center protocol', section: 'COWS corridor', strength: 'proposal' } },
}

/** Hours since a dose whose time is known: below `toH`, or up to and including it. The first row that holds counts. */
export const HOUR_WINDOWS = [
  { label: 'first 6 h', toH: 6, inclusive: false, factor: 0.25 },
  { label: '6 to 12 h', toH: 12, inclusive: false, factor: 0.5 },
  { label: '12 to 24 h', toH: 24, inclusive: false, factor: 0.75 },
  { label: '24 to 72 h, peak', toH: 72, inclusive: true, factor: 1 },
] as const

/** Calendar days since the dose, after the hour windows. */
export const DAY_WINDOWS = [
  { label: 'to day 5', lastDay: 5, factor: 0.75 },
  { label: 'day 6 to 7', lastDay: 7, factor: 0.5 },
  { label: 'day 8 to 14', lastDay: 14, factor: 0.35 },
  { label: 'day 15 to 28', lastDay: 28, factor: 0.25 },
  { label: 'day 29 to 182', lastDay: 182, factor: 0.2 },
  { label: 'from day 183', lastDay: Number.POSITIVE_INFINITY, factor: 0.15 },
] as const

/** If only the date of the last dose is known, these come before the day windows. */
export const DATE_ONLY_WINDOWS = [
  { label: 'day 0', lastDay: 0, factor: 0.5 },
  { label: 'day 1 to 3, peak', lastDay: 3, factor: 1 },
] as const

/** After a step of a taper: up to 72 h (date only: through the third day after), then until the next step. */
export const STEP_WINDOW = { toH: 72, toDay: 3, factor: 0.5, laterFactor: 0.35 } as const

/** More than 24 h after the first buprenorphine dose, through day 14, this replaces the row (P-17). */
export const MEDICATED_WINDOW = { afterH: 24, lastDay: 14, factor: 0.35 } as const

export type CorridorContext = {
  zone: string
  /** The time of the score. */
  at: Date
  instrument?: CorridorInstrument
  /** The latest change to a lower dose; taper day 1 if there was none later. */
  step?: When | null
}

/**
 * Highest expected score at `at` in points, or null: no corridor (phases.md §3.3, P-15 to P-18).
 * The lower bound is always 0. The corridor never suppresses an absolute rule.
 */
export function corridorUpper(state: PatientState, ctx: CorridorContext): number | null {
  const factor = corridorFactor(state, ctx)
  return factor === null ? null : roundHalfUp(CORRIDOR_PEAK[ctx.instrument ?? 'SOWS_H'].upper * factor)
}

/** A score is above the corridor only if it is greater than the upper bound (P-18). */
export const isAboveCorridor = (score: number, upper: number | null): boolean => upper !== null && score > upper

function corridorFactor(now: PatientState, ctx: CorridorContext): number | null {
  const moment = { zone: ctx.zone, now: ctx.at }
  const state = asOf(now, moment)
  const { phase, day } = phaseOf(state, moment)
  if (phase === 'taper') return stepFactor(state, ctx)
  if (day === null || !state.lastDose) return null
  return isMedicated(state, day, ctx.at) ? MEDICATED_WINDOW.factor : standardFactor(state.lastDose, day, ctx.at)
}

/** A score from before the last reported dose belongs to the taper if there was one; else its phase is unknown. */
function asOf(state: PatientState, moment: { zone: string; now: Date }): PatientState {
  const isLater = state.lastDose && isAfter(state.lastDose, moment)
  return isLater ? { ...state, lastDose: null, taperFinished: false } : state
}

function isMedicated(state: PatientState, day: number, at: Date): boolean {
  const first = onBuprenorphine(state) ? state.medication?.firstDoseAt : null
  return Boolean(first && day <= MEDICATED_WINDOW.lastDay && at > addHours(first, MEDICATED_WINDOW.afterH))
}

function standardFactor(dose: When, day: number, at: Date): number {
  const early = 'at' in dose ? hourFactor(hoursBetween(dose.at, at)) : dayFactor(DATE_ONLY_WINDOWS, day)
  return early ?? dayFactor(DAY_WINDOWS, day) ?? 0
}

const hourFactor = (hours: number) =>
  HOUR_WINDOWS.find((row) => hours < row.toH || (row.inclusive && hours === row.toH))?.factor

const dayFactor = (rows: readonly { lastDay: number; factor: number }[], day: number) =>
  rows.find((row) => day <= row.lastDay)?.factor

/** A step that lies after the score does not describe it; then taper day 1 counts (P-16). */
function stepFactor(state: PatientState, { zone, at, step }: CorridorContext): number {
  const known = step && !isAfter(step, { zone, now: at }) ? step : null
  const latest = known ?? (state.taperStartedOn ? { date: state.taperStartedOn } : null)
  if (!latest) return STEP_WINDOW.laterFactor
  const isRecent =
    'at' in latest
      ? hoursBetween(latest.at, at) <= STEP_WINDOW.toH
      : daysBetween(dateOf(latest, zone), localDate(at, zone)) <= STEP_WINDOW.toDay
  return isRecent ? STEP_WINDOW.factor : STEP_WINDOW.laterFactor
}
