import { moment } from '@/lib/format/clock'
import { fail, ok, type Result } from '@/lib/result'
import { asStaff, type Staff, type Tx } from '../client'
import { newId } from '../ids'
import { changePatient, NO_SUCH_PATIENT, type OpenChart } from '../patients/chart'
import { type OpenedFlag, withOpened } from '../vitals/record'
import { type CheckedLab, checkLab } from './checked'
import type { CorrectLab, RecordLab } from './input'

export type LabSaved = { labId: string; text: string; opened: OpenedFlag[]; repeated: boolean }

/** Records a laboratory or screening result; the rules read it in the same transaction. Sent twice, it lands once. */
export const recordLab = (staff: Staff, input: RecordLab): Promise<Result<LabSaved>> =>
  asStaff<LabSaved>(staff, 'vitals.record', 'lab.record', (tx) =>
    changePatient<LabSaved>(tx, input.patientId, 'lab.record', (chart) => store(tx, chart, input, null), {
      details: { requestId: input.requestId, test: input.test },
    }).then((result) => withOpened(tx, input.patientId, result)),
  )

/** Replaces a result by what it should read, with a reason; the old one stays, marked. Of two people one wins. */
export const correctLab = (staff: Staff, input: CorrectLab): Promise<Result<LabSaved>> =>
  asStaff<LabSaved>(staff, 'vitals.record', 'lab.correct', (tx) =>
    changePatient<LabSaved>(tx, input.patientId, 'lab.correct', (chart) => replace(tx, chart, input), {
      reason: input.correctionReason,
      details: { requestId: input.requestId, labId: input.labId, reason: input.correctionReason },
    }).then((result) => withOpened(tx, input.patientId, result)),
  )

type Supersedes = { id: string; reason: string } | null

async function store(tx: Tx, chart: OpenChart, input: RecordLab, supersedes: Supersedes): Promise<Result<LabSaved>> {
  const [landed] = await tx.query<{ id: string }>('select id from lab_results where request_id = $1', [input.requestId])
  if (landed) return ok({ labId: landed.id, text: 'Saved', opened: [], repeated: true })
  const checked = checkLab(input, tx.now)
  if ('ok' in checked) return checked
  const labId = newId()
  await insert(tx, chart.patientId, labId, input, checked, supersedes)
  const told = checked.choice ?? `${checked.value} ${checked.unit}`
  return ok({ labId, text: `${checked.test.name}: ${told}`, opened: [], repeated: false })
}

const insert = (
  tx: Tx,
  patientId: string,
  id: string,
  input: RecordLab,
  { test, value, choice, unit, low, high }: CheckedLab,
  supersedes: Supersedes,
) =>
  tx.query(
    `insert into lab_results (id, center_id, patient_id, loinc, name, value, value_text, unit, low, high, taken_at, note, preliminary,
       supersedes_id, correction_reason, request_id, entered_at, recorded_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
    [
      id,
      tx.center.id,
      patientId,
      test.loinc,
      test.name,
      value,
      choice,
      unit,
      low,
      high,
      input.takenAt,
      input.note,
      input.preliminary,
      supersedes?.id ?? null,
      supersedes?.reason ?? null,
      input.requestId,
      tx.now,
      tx.staff.id,
    ],
  )

type Old = { superseded_by_id: string | null; source: string }

async function replace(tx: Tx, chart: OpenChart, input: CorrectLab): Promise<Result<LabSaved>> {
  const [old] = await tx.query<Old>(
    'select superseded_by_id, source from lab_results where id = $1 and patient_id = $2',
    [input.labId, chart.patientId],
  )
  if (!old) return NO_SUCH_PATIENT
  if (old.source === 'import') return fail('conflict', 'An imported result is corrected where it came from.')
  if (old.superseded_by_id) return correctedBefore(tx, old.superseded_by_id, input.requestId)
  const saved = await store(tx, chart, input, { id: input.labId, reason: input.correctionReason })
  if (!saved.ok) return saved
  await tx.query('update lab_results set superseded_by_id = $2 where id = $1', [input.labId, saved.value.labId])
  return saved
}

async function correctedBefore(tx: Tx, id: string, requestId: string): Promise<Result<LabSaved>> {
  const [row] = await tx.query<{ entered_at: Date; name: string | null; request_id: string | null }>(
    'select l.entered_at, l.request_id, s.name from lab_results l left join staff s on s.id = l.recorded_by where l.id = $1',
    [id],
  )
  if (row?.request_id === requestId) return ok({ labId: id, text: 'Saved', opened: [], repeated: true })
  const by = row?.name ?? 'somebody else'
  return fail('conflict', `Corrected by ${by}${row ? ` at ${moment(row.entered_at, tx.now, tx.zone)}` : ''}.`, {
    details: { by, at: row?.entered_at.toISOString() ?? null },
  })
}
