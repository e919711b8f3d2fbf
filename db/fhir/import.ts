import { readFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { groupFiles } from '@/lib/fhir/read'
import { reportText } from '@/lib/fhir/report-text'
import { closePool, type Staff } from '../client'
import { newId } from '../ids'
import { importBundle } from './bundle'
import { findMember } from './member'

const USAGE = `Imports FHIR R4 bundles (JSON) or NDJSON as the history of patients.
  npm run import -- FILE… --center short-name --as you@example.org
The person must be a supervisor, medical director or administrator of the center.`

const say = (line: string) => process.stdout.write(`${line}\n`)

/** Returns the exit code: 0 when every file was taken. */
async function main(): Promise<number> {
  const given = readArguments()
  if (!given) {
    console.error(USAGE)
    return 1
  }
  try {
    const staff = await findMember(given.center, given.as)
    if (staff.ok) return await importAll(staff.value, given.files)
    console.error(staff.problem.message)
    return 1
  } finally {
    await closePool()
  }
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { center: { type: 'string' }, as: { type: 'string' } },
    })
    if (!values.center || !values.as || positionals.length === 0) return null
    return { center: values.center, as: values.as, files: positionals }
  } catch {
    return null
  }
}

async function importAll(staff: Staff, paths: readonly string[]): Promise<number> {
  // npm runs commands in the folder of the project; the paths were typed elsewhere.
  const from = process.env.INIT_CWD ?? process.cwd()
  let refused = 0
  for (const { name, files } of groupFiles(paths.map((path) => ({ name: basename(path), path })))) {
    say(`\n${name}`)
    const sources = []
    for (const file of files) sources.push({ name: file.name, text: await readFile(resolve(from, file.path), 'utf8') })
    const result = await importBundle(staff, { importId: newId(), fileName: name.slice(0, 300), sources }, showProgress)
    if (result.ok && result.value.report) say(reportText(result.value.report))
    else refused += 1
    if (!result.ok) console.error(`Not imported. ${result.problem.message}`)
  }
  return refused === 0 ? 0 : 1
}

function showProgress(read: number, total: number) {
  const line = `${read} of ${total} entries`
  if (process.stdout.isTTY) process.stdout.write(`\r${line}${read >= total ? '\n' : ''}`)
  else say(line)
}

main()
  .then((code) => {
    process.exitCode = code
  })
  .catch((error: unknown) => {
    console.error(`The import failed; nothing of the file was taken. ${error instanceof Error ? error.message : error}`)
    process.exitCode = 1
  })
