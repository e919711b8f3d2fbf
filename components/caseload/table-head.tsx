'use client'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { COLUMN_LABEL, type TableColumn } from './columns-list'
import type { CaseloadQuery, SortKey } from './query'
import type { CaseloadPage } from './types'

type HeaderProps = {
  label: string
  /** The words are for screen readers only: the tier's column is too narrow. */
  hidden: boolean
  sort?: SortKey
  className?: string
  query: CaseloadQuery
  onQuery: (patch: Partial<CaseloadQuery>) => void
}

/** A column's header; a press sorts by it, a second press turns the order. */
export function ColumnHeader({ label, hidden, sort, className, query, onQuery }: HeaderProps) {
  const active = sort !== undefined && query.sort === sort
  const Arrow = query.desc ? ArrowDown : ArrowUp
  const words = hidden ? <span className="sr">{label}</span> : label
  return (
    <th scope="col" className={className} aria-sort={active ? (query.desc ? 'descending' : 'ascending') : undefined}>
      {sort ? (
        <button type="button" onClick={() => onQuery({ sort, desc: active ? !query.desc : false, page: 1 })}>
          {words}
          {active && <Arrow className="ic" size={12} aria-hidden />}
        </button>
      ) : (
        words
      )}
    </th>
  )
}

/** The words of a column, with the unit in use and the one instrument of the page where there is only one. */
export function columnWords(id: TableColumn, page: CaseloadPage, comfortable: boolean): string {
  if (id === 'temperature') return page.temperatureUnit
  if (id === 'phase') return comfortable ? 'Phase' : COLUMN_LABEL.phase
  if (id !== 'score') return COLUMN_LABEL[id]
  const kinds = new Set(page.rows.flatMap((row) => (row.score ? [row.score.instrument] : [])))
  return kinds.size === 1 ? `${[...kinds][0]} in corridor, 7 d` : COLUMN_LABEL.score
}
