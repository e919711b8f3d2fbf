import type { Source, Tier } from '../types'

/** Comfort medicines of tapers.md §5, and naltrexone, which is only ever checked against the last use. */
export const DRUGS = [
  'clonidine',
  'lofexidine',
  'ibuprofen',
  'acetaminophen',
  'loperamide',
  'bismuth',
  'ondansetron',
  'hydroxyzine',
  'trazodone',
  'melatonin',
  'magnesium',
  'gabapentin',
  'benzodiazepine',
  'herbal',
  'naltrexone',
] as const
export type DrugId = (typeof DRUGS)[number]

export const IMPAIRMENTS = ['none', 'mild', 'moderate', 'severe'] as const
export type Impairment = (typeof IMPAIRMENTS)[number]

/** What the checks read about the patient. null = not recorded: it raises no maximum and lifts no block. */
export type DosePatient = {
  weightKg: number | null
  liverDisease: boolean
  alcoholUse: boolean
  jaundice: boolean
  altOver3xUln: boolean
  hepaticImpairment: Impairment | null
  renalImpairment: Impairment | null
  /** Ingredients, any case. */
  allergies: readonly string[]
  fever: boolean
  bloodyStool: boolean
  /** 1-based day of treatment with this drug. */
  treatmentDay: number | null
}

/** Conditions of a patient that change a maximum; the predicates are in maximum.ts. */
export const CONDITIONS = [
  'weight_90_kg',
  'liver_or_alcohol',
  'any_impairment',
  'hepatic_mild',
  'hepatic_moderate',
  'hepatic_severe',
  'renal_mild_moderate',
  'renal_severe',
] as const
export type Condition = (typeof CONDITIONS)[number]

export type Maximum = {
  /** mg in a rolling 24 h, by the kind of order. */
  otcMg: number
  rxMg: number
  source: Source
  /** The one condition that raises it. */
  raised?: { when: Condition; mg: number; source: Source }
  /** The smallest that applies counts. */
  lowered: readonly { when: Condition; mg: number; source: Source }[]
}

/** One row of the medicines table, as the checks read it and the rule book shows it. */
export type DrugEntry = {
  id: DrugId
  name: string
  typicalDose: string
  /** null = the document has no maximum for checks. */
  max24h: Maximum | null
  otherMaxima: string | null
  /** mg in one dose; only lofexidine has one (T-19). */
  singleMaxMg: number | null
  minIntervalMin: number | null
  /** Last treatment day on which it may be given. */
  maxTreatmentDay: number | null
  alpha2: boolean
  /** Counts toward the QT list (T-22). */
  qt: boolean
  sedative: boolean
  cautions: readonly string[]
  /** How it is stopped, where stopping needs care. */
  stopping: string | null
  sources: readonly Source[]
}

export type DoseDecision = 'give' | 'caution' | 'hold' | 'block'
export type DoseReasonCode =
  | 'single_max'
  | 'max_24h'
  | 'min_interval'
  | 'allergy'
  | 'duration'
  | 'liver_review'
  | 'fever_or_bloody_stool'
  | 'vitals_missing'
  | 'hold_sbp'
  | 'hold_dbp'
  | 'hold_hr'
  | 'caution_sbp'
  | 'caution_hr'
  | 'qtc_500'
  | 'sedation'
  | 'nsaid_risk'
  | 'vitals_stale'
  | 'naltrexone_too_early'
  | 'last_use_unknown'
  | 'induction_gate'

/** One finding of a dose check, with its number, its limit and its source. */
export type DoseReason = {
  code: DoseReasonCode
  level: Exclude<DoseDecision, 'give'>
  text: string
  source: Source
}

export type DoseRule = { rule: 'VIT-06' | 'WD-12'; tier: Tier }
