import { z } from 'zod'
import { localDate } from '@/lib/clinical/time'
import { can } from '@/lib/permissions'
import { fail, ok, type Result } from '@/lib/result'
import { asStaff, type Staff, type Tx } from '../client'
import { DATE, insertAnchor, LastDose, openEpisode } from '../patients/admission'
import { changePatient, landed, NO_SUCH_PATIENT } from '../patients/chart'
import { planNextCheckIn } from '../patients/contacts'

export const AdmitExisting = z.object({
  requestId: z.uuid(),
  patientId: z.uuid(),
  setting: z.enum(['residential', 'iop', 'outpatient']),
  place: z
    .string()
    .trim()
    .max(40)
    .nullish()
    .transform((value) => value || null),
  leadId: z.uuid().nullish(),
  useStatus: z.enum(['not_assessed', 'stable_dose', 'stopped']),
  lastDose: LastDose.nullish(),
  admittedAt: z.coerce.date().optional(),
})
export type AdmitExistingInput = z.infer<typeof AdmitExisting>
export type AdmittedAgain = { episodeId: string; attemptNo: number }

/**
 * Opens an episode for a person who is known here without one: discharged before, or brought by an import. The earlier
 * episode stays as it was and readable. The attempt goes on counting; use since the last discharge makes it the next.
 */
export const admitExisting = (staff: Staff, input: AdmitExistingInput): Promise<Result<AdmittedAgain>> =>
  asStaff<AdmittedAgain>(staff, 'patient.admit', 'patient.admit_again', async (tx) => {
    const refusal = refuse(tx, input)
    if (refusal) return refusal
    const opened = await open(tx, input)
    if (!opened.ok || !opened.value.fresh) return opened
    return changePatient<AdmittedAgain>(
      tx,
      input.patientId,
      'patient.admit_again',
      async ({ patientId, episodeId }) => {
        if (!episodeId) return NO_SUCH_PATIENT
        if (input.lastDose) await insertAnchor(tx, patientId, episodeId, input.lastDose, 'Reported at admission')
        await planNextCheckIn(tx, { patientId, episodeId }, input.admittedAt ?? tx.now)
        return ok(opened.value)
      },
      { phaseCause: 'admission', reason: 'Admitted again', details: { requestId: input.requestId } },
    )
  })

function refuse(tx: Tx, { lastDose, leadId, admittedAt }: AdmitExistingInput) {
  const at = (field: string, message: string) => fail('invalid', message, { fields: { [field]: message } })
  const today = localDate(tx.now, tx.zone)
  const late =
    (lastDose?.precision === 'instant' && lastDose.at > tx.now) ||
    (lastDose?.precision === 'date' && DATE.parse(lastDose.date) > today)
  if (late) return at('lastDose', 'The last dose lies in the future.')
  if (admittedAt && admittedAt > tx.now) return at('admittedAt', 'The admission lies in the future.')
  if (leadId && !can(tx.staff, 'lead.assign') && leadId !== tx.staff.id)
    return at('leadId', 'A supervisor or the medical director assigns other leads.')
  return null
}

type Opened = AdmittedAgain & { fresh: boolean }

async function open(tx: Tx, input: AdmitExistingInput): Promise<Result<Opened>> {
  // Without a triage row the person itself is the lock: of two admissions at once the second finds the first one's episode.
  const seen = await tx.query('select id from patients where id = $1 for no key update', [input.patientId])
  if (seen.length === 0) return NO_SUCH_PATIENT
  const [running] = await tx.query<{ id: string; attempt_no: number; by: string | null }>(
    `select e.id, e.attempt_no, s.name as by from episodes e left join staff s on s.id = e.admitted_by
     where e.patient_id = $1 and e.closed_at is null`,
    [input.patientId],
  )
  if (running && (await landed(tx, input.patientId, 'patient.admit_again', input.requestId)))
    return ok({ episodeId: running.id, attemptNo: running.attempt_no, fresh: false })
  if (running) return fail('conflict', `Already admitted by ${running.by ?? 'somebody else'}.`)
  const attemptNo = await nextAttempt(tx, input)
  const episodeId = await openEpisode(tx, input.patientId, input)
  await tx.query('update episodes set attempt_no = $2 where id = $1', [episodeId, attemptNo])
  await tx.query(
    "update contacts set status = 'cancelled', note = coalesce(note || '. ', '') || 'Admitted again' where patient_id = $1 and status = 'planned' and kind not in ('group', 'appointment')",
    [input.patientId],
  )
  return ok({ episodeId, attemptNo, fresh: true })
}

async function nextAttempt(tx: Tx, { patientId, useStatus, lastDose }: AdmitExistingInput): Promise<number> {
  const [before] = await tx.query<{ attempt_no: number; closed_at: Date }>(
    'select attempt_no, closed_at from episodes where patient_id = $1 order by closed_at desc limit 1',
    [patientId],
  )
  if (!before) return 1
  const used =
    lastDose?.precision === 'instant'
      ? localDate(lastDose.at, tx.zone)
      : lastDose?.precision === 'date'
        ? lastDose.date
        : null
  const usedSince = useStatus === 'stable_dose' || (used !== null && used >= localDate(before.closed_at, tx.zone))
  return before.attempt_no + (usedSince ? 1 : 0)
}
