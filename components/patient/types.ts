import type { Phase, Tier } from '@/lib/clinical/types'

/** Who the patient is and where on the way. Unknown is said, never left blank. */

/** A cell of the banner: a value with its age, or the reason why there is none. */
export type BannerCell =
  | { state: 'known'; text: string; at?: string | null }
  | { state: 'not_recorded' }
  | { state: 'not_asked' }

export type AllergyList =
  | { state: 'not_asked' }
  | { state: 'none_known'; askedAt: string | null }
  | { state: 'listed'; items: { id: string; substance: string; reaction: string | null; severe: boolean }[] }

export type BannerModel = {
  patientId: string
  /** "Imani Whitfield". */
  name: string
  age: number | null
  /** One letter or word as recorded; null = not recorded. */
  sex: string | null
  /** "14 Aug 1989"; null = not recorded. */
  born: string | null
  mrn: string
  place: string | null
  pronouns: string | null
  language: string | null
  /** "Dale Whitfield, B-12": another patient whose name may be confused. */
  nameAlert: string | null
  allergies: AllergyList
  pregnancy: BannerCell
  codeAndCrisisPlan: BannerCell
  /** Latest C-SSRS: "C-SSRS negative"; a high risk carries a tier. */
  suicideRisk: BannerCell & { tier?: Tier | null }
  interactions: BannerCell
  consent: BannerCell
  contactSharing: BannerCell
  /** Other alerts entered by people: "Fall risk", "Interpreter". */
  alerts: string[]
  confidential: boolean
  now: string
}

export type GateState = 'met' | 'unmet' | 'cannot_tell'
/** "COWS ≤ 8 for 72 h: no, 14". */
export type Gate = { id: string; text: string; state: GateState }

export type PhaseStep = {
  /** Intake, stabilization and taper stand before acute as one box each when they concern the patient. */
  phase: Phase
  label: string
  /** "days 0–7", "day 22 of 28", "from day 29, 10 Mar", "Earliest 10 Aug". */
  when: string
  state: 'done' | 'current' | 'to_come'
  /** "Left 17 Feb on day 8", "Since last dose 10 Feb (reported, provisional)". */
  detail: string
  /** Share of the phase that has passed, 0–1; null where it has no end. */
  progress: number | null
  gates: Gate[]
}

export type PatientTab = 'overview' | 'vitals' | 'taper' | 'scores' | 'history'

/** Possible duplicates while an admission is typed: warned, never blocked. */
export type LikelyDuplicate = { patientId: string; name: string; born: string | null; mrn: string; why: string }

/** When the last dose was, as exactly as it is known (phases.md §2.2). Instants are ISO text with an offset. */
export type LastDoseInput =
  | { precision: 'instant'; at: string }
  | { precision: 'date'; date: string }
  | { precision: 'unknown' }

export type PregnancyAnswer = 'yes' | 'suspected' | 'no' | 'unknown' | 'not_applicable'

export type AllergyInput =
  | { state: 'not_asked' }
  | { state: 'none_known' }
  | { state: 'listed'; items: { substance: string; reaction: string | null }[] }

/** What the admission form sends; empty means not recorded and is sent as null. */
export type AdmissionFormInput = {
  requestId: string
  familyName: string
  givenName: string
  mrn: string
  birthDate: string | null
  sex: 'female' | 'male' | 'other' | 'unknown'
  pronouns: string | null
  language: string | null
  phone: string | null
  setting: 'residential' | 'iop' | 'outpatient'
  place: string | null
  leadId: string | null
  useStatus: 'not_assessed' | 'stable_dose' | 'stopped'
  lastDose: LastDoseInput | null
  /** Null = not asked. */
  pregnancy: PregnancyAnswer | null
  allergies: AllergyInput
}
