import type { NextRequest } from 'next/server'
import { isSameOrigin } from '@/app/_request/same-origin'
import { refusedInput } from '@/app/_request/staff-action'
import { answer, routeStaff } from '@/app/_request/staff-route'
import { IntakeBeat } from '@/db/intake/input'
import { beatIntake } from '@/db/intake/live'
import { fail } from '@/lib/result'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ center: string; patientId: string }> }

/** The heartbeat of an open intake. It is no activity of the person: an unattended screen still signs out. */
export async function POST(request: NextRequest, { params }: Context) {
  if (!isSameOrigin(request)) return answer(fail('not_allowed', 'This request does not come from Glidepath.'))
  const { center, patientId } = await params
  const staff = await routeStaff(center, 'quiet')
  if (!('roles' in staff)) return staff
  const body: unknown = await request.json().catch(() => null)
  const beat = IntakeBeat.safeParse(body)
  if (!beat.success) return answer(refusedInput(beat.error))
  if (beat.data.patientId !== patientId) return answer(fail('not_found', 'There is no such patient.'))
  return answer(await beatIntake(staff, beat.data))
}
