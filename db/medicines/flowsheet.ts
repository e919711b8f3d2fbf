import { num } from '@/lib/format/number'
import type { Tx } from '../client'
import type { FlowsheetDose } from '../vitals/history-types'

type Row = { at: Date; name: string; outcome: string; dose_mg: number }

/** Doses of ordered medicines since an instant, as the flowsheet shows them; attempts that gave nothing stay out. */
export async function readMedicineDoses(tx: Tx, patientId: string, from: Date): Promise<FlowsheetDose[]> {
  const rows = await tx.query<Row>(
    `select d.at, o.name, d.outcome, d.dose_mg from medication_doses d join medication_orders o on o.id = d.order_id
     where d.patient_id = $1 and d.at >= $2 and not coalesce((d.checks ->> 'attempt')::boolean, false)
     order by d.at limit 500`,
    [patientId, from],
    'flowsheet-medicines',
  )
  return rows.map(({ at, name, outcome, dose_mg }) => ({
    at: at.toISOString(),
    name,
    unit: 'mg',
    text: outcome === 'given' ? `${num(dose_mg, 3)} mg` : outcome,
    kind: 'medicine',
  }))
}
