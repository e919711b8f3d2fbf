import { Arrows } from './arrows'
import { DraftCell } from './draft-cell'
import type { FlowCell } from './flowsheet-cells'
import { type FlowColumn, type FlowRow, flowsheetOf } from './flowsheet-rows'
import { FlowsheetScroll } from './flowsheet-scroll'
import type { FlowsheetView } from './types'

type FlowsheetProps = {
  view: FlowsheetView
  /** Address of the correction of a set; without it nothing can be corrected from here. */
  correctHref?: (setId: string) => string
}

/** Times across, parameters down. With `draft`, the set being typed is the last column (inside `VitalsDraft`). */
export function Flowsheet({ view, correctHref }: FlowsheetProps) {
  const { columns, days, groups } = flowsheetOf(view)
  const width = 126 + (columns.length + (view.draft ? 1 : 0)) * 74
  return (
    <FlowsheetScroll>
      <table className="fs" style={{ minWidth: width }}>
        <caption className="sr">Vital signs, scores and doses by time</caption>
        <Head columns={columns} days={days} draft={view.draft} correctHref={correctHref} />
        {groups.map((group) => (
          <tbody key={group.title}>
            <tr className="sh">
              <th colSpan={columns.length + (view.draft ? 2 : 1)} scope="rowgroup">
                {group.title}
              </th>
            </tr>
            {group.rows.map((row) => (
              <Row key={row.key} row={row} columns={columns} draft={view.draft} />
            ))}
          </tbody>
        ))}
      </table>
      {columns.length === 0 && <p className="mut fsn">No set in this range.</p>}
      <Notes columns={columns} />
    </FlowsheetScroll>
  )
}

type HeadProps = Pick<ReturnType<typeof flowsheetOf>, 'columns' | 'days'> & {
  draft: boolean
  correctHref?: (setId: string) => string
}

function Head({ columns, days, draft, correctHref }: HeadProps) {
  return (
    <thead>
      <tr>
        <td />
        {days.map((day) => (
          <th key={day.label} colSpan={day.span} className="dl" scope="colgroup">
            {day.label}
          </th>
        ))}
        {draft && <td />}
      </tr>
      <tr>
        <td />
        {columns.map((column) => (
          <th key={column.id} className={column.startsDay ? 'dl' : ''} scope="col">
            {column.correctable && correctHref ? (
              <a href={correctHref(column.id)} aria-label={`${column.time}, correct this set`}>
                {column.time}
              </a>
            ) : (
              column.time
            )}
            {column.outcome === 'measured' ? (
              <span title={column.recorder ?? undefined}>
                {column.initials}
                {column.correction && ', corrected'}
              </span>
            ) : (
              <span className="so-t">{column.outcome}</span>
            )}
          </th>
        ))}
        {draft && <DraftCell head />}
      </tr>
    </thead>
  )
}

function Row({ row, columns, draft }: { row: FlowRow; columns: readonly FlowColumn[]; draft: boolean }) {
  return (
    <tr className={row.look}>
      <th scope="row">
        {row.label} <span>{row.unit}</span>
      </th>
      {row.cells.map((cell, index) => (
        <Cell key={columns[index]?.id} cell={cell} column={columns[index]} />
      ))}
      {draft && <DraftCell row={row.draft} text={row.draftText} />}
    </tr>
  )
}

function Cell({ cell, column }: { cell: FlowCell | null; column: FlowColumn | undefined }) {
  const line = column?.startsDay ? ' dl' : ''
  if (!cell) return <td className={line} />
  return (
    <td className={`${cell.look ?? `f${cell.points ?? 0}`}${line}`} title={cell.title}>
      {cell.before && column?.correction ? <Corrected cell={cell} correction={column.correction} /> : cell.text}
      <Arrows cell={cell} />
    </td>
  )
}

type Correction = NonNullable<FlowColumn['correction']>

function Corrected({ cell, correction }: { cell: FlowCell; correction: Correction }) {
  return (
    <button type="button" className="crx">
      {cell.text}
      <span className="pop" role="note">
        <del>{cell.before}</del> {correction.reason}. {correction.by}, {correction.at}
      </span>
    </button>
  )
}

/** The reasons of sets that were not taken, and of corrections, in words under the sheet. */
function Notes({ columns }: { columns: readonly FlowColumn[] }) {
  const notes = columns.filter((column) => column.reason || column.correction)
  if (notes.length === 0) return null
  return (
    <ul className="fsn sm">
      {notes.map((column) => (
        <li key={column.id}>
          <b>
            {column.day} {column.time}
          </b>{' '}
          {column.correction
            ? `corrected by ${column.correction.by} at ${column.correction.at}: ${column.correction.reason}`
            : `${column.outcome}: ${column.reason}`}
        </li>
      ))}
    </ul>
  )
}
