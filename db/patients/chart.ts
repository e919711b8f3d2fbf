import { fail, type Refused, type Result } from '@/lib/result'
import { announce, auditWrite } from '../audit'
import type { Tx } from '../client'
import { reevaluate } from '../triage/reevaluate'

export const NO_SUCH_PATIENT: Refused = fail('not_found', 'There is no such patient.')

export type OpenChart = { patientId: string; episodeId: string | null }

/**
 * Every change to a patient goes this way, in one transaction: lock the patient's triage so that two people's facts
 * are judged one after the other, write, evaluate the rules, audit, take the center's next number, tell the screens.
 * `work` answers with a refusal to undo everything.
 */
export async function changePatient<T>(
  tx: Tx,
  patientId: string,
  verb: string,
  work: (chart: OpenChart) => Promise<Result<T>>,
  options: { details?: Record<string, unknown>; phaseCause?: PhaseCause; reason?: string } = {},
): Promise<Result<T>> {
  const chart = await lockChart(tx, patientId)
  if (!chart) return NO_SUCH_PATIENT
  const result = await work(chart)
  if (!result.ok) return result
  if (chart.episodeId)
    await reevaluate({ query: tx.query, now: tx.now, zone: tx.zone, center: tx.center, by: tx.staff.id }, patientId, {
      cause: options.phaseCause ?? 'time',
      reason: options.reason ?? null,
    })
  await auditWrite(tx, verb, patientId, options.details)
  await announce(tx, patientId, verb)
  return result
}

/** True when this very request has been carried out before: a form sent twice does nothing twice. */
export async function landed(tx: Tx, patientId: string, verb: string, requestId: string): Promise<boolean> {
  const rows = await tx.query(
    `select 1 from audit where patient_id = $1 and kind = 'write' and verb = $2 and staff_id = $3 and details ->> 'requestId' = $4 limit 1`,
    [patientId, verb, tx.staff.id, requestId],
    'request-landed',
  )
  return rows.length > 0
}

export type PhaseCause = 'admission' | 'time' | 'clinician' | 'use' | 'taper' | 'anchor' | 'correction'

/** Locks the triage row of a patient that this person may see; a chart without an open episode locks the patient itself. */
async function lockChart(tx: Tx, patientId: string): Promise<OpenChart | null> {
  const [row] = await tx.query<{ episode_id: string }>(
    'select episode_id from triage_rows where patient_id = $1 for update',
    [patientId],
    'lock-triage',
  )
  if (row) return { patientId, episodeId: row.episode_id }
  const [patient] = await tx.query(
    'select id from patients where id = $1 for no key update',
    [patientId],
    'lock-patient',
  )
  return patient ? { patientId, episodeId: null } : null
}
