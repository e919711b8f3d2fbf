import { bupGate } from '@/lib/clinical/medications/buprenorphine'
import type { DoseCheck } from '@/lib/clinical/medications/dose-check'
import { checkGiving, overrideNeeds } from '@/lib/clinical/medications/give-check'
import type { Tx } from '../client'
import type { MedicineContext } from './context'
import { ingredientOf, type OrderRow, type StoredCheck } from './rows'

/** A check in words for the screen: what stands in the way, and who may give all the same. */
export type CheckView = {
  decision: DoseCheck['decision']
  reasons: { code: string; level: 'block' | 'hold' | 'caution'; text: string; source: string }[]
  overrideBy: ReturnType<typeof overrideNeeds>
  /** ISO: when interval and maximum would allow it. */
  earliestAt: string | null
  total24hMg: number
  max24hMg: number | null
  /** Pressure and pulse have to be taken first. */
  needsVitals: boolean
}

/** Checks one dose of an order at this instant (tapers.md §5). */
export async function checkOrderDose(
  tx: Tx,
  context: MedicineContext,
  order: OrderRow,
  doseMg: number,
): Promise<DoseCheck> {
  const ingredient = ingredientOf(order)
  return checkGiving({
    drug: ingredient,
    name: order.name,
    doseMg,
    orderKind: order.order_kind,
    now: tx.now,
    history: context.history,
    patient: context.patientFor(ingredient),
    vitals: context.vitals,
    further: { ...context.further, naltrexoneReason: order.program?.naltrexoneReason ?? null },
    limits: { minIntervalH: order.min_interval_h, max24hMg: order.max_24h_mg },
    holdBelow: order.hold_parameters,
    gate: order.drug === 'buprenorphine' && (await isFirstDose(tx, order)) ? gateOf(context, order, tx.now) : null,
  })
}

/** Hours since the last dose and COWS against the limits of this induction. */
export const gateOf = (context: MedicineContext, order: Pick<OrderRow, 'program'> | null, now: Date) =>
  bupGate(context.lastKratom, context.cows?.total ?? null, now, { minCows: order?.program?.minCows })

/** No dose of this ingredient was given in the last three days: what comes next is an induction. */
async function isFirstDose(tx: Tx, order: OrderRow): Promise<boolean> {
  const rows = await tx.query(
    `select 1 from medication_doses d join medication_orders o on o.id = d.order_id
     where d.patient_id = (select patient_id from medication_orders where id = $1) and o.drug = $2 and d.outcome = 'given'
       and d.at > $3::timestamptz - interval '72 hours' limit 1`,
    [order.id, order.drug, tx.now],
  )
  return rows.length === 0
}

export function toCheckView(check: DoseCheck): CheckView {
  return {
    decision: check.decision,
    reasons: check.reasons.map(({ code, level, text, source }) => ({
      code,
      level,
      text,
      source: [source.title, source.section].filter(Boolean).join(', '),
    })),
    overrideBy: overrideNeeds(check.reasons),
    earliestAt: check.earliestAt?.toISOString() ?? null,
    total24hMg: check.total24hMg,
    max24hMg: check.max24hMg,
    needsVitals: check.reasons.some(({ code }) => code === 'vitals_missing' || code === 'vitals_stale'),
  }
}

const LIMITS = ['single_max', 'max_24h', 'min_interval']

/** The check as it is kept with the dose. */
export function toStored(check: DoseCheck, order: OrderRow, attempt: boolean): StoredCheck {
  const limit = check.rules.some(({ rule }) => rule === 'WD-12')
    ? `${order.name}: ${check.reasons.find(({ code }) => LIMITS.includes(code))?.text ?? 'limit reached'}`
    : null
  const { decision, reasons, rules, total24hMg, max24hMg } = check
  return { decision, reasons, rules, total24hMg, max24hMg, limitText: limit, ...(attempt ? { attempt } : {}) }
}
