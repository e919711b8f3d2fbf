import { isKratomTest, LAB_TESTS, MITRAGYNINE_DAYS, outsideLimits } from '@/lib/clinical/labs/catalogue'
import { dateOf, daysBetween, localDate } from '@/lib/clinical/time'
import type { LocalDate } from '@/lib/clinical/types'
import { can } from '@/lib/permissions'
import { ok, type Result } from '@/lib/result'
import { auditRead } from '../audit'
import { asStaff, type Staff, type Tx } from '../client'
import { loadFacts } from '../facts/load'
import { NO_SUCH_PATIENT } from '../patients/chart'

/** One result as entered; `outside` is about the laboratory's own limits. Instants are ISO texts. */
export type LabRow = {
  id: string
  /** Key of the catalogue; null for a test that only an import knows. */
  test: string | null
  name: string
  loinc: string | null
  value: number | null
  choice: string | null
  unit: string | null
  low: number | null
  high: number | null
  outside: 'low' | 'high' | null
  /** "3.4" times the upper limit of normal, where rules compare with it. */
  timesUpperLimit: number | null
  takenAt: string
  enteredAt: string
  by: string
  preliminary: boolean
  note: string | null
  imported: boolean
  kratom: boolean
  /** A positive kratom test so soon after the last known use that it says nothing about new use. */
  explainedByLastUse: boolean
  corrects: { reason: string; before: string } | null
}

export type LabsView = {
  patientId: string
  zone: string
  now: string
  open: boolean
  may: { record: boolean }
  /** Newest first. */
  rows: LabRow[]
  /** Last known kratom use, by day; null when it is not known. */
  lastUseOn: LocalDate | null
}

type Stored = {
  id: string
  loinc: string | null
  name: string
  value: number | null
  value_text: string | null
  unit: string | null
  low: number | null
  high: number | null
  taken_at: Date
  entered_at: Date
  note: string | null
  preliminary: boolean
  source: string
  correction_reason: string | null
  before_value: number | null
  before_text: string | null
  by_name: string | null
}

/** Results of a patient, newest first; a corrected one shows what it replaced and why. */
export const readLabs = (staff: Staff, patientId: string): Promise<Result<LabsView>> =>
  asStaff<LabsView>(staff, 'chart.read', 'lab.list', async (tx) => {
    const loaded = await loadFacts(tx.query, patientId, tx.zone, tx.now)
    if (!loaded) return NO_SUCH_PATIENT
    await auditRead(tx, 'lab.list', patientId)
    const { facts, row } = loaded
    const use = row.uses.findLast(({ substance }) => ['kratom', 'extract', 'seven_oh'].includes(substance))?.used_on
    const anchor = facts.course?.lastDose ? dateOf(facts.course.lastDose, tx.zone) : null
    const lastUseOn =
      [use, anchor]
        .filter((on) => on != null)
        .sort()
        .at(-1) ?? null
    const stored = await readStored(tx, patientId)
    return ok({
      patientId,
      zone: tx.zone,
      now: tx.now.toISOString(),
      open: facts.admittedAt !== null,
      may: { record: can(tx.staff, 'vitals.record') },
      rows: stored.map((lab) => toRow(lab, lastUseOn, tx.zone)),
      lastUseOn,
    })
  })

const readStored = (tx: Tx, patientId: string) =>
  tx.query<Stored>(
    `select l.*, s.name as by_name, b.value as before_value, b.value_text as before_text
     from lab_results l left join staff s on s.id = l.recorded_by left join lab_results b on b.id = l.supersedes_id
     where l.patient_id = $1 and l.superseded_by_id is null order by l.taken_at desc, l.entered_at desc limit 300`,
    [patientId],
    'lab-list',
  )

function toRow(lab: Stored, lastUseOn: LocalDate | null, zone: string): LabRow {
  const test = LAB_TESTS.find(({ loinc, name }) => (loinc ? loinc === lab.loinc : name === lab.name))
  const kratom = isKratomTest(lab.loinc)
  const positive = lab.value_text === 'positive' || (lab.value ?? 0) > 0
  const takenOn = localDate(lab.taken_at, zone)
  return {
    id: lab.id,
    test: test?.key ?? null,
    name: lab.name,
    loinc: lab.loinc,
    value: lab.value,
    choice: lab.value_text,
    unit: lab.unit,
    low: lab.low,
    high: lab.high,
    outside: lab.value === null ? null : outsideLimits(lab.value, lab.low, lab.high),
    timesUpperLimit: test?.needsUpperLimit && lab.value !== null && lab.high ? lab.value / lab.high : null,
    takenAt: lab.taken_at.toISOString(),
    enteredAt: lab.entered_at.toISOString(),
    by: lab.by_name ?? '',
    preliminary: lab.preliminary,
    note: lab.note,
    imported: lab.source === 'import',
    kratom,
    explainedByLastUse: kratom && positive && within(lastUseOn, takenOn),
    corrects: lab.correction_reason
      ? { reason: lab.correction_reason, before: lab.before_text ?? String(lab.before_value ?? 'not recorded') }
      : null,
  }
}

/** Within ten days after the last known use, that day included. */
const within = (lastUseOn: LocalDate | null, takenOn: LocalDate): boolean =>
  lastUseOn !== null && daysBetween(lastUseOn, takenOn) <= MITRAGYNINE_DAYS
