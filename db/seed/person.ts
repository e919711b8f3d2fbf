import type { TaperParams } from '@/lib/clinical/taper/types'
import type { CareSetting } from '@/lib/clinical/types'
import type { AdmissionInput } from '../patients/admission'
import type { CenterPlan, StaffKey } from './staff'

/** Where an invented patient stands on the last day of the demo; days are counted back from it. */
export type Course =
  | { kind: 'intake'; hoursAgo: number }
  | { kind: 'unknown'; days: number }
  | { kind: 'stable'; grams: number; days: number }
  | Finished
  | {
      kind: 'stopped'
      day: number
      admittedOnDay: number
      alpha2?: { from: number; to: number }
      /** Used again and stopped anew so many days ago. */
      stoppedAgain?: number
    }
  | {
      kind: 'taper'
      params: Omit<TaperParams, 'startOn'>
      /** Days since the first reduced dose; below 0 the plan is signed and starts so many days ahead. */
      startedDaysAgo: number
      /** The step after this one was held once; `resumeAfter`: and taken up again so many days later. */
      hold?: { atStep: number; resumeAfter?: number }
    }

/** A taper that came to its end: the last dose so many days ago. */
export type Finished = { kind: 'finished'; params: Omit<TaperParams, 'startOn'>; lastDoseDaysAgo: number }

export type Person = {
  mrn: string
  family: string
  given: string
  /** Years, and days since the last birthday. */
  age: readonly [number, number]
  sex: 'male' | 'female'
  setting: CareSetting
  place: string | null
  lead: StaffKey
  course: Course
  /** 0.2 light … 0.5 as much as is expected at most. */
  intensity: number
  pronouns?: string
  language?: string
  allergies?: AdmissionInput['allergies']
  /** One person who does everything for this patient (a confidential chart). */
  onlyBy?: StaffKey
  /** The everyday sets end so many minutes before the end; scenes of the person's own follow. */
  everydayEndsMin?: number
  /** The same for contacts. */
  contactsEndMin?: number
  /** The everyday log of doses ends so many days before the end. */
  dosesEndDays?: number
  /** PHQ-9 of a calm week. */
  mood?: number
  /** Flags of the last so many minutes are answered by the person's own scenes. */
  ownAnswersMin?: number
}

export type Cast = { center: CenterPlan; people: readonly Person[] }
