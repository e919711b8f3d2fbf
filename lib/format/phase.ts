import type { Approach, CareSetting, Phase } from '../clinical/types'

/** The words of the phases, in sentence case. */
export const PHASE_WORD: Readonly<Record<Phase, string>> = {
  intake: 'Intake',
  stabilization: 'Stabilization',
  taper: 'Tapering',
  acute: 'Acute',
  subacute: 'Subacute',
  extended: 'Extended',
  long_term: 'Long-term',
  unknown: 'Unknown',
}

export const APPROACH_WORD: Readonly<Record<Approach | 'custom', string>> = {
  conservative: 'Conservative',
  moderate: 'Moderate',
  rapid: 'Rapid',
  gradual_10: 'Gradual 10%',
  custom: 'Custom',
}

export const SETTING_WORD: Readonly<Record<CareSetting, string>> = {
  residential: 'Residential',
  iop: 'IOP',
  outpatient: 'Outpatient',
}

/** The short form for lists: "B-04" when there is a bed, else "IOP" or "OP". */
export const placeLabel = (setting: CareSetting, bed: string | null): string =>
  bed ?? { residential: 'Residential', iop: 'IOP', outpatient: 'OP' }[setting]

/**
 * "Acute · day 3", "Subacute · wk 4", "Extended · mo 2", "Long-term · mo 14", "Tapering · step 3", "Intake".
 * `day` is the phase day from the last dose (0 is the day of it); null leaves the count out.
 */
export function phaseLabel(phase: Phase, { day, step }: { day?: number | null; step?: number | null } = {}): string {
  const word = PHASE_WORD[phase]
  const count = phase === 'taper' ? stepCount(step) : dayCount(phase, day)
  return count ? `${word} · ${count}` : word
}

const stepCount = (step?: number | null) => (step ? `step ${step}` : null)

function dayCount(phase: Phase, day?: number | null): string | null {
  if (day === null || day === undefined) return null
  if (phase === 'acute') return `day ${day}`
  if (phase === 'subacute') return `wk ${Math.floor((Math.max(1, day) - 1) / 7) + 1}`
  // Day 29 opens month 2 and day 183 month 7, whatever the lengths of the calendar months (phases.md §2.1).
  if (phase === 'extended') return `mo ${Math.min(6, Math.max(2, month(day)))}`
  if (phase === 'long_term') return `mo ${Math.max(7, month(day))}`
  return null
}

const month = (day: number) => Math.floor((day - 1) / DAYS_PER_MONTH) + 1
const DAYS_PER_MONTH = 365.25 / 12
