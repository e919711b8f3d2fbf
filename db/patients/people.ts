import { z } from 'zod'
import { can } from '@/lib/permissions'
import { fail, ok, type Result } from '@/lib/result'
import { asStaff, type Staff } from '../client'
import { newId } from '../ids'
import { insertLead } from './admission'
import { changePatient, landed } from './chart'

const PatientRef = z.object({ requestId: z.uuid(), patientId: z.uuid() })

export const Transfer = PatientRef.extend({
  leadId: z.uuid('Choose the new lead.'),
  reason: z.string().trim().min(1, 'Say why.').max(1000),
})

/** Gives the lead of a patient to a colleague, with a reason. The earlier lead stays in the history. */
export const transferLead = (staff: Staff, input: z.infer<typeof Transfer>): Promise<Result<{ text: string }>> =>
  asStaff<{ text: string }>(staff, ['lead.assign', 'flag.act'], 'lead.transfer', async (tx) => {
    const [colleague] = await tx.query<{ name: string; roles: string[] }>(
      `select s.name, m.roles from memberships m join staff s on s.id = m.staff_id
       where m.staff_id = $1 and m.center_id = $2 and m.active and s.status = 'active'`,
      [input.leadId, tx.center.id],
    )
    if (!colleague || !can(colleague, 'chart.read'))
      return fail('invalid', 'Choose somebody who works here.', {
        fields: { leadId: 'Choose somebody who works here.' },
      })
    return changePatient(
      tx,
      input.patientId,
      'lead.transfer',
      async ({ patientId, episodeId }) => {
        if (!episodeId) return fail('conflict', 'This patient has no open episode.')
        if (await landed(tx, patientId, 'lead.transfer', input.requestId))
          return ok({ text: `${colleague.name} leads now` })
        const [now] = await tx.query<{ lead_id: string | null }>('select lead_id from episodes where id = $1', [
          episodeId,
        ])
        if (!can(tx.staff, 'lead.assign') && now?.lead_id !== null && now?.lead_id !== tx.staff.id)
          return fail('not_allowed', 'Only the lead, a supervisor or the medical director can hand this patient on.')
        if (now?.lead_id === input.leadId)
          return fail('conflict', `${colleague.name} leads already.`, { fields: { leadId: 'Leads already.' } })
        await tx.query("update care_team set to_at = $2 where episode_id = $1 and role = 'lead' and to_at is null", [
          episodeId,
          tx.now,
        ])
        await insertLead(tx, patientId, episodeId, input.leadId, input.reason)
        await tx.query('update episodes set lead_id = $2 where id = $1', [episodeId, input.leadId])
        return ok({ text: `${colleague.name} leads now` })
      },
      { details: { requestId: input.requestId, to: input.leadId, reason: input.reason } },
    )
  })

export const Move = PatientRef.extend({
  setting: z.enum(['residential', 'iop', 'outpatient']),
  place: z.string().trim().max(40, 'At most 40 characters.').nullish(),
  reason: z.string().trim().max(500, 'At most 500 characters.').nullish(),
})

/** Where the patient is treated from now on: a bed, IOP or outpatient. Cadence and targets follow the setting. */
export const movePatient = (staff: Staff, input: z.infer<typeof Move>): Promise<Result<{ text: string }>> =>
  asStaff<{ text: string }>(staff, 'patient.edit', 'patient.move', (tx) =>
    changePatient(
      tx,
      input.patientId,
      'patient.move',
      async ({ patientId, episodeId }) => {
        if (!episodeId) return fail('conflict', 'This patient has no open episode.')
        if (await landed(tx, patientId, 'patient.move', input.requestId)) return ok({ text: 'Moved' })
        await tx.query('update episodes set setting = $2, place = $3 where id = $1', [
          episodeId,
          input.setting,
          input.place || null,
        ])
        await tx.query(
          `insert into location_moves (id, center_id, patient_id, episode_id, setting, place, at, reason, entered_at, recorded_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $7, $9)`,
          [
            newId(),
            tx.center.id,
            patientId,
            episodeId,
            input.setting,
            input.place || null,
            tx.now,
            input.reason || null,
            tx.staff.id,
          ],
        )
        return ok({ text: `Now ${input.place || input.setting}` })
      },
      { details: { requestId: input.requestId, setting: input.setting, place: input.place } },
    ),
  )

export const ManualFlag = PatientRef.extend({
  tier: z.enum(['T1', 'T2', 'T3', 'T4']),
  reason: z.string().trim().min(1, 'Say what you see.').max(1000),
})

/** Raises a flag by hand (MAN-01); it stays until a clinician has reviewed it. */
export const raiseFlag = (staff: Staff, input: z.infer<typeof ManualFlag>): Promise<Result<{ text: string }>> =>
  asStaff<{ text: string }>(staff, 'flag.act', 'flag.raise', (tx) =>
    changePatient(tx, input.patientId, 'flag.raise', async ({ patientId, episodeId }) => {
      if (!episodeId) return fail('conflict', 'This patient has no open episode.')
      await tx.query(
        `insert into manual_flags (id, center_id, patient_id, episode_id, tier, reason, raised_at, raised_by, request_id)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
        [
          newId(),
          tx.center.id,
          patientId,
          episodeId,
          Number(input.tier.slice(1)),
          input.reason,
          tx.now,
          tx.staff.id,
          input.requestId,
        ],
      )
      return ok({ text: 'Flag raised' })
    }),
  )
