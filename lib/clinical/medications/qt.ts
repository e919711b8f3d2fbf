import type { Source } from '../types'

/** Listed QT drugs (tapers.md §7, T-22). Kratom counts: mitragynine prolongs QTc. */
export const QT_DRUGS = [
  'kratom',
  'ondansetron',
  'hydroxyzine',
  'trazodone',
  'lofexidine',
  'methadone',
  'citalopram',
] as const

export const QT_SOURCE: Source = {
  title: 'Leong Bin Abdullah & Singh 2021',
  section: 'QTc in regular users',
  strength: 'abstract',
}
const ECG_FROM = 2

export type QtCount = { drugs: string[]; count: number; ecgSuggested: boolean }

/** Counts different listed drugs; an ECG is suggested from two on. Names in any case. */
export function countQtDrugs(names: readonly string[]): QtCount {
  const taken = new Set(names.map((name) => name.trim().toLowerCase()))
  const drugs = QT_DRUGS.filter((drug) => taken.has(drug))
  return { drugs, count: drugs.length, ecgSuggested: drugs.length >= ECG_FROM }
}
