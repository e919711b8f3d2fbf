import type { Phase, Source } from '../types'

/**
 * The recovery phases (phases.md §2.1). Day ranges count from the last kratom dose (day 0); the phases before it
 * have none. `induction` is no phase: it is a sub-state of `acute` on days 0–3 (P-02).
 */
export type PhaseDefinition = {
  phase: Phase
  label: string
  /** What decides that a patient is in it, in plain words. */
  basis: string
  /** First and last day since the last dose with the default settings; `last` null = open end. */
  days: { first: number; last: number | null } | null
  source: Source
}

/** The last day of each timed phase. Sites that prefer 30-day months set 30 and 180. */
export type PhaseSettings = { acuteLastDay: number; subacuteLastDay: number; extendedLastDay: number }

export const DEFAULT_PHASE_SETTINGS: PhaseSettings = { acuteLastDay: 7, subacuteLastDay: 28, extendedLastDay: 182 }

/** Induction of a medication shows as a sub-state up to this day (P-02). */
export const INDUCTION_LAST_DAY = 3

const guide: Source = { title: 'Kratom tapering guide', section: 'Withdrawal timeline', strength: 'secondary' }
const proposal = (section: string): Source => ({ title: 'Center protocol', section, strength: 'proposal' })

export const PHASE_DEFINITIONS: readonly PhaseDefinition[] = [
  {
    phase: 'intake',
    label: 'Intake',
    basis: 'Use is not assessed yet',
    days: null,
    source: { ...guide, section: 'Assessment' },
  },
  {
    phase: 'stabilization',
    label: 'Stabilization',
    basis: 'Uses at a stable dose, or a taper is planned and has not begun',
    days: null,
    source: { ...guide, section: 'Stable dosing times' },
  },
  {
    phase: 'taper',
    label: 'Tapering',
    basis: 'A taper runs; scheduled doses remain',
    days: null,
    source: { ...guide, section: 'Tapering' },
  },
  {
    phase: 'acute',
    label: 'Acute withdrawal',
    basis: 'Days since the last dose',
    days: { first: 0, last: 7 },
    source: guide,
  },
  {
    phase: 'subacute',
    label: 'Subacute',
    basis: 'Days since the last dose',
    days: { first: 8, last: 28 },
    source: guide,
  },
  {
    phase: 'extended',
    label: 'Extended recovery',
    basis: 'Days since the last dose; 182 days are 26 weeks',
    days: { first: 29, last: 182 },
    source: proposal('Recovery phases'),
  },
  {
    phase: 'long_term',
    label: 'Long-term recovery',
    basis: 'Days since the last dose',
    days: { first: 183, last: null },
    source: guide,
  },
  {
    phase: 'unknown',
    label: 'Last dose unknown',
    basis: 'Has stopped, and the last dose is not known',
    days: null,
    source: proposal('Recovery phases'),
  },
]

/** The label of a phase as screens show it. */
export const phaseLabel = (phase: Phase): string => PHASE_DEFINITIONS.find((d) => d.phase === phase)?.label ?? phase

/** The phase of a day since the last dose; `day` is 0 or more (phases.md §2.1). */
export function phaseOfDay(day: number, settings: PhaseSettings = DEFAULT_PHASE_SETTINGS): Phase {
  if (day <= settings.acuteLastDay) return 'acute'
  if (day <= settings.subacuteLastDay) return 'subacute'
  if (day <= settings.extendedLastDay) return 'extended'
  return 'long_term'
}

/** Center settings over the defaults. A missing or null setting keeps its default. */
export function phaseSettings(given: { [K in keyof PhaseSettings]?: number | null } = {}): PhaseSettings {
  return {
    acuteLastDay: given.acuteLastDay ?? DEFAULT_PHASE_SETTINGS.acuteLastDay,
    subacuteLastDay: given.subacuteLastDay ?? DEFAULT_PHASE_SETTINGS.subacuteLastDay,
    extendedLastDay: given.extendedLastDay ?? DEFAULT_PHASE_SETTINGS.extendedLastDay,
  }
}
