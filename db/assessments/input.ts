import { z } from 'zod'

const Answer = z.union([z.number(), z.boolean(), z.string().max(40), z.null()])
export const Answers = z.record(z.string().max(40), Answer)
export type Answers = z.infer<typeof Answers>

export const AssessmentInput = z.object({
  /** Made by the client once per draft: the same one twice records once. */
  requestId: z.uuid(),
  patientId: z.uuid(),
  instrumentId: z.string().max(40),
  /** Version of the form that was on the screen; another one is refused. */
  version: z.string().max(60),
  performedAt: z.coerce.date(),
  administeredBy: z.enum(['staff', 'self']),
  answers: Answers,
  /** The total from the licensed paper form, without answers. */
  total: z.number().optional(),
  bandSet: z.string().max(40).optional(),
  /** CIWA-Ar complications present now: seizure, delirium, hallucinations. */
  marks: z
    .array(z.enum(['seizure', 'delirium', 'hallucinations']))
    .max(3)
    .optional(),
})
export type AssessmentInput = z.infer<typeof AssessmentInput>

export const AssessmentCorrection = z.object({
  assessmentId: z.uuid(),
  reason: z.string().trim().min(1, 'Say why.').max(1000),
  answers: Answers,
  total: z.number().optional(),
})
export type AssessmentCorrection = z.infer<typeof AssessmentCorrection>

export const StopAct = z.object({ assessmentId: z.uuid(), stepId: z.string().max(20) })
export type StopAct = z.infer<typeof StopAct>
export const TakeOver = z.object({ assessmentId: z.uuid() })
export type TakeOver = z.infer<typeof TakeOver>
