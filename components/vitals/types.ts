import type { FlowsheetRange, FlowsheetView as StoredFlowsheet } from '@/db/vitals/history-types'
import type { VitalsSaved } from '@/db/vitals/record'
import type { Result } from '@/lib/result'
import type { Reauthenticate } from '../sign-in/reauth-dialog'

/**
 * What the vitals screen is given and what it sends.
 * Instants are ISO strings, days are `YYYY-MM-DD` in the center's zone. Stored units are °C, kg, mmHg.
 * A missing field means "not recorded"; it never means normal or zero.
 */

/** The numbers that this form asks for. Blood pressure is two of them, checked as a pair. */
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
  daysWithoutStool?: number
  takesAlpha2?: boolean
  /** Red-flag findings present now. Empty: gone through, and none is there. Missing: nobody went through them. */
  ticks?: string[]
  events: EnteredEvent[]
  scores: EnteredScore[]
  note?: string
}

export type VitalsActions = {
  record: (input: VitalsSetInput) => Promise<Result<VitalsSaved>>
  /** Signs the same person in again without leaving the page. */
  reauthenticate?: Reauthenticate
}

export const FLOWSHEET_RANGES = ['24h', '72h', 'stay'] as const satisfies readonly FlowsheetRange[]

/** The flowsheet as read, and whether an entry form beside it fills the last column. */
export type FlowsheetView = Omit<StoredFlowsheet, 'patientId' | 'may'> & { draft: boolean }

/** A correction: the whole set as it should read, and why. */
export type CorrectSetInput = { setId: string; version: string; reason: string; set: VitalsSetInput }
