import type { Result } from '@/lib/result'
import type { Reauthenticate } from '../sign-in/reauth-dialog'

/**
 * What the vitals screen is given and what it sends.
 * Instants are ISO strings, days are `YYYY-MM-DD` in the center's zone. Stored units are °C, kg, mmHg.
 * A missing field means "not recorded"; it never means normal or zero.
 */

/** The numbers of a set. Blood pressure is two of them, checked as a pair. */
export const SET_VITALS = [
  'heart_rate',
  'respiratory_rate',
  'spo2',
  'temperature',
  'sbp',
  'dbp',
  'weight',
  'pain',
  'glucose',
] as const
export type SetVital = (typeof SET_VITALS)[number]

export type BodyPosition = 'sitting' | 'lying' | 'standing'

/** Why there are no numbers. `measured` is an ordinary set, even if some fields are blank. */
export const SET_OUTCOMES = ['measured', 'refused', 'asleep', 'away'] as const
export type SetOutcome = (typeof SET_OUTCOMES)[number]

/** One entered number, as typed and with its unit (UCUM), or marked absent/unrecordable, which is a value. */
export type EnteredVital = {
  vital: SetVital
  /** As typed, for example 101.1. Missing when `unrecordable`. */
  value?: number
  /** `/min`, `%`, `[degF]`, `Cel`, `mm[Hg]`, `[lb_av]`, `kg`, `{score}`, `mg/dL`. */
  unit: string
  unrecordable?: true
  /** The person answered "Yes, keep" to the soft question. */
  confirmed?: true
}

/** One scored form that travels with the set. Answers by item id; an unanswered item is missing, never 0. */
export type EnteredScore = {
  instrumentId: string
  answers: Record<string, number | boolean | string | null>
  administeredBy: 'staff' | 'self'
}

/** An event that has a time of its own (triage R-05). */
export type EnteredEvent = {
  type: 'seizure' | 'chest_pain' | 'syncope' | 'self_harm_thoughts'
  /** Missing when nobody knows; the rule then counts it as now. */
  happenedAt?: string
  injury?: boolean
  /** Missing = not known, which counts as no full recovery. */
  fullRecovery?: boolean
}

export type StandingReading = { minute: number; sbp: number; dbp: number; hr?: number }

/** One vitals and symptoms set as the `record` action receives it. */
export type VitalsSetInput = {
  /** UUID made by the client once per draft: sending the same one twice records once. */
  requestId: string
  patientId: string
  /** When it was measured, not when it was typed. */
  takenAt: string
  outcome: SetOutcome
  /** Required unless `measured`. */
  reason?: string
  vitals: EnteredVital[]
  acvpu?: 'A' | 'C' | 'V' | 'P' | 'U'
  onOxygen?: boolean
  position?: BodyPosition
  /** Dizzy, faint or unwell with this reading (VIT-05, VIT-07). */
  symptomatic?: boolean
  orthostatic?: { kind: 'supine_to_stand' | 'sit_to_stand'; standing: StandingReading[] }
  /** Since the set before. */
  vomits?: number
  looseStools?: number
  drankMl?: number
  hoursWithoutFluids?: number
  hoursWithoutUrine?: number
  craving?: number
  sleepHours?: number
  dailyFunction?: number
  takesAlpha2?: boolean
  /** Red-flag findings present now: keys of `FINDINGS`. */
  ticks: string[]
  events: EnteredEvent[]
  scores: EnteredScore[]
  note?: string
}

/** What the server answers: the set as stored and what it opened. */
export type VitalsSaved = {
  setId: string
  /** True when this request id had already landed. */
  repeated: boolean
  /** Fields that the server refused beside those refused on the screen; the rest is saved. */
  refused?: Record<string, string>
  /** Flags that this set opened, gravest first, for the line under the form. */
  opened: { rule: string; tier: 'T1' | 'T2' | 'T3' | 'T4' | 'T5'; text: string }[]
}

/** The set before, for deltas and soft questions. Stored units. */
export type PreviousSet = {
  takenAt: string
  /** "03:30", already in the center's zone. */
  time: string
  vitals: Partial<Record<SetVital, number>>
  acvpu?: 'A' | 'C' | 'V' | 'P' | 'U'
  vomits?: number
  looseStools?: number
  drankMl?: number
  craving?: number
  sleepHours?: number
  dailyFunction?: number
  /** The latest weight, however old: kg and days since. */
  weight?: { kg: number; days: number }
}

/** The expected course for the live score: upper bounds at the time of the set, or null (no corridor). */
export type ExpectedCourse = { cowsUpper: number | null; sowsUpper: number | null; label: string }

export type VitalsFormView = {
  patientId: string
  zone: string
  /** Server time when the page was made. */
  now: string
  units: { temperature: '[degF]' | 'Cel'; weight: '[lb_av]' | 'kg' }
  spo2Scale: 1 | 2
  previous: PreviousSet | null
  /** "The 05:30 set was missed." */
  missedText?: string
  expected: ExpectedCourse
  /** Takes clonidine or lofexidine: from active orders, or from the last answer, or not known. */
  alpha2: { known: boolean; takes: boolean; text: string }
  /** Instruments to offer beside COWS, by registry id, in order. */
  instruments: string[]
  /** A first pressure of 180/120 or more waits for its repeat since then. */
  repeatPressureDueAt?: string
  allergyText?: string
}

export type VitalsActions = {
  record: (input: VitalsSetInput) => Promise<Result<VitalsSaved>>
  /** Signs the same person in again without leaving the page. */
  reauthenticate?: Reauthenticate
}

/** A dose or a medicine on the flowsheet, its text ready: "4 g", "0.1". */
export type FlowsheetDose = {
  at: string
  name: string
  unit: string
  text: string
  kind: 'kratom' | 'medicine'
  due?: true
}

/** One recorded set as the history verb returns it; the flowsheet's rows are derived from these. */
export type SetRow = {
  id: string
  takenAt: string
  enteredAt: string
  outcome: SetOutcome | 'missed'
  reason?: string
  recorder: { name: string; initials: string } | null
  origin: 'staff' | 'self' | 'import'
  /** Stored units; an unrecordable vital is in `unrecordable`. */
  vitals: Partial<Record<SetVital, number>>
  /** As entered, for example {"temperature": {"value": 101.1, "unit": "[degF]"}}. */
  entered?: Partial<Record<SetVital, { value: number; unit: string }>>
  unrecordable?: SetVital[]
  acvpu?: 'A' | 'C' | 'V' | 'P' | 'U'
  onOxygen?: boolean
  spo2Scale?: 1 | 2
  position?: BodyPosition
  vomits?: number
  looseStools?: number
  drankMl?: number
  hoursWithoutFluids?: number
  hoursWithoutUrine?: number
  craving?: number
  sleepHours?: number
  dailyFunction?: number
  /** Totals; null = incomplete, so no total. */
  scores: { instrumentId: string; total: number | null; band: string | null; bandText?: string }[]
  /** Upper bounds of the corridor at that time; null = none. */
  expected?: { cowsUpper: number | null; sowsUpper: number | null }
  /** The set this one corrects: shown struck through on focus. */
  corrects?: { id: string; reason: string; by: string; at: string; before: Omit<SetRow, 'corrects'> }
  /** May the person on the screen correct it. */
  correctable?: boolean
}

export const FLOWSHEET_RANGES = ['24h', '72h', 'stay'] as const
export type FlowsheetRange = (typeof FLOWSHEET_RANGES)[number]

export type FlowsheetView = {
  zone: string
  now: string
  units: VitalsFormView['units']
  range: FlowsheetRange
  rangeHref: Record<FlowsheetRange, string>
  sets: SetRow[]
  doses: FlowsheetDose[]
  /** True while an entry form beside it fills the last column. */
  draft: boolean
}

/** A correction: the whole set as it should read, and why. */
export type CorrectSetInput = { setId: string; version: string; reason: string; set: VitalsSetInput }
