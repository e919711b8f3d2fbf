import { z } from 'zod'
import { fail, ok, type Result } from '@/lib/result'
import { asStaff, type Staff, type Tx } from '../client'
import { changePatient } from '../patients/chart'
import { type ActDone, logAct, UNDO_SECONDS } from './act-log'

export const Undo = z.object({ undoId: z.uuid(), requestId: z.uuid() })

type Event = {
  patient_id: string
  flag_id: string
  kind: string
  at: Date
  data: { before?: { ownerId?: string | null; snoozedUntil?: string | null } }
}

/** Takes back one's own act of the last seconds, unless somebody has built on it since. */
export const undo = (staff: Staff, input: z.infer<typeof Undo>): Promise<Result<ActDone>> =>
  asStaff<ActDone>(staff, 'flag.act', 'flag.undo', async (tx) => {
    const events = await tx.query<Event>(
      `select patient_id, flag_id, kind, at, data from flag_events
       where request_id = $1 and by = $2 and at > $3::timestamptz - make_interval(secs => $4)`,
      [input.undoId, tx.staff.id, tx.now, UNDO_SECONDS],
    )
    const first = events[0]
    if (!first) return fail('conflict', 'Too late to take this back.')
    return changePatient(tx, first.patient_id, 'flag.undo', async () => {
      for (const kind of new Set(events.map((event) => event.kind)))
        await revert(
          tx,
          first.patient_id,
          kind,
          events.filter((event) => event.kind === kind),
        )
      await logAct(
        tx,
        first.patient_id,
        [...new Set(events.map((event) => event.flag_id))],
        'undone',
        input.requestId,
        { of: input.undoId },
      )
      return ok<ActDone>({ said: 'Taken back', undoId: null })
    })
  })

/** Puts back what stood before, only where the act of this person still stands. */
async function revert(tx: Tx, patientId: string, kind: string, events: Event[]) {
  const ids = events.map(({ flag_id }) => flag_id)
  const before = events[0]?.data.before
  if (kind === 'acknowledged')
    await tx.query(
      `update flags set acknowledged_at = null, acknowledged_by = null
       where id = any($1) and acknowledged_by = $2 and acknowledged_at = $3 and action_at is null`,
      [ids, tx.staff.id, events[0]?.at],
    )
  if (kind === 'taken' || kind === 'handed_over')
    await tx.query(
      `update triage_rows set owner_id = $2, owned_since = case when $2::uuid is null then null else owned_since end
       where patient_id = $1 and owned_since = $3`,
      [patientId, before?.ownerId ?? null, events[0]?.at],
    )
  if (kind === 'snoozed')
    await tx.query('update flags set snoozed_until = $2 where id = any($1)', [ids, before?.snoozedUntil ?? null])
}
