import type { LocalDate, When } from '../types'

/** Whether and how the patient takes kratom now. `stable_dose` = using, baseline not yet reduced. */
export const USE_STATUSES = ['not_assessed', 'stable_dose', 'taper', 'stopped'] as const
export type UseStatus = (typeof USE_STATUSES)[number]

export const MEDICATION_KINDS = ['buprenorphine', 'other'] as const
export const MEDICATION_STATES = ['induction', 'maintenance', 'ended'] as const

/** Medication treatment of the use disorder (phases.md §2.3). */
export type MedicationTreatment = {
  kind: (typeof MEDICATION_KINDS)[number]
  state: (typeof MEDICATION_STATES)[number]
  firstDoseAt?: Date | null
}

/** What is recorded about a patient's use; the recovery phase follows from it and the time alone. */
export type PatientState = {
  use: UseStatus
  /** Date of taper day 1, the first day at the first reduced dose. */
  taperStartedOn?: LocalDate | null
  /** The last scheduled non-zero dose has been taken. */
  taperFinished?: boolean
  alternateDay?: boolean
  /** Last reported kratom dose, by instant or by date only. */
  lastDose?: When | null
  /** Kept as status `planned`; never drives the phase (P-08). */
  plannedLastDoseOn?: LocalDate | null
  clinicianConfirmed?: boolean
  medication?: MedicationTreatment | null
}

export const ANCHOR_STATUSES = ['planned', 'provisional', 'confirmed'] as const
export type AnchorStatus = (typeof ANCHOR_STATUSES)[number]
export type PhaseBadge = 'on_buprenorphine'
