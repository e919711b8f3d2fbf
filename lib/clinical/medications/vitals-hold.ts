import { minutesBetween } from '../time'
import type { Source } from '../types'
import type { DoseReason, DoseRule } from './types'

/** The pressures and pulse that an α2-agonist is judged on; null = not measured. */
export type Alpha2Vitals = { sbp: number | null; dbp: number | null; hr: number | null; measuredAt: Date }

const PRESSURE: Source = {
  title: 'VA-derived opioid withdrawal handout',
  section: 'Hold below 90/60',
  strength: 'verified',
}
const PULSE: Source = { title: 'Center protocol', section: 'Clonidine pulse limit', strength: 'proposal' }
const AGE: Source = { title: 'Center protocol', section: 'Vitals before an α2-agonist', strength: 'general_knowledge' }

/** Limits of VIT-06 for both drugs (T-21): below `hold` the dose is held, below `caution` it is given with care. */
export const ALPHA2_LIMITS = {
  sbp: { hold: 90, caution: 100, unit: 'mmHg', source: PRESSURE },
  dbp: { hold: 60, caution: null, unit: 'mmHg', source: PRESSURE },
  hr: { hold: 50, caution: 60, unit: 'bpm', source: PULSE },
} as const
export const ALPHA2_VITALS_MAX_AGE_MIN = 60

const NAMES = { sbp: 'Systolic pressure', dbp: 'Diastolic pressure', hr: 'Pulse' } as const
const PARTS = ['sbp', 'dbp', 'hr'] as const

/** Why an α2-agonist dose is held or given with care. A missing value holds: missing is never normal. */
export function vitalsReasons(vitals: Alpha2Vitals | null, now: Date): DoseReason[] {
  const reasons = PARTS.map((part) => limitReason(part, vitals?.[part] ?? null)).filter((one) => one !== null)
  const missing = PARTS.filter((part) => (vitals?.[part] ?? null) === null)
  if (missing.length > 0) {
    const text = `Not measured: ${missing.map((part) => NAMES[part].toLowerCase()).join(', ')}`
    reasons.push({ code: 'vitals_missing', level: 'hold', text, source: PRESSURE })
  }
  const age = vitals ? minutesBetween(vitals.measuredAt, now) : 0
  if (age > ALPHA2_VITALS_MAX_AGE_MIN) {
    const text = `Vitals are ${Math.floor(age)} min old, at most ${ALPHA2_VITALS_MAX_AGE_MIN} min`
    reasons.push({ code: 'vitals_stale', level: 'hold', text, source: AGE })
  }
  return reasons
}

function limitReason(part: (typeof PARTS)[number], value: number | null): DoseReason | null {
  const { hold, caution, unit, source } = ALPHA2_LIMITS[part]
  if (value === null) return null
  if (value < hold) {
    return { code: `hold_${part}`, level: 'hold', text: `${NAMES[part]} ${value} ${unit}, hold below ${hold}`, source }
  }
  if (caution === null || part === 'dbp' || value >= caution) return null
  const text = `${NAMES[part]} ${value} ${unit}, dose with caution below ${caution}`
  return { code: `caution_${part}`, level: 'caution', text, source }
}

/** VIT-06: T2 if any hold limit is met, else T3 in a caution band (T-21). */
export function vit06(reasons: readonly DoseReason[]): DoseRule[] {
  if (reasons.some(({ code }) => code.startsWith('hold_'))) return [{ rule: 'VIT-06', tier: 'T2' }]
  return reasons.some(({ code }) => code.startsWith('caution_')) ? [{ rule: 'VIT-06', tier: 'T3' }] : []
}
