import type { Tx } from '../client'
import { newId } from '../ids'

/**
 * How facts of one kind are kept: one row per patient and source reference. `compare` names what must agree for a
 * second sending to count as a repeat; keys are fields of the row, values SQL over the stored one.
 */
export type Table = {
  name: string
  columns: Record<string, string>
  fixed: Record<string, string>
  compare: Record<string, string>
}
export type Row = Record<string, unknown> & { patient_id: string; source_ref: string }
export type Status = 'taken' | 'repeated' | { why: string }

const CHUNK = 2000
export const DIFFERS = 'differs from what was imported before; correct it in the chart'

/** Stores the rows that are new, in as few statements as they need, and says of each what became of it. */
export async function storeRows(tx: Tx, table: Table, rows: readonly Row[]): Promise<Status[]> {
  if (rows.length === 0) return []
  const known = await knownRows(tx, table, rows)
  const fresh = new Map<string, Row>()
  for (const row of rows) if (!known.has(keyOf(row)) && !fresh.has(keyOf(row))) fresh.set(keyOf(row), row)
  const stored = await insertRows(tx, table, [...fresh.values()])
  return rows.map((row) => {
    const key = keyOf(row)
    if (stored.has(key) && fresh.get(key) === row) return 'taken'
    const other = known.get(key) ?? (fresh.get(key) as Row)
    return Object.keys(table.compare).every((field) => plain(other[field]) === plain(row[field]))
      ? 'repeated'
      : { why: DIFFERS }
  })
}

const keyOf = ({ patient_id, source_ref }: { patient_id: string; source_ref: string }) => `${patient_id} ${source_ref}`

const plain = (value: unknown) => (value instanceof Date ? value.toISOString() : (value ?? null))

async function knownRows(tx: Tx, { name, compare }: Table, rows: readonly Row[]): Promise<Map<string, Row>> {
  const fields = Object.entries(compare).map(([field, sql]) => `${sql} as "${field}"`)
  const known = await tx.query<Row>(
    `select ${['patient_id', 'source_ref', ...fields].join(', ')} from ${name}
     where patient_id = any ($1) and source_ref is not null`,
    [[...new Set(rows.map(({ patient_id }) => patient_id))]],
  )
  return new Map(known.map((row) => [keyOf(row), row]))
}

async function insertRows(tx: Tx, { name, columns, fixed }: Table, rows: readonly Row[]): Promise<Set<string>> {
  const all = {
    id: 'uuid',
    center_id: 'uuid',
    patient_id: 'uuid',
    source_ref: 'text',
    entered_at: 'timestamptz',
    recorded_by: 'uuid',
    ...columns,
  }
  const names = [...Object.keys(all), ...Object.keys(fixed)].join(', ')
  const values = ['r.*', ...Object.values(fixed)].join(', ')
  const shape = Object.entries(all)
    .map(([column, type]) => `${column} ${type}`)
    .join(', ')
  const stored = new Set<string>()
  for (let from = 0; from < rows.length; from += CHUNK) {
    const chunk = rows.slice(from, from + CHUNK).map((row) => ({
      ...row,
      id: newId(),
      center_id: tx.center.id,
      entered_at: tx.now,
      recorded_by: tx.staff.id,
    }))
    const made = await tx.query<{ patient_id: string; source_ref: string }>(
      `insert into ${name} (${names}) select ${values} from jsonb_to_recordset($1::jsonb) as r(${shape})
       on conflict do nothing returning patient_id, source_ref`,
      [JSON.stringify(chunk)],
    )
    for (const row of made) stored.add(keyOf(row))
  }
  return stored
}
