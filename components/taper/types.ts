import type { ApproachEligibility } from '@/lib/clinical/taper/eligibility'
import type { ReviewResult } from '@/lib/clinical/taper/review-facts'
import type { SigningInput } from '@/lib/clinical/taper/signing'
import type { TaperParams, TaperUnit } from '@/lib/clinical/taper/types'
import type { UnitKind } from '@/lib/clinical/taper/units'
import type { Result } from '@/lib/result'

/**
 * What the taper screens are given and what they send.
 * Amounts on the screen are grams per day for powder and capsules, or the product's own unit otherwise.
 */
/**
 * Parameters of a plan as the engine computes them, and the clock times of the doses.
 * A signed version is exactly this; its steps are `buildSchedule(parameters)`, computed where they are shown.
 */
export type PlanParameters = TaperParams & {
  /** "07:00" … one per dose of the day, earliest first. */
  doseTimes: string[]
}

/** A step that a person confirmed: it has taken effect. */
export type ConfirmedStep = { no: number; at: string; by: string }

export type PlanView = {
  id: string
  version: number
  status: 'signed' | 'waiting_cosign' | 'draft' | 'superseded' | 'finished'
  parameters: PlanParameters
  confirmed: ConfirmedStep[]
  signedBy: string | null
  signedAt: string | null
  coSign: { needed: string[]; by: string | null; at: string | null } | null
}

/** What was taken on a day against the plan in force on that day. */
export type TakenDay = {
  on: string
  taken: number | null
  planned: number | null
  reportedBy: 'staff' | 'patient' | null
  note?: string
}

export type PlanEvent = { on: string; kind: 'hold' | 'slow' | 'step_back' | 'lapse' | 'note'; text: string }

/** What the signing guardrails read about the patient and the signer; the plan itself is added on the screen. */
export type SigningFacts = Omit<SigningInput, 'params' | 'schedule' | 'eligibility'>

export type PlannerView = {
  patientId: string
  zone: string
  now: string
  /** Local date of `now`. */
  today: string
  product: { kind: UnitKind; name: string }
  /** `eligibilityOf(facts).approaches`, as the engine answers. */
  eligibility: ApproachEligibility[]
  /** Where an unmet condition can be met, by its code: "Arrange daily check-ins". */
  ways: Partial<Record<string, { label: string; href: string }>>
  /** Plan in force, if any. */
  signed: PlanView | null
  /** Draft to continue, with the version it was read at. */
  draft: { parameters: PlanParameters; version: string | null; savedText: string | null; reason?: string } | null
  /** Start of a first plan: the measured amount and what the patient can measure. */
  start: { baseline: number; increment: number; dosesPerDay: number; doseTimes: string[]; unit: TaperUnit }
  taken: TakenDay[]
  events: PlanEvent[]
  /** Taper day of today, if one is running. */
  taperDay: number | null
  /** The review of the step that is due or coming, if a plan is in force. */
  review: { result: ReviewResult; summary: string; dueOn: string } | null
  score: { name: string; total: number | null; limit: number; ageText: string } | null
  signing: SigningFacts
  may: { draft: boolean; sign: boolean }
  /** Who is asked when a co-signature is needed. */
  coSigners: { id: string; name: string }[]
}

export type SignPlanInput = {
  requestId: string
  patientId: string
  /** Version of the plan in force that the person looked at. */
  basedOn: string | null
  parameters: PlanParameters
  reasonCodes: string[]
  reason: string
  goneThroughWithPatient: boolean
  goneThroughAt: string | null
  coSignerId: string | null
  /** Guardrail codes overridden with this reason. */
  overrides: string[]
}
export type SignedPlan = { planId: string; version: number; waitsForCoSign: boolean; text: string }

export type PlannerActions = {
  saveDraft: (input: {
    patientId: string
    version: string | null
    parameters: PlanParameters
    reason: string
  }) => Promise<Result<{ version: string; savedText: string }>>
  sign: (input: SignPlanInput) => Promise<Result<SignedPlan>>
}

export type CoSignView = {
  planId: string
  version: number
  proposedBy: string
  proposedAt: string
  reason: string
  /** Why a second signature is needed. */
  because: string[]
  summary: string
}
export type CoSignActions = {
  coSign: (input: { planId: string; version: number }) => Promise<Result<SignedPlan>>
  decline: (input: { planId: string; version: number; reason: string }) => Promise<Result<null>>
}

/** The due step with the engine's proposal and the data behind it. */
export type StepReviewView = {
  patientId: string
  planId: string
  version: number
  dueOn: string
  dueText: string
  current: { no: number; dose: number; doses: number[] }
  next: { no: number; dose: number; doses: number[] } | null
  unit: string
  proposal: ReviewResult
  /** "Held: SOWS and craving not taken". */
  proposalText: string
  /** Value, comparator, limit, age: the data behind it. */
  evidence: { label: string; value: string; limit: string; met: boolean | null; age: string }[]
  /** What the proposal opens or asks for: "Second hold in a row: taper review". */
  consequences: string[]
  speedUp: 'no' | 'offer' | 'clinician_only'
  may: { confirm: boolean; hold: boolean }
}
export type StepDecision = 'confirm' | 'hold' | 'slow_percent' | 'slow_interval' | 'step_back'
export type StepReviewInput = {
  requestId: string
  patientId: string
  planId: string
  version: number
  decision: StepDecision
  /** Required unless the decision is what the engine proposed and that is to proceed. */
  reason: string
}
export type StepReviewActions = { decide: (input: StepReviewInput) => Promise<Result<{ text: string }>> }

/** Doses of one day against the plan. */
export type DoseDay = {
  on: string
  dayText: string
  planned: number | null
  taken: number | null
  doses: DoseRow[]
}
export type DoseRow = {
  id: string
  at: string
  time: string
  amount: number
  planned: number | null
  kind: 'planned' | 'extra' | 'missed'
  reportedBy: string
  witnessed: boolean
  superseded?: { reason: string; by: string }
}
export type DoseInput = {
  requestId: string
  patientId: string
  takenAt: string
  amount: number
  unit: string
  kind: 'planned' | 'extra' | 'missed'
  /** Seen by staff, or told by the patient. */
  origin: 'witnessed' | 'reported'
  note?: string
}
export type DoseLogActions = { recordDose: (input: DoseInput) => Promise<Result<{ text: string }>> }
