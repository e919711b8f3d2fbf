import { z } from 'zod'
import { LAB_TESTS } from '@/lib/clinical/labs/catalogue'

const optional = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .nullish()
    .transform((text) => text || null)
const limit = z.number('Write the limit as a number.').nonnegative('Not below 0.').nullable()

const Result = z.object({
  requestId: z.uuid(),
  patientId: z.uuid(),
  test: z.enum(LAB_TESTS.map(({ key }) => key) as [string, ...string[]], 'Choose a test.'),
  value: z.number('Write the value as a number.').nullable(),
  /** The finding of a test that answers in words. */
  choice: optional(40),
  unit: optional(40),
  low: limit,
  high: limit,
  takenAt: z.coerce.date('Say when it was taken.'),
  preliminary: z.boolean(),
  note: optional(500),
  /** The soft question about an unusual value was answered with "it is right". */
  confirmed: z.boolean(),
})
export const RecordLab = Result
export type RecordLab = z.infer<typeof RecordLab>

export const CorrectLab = Result.extend({
  labId: z.uuid(),
  correctionReason: z.string().trim().min(1, 'Say why.').max(500),
})
export type CorrectLab = z.infer<typeof CorrectLab>
