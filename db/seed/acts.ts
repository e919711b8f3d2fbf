import type { InstrumentId } from '@/lib/clinical/instruments/types'
import type { TaperParams } from '@/lib/clinical/taper/types'
import type { LocalDate, Substance } from '@/lib/clinical/types'
import type { ActionCode, HandoverReason, ReviewOutcome } from '@/lib/format/acts'
import type { AdmissionInput } from '../patients/admission'
import type { StepDecision } from '../tapers/input'
import type { VitalsSetInput } from '../vitals/input'
import type { StaffKey } from './staff'

export type SetOfNumbers = Omit<VitalsSetInput, 'requestId' | 'patientId' | 'takenAt' | 'events' | 'mode'> &
  Partial<Pick<VitalsSetInput, 'events' | 'mode'>>

/** What somebody did: one verb of the product each. */
export type Act =
  | { do: 'admit'; input: Omit<AdmissionInput, 'requestId' | 'leadId'>; lead: StaffKey }
  | { do: 'set'; minutesAgo: number; set: SetOfNumbers }
  /** Corrects the latest set of this patient. */
  | { do: 'correct_set'; minutesAgo: number; reason: string; set: SetOfNumbers }
  | { do: 'score'; instrument: InstrumentId; answers: Record<string, number | boolean | null>; by: 'staff' | 'self' }
  | { do: 'contact'; state: 'happened' | 'no_answer' | 'missed'; kind: ContactKind; note?: string }
  | { do: 'book'; kind: ContactKind; at: Date }
  | { do: 'sign'; params: TaperParams; reason: string; coSigner: StaffKey | null; doseTimes: string[] }
  | { do: 'cosign' }
  | { do: 'step'; decision: StepDecision; reason: string }
  | { do: 'resume'; reason: string }
  | { do: 'finish'; lastDoseAt: Date }
  | { do: 'dose'; on: LocalDate; grams: number; witnessed: boolean; daysBefore?: number; note?: string }
  | {
      do: 'use'
      on: LocalDate
      substance: Substance
      grams: number
      stillUsing?: boolean
      dailyAgain?: boolean
      note: string
    }
  | { do: 'stopped'; at: Date; reason: string }
  | { do: 'alpha2'; name: 'clonidine' | 'lofexidine'; takes: boolean }
  | {
      do: 'background'
      alerts: string[]
      allergies: AdmissionInput['allergies']
      pregnancy: 'yes' | 'no' | 'not_applicable'
      weeks: number | null
    }
  | { do: 'raise'; tier: 'T1' | 'T2' | 'T3' | 'T4'; reason: string }
  | { do: 'confidential'; names: StaffKey[]; reason: string }
  | { do: 'take' }
  | { do: 'acknowledge' }
  | { do: 'action'; code: ActionCode; text: string }
  | { do: 'hand_over'; to: StaffKey; reason: HandoverReason }
  | { do: 'review'; ruleId: string; outcome: ReviewOutcome; reason: string }

export type ContactKind = 'check_in' | 'phone' | 'visit' | 'counseling' | 'family' | 'group' | 'appointment'

/** An act at its moment. `soft`: somebody else may have been first, or nothing is open any more; then it is left out. */
export type Scene = { at: Date; mrn: string; by: StaffKey; act: Act; soft?: boolean }
