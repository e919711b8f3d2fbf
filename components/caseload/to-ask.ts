import type { CaseloadAsk } from '@/db/caseload/ask'
import type { ViewCounts } from '@/db/caseload/list'
import { PHASES, SETTINGS, TIERS } from '@/lib/clinical/types'
import { PHASE_WORD, SETTING_WORD } from '@/lib/format/phase'
import { TIER } from '../ui/tier'
import { DEFAULT_COLUMNS } from './columns-list'
import { type CaseloadQuery, PAGE_SIZE } from './query'
import type { CaseloadView, FilterChoice, FilterKey } from './types'
import { FILTER_KEYS } from './types'

const BOARD_CARDS = 12

/** What the address asks of the database; the verb narrows nothing by what it does not understand. */
export const toAsk = (query: CaseloadQuery): Record<keyof CaseloadAsk, unknown> => ({
  q: query.q,
  sort: query.sort,
  desc: query.desc,
  group: query.group,
  closed: query.closed,
  page: query.page,
  pageSize: PAGE_SIZE,
  perPhase: query.show === 'board' ? BOARD_CARDS : null,
  lead: query.lead,
  phase: query.phase,
  tier: query.tier,
  setting: query.setting,
  taper: query.taper,
  overdue: query.overdue,
  pregnant: query.pregnant,
  extras: query.cols.some((column) => !DEFAULT_COLUMNS.includes(column) && column !== 'lead'),
})

type Person = { id: string; name: string }

/** What "Add filter" offers. */
export const filterChoices = (people: readonly Person[], meId: string): FilterChoice[] => [
  {
    key: 'lead',
    label: 'Lead',
    options: [
      { value: 'me', label: 'me' },
      { value: 'none', label: 'nobody' },
      ...people.filter(({ id }) => id !== meId).map(({ id, name }) => ({ value: id, label: name })),
    ],
  },
  { key: 'phase', label: 'Phase', options: PHASES.map((value) => ({ value, label: PHASE_WORD[value] })) },
  {
    key: 'tier',
    label: 'Flag',
    options: [
      { value: 'any', label: 'any' },
      { value: 'none', label: 'none' },
      ...TIERS.map((value) => ({ value, label: TIER[value].word })),
    ],
  },
  { key: 'setting', label: 'Setting', options: SETTINGS.map((value) => ({ value, label: SETTING_WORD[value] })) },
  {
    key: 'taper',
    label: 'Taper',
    options: [
      { value: 'none', label: 'no plan in force' },
      { value: 'running', label: 'plan in force' },
      { value: 'step_due', label: 'step due in 7 d' },
    ],
  },
  {
    key: 'overdue',
    label: 'Overdue',
    options: [
      { value: 'vitals', label: 'vitals' },
      { value: 'check_in', label: 'check-in' },
    ],
  },
  { key: 'pregnant', label: 'Pregnancy', options: [{ value: 'yes', label: 'pregnant or suspected' }] },
]

const VIEWS: readonly { id: keyof ViewCounts; label: string; filter: Partial<Record<FilterKey, string>> }[] = [
  { id: 'everybody', label: 'All patients', filter: {} },
  { id: 'mine', label: 'My patients', filter: { lead: 'me' } },
  { id: 'step_due', label: 'Step due in 7 d', filter: { taper: 'step_due' } },
  { id: 'vitals_overdue', label: 'Vitals overdue', filter: { overdue: 'vitals' } },
  { id: 'pregnant', label: 'Pregnant', filter: { pregnant: 'yes' } },
]

/** The fixed views with their counts; the one whose filters are set, and no others, is the current one. */
export const caseloadViews = (counts: ViewCounts, query: CaseloadQuery, path: string): CaseloadView[] =>
  VIEWS.map(({ id, label, filter }) => {
    const search = new URLSearchParams(filter).toString()
    return {
      id,
      label,
      count: counts[id],
      href: search ? `${path}?${search}` : path,
      current: query.q === '' && FILTER_KEYS.every((key) => query[key] === (filter[key] ?? '')),
    }
  })
