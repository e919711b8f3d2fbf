import {
  createLoader,
  parseAsArrayOf,
  parseAsBoolean,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server'
import { PHASES } from '@/lib/clinical/types'
import { COLUMN_IDS, DEFAULT_COLUMNS } from './columns-list'
import { FILTER_KEYS, type FilterKey } from './types'

/** The state of the caseload, all of it in the address, so that Back and a sent link show the same list. */
export const SORT_KEYS = ['tier', 'name', 'phase', 'score', 'taken', 'due'] as const
export type SortKey = (typeof SORT_KEYS)[number]

const filters = Object.fromEntries(FILTER_KEYS.map((key) => [key, parseAsString.withDefault('')])) as Record<
  FilterKey,
  ReturnType<typeof parseAsString.withDefault>
>

export const CASELOAD_PARSERS = {
  q: parseAsString.withDefault(''),
  sort: parseAsStringLiteral(SORT_KEYS).withDefault('tier'),
  desc: parseAsBoolean.withDefault(false),
  group: parseAsBoolean.withDefault(true),
  closed: parseAsArrayOf(parseAsStringLiteral(PHASES)).withDefault([]),
  page: parseAsInteger.withDefault(1),
  show: parseAsStringLiteral(['table', 'board'] as const).withDefault('table'),
  density: parseAsStringLiteral(['compact', 'comfortable'] as const).withDefault('compact'),
  cols: parseAsArrayOf(parseAsStringLiteral(COLUMN_IDS)).withDefault([...DEFAULT_COLUMNS]),
  ...filters,
}

/** `await loadCaseloadQuery(searchParams)` in the page. */
export const loadCaseloadQuery = createLoader(CASELOAD_PARSERS)

export type CaseloadQuery = Awaited<ReturnType<typeof loadCaseloadQuery>>

export const PAGE_SIZE = 50

/** The filters that are set, in the order of the chips. */
export const activeFilters = (query: CaseloadQuery): FilterKey[] => FILTER_KEYS.filter((key) => query[key] !== '')

/** True where anything narrows the list: an empty page then names the filter. */
export const isFiltered = (query: CaseloadQuery): boolean => query.q !== '' || activeFilters(query).length > 0
