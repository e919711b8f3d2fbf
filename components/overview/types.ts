import type { Phase, Tier } from '@/lib/clinical/types'
import type { Result } from '@/lib/result'
import type { AllergyInput, LastDoseInput, PregnancyAnswer } from '../patient/types'

/** The side of the overview: what is open, what is due, and the acts on the patient. */

export type OpenFlag = {
  flagId: string
  ruleId: string
  ruleVersion: string
  tier: Tier
  /** "COWS 14, expected 0–9 on day 22": value, comparator and limit. */
  title: string
  /** "13 yesterday, 14 at 06:55. Flagged 06:55, you own it." */
  detail: string
  href: string
}

/** What is missing, "no C-SSRS recorded", and the rules that cannot tell without it. */
export type CannotTell = { why: string; rules: string[] }

export type DueItem = { id: string; when: string; what: string; tier: Tier | null; href?: string }

export type LatestNote = { at: string; author: string; text: string; href: string }

export type ScoreRow = {
  instrument: string
  /** "11", "8"; null = never scored. */
  value: string | null
  /** "/11" after a value of a partial set; empty otherwise. */
  outOf: string
  /** "14 → 13 → 11", "negative 4×". */
  trend: string
  on: string | null
  href: string
}

export type Goal = { id: string; text: string; done: boolean }
export type TeamMember = { staffId: string; name: string; initials: string; role: string; lead: boolean; you: boolean }

export type OverviewSide = {
  flags: OpenFlag[]
  cannotTell: { count: number; missing: CannotTell[] }
  due: DueItem[]
  note: LatestNote | null
  scores: ScoreRow[]
  goals: Goal[]
  team: TeamMember[]
  setting: string
  location: string | null
  checkedAt: string | null
  now: string
}

export type Choice = { value: string; label: string }

/** What the forms of the overview send. Every one carries a request id, so that a retry does nothing twice. */
export type PhaseChangeInput = {
  requestId: string
  change: 'set_anchor' | 'confirm_anchor' | 'use_status' | 'override_gate'
  lastDose?: LastDoseInput
  useStatus?: 'not_assessed' | 'stable_dose' | 'stopped'
  /** The gate that is closed with a reason (phases.md P-21). */
  gateId?: string
  reason: string
}
export type UseReportInput = {
  requestId: string
  substance: 'kratom' | 'extract' | 'seven_oh' | 'opioid' | 'alcohol' | 'benzodiazepine'
  on: { precision: 'instant'; at: string } | { precision: 'date'; date: string }
  /** Null = not stated, which is not 0. */
  grams: number | null
  stillUsing: boolean
  dailyAgain: boolean
  judgedRelapse: boolean
  note: string
}
/** What a use would do, computed before anything is written: the person confirms these lines. */
export type UseConsequences = {
  event: 're_anchor' | 'lapse' | 'relapse' | 'none'
  lines: string[]
  from: Phase
  to: Phase
}
export type TransferInput = { requestId: string; leadId: string; reason: string }
export type MoveInput = {
  requestId: string
  setting: 'residential' | 'iop' | 'outpatient'
  place: string | null
  reason: string
}
export type ContactInput = {
  requestId: string
  kind: 'check_in' | 'phone' | 'visit' | 'counseling' | 'family' | 'group' | 'appointment' | 'other'
  /** Planned for a time to come, or what came of it. */
  state: 'planned' | 'happened' | 'no_answer' | 'missed'
  at: string
  note: string
}
export type ManualFlagInput = { requestId: string; tier: Tier; what: string; why: string }
export type ClinicalBackgroundInput = {
  requestId: string
  allergies: AllergyInput
  alerts: string[]
  pregnancy: PregnancyAnswer | null
  pregnancyWeeks: number | null
}
export type MedicationStatementInput = {
  requestId: string
  /** Null = not answered; the action refuses it at `takes`. */
  takes: boolean | null
  /** Generic name in lower case; empty when it was not said. */
  name: string
  /** Calendar day: since when it is taken, or until when it was. */
  since: string | null
}

type Act<In, Out = unknown> = (input: In) => Promise<Result<Out>>

export type OverviewActions = {
  changePhase?: Act<PhaseChangeInput>
  previewUse?: Act<UseReportInput, UseConsequences>
  reportUse?: Act<UseReportInput>
  transferLead?: Act<TransferInput>
  move?: Act<MoveInput>
  recordContact?: Act<ContactInput>
  raiseFlag?: Act<ManualFlagInput>
  editBackground?: Act<ClinicalBackgroundInput>
  stateMedication?: Act<MedicationStatementInput>
}
