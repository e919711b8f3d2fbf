import type { z } from 'zod'
import { localDate } from '@/lib/clinical/time'
import { moment } from '@/lib/format/clock'
import { fail, ok, type Result } from '@/lib/result'
import { asStaff, type Staff } from '../client'
import { newId } from '../ids'
import { changePatient, landed } from '../patients/chart'
import type { ConsentInput, ConsentRevocation, EmergencyDisclosure } from './input'

const MAY_RECORD = ['patient.edit', 'assessment.record'] as const

/** Records a signed consent. Changing one means revoking it and recording another; what was signed stays readable. */
export const recordConsent = (
  staff: Staff,
  input: ConsentInput,
): Promise<Result<{ consentId: string; text: string }>> =>
  asStaff<{ consentId: string; text: string }>(staff, MAY_RECORD, 'consent.record', async (tx) => {
    if (input.signedOn > localDate(tx.now, tx.zone))
      return fail('invalid', 'Signed in the future.', { fields: { signedOn: 'This lies in the future.' } })
    return changePatient<{ consentId: string; text: string }>(
      tx,
      input.patientId,
      'consent.record',
      async ({ patientId }) => {
        const [same] = await tx.query<{ id: string }>('select id from consents where request_id = $1', [
          input.requestId,
        ])
        if (same) return ok({ consentId: same.id, text: 'Already recorded.' })
        const id = newId()
        await tx.query(
          `insert into consents (id, center_id, patient_id, type, recipient, purpose, scope, discloser, signed_on, expires_on, expiry_event,
           details, request_id, entered_at, recorded_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
          [
            id,
            tx.center.id,
            patientId,
            input.type,
            input.recipient,
            input.purpose,
            input.scope,
            input.discloser,
            input.signedOn,
            input.expiry.kind === 'date' ? input.expiry.date : null,
            input.expiry.kind === 'event' ? input.expiry.event : null,
            JSON.stringify({ signedBy: input.signedBy, capacity: input.capacity, told: input.told }),
            input.requestId,
            tx.now,
            tx.staff.id,
          ],
        )
        return ok({ consentId: id, text: 'Consent recorded' })
      },
    )
  })

/** Revokes a consent from today on; from this moment nothing leaves under it (K-06). Once: the second is told who was first. */
export const revokeConsent = (
  staff: Staff,
  input: z.infer<typeof ConsentRevocation>,
): Promise<Result<{ text: string }>> =>
  asStaff<{ text: string }>(staff, MAY_RECORD, 'consent.revoke', (tx) =>
    changePatient<{ text: string }>(
      tx,
      input.patientId,
      'consent.revoke',
      async ({ patientId }) => {
        if (await landed(tx, patientId, 'consent.revoke', input.requestId)) return ok({ text: 'Already revoked.' })
        const won = await tx.query(
          `update consents set revoked_on = $3, revoked_by = $4, revocation_note = $5
           where id = $1 and patient_id = $2 and revoked_on is null returning id`,
          [input.consentId, patientId, localDate(tx.now, tx.zone), tx.staff.id, input.note],
        )
        if (won.length > 0) return ok({ text: 'Revoked. Nothing leaves under it from now on.' })
        const [row] = await tx.query<{ revoked_on: string; name: string | null }>(
          'select c.revoked_on, s.name from consents c left join staff s on s.id = c.revoked_by where c.id = $1 and c.patient_id = $2',
          [input.consentId, patientId],
        )
        if (!row) return fail('not_found', 'There is no such consent.')
        return fail('conflict', `Revoked by ${row.name ?? 'somebody else'} on ${row.revoked_on}.`)
      },
      { details: { requestId: input.requestId, consentId: input.consentId } },
    ),
  )

/** Documents a disclosure in a medical emergency, which needs no consent but all its parts (42 CFR 2.51). */
export const recordEmergencyDisclosure = (
  staff: Staff,
  input: z.infer<typeof EmergencyDisclosure>,
): Promise<Result<{ text: string }>> =>
  asStaff<{ text: string }>(staff, 'flag.act', 'disclosure.emergency', async (tx) => {
    if (input.at > tx.now)
      return fail('invalid', 'This lies in the future.', { fields: { at: 'This lies in the future.' } })
    return changePatient<{ text: string }>(tx, input.patientId, 'disclosure.emergency', async ({ patientId }) => {
      await tx.query(
        `insert into disclosures (id, center_id, patient_id, recipient, purpose, what, kind, at, details, entered_at, recorded_by)
         values ($1, $2, $3, $4, 'Medical emergency', $5, 'emergency', $6, $7, $8, $9) on conflict (id) do nothing`,
        [
          input.requestId,
          tx.center.id,
          patientId,
          input.recipient,
          input.what,
          input.at,
          JSON.stringify({ affiliation: input.affiliation, discloser: input.discloser, nature: input.nature }),
          tx.now,
          tx.staff.id,
        ],
      )
      return ok({ text: `Emergency disclosure documented, ${moment(input.at, tx.now, tx.zone)}` })
    })
  })
