import type { z } from 'zod'
import { lineAt } from './place'
import { type ReadType, type Resource, SCHEMAS } from './schema'
import type { Broken, Entry, Source } from './types'

/** An entry whose resource has the shape of its type. */
export type Checked = { [Type in ReadType]: Entry & { type: Type; checked: Resource<Type> } }[ReadType]

export const isRead = (type: string): type is ReadType => Object.hasOwn(SCHEMAS, type)

/** Checks every resource that is read; the first that has another shape breaks the file. */
export function checkEntries(entries: readonly Entry[], sources: readonly Source[]): Checked[] | Broken {
  const checked: Checked[] = []
  for (const entry of entries) {
    if (!isRead(entry.type)) continue
    const parsed = SCHEMAS[entry.type].safeParse(entry.resource)
    if (!parsed.success) return brokenAt(entry, parsed.error, sources)
    checked.push({ ...entry, checked: parsed.data } as Checked)
  }
  return checked
}

function brokenAt(entry: Entry, error: z.ZodError, sources: readonly Source[]): Broken {
  const issue = error.issues[0]
  const path = (issue?.path ?? []).map((part) => (typeof part === 'number' ? part : String(part)))
  const text = sources.find(({ name }) => name === entry.file)?.text ?? ''
  return {
    message: `${issue?.message.replace(/^Invalid input: /, '') ?? 'not readable'}.`,
    file: entry.file,
    entry: entry.position,
    resourceType: entry.type,
    path: path
      .map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`))
      .join('')
      .replace(/^\./, ''),
    line: entry.line ?? lineAt(text, entry.position === null ? path : ['entry', entry.position, 'resource', ...path]),
  }
}

/** Where a file broke, in one sentence. */
export function brokenSentence({ message, entry, resourceType, path, line }: Broken): string {
  const where = [entry === null ? null : `entry[${entry}]`, resourceType && `(${resourceType})`, path].filter(Boolean)
  const text = message.endsWith('.') ? message.slice(0, -1) : message
  const at = line === null ? '' : `, line ${line}`
  return where.length > 0 ? `${where.join(' ')}: ${text}${at}.` : `${text}${at}.`
}
