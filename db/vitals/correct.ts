import { z } from 'zod'
import { moment } from '@/lib/format/clock'
import { fail, ok, type Result } from '@/lib/result'
import { asStaff, type Staff, type Tx } from '../client'
import { changePatient, NO_SUCH_PATIENT, type OpenChart } from '../patients/chart'
import { VitalsSet } from './input'
import { storeSet, takenInFuture, type VitalsSaved, withOpened } from './record'

export const CorrectSet = z.object({
  setId: z.uuid(),
  /** What the form read. A set never changes in place, so its id already names the version that was corrected. */
  version: z.string().optional(),
  reason: z.string().trim().min(1, 'Say why.').max(1000),
  /** The whole set as it should read. */
  set: VitalsSet,
})
export type CorrectSet = z.infer<typeof CorrectSet>

/**
 * Replaces a set by what it should read, with a reason, in one transaction: the old set and what came with it stay,
 * marked; the rules look again, so a flag that rested on a slip is cleared as corrected. Of two people at once one
 * wins, and the other is told who.
 */
export const correctSet = (staff: Staff, input: CorrectSet): Promise<Result<VitalsSaved>> =>
  asStaff<VitalsSaved>(staff, 'vitals.record', 'vitals.correct', async (tx) => {
    const future = takenInFuture(tx, input.set)
    if (future) return future
    return changePatient<VitalsSaved>(tx, input.set.patientId, 'vitals.correct', (chart) => replace(tx, chart, input), {
      reason: input.reason,
      details: { setId: input.setId, reason: input.reason },
    }).then((result) => withOpened(tx, input.set.patientId, result))
  })

type Old = { request_id: string | null; superseded_by_id: string | null; entered_at: Date; source: string }

async function replace(tx: Tx, chart: OpenChart, input: CorrectSet): Promise<Result<VitalsSaved>> {
  const [landed] = await tx.query<{ id: string }>('select id from observation_sets where request_id = $1', [
    input.set.requestId,
  ])
  if (landed) return ok({ setId: landed.id, repeated: true, refused: {}, opened: [] })
  const [old] = await tx.query<Old>(
    'select request_id, superseded_by_id, entered_at, source from observation_sets where id = $1 and patient_id = $2',
    [input.setId, chart.patientId],
  )
  if (!old) return NO_SUCH_PATIENT
  if (old.superseded_by_id) return correctedBefore(tx, old.superseded_by_id)
  if (old.source === 'import') return fail('conflict', 'An imported set is corrected where it came from.')
  const saved = await storeSet(tx, chart, withoutEventsOf(input.set, await eventsOf(tx, old.request_id)), {
    id: input.setId,
    reason: input.reason,
  })
  if (!saved.ok) return saved
  await markReplaced(tx, input.setId, old.request_id, saved.value.setId, input.set.requestId)
  return saved
}

/** Events reported with the old set stand until they are assessed; only new ones are added. */
const withoutEventsOf = (set: CorrectSet['set'], known: ReadonlySet<string>): CorrectSet['set'] => ({
  ...set,
  events: set.events.filter(({ type }) => !known.has(type)),
})

async function eventsOf(tx: Tx, requestId: string | null): Promise<ReadonlySet<string>> {
  const rows = requestId
    ? await tx.query<{ type: string }>('select type from clinical_events where request_id = $1', [requestId])
    : []
  return new Set(rows.map(({ type }) => type))
}

/** The old set, its report and its scores are replaced together: the correction is the whole set. */
async function markReplaced(tx: Tx, setId: string, oldRequest: string | null, newId: string, newRequest: string) {
  await tx.query('update observation_sets set superseded_by_id = $2 where id = $1 and superseded_by_id is null', [
    setId,
    newId,
  ])
  if (!oldRequest) return
  await tx.query(
    `update reports r set superseded_by_id = coalesce((select n.id from reports n where n.request_id = $2), $3::uuid)
     where r.request_id = $1 and r.superseded_by_id is null`,
    [oldRequest, newRequest, newId],
  )
  await tx.query(
    `update assessments a set superseded_by_id = coalesce(
       (select n.id from assessments n where n.request_id = $2 and n.instrument = a.instrument), $3::uuid)
     where a.request_id = $1 and a.superseded_by_id is null`,
    [oldRequest, newRequest, newId],
  )
}

async function correctedBefore(tx: Tx, id: string) {
  const [row] = await tx.query<{ entered_at: Date; name: string | null }>(
    'select o.entered_at, s.name from observation_sets o left join staff s on s.id = o.recorded_by where o.id = $1',
    [id],
  )
  const by = row?.name ?? 'somebody else'
  return fail('conflict', `Corrected by ${by}${row ? ` ${moment(row.entered_at, tx.now, tx.zone)}` : ''}.`, {
    details: { by, at: row?.entered_at.toISOString() ?? null, setId: id },
  })
}
