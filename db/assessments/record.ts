import { INSTRUMENTS } from '@/lib/clinical/instruments/registry'
import type { ScoreInput } from '@/lib/clinical/instruments/types'
import { fail, ok, type Refused, type Result } from '@/lib/result'
import { asStaff, type Staff, type Tx } from '../client'
import { newId } from '../ids'
import { changePatient, type OpenChart } from '../patients/chart'
import { isInstrument, storeScore } from '../scores/store'
import { type OpenedFlag, takenInFuture, withOpened } from '../vitals/record'
import type { AssessmentInput } from './input'
import { type StopView, stopFor } from './stop-view'

export type AssessmentSaved = {
  assessmentId: string
  repeated: boolean
  opened: OpenedFlag[]
  /** A positive C-SSRS 4, 5 or 6b: the screen stops here. */
  stop?: StopView
}

/**
 * Records one scored form in one transaction with what the rules make of it. An unfinished form is kept without a total;
 * an unanswered item is never zero. Sent twice, it lands once.
 */
export const recordAssessment = (staff: Staff, input: AssessmentInput): Promise<Result<AssessmentSaved>> =>
  asStaff<AssessmentSaved>(staff, 'assessment.record', 'assessment.record', async (tx) => {
    const refusal = refuse(tx, input)
    if (refusal) return refusal
    const saved = await changePatient<AssessmentSaved>(
      tx,
      input.patientId,
      'assessment.record',
      (chart) => store(tx, chart, input),
      { details: { instrument: input.instrumentId } },
    ).then((result) => withOpened(tx, input.patientId, result))
    if (!saved.ok) return saved
    const stop = await stopFor(tx, saved.value.assessmentId)
    return ok(stop ? { ...saved.value, stop } : saved.value)
  })

function refuse(tx: Tx, input: AssessmentInput): Refused | null {
  if (!isInstrument(input.instrumentId))
    return fail('invalid', `${input.instrumentId} is not an instrument of this product.`)
  if (INSTRUMENTS[input.instrumentId].version !== input.version)
    return fail('conflict', 'This form has changed since it was opened. Reload it; your answers are not saved yet.')
  return takenInFuture(tx, { takenAt: input.performedAt })
}

async function store(tx: Tx, chart: OpenChart, input: AssessmentInput): Promise<Result<AssessmentSaved>> {
  const [landed] = await tx.query<{ id: string }>(
    'select id from assessments where request_id = $1 and instrument = $2',
    [input.requestId, input.instrumentId],
    'assessment-landed',
  )
  if (landed) return ok({ assessmentId: landed.id, repeated: true, opened: [] })
  const takenAt = input.performedAt > tx.now ? tx.now : input.performedAt
  const stored = await storeScore(tx, chart, {
    requestId: input.requestId,
    instrumentId: input.instrumentId,
    takenAt,
    mode: input.administeredBy,
    input: await scoreInput(tx, chart.patientId, input),
  })
  if (!stored.ok) return stored
  await recordComplications(tx, chart, input, takenAt)
  return ok({ assessmentId: stored.value.id, repeated: false, opened: [] })
}

/** A bare total counts only where no item was answered. */
async function scoreInput(tx: Tx, patientId: string, input: AssessmentInput): Promise<ScoreInput> {
  const bare = input.total !== undefined && Object.keys(input.answers).length === 0
  const [patient] =
    input.instrumentId === 'AUDIT_C'
      ? await tx.query<{ sex: ScoreInput['sex'] }>('select sex from patients where id = $1', [patientId])
      : []
  return {
    ...(bare ? { total: input.total } : { answers: input.answers }),
    bandSet: input.bandSet ?? null,
    complications: input.marks ?? null,
    sex: patient?.sex ?? null,
  }
}

/**
 * Complications marked beside a CIWA-Ar are facts of their own (MED-01, MED-02): a seizure is an event, delirium and
 * hallucinations are red-flag findings, added to those of the latest check.
 */
async function recordComplications(tx: Tx, chart: OpenChart, input: AssessmentInput, takenAt: Date): Promise<void> {
  const marks = input.marks ?? []
  if (marks.includes('seizure'))
    await tx.query(
      `insert into clinical_events (id, center_id, patient_id, episode_id, request_id, type, happened_at, reported_at, details, reporter,
         entered_at, recorded_by)
       values ($1, $2, $3, $4, $5, 'seizure', $6, $7, '{}', 'staff', $7, $8)`,
      [newId(), tx.center.id, chart.patientId, chart.episodeId, input.requestId, takenAt, tx.now, tx.staff.id],
    )
  const found = [
    ...(marks.includes('delirium') ? ['disorientation'] : []),
    ...(marks.includes('hallucinations') ? ['hallucinations'] : []),
  ]
  if (found.length === 0) return
  const [last] = await tx.query<{ ticks: string[] }>(
    `select findings -> 'ticks' as ticks from reports
     where patient_id = $1 and superseded_by_id is null and findings ? 'ticks' and taken_at <= $2 order by taken_at desc limit 1`,
    [chart.patientId, takenAt],
  )
  await tx.query(
    `insert into reports (id, center_id, patient_id, episode_id, request_id, taken_at, entered_at, recorded_by, mode, findings)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 'staff', $9)`,
    [
      newId(),
      tx.center.id,
      chart.patientId,
      chart.episodeId,
      input.requestId,
      takenAt,
      tx.now,
      tx.staff.id,
      JSON.stringify({ ticks: [...new Set([...(last?.ticks ?? []), ...found])] }),
    ],
  )
}
