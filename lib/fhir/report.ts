import type { CodeLabel, Entry, LeftOut, Outcome } from './types'

/** Codes and reasons counted together. `part`: the rest of the resource was taken. */
export type Counted = CodeLabel & { type: string; why: string | null; count: number; part: boolean }

export type TypeCount = {
  type: string
  total: number
  taken: number
  repeated: number
  notMapped: number
  refused: number
}

export type Written = {
  patients: number
  sets: number
  scores: number
  conditions: number
  allergies: number
  medicines: number
}

/** What an import did. For every type: total = taken + repeated + not mapped + refused. */
export type ImportReport = {
  kind: string
  entries: number
  types: TypeCount[]
  notMapped: Counted[]
  refused: Counted[]
  /** Values with more decimals than are kept; what was sent stands beside the stored value. */
  rounded: number
  written: Written
  /** What somebody should look at: record numbers in use, likely duplicates. */
  notices: string[]
}

export const NOTHING_WRITTEN: Written = { patients: 0, sets: 0, scores: 0, conditions: 0, allergies: 0, medicines: 0 }

type Done = {
  kind: string
  entries: readonly Entry[]
  without: readonly string[]
  outcomes: readonly (Outcome | undefined)[]
  leftOut: readonly LeftOut[]
  rounded: number
  written: Written
  notices: string[]
}

/** Counts what became of every entry. An entry without an outcome is a mistake of the importer and throws. */
export function reportOf({ kind, entries, without, outcomes, leftOut, rounded, written, notices }: Done): ImportReport {
  const types = new Map<string, TypeCount>()
  const counted = new Map<string, Counted & { status: 'not_mapped' | 'refused' }>()
  for (const { index, type } of entries) {
    const outcome = outcomes[index]
    if (!outcome) throw new Error(`Entry ${index} (${type}) was neither taken nor counted.`)
    countType(types, type, outcome.status)
    if (outcome.status === 'not_mapped' || outcome.status === 'refused') count(counted, { type, ...outcome }, false)
  }
  for (const method of without) {
    countType(types, NO_RESOURCE, 'not_mapped')
    count(
      counted,
      { type: NO_RESOURCE, status: 'not_mapped', label: { system: null, code: method, text: null }, why: null },
      false,
    )
  }
  for (const part of leftOut) count(counted, part, true)
  const listed = [...counted.values()].sort(byCount)
  const of = (wanted: 'not_mapped' | 'refused') =>
    listed.flatMap(({ status, ...rest }) => (status === wanted ? [rest] : []))
  return {
    kind,
    entries: entries.length + without.length,
    types: [...types.values()].sort((a, b) => a.type.localeCompare(b.type)),
    notMapped: of('not_mapped'),
    refused: of('refused'),
    rounded,
    written,
    notices,
  }
}

const NO_RESOURCE = 'Request without a resource'

const FIELD = { taken: 'taken', repeated: 'repeated', not_mapped: 'notMapped', refused: 'refused' } as const

function countType(types: Map<string, TypeCount>, type: string, status: Outcome['status']) {
  const row = types.get(type) ?? { type, total: 0, taken: 0, repeated: 0, notMapped: 0, refused: 0 }
  row.total += 1
  row[FIELD[status]] += 1
  types.set(type, row)
}

function count(
  counted: Map<string, Counted & { status: 'not_mapped' | 'refused' }>,
  { type, status, label, why }: LeftOut,
  part: boolean,
) {
  const key = JSON.stringify([type, status, label.system, label.code, label.code ? null : label.text, why, part])
  const row = counted.get(key) ?? { type, status, ...label, why, part, count: 0 }
  row.count += 1
  counted.set(key, row)
}

const byCount = (a: Counted, b: Counted) =>
  b.count - a.count || a.type.localeCompare(b.type) || (a.code ?? '').localeCompare(b.code ?? '')
