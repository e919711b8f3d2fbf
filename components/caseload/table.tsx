'use client'
import { type ReactTable, type RowSelectionState, type Updater, useTable } from '@tanstack/react-table'
import { Fragment, useMemo } from 'react'
import { columns, features } from './columns'
import { shownColumns, TABLE_COLUMNS, type TableColumn } from './columns-list'
import { CaseloadSettingProvider, useSlowNow } from './context'
import type { CaseloadQuery } from './query'
import { GroupHeader, grouped } from './table-groups'
import { ColumnHeader, columnWords } from './table-head'
import type { CaseloadPage, CaseloadRow } from './types'

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

type Table = ReactTable<typeof features, CaseloadRow>

const rowId = (row: CaseloadRow) => row.patientId

/** The caseload as a table. The server sorts, filters, groups and pages; this only lays out and says what was asked. */
export function CaseloadTable(props: CaseloadTableProps) {
  const { page, query, base } = props
  const now = useSlowNow(page.now)
  const comfortable = query.density === 'comfortable'
  const { temperatureUnit } = page
  const setting = useMemo(
    () => ({ now, comfortable, temperatureUnit, base }),
    [now, comfortable, temperatureUnit, base],
  )
  const table = useCaseloadTable(props, comfortable)
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
          <Head table={table} comfortable={comfortable} {...props} />
          <Body table={table} comfortable={comfortable} {...props} />
        </table>
      </div>
    </CaseloadSettingProvider>
  )
}

function useCaseloadTable({ page, query, selection, onSelection }: CaseloadTableProps, comfortable: boolean): Table {
  const shown = useMemo(() => shownColumns(query.cols, comfortable), [query.cols, comfortable])
  return useTable({
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
}

type PartProps = CaseloadTableProps & { table: Table; comfortable: boolean }

const Head = ({ table, comfortable, page, query, onQuery }: PartProps) => (
  <thead>
    <tr>
      {table.getVisibleLeafColumns().map(({ id, columnDef }) => (
        <ColumnHeader
          key={id}
          label={columnWords(id as TableColumn, page, comfortable)}
          hidden={id === 'tier'}
          sort={columnDef.meta?.sort}
          className={columnDef.meta?.className}
          query={query}
          onQuery={onQuery}
        />
      ))}
    </tr>
  </thead>
)

function Body({ table, comfortable, page, query, onQuery, current, onCurrent }: PartProps) {
  const span = table.getVisibleLeafColumns().length
  return (
    <tbody>
      {grouped(table.getRowModel().rows, page, query).map(({ group, rows }) => (
        <Fragment key={group?.phase ?? 'all'}>
          {group && <GroupHeader group={group} span={span} query={query} onQuery={onQuery} />}
          {rows.map((row) => (
            <tr
              key={row.id}
              id={`row-${row.id}`}
              tabIndex={row.id === current ? 0 : -1}
              aria-selected={row.getIsSelected()}
              className={rowClass(row.id === current, row.getIsSelected())}
              onFocus={() => onCurrent(row.id)}
            >
              {row.getVisibleCells().map((cell) => (
                <td
                  key={cell.id}
                  className={cell.column.columnDef.meta?.className}
                  data-label={columnWords(cell.column.id as TableColumn, page, comfortable)}
                >
                  <table.FlexRender cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </Fragment>
      ))}
    </tbody>
  )
}

const rowClass = (current: boolean, selected: boolean) =>
  [current && 'cur', selected && 'picked'].filter(Boolean).join(' ') || undefined
