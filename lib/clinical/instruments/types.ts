import type { Source, SourceStrength, Tier } from '../types'

/**
 * An instrument is data (instruments.md): items with their allowed answers, bands, license, codes, source.
 * A new instrument is a new entry in the registry, never a new branch in a screen.
 */
export const INSTRUMENT_IDS = [
  'COWS',
  'SOWS_H',
  'SOWS_G',
  'CIWA_AR',
  'CIWA_B',
  'PHQ9',
  'GAD7',
  'CSSRS',
  'CRAVING_NRS',
  'BSCS',
  'ISI',
  'AUDIT_C',
  'DAST10',
  'PAWSS',
  'DSM5_KUD',
  'KDS',
  'LDQ',
  'SDS',
  'PEG',
  'READINESS',
  'BARC10',
  'QSOFA',
  'SIRS',
  'POSS',
  'RASS',
  'NEWS2',
  'ORTHOSTATIC',
  'SHOCK_INDEX',
] as const
export type InstrumentId = (typeof INSTRUMENT_IDS)[number]

/** A scored choice. Point sets may skip numbers (COWS restlessness: 0, 1, 3, 5). */
export type Option = { value: number; label: string }

export type AnswerKind =
  | { kind: 'options'; options: readonly Option[] }
  /** A named level that is not a number, such as POSS `S` or ACVPU `C`. */
  | { kind: 'choice'; options: readonly { value: string; label: string }[] }
  /** One point for the answer named by `scoresOn` (DAST-10 item 3 scores on No). */
  | { kind: 'boolean'; scoresOn: boolean }
  | { kind: 'range'; min: number; max: number; step: number; low?: string; high?: string }
  /** A measured value with its UCUM unit; plausibility is checked at entry, not here. */
  | { kind: 'measure'; unit: string }

export type Item = {
  id: string
  /** Short name, never the copyrighted wording. */
  label: string
  /** Full wording, only where the license lets the product ship it. */
  wording?: string
  /** What to look for or how to take it, in our own words. */
  help?: string
  loinc?: string
  /** Recorded beside the score and never summed. */
  unscored?: true
  /** Rated by the observer although the patient answers the other items. */
  observed?: true
  answer: AnswerKind
}

/** Both ends belong to the band. */
export type Band = { code: string; label: string; from: number; to: number }
/** Bands under a name that is stored with each score (I-04). */
export type BandSet = { id: string; label: string; bands: readonly Band[]; source: Source }

export type License = {
  text: string
  /** The product shows the full wording; otherwise short names only. */
  shipsWording: boolean
  /** Wording may not ship: staff use the licensed form and enter the result. */
  scoreEntryOnly?: true
}

export type Code = { code: string; strength: SourceStrength }

/** How a total comes about. */
export type Scoring =
  | 'sum'
  | 'mean'
  /** C-SSRS: the highest class of any Yes, no total. */
  | 'screen'
  /** qSOFA and SIRS: one point for each criterion that is met. */
  | 'criteria'
  /** POSS and RASS: one observed level. */
  | 'level'
  /** Worked out from vital signs (`vitals/`), not answered. */
  | 'computed'

/** A change that means something to the patient, in points or in percent of the earlier score. */
export type MeaningfulChange = { points?: number; percent?: number; text: string; source: Source }

export type Instrument = {
  id: InstrumentId
  title: string
  short: string
  /** Stored with every assessment; changes with wording, items or points. */
  version: string
  who: 'staff' | 'patient' | 'either'
  /** The time the questions ask about. */
  recall: string
  /** Repeat screens ask about this time instead (C-SSRS, triage.md §2.7). */
  repeatRecall?: string
  scoring: Scoring
  items: readonly Item[]
  minTotal: number | null
  /** Null where no total exists (C-SSRS, POSS) or no range was found (KDS). */
  maxTotal: number | null
  /** Bands of the default set; empty where the document gives none (trend only). */
  bands: readonly Band[]
  bandSource?: Source
  /** All named sets, the default first (CIWA-Ar by protocol, AUDIT-C by sex). */
  bandSets?: readonly BandSet[]
  /** Levels with the tier they open (RASS, I-13). */
  levelTiers?: readonly { level: number | string; tier: Tier }[]
  change?: MeaningfulChange
  license: License
  loinc?: { panel?: Code; total?: Code }
  snomed?: Code
  source: Source
  notes: readonly string[]
}

export type Answer = number | boolean | string | null | undefined
export type Sex = 'male' | 'female' | 'other' | 'unknown'
export type Complication = 'seizure' | 'delirium' | 'hallucinations'

/** Give `answers` by item id, or `items` in document order (scored items only), or a complete `total`. */
export type ScoreInput = {
  answers?: Readonly<Record<string, Answer>> | null
  items?: readonly Answer[] | null
  total?: number | null
  /** COWS: heart rate recorded at the same time, per minute. */
  pulseBpm?: number | null
  /** CIWA-Ar: `ASAM2020` (default) or `CAMCOPS`. */
  bandSet?: string | null
  /** CIWA-Ar: present now, whatever the score. */
  complications?: readonly Complication[] | null
  /** AUDIT-C: unknown and other take the lower threshold (I-08). */
  sex?: Sex | null
  /** PAWSS threshold question: alcohol in the last 30 days, or a blood alcohol level above 0. */
  gate?: boolean | null
  /** DSM-5: days without any criterion other than craving. */
  daysWithoutCriteria?: number | null
}

export type ScoreStatus = 'complete' | 'incomplete' | 'rejected'
export type ScoreProblem =
  | 'answer_not_allowed'
  | 'wrong_number_of_items'
  | 'unknown_item'
  | 'total_out_of_range'
  | 'pulse_disagrees'
  | 'unknown_band_set'
  | 'no_total'
  | 'computed_elsewhere'

export type Score = {
  instrument: InstrumentId
  version: string
  status: ScoreStatus
  /** Null unless complete, and always null where the instrument has no total. PEG: mean, 1 decimal. */
  total: number | null
  /** The total before rounding; rules compare this one (I-09). */
  unrounded: number | null
  band: string | null
  bandLabel: string | null
  /** Name of the band set in force, for instruments that have more than one. */
  bandSet: string | null
  /** Ids of unanswered items that the score needs. */
  missing: readonly string[]
  problem: ScoreProblem | null
  /** Item ids the problem is about. */
  problemItems: readonly string[]
  /** COWS with a recorded pulse: points of item 1. */
  pulsePoints?: number | null
  /** PHQ-9: item 9 answered 1 or more, whatever the rest. */
  item9Flag?: boolean
  /** CIWA-Ar: a mark beside the band, never a band (I-04). */
  complicated?: boolean
  /** DSM-5, when days without criteria are given. */
  remission?: 'early' | 'sustained' | null
  /** Answers as they must be stored: COWS with its filled pulse, C-SSRS without questions that were not asked (I-05). */
  stored: Readonly<Record<string, number | boolean | string | null>>
  /** C-SSRS: a Yes where the question should not have been asked. */
  contradictory?: boolean
  /** RASS: tier that the level opens. */
  tier?: Tier | null
}
