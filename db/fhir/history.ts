import type { ImportReport } from '@/lib/fhir/report'
import { fail, ok, type Result } from '@/lib/result'
import { asStaff, type Staff } from '../client'

/** A line of the history: the report as four numbers. */
export type ImportLine = {
  id: string
  fileName: string
  status: 'running' | 'done' | 'refused' | 'interrupted'
  progress: { read: number; total: number } | null
  counts: { taken: number; repeated: number; notMapped: number; refused: number } | null
  problem: string | null
  startedAt: Date
  endedAt: Date | null
  startedBy: string
}
export type ImportState = ImportLine & { report: ImportReport | null }

type Row = {
  id: string
  file_name: string
  status: 'running' | 'done' | 'refused'
  progress: ImportLine['progress']
  types: ImportReport['types'] | null
  problem: string | null
  started_at: Date
  ended_at: Date | null
  name: string | null
  stale: boolean
}

/** An import is one transaction. A process that ended in the middle of it took nothing and left its row running. */
const STALE_MINUTES = 30

const COLUMNS = `
  i.id, i.file_name, i.status, i.progress, i.report -> 'types' as types, i.problem, i.started_at, i.ended_at, s.name,
  i.started_at < $2::timestamptz - interval '${STALE_MINUTES} minutes' as stale`
const FROM = 'from imports i left join staff s on s.id = i.started_by where i.center_id = $1'

/** Earlier imports of the center, newest first. */
export const listImports = (staff: Staff): Promise<Result<ImportLine[]>> =>
  asStaff(staff, 'data.import', 'imports.list', async (tx) => {
    const rows = await tx.query<Row>(
      `select ${COLUMNS} ${FROM} order by i.started_at desc, i.id desc limit 50`,
      [tx.center.id, tx.now],
      'imports',
    )
    return ok(rows.map(toLine))
  })

/** One import: how far it is, or what it did. */
export const readImport = (staff: Staff, importId: string): Promise<Result<ImportState>> =>
  asStaff(staff, 'data.import', 'imports.read', async (tx) => {
    const [row] = await tx.query<Row & { report: ImportReport | null }>(
      `select ${COLUMNS}, i.report ${FROM} and i.id = $3`,
      [tx.center.id, tx.now, importId],
      'import',
    )
    return row ? ok({ ...toLine(row), report: row.report }) : fail('not_found', 'There is no such import.')
  })

const toLine = (row: Row): ImportLine => ({
  id: row.id,
  fileName: row.file_name,
  status: row.status === 'running' && row.stale ? 'interrupted' : row.status,
  progress: row.progress,
  counts: row.types && countsOf(row.types),
  problem: row.problem,
  startedAt: row.started_at,
  endedAt: row.ended_at,
  startedBy: row.name ?? 'somebody',
})

function countsOf(types: ImportReport['types']): NonNullable<ImportLine['counts']> {
  const sum = (field: keyof NonNullable<ImportLine['counts']>) => types.reduce((all, type) => all + type[field], 0)
  return { taken: sum('taken'), repeated: sum('repeated'), notMapped: sum('notMapped'), refused: sum('refused') }
}
