import type { Source } from '../types'

/** Vital parameters as they are stored and exchanged (triage.md §6). */
export const PARAMETER_KEYS = [
  'heart_rate',
  'respiratory_rate',
  'spo2',
  'oxygen_flow',
  'fio2',
  'sbp',
  'dbp',
  'temperature',
  'weight',
  'height',
  'bmi',
  'pain',
  'glucose',
  'blood_alcohol',
  'alt',
  'bilirubin',
  'mitragynine_urine',
  'qtc',
] as const
export type ParameterKey = (typeof PARAMETER_KEYS)[number]

/** UCUM codes as FHIR writes them. */
export type Unit =
  | '/min'
  | '%'
  | 'L/min'
  | 'mm[Hg]'
  | 'Cel'
  | '[degF]'
  | 'kg'
  | '[lb_av]'
  | 'g'
  | 'cm'
  | '[in_i]'
  | 'm'
  | 'kg/m2'
  | '{score}'
  | 'mg/dL'
  | 'g/dL'
  | 'U/L'
  | 'ng/mL'
  | 'ms'

/** Limits themselves are valid values. A missing end has no limit. */
export type Limits = { low?: number; high?: number }

export type AcceptedUnit = {
  unit: Unit
  /** As people write it: `°F`, `lb`, `bpm`. */
  label: string
  /** Hard limits that the document gives in this unit; they are compared as entered. */
  hard?: Limits
}

export type Parameter = {
  key: ParameterKey
  label: string
  short: string
  /** Letter that jumps to the field of the entry form (DESIGN.md §10). */
  letter?: string
  /** Stored unit. Limits below are in it. */
  unit: Unit
  units: readonly AcceptedUnit[]
  /** Decimals taken on entry; null: any. */
  decimals: number | null
  hard: Limits
  warn: Limits
  /** Warn above this many times the laboratory's upper limit of normal. */
  warnTimesUln?: number
  /** Warn on a change of more than this percent within so many days. */
  warnChange?: { percent: number; days: number }
  /** Ask once when the value differs from the previous one by this much (soft question, center protocol). */
  askChange?: { by: number; ask: string }
  loinc: { code: string; alternates?: readonly string[]; panel?: string; panelAlternates?: readonly string[] }
  /** Computed from others, never entered. */
  computed?: true
  source: Source
}
