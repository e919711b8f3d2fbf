import { moment } from '@/lib/format/clock'
import { fail, ok, type Result } from '@/lib/result'
import { asStaff, type Staff, type Tx } from '../client'
import { newId } from '../ids'
import { changePatient, NO_SUCH_PATIENT, type OpenChart } from '../patients/chart'
import { storeScore } from '../scores/store'
import type { AssessmentCorrection } from './input'

type Old = {
  patient_id: string
  instrument: string
  band_set: string | null
  taken_at: Date
  mode: 'staff' | 'self' | 'phone' | 'import'
  extra: Record<string, unknown>
  superseded_by_id: string | null
}

/**
 * Replaces the answers of a score by what they should read, with a reason. The old row stays and shows struck through;
 * the rules look again, so a flag that rested on it alone is cleared as corrected. Of two at once one wins.
 */
export const correctAssessment = (
  staff: Staff,
  input: AssessmentCorrection,
): Promise<Result<{ assessmentId: string }>> =>
  asStaff<{ assessmentId: string }>(staff, 'assessment.record', 'assessment.correct', async (tx) => {
    const old = await readOld(tx, input.assessmentId)
    if (!old) return NO_SUCH_PATIENT
    return changePatient<{ assessmentId: string }>(
      tx,
      old.patient_id,
      'assessment.correct',
      (chart) => replace(tx, chart, input),
      { reason: input.reason, details: { assessmentId: input.assessmentId, reason: input.reason } },
    )
  })

async function readOld(tx: Tx, id: string): Promise<Old | null> {
  const [row] = await tx.query<Old>(
    'select patient_id, instrument, band_set, taken_at, mode, extra, superseded_by_id from assessments where id = $1',
    [id],
    'assessment-to-correct',
  )
  return row ?? null
}

async function replace(
  tx: Tx,
  chart: OpenChart,
  input: AssessmentCorrection,
): Promise<Result<{ assessmentId: string }>> {
  const old = await readOld(tx, input.assessmentId)
  if (!old) return NO_SUCH_PATIENT
  if (old.superseded_by_id) return correctedBefore(tx, old.superseded_by_id, input)
  const bare = input.total !== undefined && Object.keys(input.answers).length === 0
  const stored = await storeScore(tx, chart, {
    requestId: newId(),
    instrumentId: old.instrument,
    takenAt: old.taken_at,
    mode: old.mode === 'import' ? 'staff' : old.mode,
    input: { ...(bare ? { total: input.total } : { answers: input.answers }), bandSet: old.band_set },
    supersedesId: input.assessmentId,
    correctionReason: input.reason,
  })
  if (!stored.ok) return stored
  await tx.query('update assessments set superseded_by_id = $2 where id = $1', [input.assessmentId, stored.value.id])
  return ok({ assessmentId: stored.value.id })
}

/** The same correction sent again is the same answer; anybody else is told who corrected it. */
async function correctedBefore(tx: Tx, id: string, input: AssessmentCorrection) {
  const [row] = await tx.query<{
    recorded_by: string
    correction_reason: string
    entered_at: Date
    name: string | null
  }>(
    'select a.recorded_by, a.correction_reason, a.entered_at, s.name from assessments a left join staff s on s.id = a.recorded_by where a.id = $1',
    [id],
  )
  if (row?.recorded_by === tx.staff.id && row.correction_reason === input.reason) return ok({ assessmentId: id })
  const by = row?.name ?? 'somebody else'
  const at = row?.entered_at
  return fail('conflict', `Corrected by ${by}${at ? ` ${moment(at, tx.now, tx.zone)}` : ''}.`, {
    details: { by, at: at?.toISOString() ?? null, assessmentId: id },
  })
}
