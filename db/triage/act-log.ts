import { clock } from '@/lib/format/clock'
import { fail, type Refused } from '@/lib/result'
import type { Tx } from '../client'
import { newId } from '../ids'

/** Seconds in which an act can be taken back; the toast shows ten, the rest is for the way. */
export const UNDO_SECONDS = 20

export type ActDone = { said: string; undoId: string | null }

/** Appends an act to the life of each flag it touched. `before` is what an undo puts back. */
export async function logAct(
  tx: Tx,
  patientId: string,
  flagIds: readonly string[],
  kind: string,
  requestId: string,
  data: Record<string, unknown>,
): Promise<void> {
  for (const flagId of flagIds)
    await tx.query(
      `insert into flag_events (id, center_id, patient_id, flag_id, kind, at, by, data, request_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
      [newId(), tx.center.id, patientId, flagId, kind, tx.now, tx.staff.id, JSON.stringify(data), requestId],
      'log-act',
    )
}

/** Whether this very act has landed before: a retry of a request that got no answer. */
export async function hasLanded(tx: Tx, requestId: string): Promise<boolean> {
  const rows = await tx.query('select 1 from flag_events where request_id = $1 limit 1', [requestId], 'act-landed')
  return rows.length > 0
}

/** The loser of a race is told who was first and when. */
export async function whoWasFirst(tx: Tx, act: string, staffId: string | null, at: Date | null): Promise<Refused> {
  const [person] = staffId
    ? await tx.query<{ name: string }>('select name from staff where id = $1', [staffId], 'who')
    : []
  const by = staffId === tx.staff.id ? 'you' : (person?.name ?? 'somebody else')
  const time = at ? clock(at, tx.zone) : ''
  return fail('conflict', `${act} by ${by} ${time}.`.replace(' .', '.'), {
    details: { act, by, at: at?.toISOString() ?? null },
  })
}

export const openFlagIds = (tx: Tx, patientId: string) =>
  tx.query<{ id: string }>(
    'select id from flags where patient_id = $1 and cleared_at is null',
    [patientId],
    'open-flag-ids',
  )
