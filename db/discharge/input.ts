import { z } from 'zod'
import { REASONS } from './types'

const words = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `At most ${max} characters.`)
    .nullish()
    .transform((value) => value || null)
const instant = z.iso.datetime({ offset: true, error: 'Give date and time.' }).or(z.date()).pipe(z.coerce.date())

export const Discharge = z.object({
  requestId: z.uuid(),
  patientId: z.uuid(),
  reason: z.enum(REASONS, 'Choose the reason.'),
  /** Needed where the stay ends otherwise than planned, and without a hand-off. */
  reasonText: words(1000),
  /** When the person left; null = now. */
  at: instant.nullish(),
  /** Who takes over, by name or program. */
  handOff: words(500),
  followUp: words(500),
  followUpAt: instant.nullish(),
  diagnosis: words(1000),
  medicines: words(2000),
  treatment: words(1000),
  education: words(1000),
  openIssues: words(2000),
  naloxoneGiven: z
    .boolean()
    .nullish()
    .transform((value) => value ?? null),
  overdoseAdvice: z
    .boolean()
    .nullish()
    .transform((value) => value ?? null),
  /** Why the episode may end although an emergency or urgent flag is open. */
  urgentReason: words(1000),
})
export type DischargeInput = z.infer<typeof Discharge>
