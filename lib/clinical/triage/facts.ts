import type { PatientState } from '../phases/state'
import type { Acvpu, Approach, CareSetting, LocalDate, Phase, Substance, When } from '../types'

/**
 * What the triage rules read about one patient (triage.md §2, FORMAT.md "Triage").
 *
 * Recording conventions: lists are in time order, oldest first; `null` means not recorded and is never
 * normal; superseded and voided facts are not in the lists (their ids are in `correctedFactIds`).
 * Windows: every list needs to reach back only as far as its comment says, so that `evaluate` costs the
 * same for a patient of two days and of a year. A longer list does no harm.
 */
export type Facts = {
  // --- Course -------------------------------------------------------------------------------------
  /** A fixed phase and day. Give null and fill `course` to have both derived for the instant evaluated. */
  phase: Phase | null
  day: number | null
  /** The patient state of phases.md; needed for WD-09, WD-10, ENG-09 and ENG-11 and for time-correct days. */
  course: PatientState | null
  /** The latest change to a lower dose, for the corridor (P-16). */
  step: When | null
  approach: Approach | null
  setting: CareSetting | null
  admittedAt: Date | null

  // --- Standing facts -----------------------------------------------------------------------------
  /** Takes clonidine or lofexidine now. */
  onAlpha2: boolean
  onLoperamide: boolean
  mentalHealthComorbidity: boolean
  pregnancy: 'yes' | 'suspected' | 'no' | 'unknown' | null

  // --- Measurements -------------------------------------------------------------------------------
  /**
   * Observation sets by time of measurement, refused ones included (`outcome`).
   * Window: the last 30 days, at most the newest 20 measured sets; always the newest measured set, however old,
   * and the newest older set that has a full NEWS2.
   */
  vitals: readonly VitalsSet[]
  /** The latest orthostatic test, and the one before it. */
  orthostatic: readonly OrthostaticTest[]
  /** Window: the latest weight and the 30 days before it. */
  weights: readonly Weight[]
  /** The weight at the start of the episode. */
  baselineWeight: Weight | null
  /** Planned hours between sets (phases.md §4); null = no planned vitals. */
  vitalsIntervalH: number | null
  /** When the first set is due while none was measured; null = at admission. Later sets: last set + interval. */
  nextVitalsDueAt: Date | null
  /** The latest stop of clonidine or lofexidine in the last 14 days. */
  alpha2Stop: Alpha2Stop | null

  // --- Events and structured findings -------------------------------------------------------------
  /** Window: everything not assessed, and what was reported in the last 7 days. */
  events: readonly ClinicalEvent[]
  /**
   * Findings ticked as present now, that is in the latest red-flag check. `at` = the first check of the unbroken series
   * that has it, so that a finding which was reviewed and is still there does not open a new flag at every check.
   */
  ticks: readonly Tick[]
  /** The latest red-flag check; null = none recorded, so an absent tick says nothing. */
  redFlagsCheckedAt: Date | null
  vomits24h: Dated<number> | null
  looseStools24h: Dated<number> | null
  hoursWithoutFluids: Dated<number> | null
  hoursWithoutUrine: Dated<number> | null
  daysWithoutStool: Dated<number> | null
  /** Ability to do daily activities 0–10. Window: 14 days. */
  functionReports: readonly Dated<number>[]
  /** Hours slept, newest last. Window: the latest three recorded nights. */
  sleepHours: readonly Dated<number>[]
  /** Craving 0–10. Window: the latest and the 24 h before it, and everything since an open ENG-07. */
  craving: readonly Dated<number>[]

  // --- Scores (complete totals) -------------------------------------------------------------------
  /** Window: the latest 4, everything since the oldest open flag of its rules, and the 4 up to its opening. */
  cows: readonly Score[]
  ciwaAr: readonly Score[]
  ciwaB: readonly Score[]
  sowsH: readonly Score[]
  gad7: readonly Score[]
  /** Window: every PHQ-9 since the latest completed C-SSRS, and the latest two. An incomplete one has total null. */
  phq9: readonly Phq9[]
  /** Window: 30 days; always the latest, complete or not, and the latest complete one. */
  cssrs: readonly Cssrs[]
  /** Window: 12 h, always the latest. */
  poss: readonly Dated<string>[]
  rass: readonly Dated<number>[]
  isiTotal: Dated<number> | null
  pawssTotal: Dated<number> | null
  auditCTotal: Dated<number> | null

  // --- Laboratory ---------------------------------------------------------------------------------
  alt: LabValue | null
  bilirubin: LabValue | null
  qtc: { ms: number; baselineMs: number | null; at: Date | null; id?: string } | null

  // --- Substances, medicines, plan ----------------------------------------------------------------
  lastAlcoholAt: Date | null
  lastBenzodiazepineAt: Date | null
  /** Days of use among the last 7; `at` = the latest use, never the time of asking. */
  alcoholDays7: Dated<number> | null
  benzodiazepineDays7: Dated<number> | null
  substancesStopping: Dated<number> | null
  /** New use reported since the last review of ENG-06. */
  newSubstances: readonly { substance: Substance | 'injection'; at: Date | null; id?: string }[]
  /** Window: 48 h. */
  buprenorphineDoses: readonly { at: Date; id?: string }[]
  /** Carried-out step reviews, newest last. Window: the latest two. */
  taperResults: readonly Dated<TaperResult>[]
  /** When the plan in force was signed. A plan signed after a flag opened is "plan signed". */
  planSignedAt: Date | null
  failedAttempts: number | null
  /** Successive days, up to the last planned one, without the planned buprenorphine. */
  missedBuprenorphineDays: Dated<number> | null
  missedOtherDose: Dated<boolean> | null
  /** Grams planned and taken per local date, newest last. Window: the latest 3 days that have both. */
  intake: readonly { on: LocalDate; plannedG: number; takenG: number; id?: string }[]
  /** Dates on which day 0 was set again (phases.md §2.5). Window: 14 days. */
  reAnchorsOn: readonly LocalDate[]

  // --- Engagement and administration --------------------------------------------------------------
  /** The earliest planned contact not yet made. */
  checkInDueAt: Date | null
  lastContactAt: Date | null
  /** Booked contacts and groups whose time has come. Window: the latest three with an outcome. */
  bookedContacts: readonly { at: Date; outcome: 'attended' | 'missed' | 'cancelled' | null; id?: string }[]
  /** null = not asked of this patient; false = missing. */
  crisisPlan: boolean | null
  relapsePlan: boolean | null
  /** A follow-up is booked; null = not applicable. */
  followUpBooked: boolean | null
  /** `not_asked` keeps ENG-10 from speaking; null = there is no consent. */
  consent: { revokedOn: LocalDate | null; expiresOn: LocalDate | null } | null | 'not_asked'
  /** Baseline dose measured; null = not applicable. */
  baselineDoseMeasured: boolean | null
  /** The readiness gate of the current phase (phases.md §2.4): what is missing. null = not asked. */
  gateMissing: readonly string[] | null
  /** Rules that another engine part has found to apply (ENG-04, ENG-05 by `phase.use`; WD-12 by `dose.check`). */
  raised: readonly { ruleId: 'ENG-04' | 'ENG-05' | 'WD-12'; at: Date; text: string; id?: string }[]

  // --- People's acts ------------------------------------------------------------------------------
  /** Flags raised by hand (MAN-01), not yet reviewed. */
  manualFlags: readonly ManualFlag[]
  /** Reviews and overrides recorded on rules. Window: the latest of each rule. */
  reviews: readonly Review[]
  /** Ids of facts superseded or voided since the oldest open flag was opened. */
  correctedFactIds: readonly string[]
}

/**
 * A value and when it was observed (never the time of asking: every later `at` counts as new evidence);
 * `at` null = undated. `id` is the fact's id, kept in a flag's evidence.
 */
export type Dated<T> = { value: T; at: Date | null; id?: string }

export type Temperature = { value: number; unit: 'C' | 'F' }

/** Parts of a set that may be marked absent or unrecordable at the bedside, which is a value and not a blank. */
export const UNRECORDABLE = ['hr', 'sbp', 'rr', 'spo2', 'temp'] as const
export type Unrecordable = (typeof UNRECORDABLE)[number]

export type VitalsSet = {
  id?: string
  /** When it was measured. */
  at: Date
  /** When it was entered; null = at once. More than 12 h later it opens no flag. */
  enteredAt: Date | null
  /** Anything but `measured` carries no values and never counts as a set. */
  outcome: 'measured' | 'refused' | 'asleep' | 'away'
  hr: number | null
  rr: number | null
  spo2: number | null
  sbp: number | null
  dbp: number | null
  acvpu: Acvpu | null
  /** As entered: MED-06 compares in the entered unit. */
  temp: Temperature | null
  onOxygen: boolean | null
  news2Scale: 1 | 2
  /** The tick on this reading. */
  symptomatic: boolean
  unrecordable: readonly Unrecordable[]
}

export type OrthostaticTest = {
  id?: string
  at: Date | null
  kind: 'supine_to_stand' | 'sit_to_stand'
  baseline: { sbp: number; dbp: number; hr: number | null }
  standing: readonly { minute: number; sbp: number; dbp: number; hr: number | null }[]
  symptomatic: boolean
}

export type Weight = { on: LocalDate; kg: number; id?: string }
export type Alpha2Stop = { daysTaken: number; abrupt: boolean; sbpBefore: number | null; at: Date | null; id?: string }

export type ClinicalEvent = {
  id?: string
  type: 'seizure' | 'chest_pain' | 'syncope' | 'self_harm_thoughts'
  /** null = time not known: treated as recent. */
  happenedAt: Date | null
  reportedAt: Date
  assessed: boolean
  /** Syncope only. null recovery counts as no full recovery. */
  injury: boolean | null
  fullRecovery: boolean | null
}

export const TICKS = [
  'confusion',
  'hallucinations',
  'delusions',
  'agitation_with_risk',
  'panic_attack',
  'disorientation',
  'infection_signs',
  'severe_tremor',
  'severe_spasm',
  'cannot_function_over_48h',
  'jaundice',
  'dark_urine',
  'generalized_itch',
  'pregnancy_danger_sign',
  'suspected_overdose',
  'ingestion_with_symptoms',
  'allergic_reaction_severe',
  'blood_in_stool',
  'severe_abdominal_pain',
  'headache_with_neuro_sign',
  'dyspnea',
  'intent_to_use',
  'cannot_make_next_step',
  'left_without_handoff',
  'social_harm',
] as const
export type TickName = (typeof TICKS)[number]
export type Tick = { name: TickName; at: Date | null; id?: string }

/** `tremorItem`: COWS item 8 or CIWA-Ar item 2. */
export type Score = { at: Date; total: number; tremorItem: number | null; id?: string }
export type Phq9 = { at: Date; total: number | null; item9: number | null; id?: string }

export type CssrsAnswers = {
  q1: boolean | null
  q2: boolean | null
  q3: boolean | null
  q4: boolean | null
  q5: boolean | null
  q6: boolean | null
  /** 6b: within the past three months. */
  q6Within3m: boolean | null
}
/** `risk` null = incomplete without a class (I-05). `complete` false with risk `high` is possible. */
export type Cssrs = {
  at: Date
  risk: 'none' | 'low' | 'moderate' | 'high' | null
  complete: boolean
  answers: CssrsAnswers | null
  id?: string
}

export type LabValue = { value: number; uln: number; at: Date | null; id?: string }
export type TaperResult = 'proceed' | 'hold' | 'hold_and_slow' | 'step_back' | 'stop'

export type ManualFlag = { id: string; tier: 'T1' | 'T2' | 'T3' | 'T4'; reason: string; at: Date; by: string }

/**
 * The act behind "reviewed" or "clinician" in the clearing column (decisions 7), or an override with reason.
 * `watch` records that somebody looked and keeps the flag open.
 */
export const REVIEW_OUTCOMES = ['assessed', 'plan_signed', 'resolved', 'false_alarm', 'watch', 'override'] as const
export type ReviewOutcome = (typeof REVIEW_OUTCOMES)[number]
export type Review = { ruleId: string; at: Date; outcome: ReviewOutcome; by: string; reason: string | null }

/** A patient about whom nothing is recorded: the start for adapters and tests. */
export const NO_FACTS: Facts = {
  phase: null,
  day: null,
  course: null,
  step: null,
  approach: null,
  setting: null,
  admittedAt: null,
  onAlpha2: false,
  onLoperamide: false,
  mentalHealthComorbidity: false,
  pregnancy: null,
  vitals: [],
  orthostatic: [],
  weights: [],
  baselineWeight: null,
  vitalsIntervalH: null,
  nextVitalsDueAt: null,
  alpha2Stop: null,
  events: [],
  ticks: [],
  redFlagsCheckedAt: null,
  vomits24h: null,
  looseStools24h: null,
  hoursWithoutFluids: null,
  hoursWithoutUrine: null,
  daysWithoutStool: null,
  functionReports: [],
  sleepHours: [],
  craving: [],
  cows: [],
  ciwaAr: [],
  ciwaB: [],
  sowsH: [],
  gad7: [],
  phq9: [],
  cssrs: [],
  poss: [],
  rass: [],
  isiTotal: null,
  pawssTotal: null,
  auditCTotal: null,
  alt: null,
  bilirubin: null,
  qtc: null,
  lastAlcoholAt: null,
  lastBenzodiazepineAt: null,
  alcoholDays7: null,
  benzodiazepineDays7: null,
  substancesStopping: null,
  newSubstances: [],
  buprenorphineDoses: [],
  taperResults: [],
  planSignedAt: null,
  failedAttempts: null,
  missedBuprenorphineDays: null,
  missedOtherDose: null,
  intake: [],
  reAnchorsOn: [],
  checkInDueAt: null,
  lastContactAt: null,
  bookedContacts: [],
  crisisPlan: null,
  relapsePlan: null,
  followUpBooked: null,
  consent: 'not_asked',
  baselineDoseMeasured: null,
  gateMissing: null,
  raised: [],
  manualFlags: [],
  reviews: [],
  correctedFactIds: [],
}

/** A set in which nothing was measured. */
export const emptySet = (at: Date): VitalsSet => ({
  at,
  enteredAt: null,
  outcome: 'measured',
  hr: null,
  rr: null,
  spo2: null,
  sbp: null,
  dbp: null,
  acvpu: null,
  temp: null,
  onOxygen: null,
  news2Scale: 1,
  symptomatic: false,
  unrecordable: [],
})
