import type { NextRequest } from 'next/server'
import { z } from 'zod'
import { answer, routeStaff } from '@/app/_request/staff-route'
import { readImport } from '@/db/fhir/history'
import { fail } from '@/lib/result'

export const dynamic = 'force-dynamic'

type Address = { params: Promise<{ center: string; importId: string }> }

/** How far an import is, or what it did. */
export async function GET(_: NextRequest, { params }: Address) {
  const { center, importId } = await params
  const staff = await routeStaff(center)
  if (!('roles' in staff)) return staff
  const id = z.uuid().safeParse(importId)
  return answer(id.success ? await readImport(staff, id.data) : fail('not_found', 'There is no such import.'))
}
