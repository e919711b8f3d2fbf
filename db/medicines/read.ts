import { BUP_RESCORE_MINUTES, bupRange } from '@/lib/clinical/medications/buprenorphine'
import { isAlpha2 } from '@/lib/clinical/medications/drugs'
import { gateText } from '@/lib/clinical/medications/give-check'
import { interactionWarnings } from '@/lib/clinical/medications/interactions'
import { DOSE_WINDOW, dueTimes } from '@/lib/clinical/medications/slots'
import { addHours, addMinutes, minutesBetween } from '@/lib/clinical/time'
import { can } from '@/lib/permissions'
import { ok, type Result } from '@/lib/result'
import { auditRead } from '../audit'
import { asStaff, type Staff, type Tx } from '../client'
import { NO_SUCH_PATIENT } from '../patients/chart'
import { checkOrderDose, gateOf, toCheckView } from './check'
import { type MedicineContext, readContext } from './context'
import { type DoseRow, isInForce, type OrderRow, readDoses, readOrders } from './rows'
import type {
  AsNeededView,
  BuprenorphineView,
  DoseView,
  MedicinesView,
  OrderView,
  RecheckView,
  ReconciliationView,
  SlotState,
  SlotView,
} from './view'

const HOURS = { back: 24, ahead: 12, log: 72 } as const

/** Orders, doses by due time, as needed, effects to look at, programs and reconciliation of one patient. */
export const readMedicines = (staff: Staff, patientId: string): Promise<Result<MedicinesView>> =>
  asStaff<MedicinesView>(staff, 'chart.read', 'medication.list', async (tx) => {
    const context = await readContext(tx, patientId)
    if (!context) return NO_SUCH_PATIENT
    await auditRead(tx, 'medication.list', patientId)
    const orders = await readOrders(tx, patientId)
    const doses = await readDoses(tx, patientId, addHours(tx.now, -HOURS.log))
    const inForce = orders.filter((order) => order.ends_at === null || order.ends_at > tx.now)
    return ok({
      patientId,
      zone: tx.zone,
      now: tx.now.toISOString(),
      open: context.facts.admittedAt !== null,
      may: {
        order: can(tx.staff, 'medication.order'),
        give: can(tx.staff, 'medication.give'),
        state:
          can(tx.staff, 'medication.give') || can(tx.staff, 'assessment.record') || can(tx.staff, 'medication.order'),
      },
      slots: orders.flatMap((order) => slotsOf(tx, order, doses)).sort((a, b) => a.dueAt.localeCompare(b.dueAt)),
      asNeeded: await asNeeded(tx, context, inForce, doses),
      rechecks: rechecks(tx, orders, doses),
      log: doses.map((dose) => toDose(dose, orders)).reverse(),
      orders: inForce.map(toOrder),
      ended: orders.filter((order) => !inForce.includes(order)).map(toOrder),
      statements: await readStatements(tx, patientId),
      reconciliations: await readReconciliations(tx, patientId),
      warnings: warningsOf(context),
      vitals: context.vitals && { ...context.vitals, at: context.vitals.measuredAt.toISOString() },
      buprenorphine: await buprenorphine(tx, patientId, context, inForce, doses),
      setting: context.facts.setting,
    })
  })

function slotsOf(tx: Tx, order: OrderRow, doses: readonly DoseRow[]): SlotView[] {
  const span = { times: order.times, startsAt: order.starts_at, endsAt: order.ends_at }
  const due = dueTimes(span, addHours(tx.now, -HOURS.back), addHours(tx.now, HOURS.ahead), tx.zone)
  return due.map((dueAt) => {
    const dose = doses.find((one) => one.order_id === order.id && one.due_at?.getTime() === dueAt.getTime())
    return {
      orderId: order.id,
      name: order.name,
      doseMg: order.dose_mg,
      route: order.route,
      dueAt: dueAt.toISOString(),
      state: dose?.outcome ?? stateAt(dueAt, tx.now),
      alpha2: isAlpha2(order.drug),
      record: dose
        ? {
            by: dose.by_name ?? '',
            at: dose.at.toISOString(),
            doseMg: dose.dose_mg,
            reason: dose.reason,
            override: dose.override_reason,
          }
        : null,
    }
  })
}

/** A dose that nobody recorded for 4 h counts as missed; until then it is late and can still be given. */
function stateAt(dueAt: Date, now: Date): SlotState {
  const late = minutesBetween(dueAt, now)
  if (late < -DOSE_WINDOW.earlyMin) return 'later'
  if (late <= DOSE_WINDOW.lateMin) return 'due'
  return late > DOSE_WINDOW.missedAfterH * 60 ? 'unrecorded' : 'late'
}

async function asNeeded(
  tx: Tx,
  context: MedicineContext,
  orders: readonly OrderRow[],
  doses: readonly DoseRow[],
): Promise<AsNeededView[]> {
  const views: AsNeededView[] = []
  for (const order of orders.filter((one) => one.kind === 'prn' && isInForce(one, tx.now))) {
    const last = doses.findLast((dose) => dose.order_id === order.id && dose.outcome === 'given')
    views.push({
      orderId: order.id,
      name: order.name,
      doseMg: order.dose_mg,
      route: order.route,
      indication: order.indication,
      lastAt: last?.at.toISOString() ?? null,
      alpha2: isAlpha2(order.drug),
      check: toCheckView(await checkOrderDose(tx, context, order, order.dose_mg)),
    })
  }
  return views
}

function rechecks(tx: Tx, orders: readonly OrderRow[], doses: readonly DoseRow[]): RecheckView[] {
  return doses.flatMap((dose) =>
    dose.recheck_at && !dose.effect
      ? [
          {
            doseId: dose.id,
            name: orders.find(({ id }) => id === dose.order_id)?.name ?? '',
            doseMg: dose.dose_mg,
            givenAt: dose.at.toISOString(),
            dueAt: dose.recheck_at.toISOString(),
            due: dose.recheck_at <= tx.now,
          },
        ]
      : [],
  )
}

function toDose(dose: DoseRow, orders: readonly OrderRow[]): DoseView {
  return {
    id: dose.id,
    name: orders.find(({ id }) => id === dose.order_id)?.name ?? '',
    doseMg: dose.dose_mg,
    at: dose.at.toISOString(),
    dueAt: dose.due_at?.toISOString() ?? null,
    outcome: dose.outcome,
    attempt: dose.checks?.attempt === true,
    by: dose.by_name ?? '',
    reason: dose.reason,
    override: dose.override_reason,
    effect: dose.effect,
  }
}

const toOrder = (order: OrderRow): OrderView => ({
  id: order.id,
  drug: order.drug,
  name: order.name,
  doseMg: order.dose_mg,
  route: order.route,
  kind: order.kind,
  orderKind: order.order_kind,
  times: order.times,
  minIntervalH: order.min_interval_h,
  max24hMg: order.max_24h_mg,
  holdBelow: order.hold_parameters,
  indication: order.indication,
  induction: order.program?.induction ?? null,
  startsAt: order.starts_at.toISOString(),
  endsAt: order.ends_at?.toISOString() ?? null,
  endReason: order.end_reason,
  endedAbruptly: order.ended_abruptly,
  by: order.by_name ?? '',
  override: order.override_reason,
  alpha2: isAlpha2(order.drug),
})

type Statement = { id: string; name: string; dose: string | null; started_at: Date | null; source: string }

async function readStatements(tx: Tx, patientId: string): Promise<MedicinesView['statements']> {
  const rows = await tx.query<Statement>(
    `select id, name, dose, started_at, source from medication_statements
     where patient_id = $1 and status = 'active' order by name`,
    [patientId],
  )
  return rows.map(({ id, name, dose, started_at, source }) => ({
    id,
    name,
    dose,
    since: started_at?.toISOString() ?? null,
    imported: source === 'import',
  }))
}

type Reconciled = {
  id: string
  moment: ReconciliationView['moment']
  at: Date
  items: ReconciliationView['items']
  name: string | null
}

async function readReconciliations(tx: Tx, patientId: string): Promise<ReconciliationView[]> {
  const rows = await tx.query<Reconciled>(
    `select r.id, r.moment, r.at, r.items, s.name from medication_reconciliations r left join staff s on s.id = r.recorded_by
     where r.patient_id = $1 order by r.at desc limit 10`,
    [patientId],
  )
  return rows.map(({ id, moment, at, items, name }) => ({ id, moment, at: at.toISOString(), by: name ?? '', items }))
}

function warningsOf({ ordered, stated, kratom }: MedicineContext): MedicinesView['warnings'] {
  const names = [...ordered.map(({ ingredient }) => ingredient), ...stated]
  return interactionWarnings(names, kratom).map(({ code, level, drugs, text, finding }) => ({
    code,
    level,
    drugs,
    text,
    finding,
  }))
}

async function buprenorphine(
  tx: Tx,
  patientId: string,
  context: MedicineContext,
  orders: readonly OrderRow[],
  doses: readonly DoseRow[],
): Promise<BuprenorphineView> {
  const order = orders.find(({ drug }) => drug === 'buprenorphine') ?? null
  const gate = gateOf(context, order, tx.now)
  const [episode] = await tx.query<{ baseline_mg: number | null; other: boolean }>(
    `select e.baseline_mg, exists (select 1 from substance_uses u where u.patient_id = $1 and u.substance in ('extract', 'seven_oh')) as other
     from episodes e where e.patient_id = $1 and e.closed_at is null`,
    [patientId],
  )
  const grams = episode?.baseline_mg != null ? episode.baseline_mg / 1000 : null
  const first = doses.find((dose) => dose.order_id === order?.id && dose.outcome === 'given')
  return {
    gate,
    lacks: gateText(gate),
    cows: context.cows && { total: context.cows.total, at: context.cows.at.toISOString() },
    range: bupRange(episode?.other ? 'extract' : 'leaf_powder', grams),
    gramsPerDay: grams,
    rescore: first && minutesBetween(first.at, tx.now) < 180 ? rescores(first.at, context) : [],
  }
}

/** COWS 30–60 min and 2 h after the first dose (tapers.md §4 c), with a quarter of an hour for the second. */
function rescores(doseAt: Date, { facts }: MedicineContext): BuprenorphineView['rescore'] {
  return BUP_RESCORE_MINUTES.map(({ from, to }) => {
    const [start, end] = [addMinutes(doseAt, from), addMinutes(doseAt, to)]
    const done = facts.cows.some(({ at }) => at >= addMinutes(start, -15) && at <= addMinutes(end, 15))
    return { from: start.toISOString(), to: end.toISOString(), done }
  })
}
