import { z } from 'zod'
import { ok, type Result } from '@/lib/result'
import { asStaff, type Staff } from '../client'
import { NO_SUCH_PATIENT } from '../patients/chart'
import { type CheckView, checkOrderDose, toCheckView } from './check'
import { readContext } from './context'
import { readOrder } from './rows'

export const PreviewDose = z.object({
  patientId: z.uuid(),
  orderId: z.uuid(),
  doseMg: z.number().positive().nullable(),
})

/** What the check says about a dose if it were given now; the same check runs again when it is. */
export const previewDose = (staff: Staff, input: z.infer<typeof PreviewDose>): Promise<Result<CheckView>> =>
  asStaff<CheckView>(staff, 'medication.give', 'medication.preview', async (tx) => {
    const order = await readOrder(tx, input.patientId, input.orderId)
    const context = order && (await readContext(tx, input.patientId))
    if (!order || !context) return NO_SUCH_PATIENT
    return ok(toCheckView(await checkOrderDose(tx, context, order, input.doseMg ?? order.dose_mg)))
  })
