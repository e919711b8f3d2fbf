'use server'
import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { staffAction } from '@/app/_request/staff-action'
import type {
  ClinicalBackgroundInput,
  ContactInput,
  ManualFlagInput,
  MedicationStatementInput,
  MoveInput,
  PhaseChangeInput,
  TransferInput,
  UseReportInput,
} from '@/components/overview/types'
import { Background, editBackground, MedicationStatement, stateMedication } from '@/db/patients/background'
import { ContactInput as Contact, recordContact } from '@/db/patients/contacts'
import { CourseChange, changeCourse } from '@/db/patients/course'
import { ManualFlag, Move, movePatient, raiseFlag, Transfer, transferLead } from '@/db/patients/people'
import { previewUse, reportUse, UseReport } from '@/db/patients/uses'
import type { Result } from '@/lib/result'

const words = (missing: string) => z.string().trim().min(1, missing).max(480, 'At most 480 characters.')

/** The form asks twice, the flag carries one text. */
const RaisedByForm = ManualFlag.omit({ reason: true })
  .extend({ what: words('Say what to do.'), why: words('Say what you see.') })
  .transform(({ what, why, ...flag }) => ({ ...flag, reason: `${why} To do: ${what}` }))

/** After an act the chart is read again, so that the screen shows what is stored and not what was hoped for. */
async function landed<T>(center: string, answer: Result<T>): Promise<Result<T>> {
  if (answer.ok) revalidatePath(`/${center}/patients`, 'layout')
  return answer
}

export async function changePhaseAction(center: string, patientId: string, input: PhaseChangeInput) {
  return landed(center, await staffAction(CourseChange, changeCourse)(center, { ...input, patientId }))
}

export async function previewUseAction(center: string, patientId: string, input: UseReportInput) {
  return staffAction(UseReport, previewUse)(center, { ...input, patientId })
}

export async function reportUseAction(center: string, patientId: string, input: UseReportInput) {
  return landed(center, await staffAction(UseReport, reportUse)(center, { ...input, patientId }))
}

export async function transferLeadAction(center: string, patientId: string, input: TransferInput) {
  return landed(center, await staffAction(Transfer, transferLead)(center, { ...input, patientId }))
}

export async function moveAction(center: string, patientId: string, input: MoveInput) {
  return landed(center, await staffAction(Move, movePatient)(center, { ...input, patientId }))
}

export async function recordContactAction(center: string, patientId: string, input: ContactInput) {
  return landed(center, await staffAction(Contact, recordContact)(center, { ...input, patientId }))
}

export async function raiseFlagAction(center: string, patientId: string, input: ManualFlagInput) {
  return landed(center, await staffAction(RaisedByForm, raiseFlag)(center, { ...input, patientId }))
}

export async function editBackgroundAction(center: string, patientId: string, input: ClinicalBackgroundInput) {
  return landed(center, await staffAction(Background, editBackground)(center, { ...input, patientId }))
}

export async function stateMedicationAction(center: string, patientId: string, input: MedicationStatementInput) {
  return landed(center, await staffAction(MedicationStatement, stateMedication)(center, { ...input, patientId }))
}
