import { z } from 'zod'
import { ok, type Result } from '@/lib/result'
import { auditRead } from './audit'
import { asStaff, type Staff, type Tx } from './client'

const PAGE = 50

export const AUDIT_KINDS = ['read', 'write', 'refused', 'auth', 'system'] as const
export type AuditKind = (typeof AUDIT_KINDS)[number]

export const AuditFilter = z.object({
  personId: z.uuid().optional(),
  mrn: z.string().trim().min(1).max(40).optional(),
  kind: z.enum(AUDIT_KINDS).optional(),
  /** A day in the center's time zone. */
  day: z.iso.date().optional(),
  /** The last row of the page before: its instant to the microsecond, and its id. */
  before: z.object({ at: z.string().regex(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/), id: z.uuid() }).optional(),
})
export type AuditFilter = z.infer<typeof AuditFilter>

export type AuditEntry = {
  id: string
  at: Date
  kind: AuditKind
  verb: string
  /** Null: the system itself, or somebody who has never worked here. */
  staffName: string | null
  mrn: string | null
  details: Record<string, unknown>
}

export type AuditPage = {
  entries: AuditEntry[]
  next: { at: string; id: string } | null
  people: { id: string; name: string }[]
}

type Row = {
  id: string
  at: Date
  at_text: string
  kind: AuditKind
  verb: string
  staff_name: string | null
  mrn: string | null
  details: Record<string, unknown>
}

/** Everything of this center, newest first, 50 rows a page. Reading the log is itself on record. */
export const readAuditLog = (staff: Staff, filter: AuditFilter): Promise<Result<AuditPage>> =>
  asStaff(staff, ['audit.read', 'audit.read_center'], 'audit.read', async (tx) => {
    const people = await tx.query<{ id: string; name: string }>(
      'select s.id, s.name from memberships m join staff s on s.id = m.staff_id where m.center_id = $1 order by s.name, s.id',
      [tx.center.id],
    )
    const patientId = filter.mrn ? await findByMrn(tx, filter.mrn) : null
    await auditRead(tx, 'audit.read', patientId, pickFilters(filter))
    // An MRN that nobody has and one that is hidden from this person look the same: no rows.
    const rows = filter.mrn && !patientId ? [] : await readRows(tx, filter, patientId)
    const shown = rows.slice(0, PAGE)
    const last = rows.length > PAGE ? shown.at(-1) : undefined
    return ok({ entries: shown.map(toEntry), next: last ? { at: last.at_text, id: last.id } : null, people })
  })

const pickFilters = ({ before: _, ...filter }: AuditFilter) => filter

async function findByMrn(tx: Tx, mrn: string): Promise<string | null> {
  const [patient] = await tx.query<{ id: string }>('select id from patients where center_id = $1 and mrn = $2', [
    tx.center.id,
    mrn,
  ])
  return patient?.id ?? null
}

/**
 * Two limited scans, each in the order of its index: rows of the center, and sign-ins of its people, which belong to
 * no center. Row-level security says which of them this person sees.
 */
function readRows(tx: Tx, filter: AuditFilter, patientId: string | null): Promise<Row[]> {
  const values: unknown[] = [tx.center.id]
  const bind = (value: unknown) => `$${values.push(value)}`
  const also: string[] = []
  if (filter.personId) also.push(`staff_id = ${bind(filter.personId)}`)
  if (filter.kind) also.push(`kind = ${bind(filter.kind)}`)
  if (patientId) also.push(`patient_id = ${bind(patientId)}`)
  if (filter.day) {
    const [day, zone] = [bind(filter.day), bind(tx.zone)]
    also.push(
      `at >= ${day}::date::timestamp at time zone ${zone} and at < (${day}::date + 1)::timestamp at time zone ${zone}`,
    )
  }
  if (filter.before) also.push(`(at, id) < (${bind(filter.before.at)}::timestamptz, ${bind(filter.before.id)}::uuid)`)
  const scan = (of: string) =>
    `(select id, at, kind, verb, staff_id, patient_id, details from audit
      where ${[of, ...also].join(' and ')} order by at desc, id desc limit ${PAGE + 1})`
  return tx.query<Row>(
    `select a.id, a.at, to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at_text, a.kind, a.verb,
       s.name as staff_name, p.mrn, a.details
     from (${scan('center_id = $1')} union all ${scan('center_id is null')}) a
     left join staff s on s.id = a.staff_id
     left join patients p on p.id = a.patient_id
     order by a.at desc, a.id desc limit ${PAGE + 1}`,
    values,
  )
}

const toEntry = (row: Row): AuditEntry => ({
  id: row.id,
  at: row.at,
  kind: row.kind,
  verb: row.verb,
  staffName: row.staff_name,
  mrn: row.mrn,
  details: row.details,
})
