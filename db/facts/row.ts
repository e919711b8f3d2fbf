import type { Acvpu, Approach, CareSetting, LocalDate, Substance } from '@/lib/clinical/types'
import type { ReportFindings } from '../schema/facts'
import type { MedicineRow } from './medicine-columns'

/** The row of FACTS_SQL as JSON carries it: instants are ISO texts. */
export type FactsRow = MedicineRow & {
  patient: {
    id: string
    center_id: string
    mental_health_comorbidity: boolean | null
    chronic_pain: boolean | null
    seizure_history: boolean | null
  } | null
  episode: {
    id: string
    admitted_at: string
    setting: CareSetting
    use_status: 'not_assessed' | 'stable_dose' | 'taper' | 'stopped'
    attempt_no: number
    phase: string
    anchor_on: LocalDate | null
    baseline_mg: number | null
  } | null
  pregnancy: 'yes' | 'suspected' | 'no' | 'unknown' | 'not_applicable' | null
  anchor: {
    kind: 'reported' | 'planned' | 'relapse_using' | 'unknown'
    precision: 'instant' | 'date' | 'unknown'
    last_dose_at: string | null
    last_dose_on: LocalDate | null
    confirmed_at: string | null
  } | null
  plan: {
    id: string
    approach: Approach | 'custom'
    starts_on: LocalDate
    ends_on: LocalDate | null
    status: 'signed' | 'finished'
    signed_at: string | null
    tail_mode: string | null
    /** The first reduced dose of this taper that a person confirmed. */
    first_step_on: LocalDate | null
  } | null
  decisions: {
    id: string
    decision: 'confirmed' | 'hold' | 'hold_and_slow' | 'step_back' | 'stop' | 'finished'
    at: string
    effective_on: LocalDate
    dose_mg: number
  }[]
  vitals: VitalsRow[]
  weights: WeightRow[]
  baseline_weight: WeightRow | null
  orthostatic: {
    id: string
    taken_at: string
    kind: 'supine_to_stand' | 'sit_to_stand'
    baseline: { sbp: number; dbp: number; hr?: number }
    standing: { minute: number; sbp: number; dbp: number; hr?: number }[]
    symptomatic: boolean
  }[]
  medicines: {
    id: string
    ingredient: string
    status: 'active' | 'stopped'
    started_at: string | null
    stopped_at: string | null
    stopped_abruptly: boolean | null
    sbp_before: number | null
  }[]
  events: {
    id: string
    type: 'seizure' | 'chest_pain' | 'syncope' | 'self_harm_thoughts'
    happened_at: string
    reported_at: string
    details: { injury?: boolean; fullRecovery?: boolean }
    assessed_at: string | null
  }[]
  reports: { id: string; taken_at: string; findings: ReportFindings }[]
  scores: ScoreRow[]
  uses: {
    id: string
    substance: Substance | 'injection'
    used_at: string | null
    used_on: LocalDate
    event: 'none' | 're_anchor' | 'lapse' | 'relapse'
    entered_at: string
  }[]
  taken: { taken_on: LocalDate; taken_mg: number | null }[]
  check_in_due_at: Date | null
  last_contact_at: Date | null
  booked: { id: string; at: string; status: 'made' | 'missed' }[]
  documents: { kind: 'crisis' | 'relapse' | 'goal'; signed_at: string }[]
  /** Newest first. */
  consents: { type: string; revoked_on: LocalDate | null; expires_on: LocalDate | null }[]
  intake_signed: boolean
  /** Gates that a clinician closed with a reason in this episode (phases.md P-21). */
  overridden: string[]
  manual: { id: string; tier: number; reason: string; raised_at: string; raised_by: string }[]
  reviews: { data: { ruleId?: string; outcome?: string; reason?: string | null }; at: string; by: string | null }[]
  corrected: string[]
  flags: FlagRow[]
}

export type VitalsRow = {
  id: string
  taken_at: string
  entered_at: string
  outcome: 'measured' | 'refused' | 'asleep' | 'away'
  hr: number | null
  rr: number | null
  spo2: number | null
  sbp: number | null
  dbp: number | null
  acvpu: Acvpu | null
  temp_c: number | null
  temp_entered: number | null
  temp_unit: string | null
  on_oxygen: boolean | null
  spo2_scale: 1 | 2
  symptomatic: boolean
  unrecordable: string[]
  news2_total: number | null
}
export type WeightRow = { id: string; taken_at: string; weight_kg: number }
export type ScoreRow = {
  id: string
  instrument: string
  taken_at: string
  entered_at: string
  status: 'complete' | 'incomplete'
  total: number | null
  band: string | null
  answers: Record<string, unknown>
  extra: Record<string, unknown>
}
export type FlagRow = {
  id: string
  rule_id: string
  tier: number
  opened_at: string
  acknowledged_at: string | null
  action_at: string | null
  snoozed_until: string | null
  last_notified_at: string | null
  times_fired: number
  last_evidence_at: string | null
  text: string
  worst_text: string
  score_instrument: string | null
  score_total: number | null
  worst_total: number | null
  firings: string[][]
}
