import { z } from 'zod'
import { fail, ok, type Result } from '@/lib/result'
import { asStaff, type Staff } from '../client'
import { newId } from '../ids'
import { changePatient, landed } from '../patients/chart'
import { planNextCheckIn, storeContact } from '../patients/contacts'

export const GroupInput = z.object({
  requestId: z.uuid(),
  title: z.string().trim().min(1, 'Name the group.').max(200),
  at: z.iso.datetime({ offset: true, error: 'Give date and time.' }).or(z.date()).pipe(z.coerce.date()),
  members: z
    .array(z.object({ patientId: z.uuid(), state: z.enum(['booked', 'came', 'missed']) }))
    .min(1, 'Choose who.')
    .max(60, 'At most 60 people.'),
})
export type GroupInput = z.infer<typeof GroupInput>

const STATE = { booked: 'planned', came: 'happened', missed: 'missed' } as const

/**
 * Books a group for several people, or records who came, all or none. Somebody who did not come is missed; two of the
 * last three missed speak through ENG-15. Patients are locked in one order, so that two groups never wait for each other.
 */
export const recordGroup = (staff: Staff, input: GroupInput): Promise<Result<{ text: string }>> =>
  asStaff<{ text: string }>(staff, 'assessment.record', 'group.record', async (tx) => {
    const ahead = input.at > tx.now
    if (input.members.some(({ state }) => (state === 'booked') !== ahead)) {
      const message = ahead ? 'The group is still to come: book it.' : 'The group has been: say who came.'
      return fail('invalid', message, { fields: { at: message } })
    }
    const members = [...new Map(input.members.map((one) => [one.patientId, one])).values()]
    for (const { patientId, state } of members.sort((a, b) => a.patientId.localeCompare(b.patientId))) {
      const written = await changePatient(
        tx,
        patientId,
        'group.record',
        async (chart) => {
          if (await landed(tx, patientId, 'group.record', input.requestId)) return ok(null)
          if (!chart.episodeId) return fail('conflict', 'Somebody of the group is no longer in care.')
          const contact = { requestId: newId(), patientId, kind: 'group' as const, at: input.at, note: input.title }
          await storeContact(tx, chart, { ...contact, state: STATE[state] })
          if (state === 'came') await planNextCheckIn(tx, chart, input.at)
          return ok(null)
        },
        { details: { requestId: input.requestId, state } },
      )
      if (!written.ok) return written
    }
    return ok({ text: ahead ? `Booked for ${members.length}` : `Recorded for ${members.length}` })
  })
