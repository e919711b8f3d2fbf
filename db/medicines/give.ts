import type { DoseCheck } from '@/lib/clinical/medications/dose-check'
import { isAlpha2 } from '@/lib/clinical/medications/drugs'
import { overrideNeeds } from '@/lib/clinical/medications/give-check'
import { DOSE_WINDOW, dueTimes } from '@/lib/clinical/medications/slots'
import { addMinutes } from '@/lib/clinical/time'
import { clock, moment } from '@/lib/format/clock'
import { can } from '@/lib/permissions'
import { fail, ok, type Refused, type Result } from '@/lib/result'
import { asStaff, type Staff, type Tx } from '../client'
import { newId } from '../ids'
import { changePatient, NO_SUCH_PATIENT, type OpenChart } from '../patients/chart'
import { type OpenedFlag, storeSet, withOpened } from '../vitals/record'
import { type CheckView, checkOrderDose, toCheckView, toStored } from './check'
import { readContext } from './context'
import type { GiveDose } from './input'
import { isInForce, type OrderRow, readOrder, type StoredCheck } from './rows'

export type DoseSaved = {
  /** `stopped`: the check stands in the way, nothing was given, the dose is still due. */
  state: 'recorded' | 'stopped'
  text: string
  check: CheckView | null
  opened: OpenedFlag[]
  repeated: boolean
}

/** When to look whether it helped, in minutes after a dose as needed or of an α2-agonist. */
const RECHECK_MIN = 60

/**
 * Records what becomes of a dose. Before one is given, the vitals sent with it are recorded and the dose is checked at
 * this instant; a block, hold or caution is answered with the findings and gives nothing unless whoever may does so
 * with a reason. Of two people at one due dose one wins and the other is told who. A maximum or interval that was met
 * is kept, given or not, and opens WD-12.
 */
export const giveDose = (staff: Staff, input: GiveDose): Promise<Result<DoseSaved>> =>
  asStaff<DoseSaved>(staff, 'medication.give', 'medication.give', async (tx) => {
    const details: Record<string, unknown> = {
      requestId: input.requestId,
      orderId: input.orderId,
      outcome: input.outcome,
    }
    return changePatient<DoseSaved>(
      tx,
      input.patientId,
      'medication.give',
      (chart) => settle(tx, chart, input, details),
      {
        details,
      },
    ).then((result) => withOpened(tx, input.patientId, result))
  })

async function settle(
  tx: Tx,
  chart: OpenChart,
  input: GiveDose,
  details: Record<string, unknown>,
): Promise<Result<DoseSaved>> {
  const landed = await before(tx, input.requestId)
  if (landed) return ok(landed)
  const order = await readOrder(tx, chart.patientId, input.orderId)
  if (!order) return NO_SUCH_PATIENT
  const refused = (await refusedDue(tx, order, input)) ?? refusedDose(order, input)
  if (refused) return refused
  if (input.vitals && !(await measured(tx, input.requestId))) {
    const stored = await storeSet(tx, chart, toSet(input, tx.now), null)
    if (!stored.ok) return stored
  }
  if (input.outcome !== 'given') return record(tx, order, input, null)
  const context = await readContext(tx, chart.patientId)
  if (!context) return NO_SUCH_PATIENT
  const check = await checkOrderDose(tx, context, order, input.doseMg ?? order.dose_mg)
  details.decision = check.decision
  if (mayGive(tx, check, input.override)) return record(tx, order, input, check)
  details.outcome = 'stopped'
  return stop(tx, order, input, check)
}

async function before(tx: Tx, requestId: string): Promise<DoseSaved | null> {
  const [dose] = await tx.query<{ checks: StoredCheck | null }>(
    'select checks from medication_doses where request_id = $1',
    [requestId],
  )
  if (!dose) return null
  const stopped = dose.checks?.attempt === true
  return {
    state: stopped ? 'stopped' : 'recorded',
    text: stopped ? 'Not given' : 'Recorded',
    check: null,
    opened: [],
    repeated: true,
  }
}

/** The same request had stored its vitals and then gave nothing. */
const measured = async (tx: Tx, requestId: string): Promise<boolean> =>
  (await tx.query('select 1 from observation_sets where request_id = $1', [requestId])).length > 0

const who = (name: string | null) => name ?? 'somebody else'

/** Why this due time cannot be recorded: not one of the order, too early, or somebody was first. */
async function refusedDue(tx: Tx, order: OrderRow, { dueAt, outcome }: GiveDose): Promise<Refused | null> {
  if (!dueAt) {
    if (order.kind !== 'prn' && outcome !== 'given') return fail('invalid', 'Say which due dose this is about.')
    return null
  }
  const due = dueTimes({ times: order.times, startsAt: order.starts_at, endsAt: order.ends_at }, dueAt, dueAt, tx.zone)
  if (due.length === 0)
    return fail('conflict', `${order.name} is not due at ${moment(dueAt, tx.now, tx.zone)} any more.`)
  const from = addMinutes(dueAt, -DOSE_WINDOW.earlyMin)
  if (tx.now < from)
    return fail('conflict', `Due at ${clock(dueAt, tx.zone)}: it can be recorded from ${clock(from, tx.zone)} on.`)
  const [first] = await tx.query<{ outcome: string; at: Date; name: string | null }>(
    `select d.outcome, d.at, s.name from medication_doses d left join staff s on s.id = d.recorded_by
     where d.order_id = $1 and d.due_at = $2`,
    [order.id, dueAt],
  )
  if (!first) return null
  const [by, at] = [who(first.name), moment(first.at, tx.now, tx.zone)]
  return fail('conflict', `This dose was recorded as ${first.outcome} by ${by} at ${at}.`, {
    details: { by, at: first.at.toISOString(), outcome: first.outcome },
  })
}

function refusedDose(order: OrderRow, { outcome, doseMg }: GiveDose): Refused | null {
  if (outcome === 'given' && doseMg !== null && doseMg > order.dose_mg)
    return fail('invalid', `The order is for ${order.dose_mg} mg.`, {
      fields: { doseMg: `At most ${order.dose_mg} mg.` },
    })
  return null
}

/** Pressure and pulse measured for this dose, as a set of their own. */
const toSet = ({ requestId, patientId, vitals }: GiveDose, takenAt: Date): Parameters<typeof storeSet>[2] => ({
  requestId,
  patientId,
  takenAt,
  outcome: 'measured',
  vitals: [
    { vital: 'sbp', value: vitals?.sbp, unit: 'mm[Hg]' },
    { vital: 'dbp', value: vitals?.dbp, unit: 'mm[Hg]' },
    { vital: 'heart_rate', value: vitals?.hr, unit: '/min' },
  ],
  events: [],
  scores: [],
  mode: 'staff',
})

/** Missing vitals are never overridden; a block or hold by whoever orders, a caution by whoever gives; always with why. */
function mayGive(tx: Tx, check: DoseCheck, override: string | null): boolean {
  const needs = overrideNeeds(check.reasons)
  if (needs === 'nothing') return true
  if (needs === 'impossible' || !override) return false
  return needs === 'giver' || can(tx.staff, 'medication.order')
}

/** Nothing is given. A limit that was met is kept as an attempt, which leaves the due dose due. */
async function stop(tx: Tx, order: OrderRow, input: GiveDose, check: DoseCheck): Promise<Result<DoseSaved>> {
  const reason = check.reasons.map(({ text }) => text).join('; ')
  if (check.rules.some(({ rule }) => rule === 'WD-12'))
    await insertDose(tx, order, { ...input, outcome: 'held', dueAt: null, reason: `Not given: ${reason}` }, check, true)
  return ok({
    state: 'stopped',
    text: `Not given. ${reason}.`,
    check: toCheckView(check),
    opened: [],
    repeated: false,
  })
}

async function record(tx: Tx, order: OrderRow, input: GiveDose, check: DoseCheck | null): Promise<Result<DoseSaved>> {
  if (input.outcome === 'given' && !isInForce(order, tx.now))
    return fail(
      'conflict',
      `${order.name} is not in force: the order ${order.ends_at ? 'has ended' : 'has not begun'}.`,
    )
  await insertDose(tx, order, input, check, false)
  if (input.outcome === 'given' && order.kind === 'program') await takesNow(tx, order, input.patientId)
  return ok({
    state: 'recorded',
    text: `${order.name} ${input.outcome}`,
    check: check && toCheckView(check),
    opened: [],
    repeated: false,
  })
}

async function insertDose(
  tx: Tx,
  order: OrderRow,
  input: Pick<GiveDose, 'requestId' | 'patientId' | 'dueAt' | 'outcome' | 'doseMg' | 'reason' | 'override'>,
  check: DoseCheck | null,
  attempt: boolean,
): Promise<void> {
  const given = input.outcome === 'given'
  const looksAgain = given && (order.kind === 'prn' || isAlpha2(order.drug))
  await tx.query(
    `insert into medication_doses (id, center_id, patient_id, order_id, due_at, at, outcome, dose_mg, reason, checks,
       override_reason, recheck_at, request_id, entered_at, recorded_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $6, $14)`,
    [
      newId(),
      tx.center.id,
      input.patientId,
      order.id,
      input.dueAt,
      tx.now,
      input.outcome,
      input.doseMg ?? order.dose_mg,
      input.reason,
      check && JSON.stringify(toStored(check, order, attempt)),
      given && check && check.decision !== 'give' ? input.override : null,
      looksAgain ? addMinutes(tx.now, RECHECK_MIN) : null,
      input.requestId,
      tx.staff.id,
    ],
  )
}

/** From its first dose on a program's medicine is one that the patient takes: the phase and the interactions read it. */
async function takesNow(tx: Tx, order: OrderRow, patientId: string): Promise<void> {
  await tx.query(
    `insert into medication_statements (id, center_id, patient_id, name, ingredient, status, started_at, entered_at, recorded_by)
     select $1, $2, $3, $4, $5, 'active', $6, $6, $7
     where not exists (select 1 from medication_statements
       where patient_id = $3 and ingredient = $5 and status = 'active' and source = 'entered')`,
    [newId(), tx.center.id, patientId, order.name, order.drug, tx.now, tx.staff.id],
  )
}
