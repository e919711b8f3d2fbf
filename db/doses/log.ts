import { addDays, localDate } from '@/lib/clinical/time'
import type { LocalDate } from '@/lib/clinical/types'
import { clock, weekdayAndDay } from '@/lib/format/clock'
import { ok, type Result } from '@/lib/result'
import { auditRead } from '../audit'
import { asStaff, type Staff, type Tx } from '../client'
import { NO_SUCH_PATIENT } from '../patients/chart'
import { type DecisionRow, type PlanRow, readDecisions, readPlans } from '../tapers/rows'
import type { TakenDay } from '../tapers/types'
import { readDays } from './days'

export type DoseRow = {
  id: string
  /** ISO; of a day total the local date alone. */
  at: string
  time: string
  amount: number
  unit: string
  planned: number | null
  kind: 'planned' | 'extra' | 'missed' | 'day_total'
  reportedBy: string
  witnessed: boolean
  note: string | null
  superseded?: { reason: string; by: string }
}

/** A day against the plan. `differencePct`: taken against planned, positive above; null when either is not known. */
export type DoseDay = {
  on: LocalDate
  dayText: string
  planned: number | null
  taken: number | null
  differencePct: number | null
  doses: DoseRow[]
}

type Stored = {
  id: string
  taken_on: LocalDate
  taken_at: Date | null
  amount_mg: number
  unit: string
  kind: DoseRow['kind']
  mode: 'witnessed' | 'reported'
  note: string | null
  name: string | null
  superseded_reason: string | null
  superseded_name: string | null
  superseded_by_id: string | null
}

/** Doses of the last days against plan, newest day first; corrected rows stay visible with their reason. */
export const readDoseLog = (staff: Staff, patientId: string, days = 14): Promise<Result<DoseDay[]>> =>
  asStaff<DoseDay[]>(staff, 'chart.read', 'dose.log', async (tx) => {
    const [patient] = await tx.query('select 1 from patients where id = $1', [patientId])
    if (!patient) return NO_SUCH_PATIENT
    await auditRead(tx, 'dose.log', patientId)
    const today = localDate(tx.now, tx.zone)
    const from = addDays(today, 1 - days)
    const plans = await readPlans(tx, patientId)
    const decisions = await readDecisions(tx, patientId)
    const totals = await readDays(tx, patientId, from, today, plans, decisions)
    const stored = await readStored(tx, patientId, from)
    return ok(
      totals
        .map((total) =>
          toDay(
            tx,
            total,
            stored.filter(({ taken_on }) => taken_on === total.on),
            plans,
            decisions,
            today,
          ),
        )
        .reverse(),
    )
  })

const readStored = (tx: Tx, patientId: string, from: LocalDate) =>
  tx.query<Stored>(
    `select d.*, s.name, n.correction_reason as superseded_reason, ns.name as superseded_name
     from doses_taken d left join staff s on s.id = d.recorded_by
     left join doses_taken n on n.id = d.superseded_by_id left join staff ns on ns.id = n.recorded_by
     where d.patient_id = $1 and d.taken_on >= $2 order by d.taken_on, d.taken_at nulls last, d.entered_at`,
    [patientId, from],
  )

function toDay(
  tx: Pick<Tx, 'zone'>,
  total: TakenDay,
  rows: readonly Stored[],
  plans: readonly PlanRow[],
  decisions: readonly DecisionRow[],
  today: LocalDate,
): DoseDay {
  const splits = splitOn(total.on, plans, decisions)
  let place = 0
  const doses = rows.map((row) => {
    const counts = row.superseded_by_id === null && (row.kind === 'planned' || row.kind === 'missed')
    const planned = counts ? (splits[place++] ?? null) : null
    return toRow(tx, row, planned)
  })
  return {
    on: total.on,
    dayText: weekdayAndDay(total.on, today),
    planned: total.planned,
    taken: total.taken,
    differencePct:
      total.taken === null || !total.planned ? null : Math.round(((total.taken - total.planned) / total.planned) * 100),
    doses,
  }
}

/** The doses into which the step of that day is split, in their order. */
function splitOn(on: LocalDate, plans: readonly PlanRow[], decisions: readonly DecisionRow[]): readonly number[] {
  const step = decisions.findLast(
    ({ decision, effective_on }) => (decision === 'confirmed' || decision === 'step_back') && effective_on <= on,
  )
  const plan = plans.find(({ id }) => id === step?.plan_id)
  return plan?.schedule.steps[(step?.step_no ?? 0) - 1]?.doses ?? []
}

function toRow({ zone }: Pick<Tx, 'zone'>, row: Stored, planned: number | null): DoseRow {
  return {
    id: row.id,
    at: row.taken_at?.toISOString() ?? row.taken_on,
    time: row.taken_at ? clock(row.taken_at, zone) : 'day',
    amount: row.amount_mg / 1000,
    unit: row.unit,
    planned,
    kind: row.kind,
    reportedBy: row.name ?? '',
    witnessed: row.mode === 'witnessed',
    note: row.note,
    ...(row.superseded_by_id
      ? { superseded: { reason: row.superseded_reason ?? '', by: row.superseded_name ?? '' } }
      : {}),
  }
}
