'use server'
import { revalidatePath } from 'next/cache'
import { staffAction } from '@/app/_request/staff-action'
import type { LikelyDuplicate } from '@/components/patient/types'
import { Admission, admitPatient, DuplicateQuery, likelyDuplicates } from '@/db/patients/admission'
import { day } from '@/lib/format/clock'
import type { Result } from '@/lib/result'

const admit = staffAction(Admission, admitPatient)
const duplicates = staffAction(DuplicateQuery, likelyDuplicates)

export async function admitAction(center: string, input: unknown) {
  const answer = await admit(center, input)
  if (answer.ok) revalidatePath(`/${center}/caseload`)
  return answer
}

export async function duplicatesAction(center: string, input: unknown): Promise<Result<LikelyDuplicate[]>> {
  const answer = await duplicates(center, input)
  if (!answer.ok) return answer
  return {
    ok: true,
    value: answer.value.map(({ birthDate, ...one }) => ({ ...one, born: birthDate ? day(birthDate, '') : null })),
  }
}
