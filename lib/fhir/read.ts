import { lineAt, lineOfSyntaxError } from './place'
import type { Broken, Entry, Source } from './types'

export type Read =
  | {
      ok: true
      /** transaction, batch, collection, or NDJSON. */
      kind: string
      entries: Entry[]
      /** Entries that carry no resource, by request: "DELETE". They are counted and change nothing. */
      without: string[]
    }
  | { ok: false; broken: Broken }

const KINDS = ['transaction', 'batch', 'collection']

/**
 * Reads FHIR R4 bundles (transaction, batch, collection) and NDJSON into entries. Never throws: what cannot be read
 * says where it broke.
 */
export function readSources(sources: readonly Source[]): Read {
  const read: Read = { ok: true, kind: '', entries: [], without: [] }
  for (const source of sources) {
    const text = source.text.replace(/^\uFEFF/, '')
    const broken = isLines(source.name, text)
      ? readLines(read, source.name, text)
      : readDocument(read, source.name, text)
    if (broken) return { ok: false, broken }
  }
  return read
}

/** Files chosen together: the NDJSON files of an export belong to one import, every bundle is an import of its own. */
export function groupFiles<File extends { name: string }>(files: readonly File[]): { name: string; files: File[] }[] {
  const lines = files.filter(({ name }) => isNdjson(name))
  const bundles = files.filter(({ name }) => !isNdjson(name)).map((file) => ({ name: file.name, files: [file] }))
  if (lines.length === 0) return bundles
  return [...bundles, { name: lines.map(({ name }) => name).join(', '), files: lines }]
}

const isNdjson = (name: string) => /\.(ndjson|jsonl)$/i.test(name)

type Reading = Extract<Read, { ok: true }>

/** By name, or because the first of several lines is a document of its own. */
function isLines(name: string, text: string): boolean {
  if (isNdjson(name)) return true
  const end = text.indexOf('\n')
  if (end === -1 || text.slice(end).trim() === '') return false
  return parse(text.slice(0, end)).ok
}

function readDocument(into: Reading, file: string, text: string): Broken | null {
  const at = (path: (string | number)[]) => lineAt(text, path)
  if (text.trim() === '') return { ...nowhere(file), message: 'The file is empty.' }
  const parsed = parse(text)
  if (!parsed.ok) return notJson(file, lineOfSyntaxError(text))
  if (!isObject(parsed.value)) return { ...nowhere(file), message: 'The file is not a FHIR resource.', line: 1 }
  if (parsed.value.resourceType === 'Bundle') return readBundle(into, file, null, parsed.value, at)
  into.kind ||= 'resource'
  return push(into, { file, position: null, line: null, fullUrl: null, resource: parsed.value })
}

function readLines(into: Reading, file: string, text: string): Broken | null {
  into.kind = 'NDJSON'
  const lines = text.split('\n')
  for (const [i, line] of lines.entries()) {
    if (line.trim() === '') continue
    const parsed = parse(line)
    if (!parsed.ok || !isObject(parsed.value)) return notJson(file, i + 1)
    const broken =
      parsed.value.resourceType === 'Bundle'
        ? readBundle(into, file, i + 1, parsed.value, () => i + 1)
        : push(into, { file, position: null, line: i + 1, fullUrl: null, resource: parsed.value })
    if (broken) return broken
  }
  return null
}

function readBundle(
  into: Reading,
  file: string,
  line: number | null,
  bundle: Record<string, unknown>,
  lineOfPath: (path: (string | number)[]) => number,
): Broken | null {
  const kind = String(bundle.type ?? 'no type')
  const where = (path: string, at: (string | number)[]) => ({ ...nowhere(file), path, line: lineOfPath(at) })
  if (!KINDS.includes(kind))
    return {
      ...where('type', ['type']),
      message: `Bundles of type transaction, batch or collection are read; this is ${kind}.`,
    }
  const list = bundle.entry ?? []
  if (!Array.isArray(list))
    return { ...where('entry', ['entry']), message: 'The entries of the bundle are not a list.' }
  into.kind ||= kind
  for (const [i, entry] of list.entries()) {
    const broken = readEntry(into, { file, line, position: i }, entry)
    if (broken) return { ...broken, entry: i, line: lineOfPath(['entry', i]) }
  }
  return null
}

type Place = Pick<Entry, 'file' | 'line' | 'position'>

function readEntry(into: Reading, place: Place, entry: unknown): Broken | null {
  const { file } = place
  if (!isObject(entry)) return { ...nowhere(file), message: 'The entry is not an object.' }
  const fullUrl = typeof entry.fullUrl === 'string' ? entry.fullUrl : null
  if (entry.resource !== undefined) {
    if (isObject(entry.resource)) return push(into, { ...place, fullUrl, resource: entry.resource })
    return { ...nowhere(file), path: 'resource', message: 'The resource is not an object.' }
  }
  const method = isObject(entry.request) ? entry.request.method : undefined
  if (typeof method !== 'string') return { ...nowhere(file), path: 'resource', message: 'The entry has no resource.' }
  into.without.push(method)
  return null
}

function push(into: Reading, entry: Omit<Entry, 'index' | 'type'>): Broken | null {
  const type = entry.resource.resourceType
  if (typeof type !== 'string' || !/^[A-Za-z]{1,60}$/.test(type))
    return { ...nowhere(entry.file), path: 'resourceType', line: entry.line, message: 'The resource has no type.' }
  into.entries.push({ ...entry, index: into.entries.length, type })
  return null
}

const nowhere = (file: string): Broken => ({
  message: '',
  file,
  entry: null,
  resourceType: null,
  path: null,
  line: null,
})

const notJson = (file: string, line: number): Broken => ({ ...nowhere(file), line, message: 'This is not JSON.' })

function parse(text: string): { ok: true; value: unknown } | { ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch {
    return { ok: false }
  }
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
