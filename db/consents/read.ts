import { consentNeedsRenewal, consentProblems } from '@/lib/clinical/consent/consent'
import { localDate } from '@/lib/clinical/time'
import type { LocalDate } from '@/lib/clinical/types'
import { ok, type Result } from '@/lib/result'
import { auditRead } from '../audit'
import { asStaff, type Staff } from '../client'
import { NO_SUCH_PATIENT } from '../patients/chart'
import type { ConsentDetails } from '../schema/record'
import type { ConsentType } from './input'

export type ConsentView = {
  id: string
  type: ConsentType
  recipient: string
  purpose: string
  scope: string
  discloser: string
  signedOn: LocalDate
  expiresOn: LocalDate | null
  expiryEvent: string | null
  revokedOn: LocalDate | null
  revokedBy: string | null
  revocationNote: string | null
  details: ConsentDetails
  recordedBy: string | null
  /** In force today. */
  inForce: boolean
  /** Ends within 30 days, or has ended (ENG-10). */
  renew: boolean
}
export type DisclosureView = {
  id: string
  recipient: string
  purpose: string
  what: string
  kind: string
  at: Date
  by: string | null
  consentId: string | null
  details: Record<string, string>
}
export type Consents = { consents: ConsentView[]; disclosures: DisclosureView[]; now: Date; zone: string }

/** Every consent and every disclosure of a patient: the accounting a patient may ask for. Newest first. */
export const readConsents = (staff: Staff, input: { patientId: string; print?: boolean }): Promise<Result<Consents>> =>
  asStaff<Consents>(staff, 'chart.read', 'chart.consents', async (tx) => {
    const seen = await tx.query('select 1 from patients where id = $1', [input.patientId])
    if (seen.length === 0) return NO_SUCH_PATIENT
    await auditRead(tx, input.print ? 'print.consent' : 'chart.consents', input.patientId)
    const today = localDate(tx.now, tx.zone)
    const consents = await tx.query<Omit<ConsentView, 'inForce' | 'renew'>>(
      `select c.id, c.type, c.recipient, c.purpose, c.scope, c.discloser, c.signed_on as "signedOn", c.expires_on as "expiresOn",
         c.expiry_event as "expiryEvent", c.revoked_on as "revokedOn", r.name as "revokedBy", c.revocation_note as "revocationNote",
         c.details, s.name as "recordedBy"
       from consents c left join staff s on s.id = c.recorded_by left join staff r on r.id = c.revoked_by
       where c.patient_id = $1 order by c.signed_on desc, c.entered_at desc`,
      [input.patientId],
      'consents',
    )
    const disclosures = await tx.query<DisclosureView>(
      `select d.id, d.recipient, d.purpose, d.what, d.kind, d.at, s.name as by, d.consent_id as "consentId", d.details
       from disclosures d left join staff s on s.id = d.recorded_by where d.patient_id = $1 order by d.at desc limit 500`,
      [input.patientId],
      'disclosures',
    )
    return ok({
      consents: consents.map((one) => ({
        ...one,
        inForce: consentProblems(one, today).length === 0,
        renew: consentNeedsRenewal(one, today),
      })),
      disclosures,
      now: tx.now,
      zone: tx.zone,
    })
  })
