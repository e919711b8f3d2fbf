import { ok, type Result } from '@/lib/result'
import { auditRead } from '../audit'
import { asStaff, type Staff, type Tx } from '../client'
import { NO_SUCH_PATIENT } from '../patients/chart'
import type { ReportFindings } from '../schema/facts'
import type { SetRow } from './history-types'
import { SET_VITALS, type VitalsSetInput } from './input'
import { type StoredSet, toSetRow } from './set-row'

/** A recorded set as it was typed, ready to be corrected as a whole. */
export type EnteredSet = {
  id: string
  /** When it was entered: a correction names it, so that a set corrected meanwhile is refused. */
  version: string
  takenAt: string
  /** Already corrected; the correction is corrected instead. */
  superseded: boolean
  input: Omit<VitalsSetInput, 'requestId' | 'takenAt' | 'events'>
}

type Row = StoredSet & { patient_id: string; symptomatic: boolean; kept: string[] }

/** One set with its counts, findings and answers, for the form that corrects it. */
export const readEnteredSet = (staff: Staff, setId: string): Promise<Result<EnteredSet>> =>
  asStaff<EnteredSet>(staff, 'vitals.record', 'vitals.entered', async (tx) => {
    const [row] = await tx.query<Row>(
      `select o.*, s.name from observation_sets o left join staff s on s.id = o.recorded_by
       where o.id = $1 and o.source <> 'import'`,
      [setId],
    )
    if (!row) return NO_SUCH_PATIENT
    await auditRead(tx, 'vitals.entered', row.patient_id)
    return ok({
      id: row.id,
      version: row.entered_at.toISOString(),
      takenAt: row.taken_at.toISOString(),
      superseded: row.superseded_by_id !== null,
      input: toInput(row, await findingsOf(tx, row), await scoresOf(tx, row)),
    })
  })

async function findingsOf(tx: Tx, { request_id }: Row): Promise<ReportFindings> {
  const [report] = request_id
    ? await tx.query<{ findings: ReportFindings }>(
        'select findings from reports where request_id = $1 and superseded_by_id is null',
        [request_id],
      )
    : []
  return report?.findings ?? {}
}

type StoredAnswers = { instrument: string; answers: VitalsSetInput['scores'][number]['answers']; mode: string }

async function scoresOf(tx: Tx, { request_id }: Row): Promise<VitalsSetInput['scores']> {
  const rows = request_id
    ? await tx.query<StoredAnswers>(
        'select instrument, answers, mode from assessments where request_id = $1 and superseded_by_id is null',
        [request_id],
      )
    : []
  return rows.map(({ instrument, answers, mode }) => ({
    instrumentId: instrument,
    answers,
    administeredBy: mode === 'self' ? 'self' : 'staff',
  }))
}

function toInput(row: Row, found: ReportFindings, scores: VitalsSetInput['scores']): EnteredSet['input'] {
  const set = toSetRow(row, [], [])
  return {
    patientId: row.patient_id,
    outcome: row.outcome,
    reason: row.outcome_reason ?? undefined,
    vitals: SET_VITALS.flatMap((vital) => vitalOf(set, row, vital)),
    acvpu: row.acvpu ?? undefined,
    onOxygen: row.on_oxygen ?? undefined,
    position: row.position ?? undefined,
    symptomatic: row.symptomatic || undefined,
    vomits: found.vomits24h,
    looseStools: found.looseStools24h,
    drankMl: found.drankMl,
    hoursWithoutFluids: found.hoursWithoutFluids,
    hoursWithoutUrine: found.hoursWithoutUrine,
    daysWithoutStool: found.daysWithoutStool,
    craving: found.craving,
    sleepHours: found.sleepHours,
    dailyFunction: found.function,
    ticks: found.ticks as VitalsSetInput['ticks'],
    scores,
    note: row.note ?? undefined,
    mode: 'staff',
  }
}

/** The number as typed where that is kept, else as stored; an unrecordable vital is a value, too. */
function vitalOf(
  set: Omit<SetRow, 'corrects'>,
  { kept }: Row,
  vital: VitalsSetInput['vitals'][number]['vital'],
): VitalsSetInput['vitals'] {
  if (set.unrecordable?.includes(vital)) return [{ vital, unrecordable: true }]
  const typed = set.entered?.[vital]
  if (!typed) return []
  return [{ vital, ...typed, ...(kept.includes(vital) ? { confirmed: true as const } : {}) }]
}
