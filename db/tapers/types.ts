import type { ApproachEligibility } from '@/lib/clinical/taper/eligibility'
import type { ReviewResult } from '@/lib/clinical/taper/review-facts'
import type { SigningInput } from '@/lib/clinical/taper/signing'
import type { TaperUnit } from '@/lib/clinical/taper/types'
import type { UnitKind } from '@/lib/clinical/taper/units'
import type { LocalDate } from '@/lib/clinical/types'
import type { PlanParameters } from './input'

/** What the taper screens read. Instants are ISO texts, days local dates; amounts are in the plan's unit per day. */
export type ConfirmedStep = { no: number; at: string; by: string }

export type PlanView = {
  id: string
  version: number
  status: 'signed' | 'waiting_cosign' | 'superseded' | 'finished' | 'stopped' | 'withdrawn'
  /** Why this version exists; holds and slow-downs keep the signature of the plan they were made from. */
  change: 'first' | 'hold' | 'slow' | 'step_back' | 'delay' | 'resume' | 'speed_up' | 'revise'
  reason: string | null
  madeBy: string | null
  madeAt: string
  parameters: PlanParameters
  confirmed: ConfirmedStep[]
  signedBy: string | null
  signedAt: string | null
  coSign: { needed: string[]; by: string | null; at: string | null } | null
  ended: { by: string | null; at: string; reason: string | null } | null
}

export type TakenDay = {
  on: LocalDate
  taken: number | null
  planned: number | null
  reportedBy: 'staff' | 'patient' | null
  note?: string
}
export type PlanEvent = { on: LocalDate; kind: 'hold' | 'slow' | 'step_back' | 'lapse' | 'note'; text: string }
export type SigningFacts = Omit<SigningInput, 'params' | 'schedule' | 'eligibility'>

export type ScoreSeries = {
  instrument: 'SOWS_H' | 'COWS'
  points: { at: string; value: number }[]
  /** Pieces of constant expected upper bound; null = no corridor there. */
  corridor: { from: string; to: string; upper: number | null }[]
}

export type CoSignView = {
  planId: string
  version: number
  proposedBy: string
  proposedAt: string
  reason: string
  because: string[]
  summary: string
  /** The person who is asked; null = anyone who may sign. */
  asked: string | null
  /** This person may give the second signature. */
  mayCoSign: boolean
}

export type PlannerView = {
  patientId: string
  zone: string
  now: string
  today: LocalDate
  product: { kind: UnitKind; name: string }
  eligibility: ApproachEligibility[]
  ways: Partial<Record<string, { label: string; href: string }>>
  signed: PlanView | null
  waiting: CoSignView | null
  /** Every version of the episode, newest first. */
  versions: PlanView[]
  draft: { parameters: PlanParameters; version: string | null; savedText: string | null; reason?: string } | null
  start: { baseline: number; increment: number; dosesPerDay: number; doseTimes: string[]; unit: TaperUnit }
  taken: TakenDay[]
  events: PlanEvent[]
  taperDay: number | null
  review: { result: ReviewResult; summary: string; dueOn: LocalDate } | null
  score: { name: string; total: number | null; limit: number; ageText: string } | null
  series: ScoreSeries[]
  signing: SigningFacts
  may: { draft: boolean; sign: boolean; signAlone: boolean; hold: boolean }
  coSigners: { id: string; name: string }[]
}

export type SignedPlan = { planId: string; version: number; waitsForCoSign: boolean; text: string }

export type StepReviewView = {
  patientId: string
  planId: string
  version: number
  dueOn: LocalDate
  dueText: string
  current: { no: number; dose: number; doses: number[] }
  next: { no: number; dose: number; doses: number[] } | null
  unit: string
  proposal: ReviewResult
  proposalText: string
  evidence: { label: string; value: string; limit: string; met: boolean | null; age: string }[]
  consequences: string[]
  speedUp: 'no' | 'offer' | 'clinician_only'
  /** `confirm`: due and allowed now. `stepBack`: also stopping the taper; needs a prescriber or the medical director. */
  may: { confirm: boolean; hold: boolean; stepBack: boolean }
  /** What nobody may do to this plan now, and why: a pregnancy lock, or a patient who has stopped. */
  lockedText: string | null
}
