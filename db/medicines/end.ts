import type { z } from 'zod'
import { drugOf, isAlpha2 } from '@/lib/clinical/medications/drugs'
import { fail, ok, type Result } from '@/lib/result'
import { asStaff, type Staff, type Tx } from '../client'
import { changePatient, NO_SUCH_PATIENT } from '../patients/chart'
import type { EndOrder } from './input'
import { type OrderRow, readOrder } from './rows'

/** Ends an order. Of an α2-agonist it has to be said whether it was reduced first: an abrupt stop is watched (VIT-11). */
export const endOrder = (staff: Staff, input: z.infer<typeof EndOrder>): Promise<Result<{ text: string }>> =>
  asStaff<{ text: string }>(staff, 'medication.order', 'medication.end', (tx) =>
    changePatient(
      tx,
      input.patientId,
      'medication.end',
      async ({ patientId }) => {
        const order = await readOrder(tx, patientId, input.orderId)
        if (!order) return NO_SUCH_PATIENT
        if (order.ends_at && order.ends_at <= tx.now)
          return fail('conflict', `${order.name} was ended by ${order.ended_by_name ?? 'its end time'}.`)
        if (isAlpha2(order.drug) && input.how === null) {
          const text = `Say how it is stopped. ${drugOf(order.drug)?.stopping ?? ''}`.trim()
          return fail('invalid', text, { fields: { how: text } })
        }
        await endInPlace(tx, order, input.reason, input.how === null ? null : input.how === 'abrupt')
        return ok({ text: `${order.name} ended` })
      },
      { details: { requestId: input.requestId, orderId: input.orderId, reason: input.reason, how: input.how } },
    ),
  )

/** Ends the order now; a program's medicine is then no longer one that the patient takes. */
export async function endInPlace(tx: Tx, order: OrderRow, reason: string, abrupt: boolean | null): Promise<void> {
  await tx.query(
    `update medication_orders set ends_at = greatest($2, starts_at), end_reason = $3, ended_by = $4, ended_abruptly = $5
     where id = $1`,
    [order.id, tx.now, reason, tx.staff.id, abrupt],
  )
  if (order.kind !== 'program' || reason === 'Changed') return
  await tx.query(
    `update medication_statements set status = 'stopped', stopped_at = $3
     where patient_id = (select patient_id from medication_orders where id = $1) and ingredient = $2
       and status = 'active' and source = 'entered'`,
    [order.id, order.drug, tx.now],
  )
}
