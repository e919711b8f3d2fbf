import { z } from 'zod'
import { TAPER_MODES, TAPER_UNITS, type TaperParams } from '@/lib/clinical/taper/types'
import { DATE, LastDose } from '../patients/admission'

const amount = z.number().min(0).max(1_000_000)
const percent = z.number().min(0).max(100)
const days = z.number().int().min(1).max(365)
const step = z.number().int().min(1).max(5000)
const onStepBack = z.literal(true).optional()
const slowBy = z.enum(['percent', 'interval']).optional()

const Adjustment = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('hold'), atStep: step, onStepBack }),
  z.object({ kind: z.literal('step_back'), atStep: step }),
  z.object({ kind: z.literal('hold_and_slow'), atStep: step, slowBy, onStepBack }),
  z.object({ kind: z.literal('slow'), atStep: step, slowBy }),
  z.object({ kind: z.literal('delay'), atStep: step, days, onStepBack }),
  z.object({ kind: z.literal('resume'), atStep: step, days, onStepBack }),
  z.object({ kind: z.literal('speed_up'), atStep: step, percent: percent.optional(), intervalDays: days.optional() }),
  z.object({ kind: z.literal('change_increment'), atStep: step, increment: amount }),
])

/** Parameters of a plan as the engine computes them, and the clock times of the day's doses. */
export type PlanParameters = TaperParams & { doseTimes: string[] }
export const PlanParameters: z.ZodType<PlanParameters> = z.object({
  mode: z.enum(TAPER_MODES),
  approach: z.enum(['conservative', 'moderate', 'rapid', 'gradual_10', 'custom']).nullable(),
  baseline: amount,
  increment: amount,
  unit: z.enum(TAPER_UNITS).optional(),
  capsuleMg: amount.optional(),
  percent: percent.optional(),
  intervalDays: days.optional(),
  stage1Doses: z.array(amount).max(100).optional(),
  stage1Percent: percent.optional(),
  stage1IntervalDays: days.optional(),
  stage2Percent: percent.optional(),
  stage2IntervalDays: days.optional(),
  stage3IntervalDays: days.optional(),
  steps: z
    .array(z.object({ dose: amount, days }))
    .max(500)
    .optional(),
  stabilization: z.boolean().optional(),
  tailMode: z.enum(['fixed_step', 'alternate_day']).optional(),
  floor: amount.optional(),
  startOn: DATE.optional(),
  endOn: DATE.optional(),
  dosesPerDay: z.number().int().min(1).max(48).optional(),
  doseCounts: z
    .array(z.object({ fromStep: step, dosesPerDay: z.number().int().min(1).max(48) }))
    .max(50)
    .optional(),
  adjustments: z.array(Adjustment).max(500).optional(),
  doseTimes: z.array(z.string().regex(/^\d{2}:\d{2}$/)).max(48),
})

const reason = z.string().trim().max(2000)

export const SaveDraft = z.object({
  patientId: z.uuid(),
  /** The version of the draft that the form was read at; null for a first one. */
  version: z.string().nullable(),
  parameters: PlanParameters,
  reason: reason.default(''),
})
export type SaveDraft = z.infer<typeof SaveDraft>

export const SignPlan = z.object({
  requestId: z.uuid(),
  patientId: z.uuid(),
  /** Id of the plan in force that the person looked at; null if there was none. */
  basedOn: z.uuid().nullable(),
  parameters: PlanParameters,
  reasonCodes: z.array(z.string().max(60)).max(20).default([]),
  reason: reason.default(''),
  goneThroughWithPatient: z.boolean(),
  goneThroughAt: z.coerce.date().nullable(),
  coSignerId: z.uuid().nullable(),
  /** Codes of the guardrails overridden with this reason. */
  overrides: z.array(z.string().max(60)).max(40).default([]),
})
export type SignPlan = z.infer<typeof SignPlan>

export const CoSign = z.object({ planId: z.uuid(), version: z.number().int() })
export type CoSign = z.infer<typeof CoSign>
export const DeclineCoSign = CoSign.extend({ reason: reason.min(1, 'Say why.') })
export type DeclineCoSign = z.infer<typeof DeclineCoSign>

/** What the person knows beside the recorded scores. What is not said is not so. */
export const StepReport = z.object({
  highStress: z.boolean().default(false),
  patientRequestsHold: z.boolean().default(false),
  cannotTolerate: z.boolean().default(false),
  wantsFaster: z.boolean().default(false),
})
export type StepReport = z.infer<typeof StepReport>

export const STEP_DECISIONS = ['confirm', 'hold', 'slow_percent', 'slow_interval', 'step_back', 'stop'] as const
export type StepDecision = (typeof STEP_DECISIONS)[number]

export const DecideStep = z.object({
  requestId: z.uuid(),
  patientId: z.uuid(),
  planId: z.uuid(),
  version: z.number().int(),
  decision: z.enum(STEP_DECISIONS),
  /** Number of the step to confirm, as the person saw it; without it only a step due by today can be confirmed. */
  stepNo: z.number().int().optional(),
  reason: reason.default(''),
  reported: StepReport.optional(),
})
export type DecideStep = z.infer<typeof DecideStep>

export const ResumePlan = z.object({
  requestId: z.uuid(),
  patientId: z.uuid(),
  planId: z.uuid(),
  version: z.number().int(),
  reason: reason.min(1, 'Say why.'),
})
export type ResumePlan = z.infer<typeof ResumePlan>

export const FinishTaper = z.object({
  requestId: z.uuid(),
  patientId: z.uuid(),
  planId: z.uuid(),
  version: z.number().int(),
  /** Null: the last dose in the log. */
  lastDose: LastDose.nullable(),
  /** Needed when the plan ends before its last step. */
  reason: reason.default(''),
})
export type FinishTaper = z.infer<typeof FinishTaper>
