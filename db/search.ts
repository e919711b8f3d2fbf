import { z } from 'zod'
import type { LocalDate } from '@/lib/clinical/types'
import { ok, type Result } from '@/lib/result'
import { auditRead } from './audit'
import { asStaff, type Staff, type Tx } from './client'

export const PatientSearch = z.object({ text: z.string().trim().max(80) })

export type FoundPatient = {
  patientId: string
  familyName: string
  givenName: string
  birthDate: LocalDate | null
  sex: 'male' | 'female' | 'other' | 'unknown'
  mrn: string
  setting: 'residential' | 'iop' | 'outpatient' | null
  place: string | null
  phase: string | null
  /** 1 to 5, null while nothing is open. */
  tier: number | null
  /** Somebody else in the answer has the same family name: read the second identifier. */
  sameName: boolean
}

export const MOST_FOUND = 20

type Row = {
  id: string
  family_name: string
  given_name: string
  birth_date: LocalDate | null
  sex: FoundPatient['sex']
  mrn: string
  setting: FoundPatient['setting']
  place: string | null
  phase: string | null
  tier: number | null
}

/**
 * Patients by the beginning of a name ("whit", "imani w", "whitfield, im"), of an MRN ("40-15"), or by birth date
 * ("1989-08-14", "8/14/1989"). At most 20, those in care first. Every branch walks an index; audited as one read.
 */
export const searchPatients = (
  staff: Staff,
  { text }: z.infer<typeof PatientSearch>,
): Promise<Result<FoundPatient[]>> =>
  asStaff<FoundPatient[]>(staff, 'chart.read', 'patient.search', async (tx) => {
    const found = await find(tx, text.toLowerCase())
    await auditRead(tx, 'patient.search', null)
    return ok(found.map((row) => toFound(row, found)))
  })

const toFound = (row: Row, all: readonly Row[]): FoundPatient => ({
  patientId: row.id,
  familyName: row.family_name,
  givenName: row.given_name,
  birthDate: row.birth_date,
  sex: row.sex,
  mrn: row.mrn,
  setting: row.setting,
  place: row.place,
  phase: row.phase,
  tier: row.tier,
  sameName: all.some((one) => one !== row && one.family_name.toLowerCase() === row.family_name.toLowerCase()),
})

function find(tx: Tx, text: string): Promise<Row[]> {
  const birth = birthDate(text)
  if (birth)
    return details(tx, 'select id from patients where center_id = $1 and birth_date = $2::date limit 60', [birth])
  const [first, ...rest] = text.split(/[\s,]+/).filter(Boolean)
  if (!first) return Promise.resolve([])
  return details(tx, 'select app.patients_named($2, $3)', [plain(first), plain(rest.join(' '))])
}

/** What was typed is text, not a pattern. */
const plain = (text: string): string => text.replace(/[\\%_]/g, '\\$&')

const details = (tx: Tx, ids: string, values: unknown[]): Promise<Row[]> =>
  tx.query<Row>(
    `select p.id, p.family_name, p.given_name, p.birth_date, p.sex, p.mrn, e.setting, e.place, e.phase,
       case when r.open_count > 0 then r.tier end as tier
     from patients p left join episodes e on e.patient_id = p.id and e.closed_at is null
     left join triage_rows r on r.patient_id = p.id
     where p.id in (${ids}) and p.center_id = $1
     order by (e.id is null), lower(p.family_name), lower(p.given_name), p.mrn limit ${MOST_FOUND}`,
    [tx.center.id, ...values],
  )

/** A birth date as people write it: 1989-08-14, 8/14/1989, 14.8.1989; null when it is none. */
export function birthDate(text: string): LocalDate | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text)
  const us = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text)
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text)
  const [year, month, day] = iso
    ? [iso[1], iso[2], iso[3]]
    : us
      ? [us[3], us[1], us[2]]
      : dotted
        ? [dotted[3], dotted[2], dotted[1]]
        : []
  if (!year || !month || !day) return null
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const known = new Date(`${date}T00:00:00Z`)
  return Number.isNaN(known.getTime()) || known.toISOString().slice(0, 10) !== date ? null : date
}
