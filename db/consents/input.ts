import { z } from 'zod'
import { DATE } from '../patients/admission'

const needed = (message: string, max = 500) => z.string().trim().min(1, message).max(max, `At most ${max} characters.`)

export const CONSENT_TYPES = ['tpo_single', 'specific', 'legal', 'counseling_notes'] as const
export type ConsentType = (typeof CONSENT_TYPES)[number]
export const TOLD = ['revocation', 'redisclosure', 'refusal'] as const

const Expiry = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('date'), date: DATE }),
  z.object({ kind: z.literal('event'), event: needed('Name the event that ends it.', 200) }),
  z.object({ kind: z.literal('none') }),
])

/** A written consent with every part of 42 CFR 2.31; one that lacks a part is no consent. */
export const ConsentRecord = z
  .object({
    requestId: z.uuid(),
    patientId: z.uuid(),
    type: z.enum(CONSENT_TYPES, 'Choose the type.'),
    discloser: needed('Say who may disclose.', 200),
    scope: needed('Say what may be disclosed.', 1000),
    recipient: needed('Name the recipient, or the class of recipients.', 200),
    purpose: needed('Say for what purpose.', 300),
    expiry: Expiry,
    signedBy: needed('Write the name as signed.', 200),
    capacity: z.enum(['patient', 'representative'], 'Say who signed.'),
    signedOn: DATE,
    /** What the patient was told: the right to revoke; for TPO also redisclosure and the effect of refusing. */
    told: z.array(z.enum(TOLD)),
  })
  .refine(({ told }) => told.includes('revocation'), {
    path: ['told'],
    message: 'The patient must be told of the right to revoke, and how.',
  })
  .refine(({ type, told }) => type !== 'tpo_single' || (told.includes('redisclosure') && told.includes('refusal')), {
    path: ['told'],
    message: 'For treatment, payment and operations the patient is also told of redisclosure and what refusing means.',
  })
  .refine(({ expiry, signedOn }) => expiry.kind !== 'date' || expiry.date >= signedOn, {
    path: ['expiry'],
    message: 'It would end before it was signed.',
  })
export type ConsentInput = z.infer<typeof ConsentRecord>

export const ConsentRevocation = z.object({
  requestId: z.uuid(),
  patientId: z.uuid(),
  consentId: z.uuid(),
  /** How and by whom it was revoked. */
  note: needed('Say how it was revoked.', 500),
})

export const Disclosure = z.object({
  recipient: needed('Name the recipient.', 200),
  purpose: needed('Say for what purpose.', 300),
  what: needed('Say what leaves the center.', 500),
  kind: z.enum(['export', 'print', 'transfer_sheet', 'phone', 'counseling_notes', 'legal']),
})
export type DisclosureInput = z.infer<typeof Disclosure>

/** A disclosure in a medical emergency without consent, with what 42 CFR 2.51 asks to document. */
export const EmergencyDisclosure = z.object({
  requestId: z.uuid(),
  patientId: z.uuid(),
  recipient: needed('Name the person who was told.', 200),
  affiliation: needed('Say where that person works.', 200),
  discloser: needed('Say who disclosed.', 200),
  nature: needed('Say what the emergency was.', 1000),
  what: needed('Say what was disclosed.', 500),
  at: z.iso.datetime({ offset: true, error: 'Give date and time.' }).or(z.date()).pipe(z.coerce.date()),
})
