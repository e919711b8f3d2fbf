import type { PlanParameters } from '@/db/tapers/input'
import type { SignedPlan } from '@/db/tapers/types'
import type { TaperUnit } from '@/lib/clinical/taper/types'
import type { Result } from '@/lib/result'

/**
 * What the taper screens send. What they are given is `db/tapers/types.ts`.
 * Amounts on the screen are grams per day for powder and capsules, or the product's own unit otherwise.
 */
export type SignPlanInput = {
  requestId: string
  patientId: string
  /** The plan in force that the person looked at. */
  basedOn: string | null
  parameters: PlanParameters
  reasonCodes: string[]
  reason: string
  goneThroughWithPatient: boolean
  goneThroughAt: string | null
  /** Null: anyone who may sign is asked. */
  coSignerId: string | null
  /** Guardrail codes overridden with this reason. */
  overrides: string[]
}

export type PlannerActions = {
  saveDraft: (input: {
    patientId: string
    version: string | null
    parameters: PlanParameters
    reason: string
  }) => Promise<Result<{ version: string; savedText: string }>>
  sign: (input: SignPlanInput) => Promise<Result<SignedPlan>>
}

export type CoSignActions = {
  coSign: (input: { planId: string; version: number }) => Promise<Result<SignedPlan>>
  decline: (input: { planId: string; version: number; reason: string }) => Promise<Result<null>>
}

export type StepDecision = 'confirm' | 'hold' | 'slow_percent' | 'slow_interval' | 'step_back' | 'stop'
export type StepReviewInput = {
  requestId: string
  patientId: string
  planId: string
  version: number
  decision: StepDecision
  /** The step that the person saw as next. */
  stepNo?: number
  /** Required unless the decision is what the engine proposed and that is to proceed. */
  reason: string
}
export type StepReviewActions = { decide: (input: StepReviewInput) => Promise<Result<{ text: string }>> }

export type DoseInput = {
  requestId: string
  patientId: string
  takenAt: string
  amount: number
  unit: TaperUnit
  kind: 'planned' | 'extra' | 'missed' | 'day_total'
  /** Seen by staff, or told by the patient. */
  origin: 'witnessed' | 'reported'
  note?: string
}
export type DoseCorrectionInput = { doseId: string; reason: string; dose: DoseInput }
export type DoseLogActions = {
  recordDose: (input: DoseInput) => Promise<Result<{ text: string }>>
  correctDose: (input: DoseCorrectionInput) => Promise<Result<{ text: string }>>
}
