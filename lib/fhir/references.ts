import type { Checked } from './check'
import { shortRef } from './cut'
import type { Identifier, Reference } from './schema'
import type { Subject } from './types'

/** `system|value`: how an identifier names somebody, here and in conditional references. */
export const tokenOf = ({ system, value }: Identifier): string | null => (system && value ? `${system}|${value}` : null)

/** Finds entries of one type by fullUrl, `Type/id` and identifier. */
export type Directory = { find: (reference: Reference | undefined) => Subject | null }

/** A directory of the entries of `type`; `urn:uuid:`, relative, absolute, conditional and logical references. */
export function directoryOf(entries: readonly Checked[], type: 'Patient' | 'Medication'): Directory {
  const byName = new Map<string, number>()
  const byToken = new Map<string, number>()
  for (const { type: is, index, fullUrl, checked } of entries) {
    if (is !== type) continue
    if (fullUrl) keep(byName, fullUrl, index)
    if (checked.id) keep(byName, `${type}/${checked.id}`, index)
    for (const identifier of checked.identifier ?? []) {
      const token = tokenOf(identifier)
      if (token) keep(byToken, token, index)
    }
  }
  const byIdentifier = (token: string | null): Subject | null => {
    if (token === null) return null
    const entry = byToken.get(token)
    return entry === undefined ? { sourceRef: shortRef(token) } : { entry }
  }
  return {
    find(reference) {
      const name = reference?.reference?.replace(/\/_history\/.*$/, '')
      const entry = name === undefined ? undefined : byName.get(name)
      if (entry !== undefined) return { entry }
      const token =
        name === undefined ? (reference?.identifier ? tokenOf(reference.identifier) : null) : conditional(name, type)
      return byIdentifier(token)
    },
  }
}

/** Two resources under one name: the first one holds, as in the order of the file. */
function keep(names: Map<string, number>, name: string, index: number) {
  if (!names.has(name)) names.set(name, index)
}

/** The token of `Patient?identifier=system|value`; null for anything else. */
function conditional(name: string, type: string): string | null {
  const prefix = `${type}?identifier=`
  if (!name.startsWith(prefix)) return null
  try {
    const token = decodeURIComponent(name.slice(prefix.length))
    return token.includes('&') || !/^[^|]+\|.+$/.test(token) ? null : token
  } catch {
    return null
  }
}
