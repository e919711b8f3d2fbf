import { fail, ok, type Result } from '@/lib/result'
import { auditRead } from '../audit'
import { asStaff, type Staff, type Tx } from '../client'
import { newId } from '../ids'
import { changePatient, NO_SUCH_PATIENT } from '../patients/chart'
import { logAct } from '../triage/act-log'
import type { StopAct, TakeOver } from './input'
import { STOP_STEPS, type StopView, stopFor } from './stop-view'

/** The stop dialog again, for whoever reloads the page while it stands. Null when nothing stops any more. */
export const readStop = (staff: Staff, assessmentId: string): Promise<Result<StopView | null>> =>
  asStaff<StopView | null>(staff, 'chart.read', 'assessment.stop', async (tx) => {
    const patientId = await patientOf(tx, assessmentId)
    if (!patientId) return NO_SUCH_PATIENT
    await auditRead(tx, 'assessment.stop', patientId)
    return ok(await stopFor(tx, assessmentId))
  })

/** Records one step of the stop dialog as done, once, with who and when; answers with the dialog as it now stands. */
export const actStop = (staff: Staff, input: StopAct): Promise<Result<StopView>> =>
  asStaff<StopView>(staff, 'flag.act', 'assessment.stop_act', (tx) =>
    onStop<StopView>(tx, 'assessment.stop_act', input.assessmentId, async (stop, patientId) => {
      const step = STOP_STEPS.find(({ id }) => id === input.stepId)
      if (!step) return fail('invalid', 'There is no such step.')
      const open = stop.steps.some(({ id, state }) => id === step.id && state !== 'done')
      if (open && stop.flagId)
        await logAct(tx, patientId, [stop.flagId], 'action', newId(), {
          stopStep: step.id,
          assessmentId: input.assessmentId,
          text: step.title,
        })
      return ok((await stopFor(tx, input.assessmentId)) ?? stop)
    }),
  )

/** Who may take over in person. */
export const CLINICIANS: readonly string[] = ['counselor', 'nurse', 'prescriber', 'medical_director']

/**
 * A clinician is with the patient and takes over: the way out of the stop dialog besides a correction. Takes the row
 * and answers its flags; the Emergency stays open until it is reviewed.
 */
export const takeOver = (staff: Staff, input: TakeOver): Promise<Result<null>> =>
  asStaff<null>(staff, 'flag.act', 'assessment.take_over', async (tx) => {
    if (!tx.staff.roles.some((role) => CLINICIANS.includes(role)))
      return fail('not_allowed', 'A counselor, nurse, prescriber or the medical director takes over.')
    return onStop<null>(tx, 'assessment.take_over', input.assessmentId, async (stop, patientId) => {
      const requestId = newId()
      const answered = await tx.query<{ id: string }>(
        `update flags set acknowledged_at = $2, acknowledged_by = $3
         where patient_id = $1 and cleared_at is null and acknowledged_at is null returning id`,
        [patientId, tx.now, tx.staff.id],
      )
      const ids = answered.map(({ id }) => id)
      const [row] = await tx.query<{ owner_id: string | null }>(
        'select owner_id from triage_rows where patient_id = $1',
        [patientId],
      )
      await tx.query('update triage_rows set owner_id = $2, owned_since = $3 where patient_id = $1', [
        patientId,
        tx.staff.id,
        tx.now,
      ])
      await logAct(tx, patientId, ids, 'acknowledged', requestId, { inPerson: true })
      if (stop.flagId)
        await logAct(tx, patientId, [stop.flagId], 'taken', requestId, {
          inPerson: true,
          assessmentId: input.assessmentId,
          before: { ownerId: row?.owner_id ?? null },
        })
      return ok(null)
    })
  })

/** Runs on a stop that still stands, under the lock of its patient. */
async function onStop<T>(
  tx: Tx,
  verb: string,
  assessmentId: string,
  work: (stop: StopView, patientId: string) => Promise<Result<T>>,
): Promise<Result<T>> {
  const patientId = await patientOf(tx, assessmentId)
  if (!patientId) return NO_SUCH_PATIENT
  return changePatient<T>(
    tx,
    patientId,
    verb,
    async () => {
      const stop = await stopFor(tx, assessmentId)
      return stop ? work(stop, patientId) : fail('conflict', 'This answer was corrected. Nothing stops any more.')
    },
    { details: { assessmentId } },
  )
}

async function patientOf(tx: Tx, assessmentId: string): Promise<string | null> {
  const [row] = await tx.query<{ patient_id: string }>('select patient_id from assessments where id = $1', [
    assessmentId,
  ])
  return row?.patient_id ?? null
}
