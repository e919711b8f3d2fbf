import { z } from 'zod'

const At = z.object({ section: z.string().max(20), field: z.string().max(60).nullable() })

export const PatientOnly = z.object({ patientId: z.uuid() })
export type PatientOnly = z.infer<typeof PatientOnly>

export const SaveAnswers = z.object({
  patientId: z.uuid(),
  intakeId: z.uuid(),
  answers: z
    .array(
      z.object({
        field: z.string().max(60),
        state: z.enum(['answered', 'unknown', 'declined']),
        value: z.unknown(),
        /** The version it was read at; 0 = nobody had answered. */
        version: z.int().min(0),
        /** The person has left the field: what the chart also keeps may be written there now. */
        settled: z.boolean(),
      }),
    )
    .max(120),
  at: At,
})
export type SaveAnswers = z.infer<typeof SaveAnswers>

export const IntakeBeat = z.object({
  patientId: z.uuid(),
  intakeId: z.uuid(),
  at: At,
  /** Answers saved after this instant are wanted, ISO. */
  since: z.coerce.date(),
  /** The chart's last change that the screen knows. */
  seq: z.number().min(0),
})
export type IntakeBeat = z.infer<typeof IntakeBeat>

export const SignIntake = z.object({
  patientId: z.uuid(),
  intakeId: z.uuid(),
  /** What was on the screen when it was signed: field and version of every answer. */
  versions: z.record(z.string().max(60), z.int().min(1)),
  /** Required answers that are missing, as the person was shown them. */
  missing: z.array(z.string().max(60)).max(200),
})
export type SignIntake = z.infer<typeof SignIntake>

export const IntakeAddendum = z.object({
  requestId: z.uuid(),
  patientId: z.uuid(),
  intakeId: z.uuid(),
  text: z.string().trim().min(1, 'Write the addendum.').max(4000, 'At most 4000 characters.'),
})
export type IntakeAddendum = z.infer<typeof IntakeAddendum>
