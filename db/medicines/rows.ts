import { drugOf } from '@/lib/clinical/medications/drugs'
import type { DoseReason, DoseRule } from '@/lib/clinical/medications/types'
import type { Tx } from '../client'

/** What a buprenorphine or naltrexone order carries besides. */
export type Program = {
  induction?: 'standard' | 'low_dose' | 'home'
  minCows?: number
  naltrexoneReason?: string | null
}

export type OrderRow = {
  id: string
  drug: string
  name: string
  dose_mg: number
  route: string
  kind: 'scheduled' | 'prn' | 'program'
  order_kind: 'otc' | 'rx'
  times: string[]
  min_interval_h: number | null
  max_24h_mg: number | null
  hold_parameters: { sbp?: number; dbp?: number; hr?: number }
  indication: string | null
  program: Program | null
  starts_at: Date
  ends_at: Date | null
  end_reason: string | null
  ended_abruptly: boolean | null
  override_reason: string | null
  entered_at: Date
  by_name: string | null
  ended_by_name: string | null
}

/** The checks of the moment of giving, as stored with the dose. */
export type StoredCheck = {
  decision: string
  reasons: DoseReason[]
  rules: DoseRule[]
  total24hMg: number
  max24hMg: number | null
  /** The maximum or interval that was met, in words; WD-12 reads it. */
  limitText: string | null
  /** Nothing was given: the check stood in the way and the dose is still due. */
  attempt?: true
}

export type DoseRow = {
  id: string
  order_id: string
  due_at: Date | null
  at: Date
  outcome: 'given' | 'held' | 'refused' | 'missed'
  dose_mg: number
  reason: string | null
  checks: StoredCheck | null
  override_reason: string | null
  recheck_at: Date | null
  effect: string | null
  effect_at: Date | null
  by_name: string | null
}

const ORDER = `select o.*, s.name as by_name, e.name as ended_by_name from medication_orders o
  left join staff s on s.id = o.recorded_by left join staff e on e.id = o.ended_by`

/** An order of this patient, or null. */
export async function readOrder(tx: Tx, patientId: string, orderId: string): Promise<OrderRow | null> {
  const [row] = await tx.query<OrderRow>(`${ORDER} where o.id = $1 and o.patient_id = $2`, [orderId, patientId])
  return row ?? null
}

/** Orders in force or ended in the last 14 days, oldest first. */
export const readOrders = (tx: Tx, patientId: string): Promise<OrderRow[]> =>
  tx.query<OrderRow>(
    `${ORDER} where o.patient_id = $1 and (o.ends_at is null or o.ends_at > $2::timestamptz - interval '14 days')
     order by o.starts_at, o.id`,
    [patientId, tx.now],
    'medicine-orders',
  )

/** What became of doses since an instant, oldest first. */
export const readDoses = (tx: Tx, patientId: string, from: Date): Promise<DoseRow[]> =>
  tx.query<DoseRow>(
    `select d.*, s.name as by_name from medication_doses d left join staff s on s.id = d.recorded_by
     where d.patient_id = $1 and d.at >= $2 order by d.at, d.id`,
    [patientId, from],
    'medicine-doses',
  )

/** An order that doses may be given of now. */
export const isInForce = ({ starts_at, ends_at }: Pick<OrderRow, 'starts_at' | 'ends_at'>, now: Date): boolean =>
  starts_at <= now && (ends_at === null || ends_at > now)

/** By which ingredient amounts and intervals count: the table's id, or the name of what the table does not have. */
export const ingredientOf = ({ drug, name }: { drug: string; name: string }): string =>
  drug === 'other' ? name.trim().toLowerCase() : drug

/** "Clonidine", "Buprenorphine/naloxone", or the name as written. */
export function nameOf(drug: string, written: string | null): string {
  if (written) return written
  return drug === 'buprenorphine' ? 'Buprenorphine/naloxone' : (drugOf(drug)?.name ?? drug)
}
