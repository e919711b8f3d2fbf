import { createHash } from 'node:crypto'
import { z } from 'zod'
import { brokenSentence, type Checked, checkEntries } from '@/lib/fhir/check'
import { mapEntries } from '@/lib/fhir/map'
import { type Read, readSources } from '@/lib/fhir/read'
import { type ImportReport, reportOf } from '@/lib/fhir/report'
import type { Broken, Source } from '@/lib/fhir/types'
import { fail, ok, type Refused, type Result } from '@/lib/result'
import { auditWrite } from '../audit'
import { asStaff, type Staff, type Tx } from '../client'
import { type ImportState, readImport } from './history'
import { progressOf } from './progress'
import { writeMapping } from './write'

export const ImportInput = z.object({
  /** Made by the client: the same import sent twice is one import. */
  importId: z.uuid(),
  fileName: z.string().min(1).max(300),
  sources: z.array(z.object({ name: z.string().max(200), text: z.string() })).min(1),
})
export type ImportInput = z.infer<typeof ImportInput>

const VERB = 'data.import'
type Reading = Extract<Read, { ok: true }>

/**
 * Imports FHIR R4 bundles or NDJSON as history: people without an episode, facts that open no flag (decisions.md 12).
 * All of it or nothing, in one transaction. Refused: `invalid` with where the file broke, or that nobody is in it.
 * `onProgress` hears how many entries are done.
 */
export async function importBundle(
  staff: Staff,
  input: ImportInput,
  onProgress?: (read: number, total: number) => void,
): Promise<Result<ImportState>> {
  const begun = await begin(staff, input)
  if (!begun.ok) return begun
  if (begun.value === 'repeated') return readImport(staff, input.importId)
  const read = readSources(input.sources)
  if (!read.ok) return refuse(staff, input, brokenSentence(read.broken), read.broken)
  const checked = checkEntries(read.entries, input.sources)
  if (!Array.isArray(checked)) return refuse(staff, input, brokenSentence(checked), checked)
  try {
    const done = await writeAll(staff, input, read, checked, onProgress)
    return done.ok ? readImport(staff, input.importId) : refuse(staff, input, done.problem.message)
  } catch (error) {
    await refuse(
      staff,
      input,
      'The import failed; nothing was changed. Try again, and tell the help desk if it fails again.',
    )
    throw error
  }
}

const begin = (staff: Staff, { importId, fileName, sources }: ImportInput): Promise<Result<'begun' | 'repeated'>> =>
  asStaff<'begun' | 'repeated'>(staff, VERB, VERB, async (tx) => {
    const hash = createHash('sha256')
    for (const { text } of sources) hash.update(text)
    const begun = await tx.query(
      `insert into imports (id, center_id, file_name, file_hash, status, progress, started_at, started_by)
       values ($1, $2, $3, $4, 'running', '{"read": 0, "total": 0}', $5, $6) on conflict (id) do nothing returning id`,
      [importId, tx.center.id, fileName, hash.digest('hex'), tx.now, tx.staff.id],
    )
    return ok(begun.length > 0 ? 'begun' : 'repeated')
  })

async function writeAll(
  staff: Staff,
  input: ImportInput,
  read: Reading,
  checked: Checked[],
  onProgress?: (read: number, total: number) => void,
): Promise<Result<ImportReport>> {
  const total = read.entries.length
  const progress = progressOf(staff, input.importId, total, onProgress)
  const result = await asStaff(staff, VERB, VERB, async (tx) => {
    const mapping = mapEntries(read.entries, checked, { now: tx.now, zone: tx.zone })
    if (mapping.people.length === 0 && mapping.facts.every(({ subject }) => 'entry' in subject)) return nobody(read)
    const done = await writeMapping(tx, input.importId, mapping, (left) => progress.tell(total - left))
    if (done.people === 0) return nobody(read)
    const report = reportOf({ kind: read.kind, entries: read.entries, without: read.without, ...done })
    await finish(tx, input, report)
    return ok(report)
  })
  await progress.settled()
  return result
}

/** "There is no patient in this file (102 Practitioner)." */
function nobody({ entries }: Reading): Refused {
  const counts = new Map<string, number>()
  for (const { type } of entries) counts.set(type, (counts.get(type) ?? 0) + 1)
  const people = counts.has('Patient') ? 'No patient of this file can be taken' : 'There is no patient in this file'
  const what = [...counts].map(([type, count]) => `${count} ${type}`).join(', ') || 'no entries'
  return fail('invalid', `${people} (${what}).`)
}

async function finish(tx: Tx, { importId, fileName }: ImportInput, report: ImportReport) {
  await tx.query(
    `update imports set status = 'done', report = $2, progress = $3, ended_at = greatest($4::timestamptz, started_at) where id = $1`,
    [importId, JSON.stringify(report), JSON.stringify({ read: report.entries, total: report.entries }), tx.now],
  )
  const sum = (field: 'taken' | 'repeated' | 'notMapped' | 'refused') =>
    report.types.reduce((all, type) => all + type[field], 0)
  await auditWrite(tx, VERB, null, {
    importId,
    fileName,
    taken: sum('taken'),
    repeated: sum('repeated'),
    notMapped: sum('notMapped'),
    refused: sum('refused'),
    ...report.written,
  })
}

/** Keeps on record that the file was refused and why; by then nothing of it is in the database. */
async function refuse(
  staff: Staff,
  { importId, fileName }: ImportInput,
  message: string,
  broken?: Broken,
): Promise<Refused> {
  await asStaff(staff, VERB, VERB, async (tx) => {
    await tx.query(
      "update imports set status = 'refused', problem = $2, ended_at = $3 where id = $1 and status = 'running'",
      [importId, message, tx.now],
    )
    await auditWrite(tx, VERB, null, { importId, fileName, refused: message })
    return ok(null)
  })
  return fail('invalid', message, { details: { ...broken, file: broken?.file ?? fileName } })
}

export type { Source }
