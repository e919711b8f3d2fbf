'use client'
import { type RowSelectionState, type Updater, useTable } from '@tanstack/react-table'
import { ArrowDown, ArrowUp, ChevronDown, ChevronRight } from 'lucide-react'
import { Fragment, useMemo } from 'react'
import type { Phase } from '@/lib/clinical/types'
import { PHASE_WORD } from '@/lib/format/phase'
import { PhaseGlyph } from '../ui/phase-glyph'
import { columns, features } from './columns'
import { COLUMN_LABEL, shownColumns, TABLE_COLUMNS, type TableColumn } from './columns-list'
import { CaseloadSettingProvider, useSlowNow } from './context'
import { PHASE_SPAN } from './phases'
import type { CaseloadQuery, SortKey } from './query'
import type { CaseloadPage, CaseloadRow, PhaseCount } from './types'

export type CaseloadTableProps = {
  page: CaseloadPage
  query: CaseloadQuery
  onQuery: (patch: Partial<CaseloadQuery>) => void
  /** Path of the center's patients: `/[center]/patients`. */
  base: string
  /** The row the keys stand on. */
  current: string | null
  onCurrent: (patientId: string) => void
  selection: RowSelectionState
  onSelection: (next: Updater<RowSelectionState>) => void
  pending?: boolean
}

const rowId = (row: CaseloadRow) => row.patientId

/** The caseload as a table. The server sorts, filters, groups and pages; this only lays out and says what was asked. */
export function CaseloadTable(props: CaseloadTableProps) {
  const { page, query, selection, onSelection } = props
  const now = useSlowNow(page.now)
  const comfortable = query.density === 'comfortable'
  const shown = useMemo(() => shownColumns(query.cols, comfortable), [query.cols, comfortable])
  const table = useTable({
    features,
    columns,
    data: page.rows,
    getRowId: rowId,
    state: {
      rowSelection: selection,
      columnOrder: shown,
      columnVisibility: Object.fromEntries(TABLE_COLUMNS.map((id) => [id, shown.includes(id)])),
    },
    onRowSelectionChange: onSelection,
  })
  const setting = useMemo(
    () => ({
      now,
      comfortable,
      temperatureUnit: page.temperatureUnit,
      base: props.base,
    }),
    [now, comfortable, page.temperatureUnit, props.base],
  )
  const span = shown.length
  return (
    <CaseloadSettingProvider value={setting}>
      <div className="cts" aria-busy={props.pending}>
        <table
          className={comfortable ? 'ct cf' : 'ct'}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows are moved through by key, as in a grid
          role="grid"
          aria-label="Caseload"
          aria-rowcount={page.total}
        >
          <thead>
            <tr>
              {table.getVisibleLeafColumns().map((column) => (
                <Header
                  key={column.id}
                  id={column.id as TableColumn}
                  sort={column.columnDef.meta?.sort}
                  className={column.columnDef.meta?.className}
                  unit={page.temperatureUnit}
                  {...props}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {grouped(table.getRowModel().rows, page, query).map(({ group, rows }) => (
              <Fragment key={group?.phase ?? 'all'}>
                {group && <GroupHeader group={group} span={span} {...props} />}
                {rows.map((row) => (
                  <tr
                    key={row.id}
                    id={`row-${row.id}`}
                    tabIndex={row.id === props.current ? 0 : -1}
                    aria-selected={row.getIsSelected()}
                    className={rowClass(row.id === props.current, row.getIsSelected())}
                    onFocus={() => props.onCurrent(row.id)}
                  >
                    {row.getVisibleCells().map((cell) => (
                      <td
                        key={cell.id}
                        className={cell.column.columnDef.meta?.className}
                        data-label={headerLabel(cell.column.id as TableColumn, page.temperatureUnit, page, query)}
                      >
                        <table.FlexRender cell={cell} />
                      </td>
                    ))}
                  </tr>
                ))}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
    </CaseloadSettingProvider>
  )
}

const rowClass = (current: boolean, selected: boolean) =>
  [current && 'cur', selected && 'picked'].filter(Boolean).join(' ') || undefined

type Grouped<R> = { group: PhaseCount | null; rows: R[] }

/** Rows under their phases. A closed phase keeps its header and count and shows no rows. */
function grouped<R extends { original: CaseloadRow }>(
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

function GroupHeader({ group, span, query, onQuery }: { group: PhaseCount; span: number } & CaseloadTableProps) {
  const closed = query.closed.includes(group.phase)
  const Icon = closed ? ChevronRight : ChevronDown
  const toggle = () =>
    onQuery({
      page: 1,
      closed: closed ? query.closed.filter((p) => p !== group.phase) : [...query.closed, group.phase],
    })
  return (
    <tr className="gh">
      <th colSpan={span} scope="rowgroup">
        <button type="button" aria-expanded={!closed} onClick={toggle}>
          <Icon className="ic" size={14} aria-hidden />
          <PhaseGlyph phase={group.phase} />
          <b>{PHASE_WORD[group.phase]}</b> <b>{group.count}</b> <span className="mut">{PHASE_SPAN[group.phase]}</span>
          {closed && group.flagged > 0 && <span className="mut">· {group.flagged} flagged</span>}
        </button>
      </th>
    </tr>
  )
}

type HeaderProps = { id: TableColumn; sort?: SortKey; className?: string; unit: string } & CaseloadTableProps

function Header({ id, sort, className, unit, query, onQuery, page }: HeaderProps) {
  const label = headerLabel(id, unit, page, query)
  const active = sort !== undefined && query.sort === sort
  const direction = active ? (query.desc ? 'descending' : 'ascending') : undefined
  const Arrow = query.desc ? ArrowDown : ArrowUp
  const press = () => sort && onQuery({ sort, desc: active ? !query.desc : false, page: 1 })
  return (
    <th scope="col" className={className} aria-sort={direction}>
      {sort ? (
        <button type="button" onClick={press}>
          {id === 'tier' ? <span className="sr">{label}</span> : label}
          {active && <Arrow className="ic" size={12} aria-hidden />}
        </button>
      ) : (
        label
      )}
    </th>
  )
}

function headerLabel(id: TableColumn, unit: string, page: CaseloadPage, query: CaseloadQuery): string {
  if (id === 'temperature') return unit
  if (id === 'phase') return query.density === 'comfortable' ? 'Phase' : COLUMN_LABEL.phase
  if (id !== 'score') return COLUMN_LABEL[id]
  const kinds = new Set(page.rows.flatMap((row) => (row.score ? [row.score.instrument] : [])))
  return kinds.size === 1 ? `${[...kinds][0]} in corridor, 7 d` : COLUMN_LABEL.score
}
