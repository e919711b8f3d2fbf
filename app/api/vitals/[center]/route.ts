import type { NextRequest } from 'next/server'
import { isSameOrigin } from '@/app/_request/same-origin'
import { refusedInput } from '@/app/_request/staff-action'
import { answer, routeStaff } from '@/app/_request/staff-route'
import { VitalsSet } from '@/db/vitals/input'
import { recordVitals } from '@/db/vitals/record'
import { fail } from '@/lib/result'

export const dynamic = 'force-dynamic'

/**
 * Takes one vitals set as JSON, by the verb of the entry screen. Its address stays the same across deployments, so that
 * a set that waited on a device without a connection still finds its way (decisions.md 14). Sent twice, it lands once.
 */
export async function POST(request: NextRequest, { params }: { params: Promise<{ center: string }> }) {
  if (!isSameOrigin(request)) return answer(fail('not_allowed', 'This request does not come from Glidepath.'))
  const staff = await routeStaff((await params).center, 'activity')
  if (!('roles' in staff)) return staff
  const body: unknown = await request.json().catch(() => null)
  const set = VitalsSet.safeParse(body)
  return answer(set.success ? await recordVitals(staff, set.data) : refusedInput(set.error))
}
