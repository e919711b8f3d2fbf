'use client'
import { ChevronDown, ChevronRight } from 'lucide-react'
import type { Phase } from '@/lib/clinical/types'
import { PHASE_WORD } from '@/lib/format/phase'
import { PhaseGlyph } from '../ui/phase-glyph'
import { PHASE_SPAN } from './phases'
import type { CaseloadQuery } from './query'
import type { CaseloadPage, CaseloadRow, PhaseCount } from './types'

type Grouped<R> = { group: PhaseCount | null; rows: R[] }

/** Rows under their phases. A closed phase keeps its header and count and shows no rows. */
export function grouped<R extends { original: CaseloadRow }>(
  rows: R[],
  page: CaseloadPage,
  query: CaseloadQuery,
): Grouped<R>[] {
  if (!query.group) return [{ group: null, rows }]
  const present = new Set<Phase>(rows.map((row) => row.original.phase))
  return page.groups
    .filter((group) => group.count > 0 && (present.has(group.phase) || query.closed.includes(group.phase)))
    .map((group) => ({
      group,
      rows: query.closed.includes(group.phase) ? [] : rows.filter((row) => row.original.phase === group.phase),
    }))
}

type GroupHeaderProps = {
  group: PhaseCount
  /** Columns it spans. */
  span: number
  query: CaseloadQuery
  onQuery: (patch: Partial<CaseloadQuery>) => void
}

/** A phase with its count; opens and closes. The closed ones are part of the address. */
export function GroupHeader({ group, span, query, onQuery }: GroupHeaderProps) {
  const closed = query.closed.includes(group.phase)
  const Icon = closed ? ChevronRight : ChevronDown
  const others = query.closed.filter((phase) => phase !== group.phase)
  return (
    <tr className="gh">
      <th colSpan={span} scope="rowgroup">
        <button
          type="button"
          aria-expanded={!closed}
          onClick={() => onQuery({ page: 1, closed: closed ? others : [...others, group.phase] })}
        >
          <Icon className="ic" size={14} aria-hidden />
          <PhaseGlyph phase={group.phase} />
          <b>{PHASE_WORD[group.phase]}</b> <b>{group.count}</b> <span className="mut">{PHASE_SPAN[group.phase]}</span>
          {closed && group.flagged > 0 && <span className="mut">· {group.flagged} flagged</span>}
        </button>
      </th>
    </tr>
  )
}
