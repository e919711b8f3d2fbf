import { answer, routeStaff } from '@/app/_request/staff-route'
import { countEmergencies } from '@/db/queue/rows'

export const dynamic = 'force-dynamic'

/** The number on the rail. */
export async function GET(_request: Request, { params }: { params: Promise<{ center: string }> }) {
  const staff = await routeStaff((await params).center)
  return 'roles' in staff ? answer(await countEmergencies(staff)) : staff
}
