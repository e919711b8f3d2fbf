import { z } from 'zod'
import { ACTION_CODES, type ActionCode, HANDOVER_REASONS, type HandoverReason } from '@/lib/format/acts'
import { can } from '@/lib/permissions'
import { fail, ok, type Result } from '@/lib/result'
import { asStaff, type Staff, type Tx } from '../client'
import { changePatient } from '../patients/chart'
import { type ActDone, hasLanded, logAct, openFlagIds, whoWasFirst } from './act-log'

const keys = <Key extends string>(table: Record<Key, string>) => Object.keys(table) as [Key, ...Key[]]

export const RowRef = z.object({ patientId: z.uuid(), requestId: z.uuid() })
type RowRef = z.infer<typeof RowRef>

/** Runs an act on a patient's row: locked, audited, announced; the rules look again, because acts move their clocks. */
const actOnRow = (staff: Staff, verb: string, input: RowRef, work: (tx: Tx) => Promise<Result<ActDone>>) =>
  asStaff<ActDone>(staff, 'flag.act', verb, (tx) =>
    changePatient(tx, input.patientId, verb, async () =>
      (await hasLanded(tx, input.requestId)) ? ok({ said: 'Already done.', undoId: null }) : work(tx),
    ),
  )

/** Answers every flag of the row that is open now. A flag that opens later makes the row unanswered again. */
export const acknowledge = (staff: Staff, input: RowRef): Promise<Result<ActDone>> =>
  actOnRow(staff, 'flag.acknowledge', input, async (tx) => {
    const answered = await answerFlags(tx, input)
    if (answered.length === 0) return nothingToAcknowledge(tx, input.patientId)
    return ok({ said: 'Acknowledged', undoId: input.requestId })
  })

/** The owner of the row from now on; taking answers it, too. Two at once: one wins, the other is told who and when. */
export const take = (staff: Staff, input: RowRef): Promise<Result<ActDone>> =>
  actOnRow(staff, 'row.take', input, async (tx) => {
    const won = await tx.query(
      `update triage_rows set owner_id = $2, owned_since = $3 where patient_id = $1 and owner_id is null returning patient_id`,
      [input.patientId, tx.staff.id, tx.now],
      'take',
    )
    if (won.length === 0) return alreadyTaken(tx, input.patientId)
    const flags = await openFlagIds(tx, input.patientId)
    await logAct(
      tx,
      input.patientId,
      flags.map(({ id }) => id),
      'taken',
      input.requestId,
      { before: { ownerId: null } },
    )
    await answerFlags(tx, input)
    return ok({ said: 'Taken', undoId: input.requestId })
  })

async function answerFlags(tx: Tx, { patientId, requestId }: RowRef) {
  const answered = await tx.query<{ id: string }>(
    `update flags set acknowledged_at = $2, acknowledged_by = $3
     where patient_id = $1 and cleared_at is null and acknowledged_at is null returning id`,
    [patientId, tx.now, tx.staff.id],
    'acknowledge',
  )
  await logAct(
    tx,
    patientId,
    answered.map(({ id }) => id),
    'acknowledged',
    requestId,
    {},
  )
  return answered
}

async function nothingToAcknowledge(tx: Tx, patientId: string) {
  const [last] = await tx.query<{ acknowledged_by: string; acknowledged_at: Date }>(
    `select acknowledged_by, acknowledged_at from flags where patient_id = $1 and cleared_at is null and acknowledged_at is not null
     order by acknowledged_at desc limit 1`,
    [patientId],
  )
  if (last) return whoWasFirst(tx, 'Acknowledged', last.acknowledged_by, last.acknowledged_at)
  return fail('conflict', 'Nothing is open any more.')
}

async function alreadyTaken(tx: Tx, patientId: string) {
  const [row] = await tx.query<{ owner_id: string; owned_since: Date }>(
    'select owner_id, owned_since from triage_rows where patient_id = $1',
    [patientId],
  )
  return whoWasFirst(tx, 'Taken', row?.owner_id ?? null, row?.owned_since ?? null)
}

export const Handover = RowRef.extend({
  to: z.uuid(),
  reason: z.enum(keys(HANDOVER_REASONS)),
  text: z.string().trim().max(500).default(''),
})

/** Gives the row to a colleague, who is told by the row itself. One's own row or one that nobody has; leads may move any. */
export const handOver = (
  staff: Staff,
  input: RowRef & { to: string; reason: HandoverReason; text: string },
): Promise<Result<ActDone>> =>
  actOnRow(staff, 'row.hand_over', input, async (tx) => {
    if (input.reason === 'other' && !input.text) return fail('invalid', 'Say why.', { fields: { text: 'Say why.' } })
    const [colleague] = await tx.query<{ name: string; roles: string[] }>(
      `select s.name, m.roles from memberships m join staff s on s.id = m.staff_id
       where m.staff_id = $1 and m.center_id = $2 and m.active and s.status = 'active'`,
      [input.to, tx.center.id],
    )
    if (!colleague || !can(colleague, 'flag.act'))
      return fail('invalid', 'Choose somebody who works here.', { fields: { to: 'Choose somebody who works here.' } })
    const [before] = await tx.query<{ owner_id: string | null }>(
      'select owner_id from triage_rows where patient_id = $1',
      [input.patientId],
    )
    const moved = await tx.query(
      `update triage_rows set owner_id = $2, owned_since = $3
       where patient_id = $1 and (owner_id is null or owner_id = $4 or $5) and owner_id is distinct from $2 returning patient_id`,
      [input.patientId, input.to, tx.now, tx.staff.id, can(tx.staff, 'lead.assign')],
      'hand-over',
    )
    if (moved.length === 0) return alreadyTaken(tx, input.patientId)
    const flags = await openFlagIds(tx, input.patientId)
    const data = { to: input.to, reason: input.reason, text: input.text, before: { ownerId: before?.owner_id ?? null } }
    await logAct(
      tx,
      input.patientId,
      flags.map(({ id }) => id),
      'handed_over',
      input.requestId,
      data,
    )
    return ok({ said: `Handed over to ${colleague.name}`, undoId: input.requestId })
  })

export const RowAction = RowRef.extend({
  code: z.enum(keys(ACTION_CODES)),
  text: z.string().trim().max(1000).default(''),
})

/** What was done. Sets the action on the row's acknowledged flags; recording an action answers the others as well. */
export const recordAction = (
  staff: Staff,
  input: RowRef & { code: ActionCode; text: string },
): Promise<Result<ActDone>> =>
  actOnRow(staff, 'row.action', input, async (tx) => {
    if (input.code === 'other' && !input.text)
      return fail('invalid', 'Say what was done.', { fields: { text: 'Say what was done.' } })
    await answerFlags(tx, input)
    const acted = await tx.query<{ id: string }>(
      `update flags set action_at = $2, action_by = $3, action_code = $4, action_text = $5
       where patient_id = $1 and cleared_at is null and acknowledged_at is not null returning id`,
      [input.patientId, tx.now, tx.staff.id, input.code, input.text || null],
      'action',
    )
    if (acted.length === 0) return fail('conflict', 'Nothing is open any more.')
    await tx.query('update triage_rows set next_action = $2 where patient_id = $1', [
      input.patientId,
      input.text || null,
    ])
    await logAct(
      tx,
      input.patientId,
      acted.map(({ id }) => id),
      'action',
      input.requestId,
      { code: input.code, text: input.text },
    )
    return ok({ said: ACTION_CODES[input.code], undoId: null })
  })
