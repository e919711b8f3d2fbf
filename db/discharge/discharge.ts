import { gatesFor } from '@/lib/clinical/phases/gate-results'
import type { GateId } from '@/lib/clinical/phases/gates'
import { addHours } from '@/lib/clinical/time'
import { moment } from '@/lib/format/clock'
import { fail, ok, type Refused, type Result } from '@/lib/result'
import { gateFactsOf } from '../chart/gate-facts'
import { asStaff, type Staff, type Tx } from '../client'
import { newId } from '../ids'
import { changePatient, landed } from '../patients/chart'
import { clearFlag } from '../triage/flag-store'
import type { DischargeInput } from './input'
import { type OpenRecord, readRecord } from './record'
import { assembleSummary } from './summary'
import { REASON_WORD } from './types'

export type Discharged = { dischargeId: string; text: string; contactWithin24h: boolean }

/** Hours within which somebody who left without a hand-off is called (triage.md ENG-12). */
const CALL_WITHIN_H = 24

/**
 * Ends an episode: freezes the summary as the record reads now, clears its open flags as `episode_closed`, takes the
 * patient out of the queue, ends the lead and the planned contacts, books the follow-up. Rules run in open episodes
 * only, so what ENG-12 asks for is made before closing: without a hand-off a call within 24 h is planned and a task
 * goes to the lead, and both stay due until somebody has done them. Two at once: one wins, the other is told who.
 */
export const discharge = (staff: Staff, input: DischargeInput): Promise<Result<Discharged>> =>
  asStaff<Discharged>(staff, 'phase.change', 'discharge', (tx) =>
    changePatient<Discharged>(
      tx,
      input.patientId,
      'discharge',
      async ({ episodeId }) => {
        if (await landed(tx, input.patientId, 'discharge', input.requestId)) return alreadyDone(tx, input.patientId)
        if (!episodeId) return notOpen(tx, input.patientId)
        const record = await readRecord(tx, input.patientId, episodeId)
        if (!record) return notOpen(tx, input.patientId)
        const refusal = refuse(tx, input, record)
        return refusal ?? close(tx, input, record)
      },
      { details: { requestId: input.requestId, reason: input.reason, text: input.reasonText } },
    ),
  )

const refusedAt = (field: string, message: string): Refused =>
  fail('invalid', message, { fields: { [field]: message } })

function refuse(tx: Tx, input: DischargeInput, record: OpenRecord): Refused | null {
  const at = input.at ?? tx.now
  if (at > tx.now) return refusedAt('at', 'This lies in the future.')
  if (at < new Date(record.row.episode.admitted_at)) return refusedAt('at', 'This lies before the admission.')
  if (input.followUpAt && input.followUpAt < tx.now) return refusedAt('followUpAt', 'The follow-up lies in the past.')
  if (input.followUpAt && !input.followUp) return refusedAt('followUp', 'Say with whom.')
  if ((input.reason === 'left' || input.reason === 'administrative') && !input.reasonText)
    return refusedAt('reasonText', 'Say what happened.')
  if (withoutHandOff(input) && !input.reasonText)
    return refusedAt('reasonText', 'Say why nobody takes over, or name who does.')
  if (record.urgent.length > 0 && !input.urgentReason)
    return refusedAt(
      'urgentReason',
      `Open: ${record.urgent.map(({ text }) => text).join('; ')}. Say why the stay may end.`,
    )
  return null
}

const withoutHandOff = (input: DischargeInput) => input.reason !== 'died' && !(input.handOff && input.followUpAt)

async function close(tx: Tx, input: DischargeInput, record: OpenRecord): Promise<Result<Discharged>> {
  const at = input.at ?? tx.now
  const { episodeId } = record
  const dischargeId = newId()
  const summary = assembleSummary(
    record.row,
    record.standing,
    { reason: input.reason, reasonText: input.reasonText ?? '', at, words: input },
    { now: tx.now, zone: tx.zone, author: tx.staff.name },
  )
  await tx.query(
    `insert into discharges (id, center_id, patient_id, episode_id, reason, at, summary, hand_off, follow_up_at, naloxone_given,
       overdose_advice, signed_by, entered_at, recorded_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $12)`,
    [
      dischargeId,
      tx.center.id,
      input.patientId,
      episodeId,
      input.reason,
      at,
      JSON.stringify({ ...summary, gates: dischargeGates(tx, input, record) }),
      input.handOff,
      input.followUpAt ?? null,
      input.naloxoneGiven,
      input.overdoseAdvice,
      tx.staff.id,
      tx.now,
    ],
  )
  await endFlags(tx, input)
  await endCare(tx, input.patientId, episodeId)
  await planAfter(tx, input, record)
  await tx.query('update episodes set closed_at = $2, close_reason = $3 where id = $1', [episodeId, at, input.reason])
  await tx.query('delete from triage_rows where patient_id = $1', [input.patientId])
  return ok({ dischargeId, text: 'Discharged', contactWithin24h: withoutHandOff(input) })
}

/** The gates as they stood when the stay ended, with the one of discharge itself (phases.md §2.4). */
function dischargeGates(tx: Tx, input: DischargeInput, { loaded, overridden }: OpenRecord) {
  const facts = gateFactsOf(loaded.row, loaded.row.check_in_due_at, true, tx.zone, tx.now)
  const phase = loaded.row.episode?.phase ?? 'unknown'
  return gatesFor(
    phase as Parameters<typeof gatesFor>[0],
    { ...facts, dischargeSummary: true, warmHandOffBooked: !withoutHandOff(input) },
    overridden as GateId[],
  )
}

async function endFlags(tx: Tx, input: DischargeInput) {
  const open = await tx.query<{ id: string; rule_id: string }>(
    'select id, rule_id from flags where patient_id = $1 and cleared_at is null',
    [input.patientId],
  )
  const ctx = { query: tx.query, now: tx.now, zone: tx.zone, center: tx.center, by: tx.staff.id }
  const text = [`Discharged: ${REASON_WORD[input.reason]}`, input.urgentReason].filter(Boolean).join('. ')
  for (const { id, rule_id } of open)
    await clearFlag(ctx, { patientId: input.patientId }, id, { ruleId: rule_id, how: 'episode_closed', text })
}

/** The lead's care ends, and so does what was planned for the stay; appointments outlive it. */
async function endCare(tx: Tx, patientId: string, episodeId: string) {
  await tx.query('update care_team set to_at = $2 where episode_id = $1 and to_at is null', [episodeId, tx.now])
  await tx.query(
    "update contacts set status = 'cancelled' where patient_id = $1 and status = 'planned' and (kind <> 'appointment' or due_at < $2)",
    [patientId, tx.now],
  )
}

async function planAfter(tx: Tx, input: DischargeInput, { episodeId, leadId }: OpenRecord) {
  if (input.followUpAt) await plan(tx, input.patientId, episodeId, 'appointment', input.followUpAt, input.followUp)
  if (!withoutHandOff(input)) return
  const due = addHours(tx.now, CALL_WITHIN_H)
  const text = 'Left without hand-off (ENG-12): reach, naloxone, hand-off'
  await plan(tx, input.patientId, episodeId, 'phone', due, text)
  await tx.query(
    `insert into tasks (id, center_id, patient_id, episode_id, key, text, due_at, owner_id, status, entered_at, recorded_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 'open', $9, $10) on conflict do nothing`,
    [
      newId(),
      tx.center.id,
      input.patientId,
      episodeId,
      `eng-12:${episodeId}`,
      text,
      due,
      leadId ?? tx.staff.id,
      tx.now,
      tx.staff.id,
    ],
  )
}

const plan = (tx: Tx, patientId: string, episodeId: string, kind: string, due: Date, note: string | null) =>
  tx.query(
    `insert into contacts (id, center_id, patient_id, episode_id, kind, due_at, status, note, entered_at, recorded_by)
     values ($1, $2, $3, $4, $5, $6, 'planned', $7, $8, $9)`,
    [newId(), tx.center.id, patientId, episodeId, kind, due, note, tx.now, tx.staff.id],
  )

const LAST = `select d.id, d.entered_at, s.name, d.reason, d.hand_off, d.follow_up_at from discharges d left join staff s on s.id = d.signed_by
  where d.patient_id = $1 order by d.entered_at desc limit 1`
type Last = {
  id: string
  entered_at: Date
  name: string | null
  reason: string
  hand_off: string | null
  follow_up_at: Date | null
}

async function alreadyDone(tx: Tx, patientId: string): Promise<Result<Discharged>> {
  const [last] = await tx.query<Last>(LAST, [patientId])
  if (!last) return fail('conflict', 'This patient has no open episode.')
  const handed = last.reason === 'died' || Boolean(last.hand_off && last.follow_up_at)
  return ok({ dischargeId: last.id, text: 'Discharged', contactWithin24h: !handed })
}

async function notOpen(tx: Tx, patientId: string): Promise<Refused> {
  const [last] = await tx.query<Last>(LAST, [patientId])
  if (!last) return fail('conflict', 'This patient has no open episode.')
  const by = last.name ?? 'somebody else'
  return fail('conflict', `Discharged by ${by} ${moment(last.entered_at, tx.now, tx.zone)}.`, {
    details: { by, at: last.entered_at.toISOString() },
  })
}
