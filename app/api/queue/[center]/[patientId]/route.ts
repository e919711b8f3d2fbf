import { z } from 'zod'
import { answer, routeStaff } from '@/app/_request/staff-route'
import { detailView } from '@/app/_request/views/detail-view'
import { readQueueDetail } from '@/db/queue/detail'
import { fail, ok } from '@/lib/result'

export const dynamic = 'force-dynamic'

/** Everything behind one row. Opening it is a read of the chart and is audited once in ten minutes. */
export async function GET(_request: Request, { params }: { params: Promise<{ center: string; patientId: string }> }) {
  const { center, patientId } = await params
  const staff = await routeStaff(center)
  if (!('roles' in staff)) return staff
  if (!z.uuid().safeParse(patientId).success) return answer(fail('not_found', 'There is no such patient.'))
  const detail = await readQueueDetail(staff, patientId)
  return answer(detail.ok ? ok(detailView(detail.value, center, staff)) : detail)
}
