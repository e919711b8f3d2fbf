import { type StopView, stopFor } from '../assessments/stop-view'
import type { Tx } from '../client'

export type StandingStop = { view: StopView; answers: Record<string, number | boolean | string | null> }

/** The stop that still stands: the latest C-SSRS stops, its Emergency is open, and nobody has taken over in person. */
export async function standingStop(tx: Tx, patientId: string): Promise<StandingStop | null> {
  const [last] = await tx.query<{ id: string; answers: StandingStop['answers'] }>(
    `select a.id, a.answers from assessments a
     where a.patient_id = $1 and a.instrument = 'CSSRS' and a.superseded_by_id is null
     order by a.taken_at desc, a.entered_at desc limit 1`,
    [patientId],
    'intake-last-screen',
  )
  const view = last ? await stopFor(tx, last.id) : null
  if (!last || !view?.flagId) return null
  const [taken] = await tx.query(
    `select 1 from flag_events where flag_id = $1 and kind = 'taken' and data ->> 'assessmentId' = $2 limit 1`,
    [view.flagId, last.id],
    'intake-stop-taken',
  )
  return taken ? null : { view, answers: last.answers }
}
