import { refusedInput } from '@/app/_request/staff-action'
import { answer, routeStaff } from '@/app/_request/staff-route'
import { foundView } from '@/app/_request/views/found-view'
import { MOST_FOUND, PatientSearch, searchPatients } from '@/db/search'
import { ok } from '@/lib/result'

export const dynamic = 'force-dynamic'

/** Finds patients for the palette. A POST, because names do not belong in addresses and logs. */
export async function POST(request: Request, { params }: { params: Promise<{ center: string }> }) {
  const { center } = await params
  const staff = await routeStaff(center)
  if (!('roles' in staff)) return staff
  const input = PatientSearch.safeParse(await request.json().catch(() => null))
  if (!input.success) return answer(refusedInput(input.error))
  const found = await searchPatients(staff, input.data)
  if (!found.ok) return answer(found)
  const patients = found.value.map((one) => foundView(one, center))
  return answer(ok({ patients, more: patients.length === MOST_FOUND }))
}
