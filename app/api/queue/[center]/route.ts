import type { NextRequest } from 'next/server'
import { refusedInput } from '@/app/_request/staff-action'
import { answer, routeStaff } from '@/app/_request/staff-route'
import { queueView } from '@/app/_request/views/queue-view'
import { QueueFilter, readQueue } from '@/db/queue/rows'
import { ok } from '@/lib/result'

export const dynamic = 'force-dynamic'

/** The rows of the queue, authorized again; a page render would cost ten times as much. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ center: string }> }) {
  const { center } = await params
  const staff = await routeStaff(center)
  if (!('roles' in staff)) return staff
  const query = request.nextUrl.searchParams
  const filter = QueueFilter.safeParse({
    tier: query.get('tier')?.replace('T', '') || null,
    only: query.get('only') || null,
  })
  if (!filter.success) return answer(refusedInput(filter.error))
  const queue = await readQueue(staff, filter.data, true)
  return answer(queue.ok ? ok(queueView(queue.value, center)) : queue)
}
