import type { ScoreRow } from '@/db/assessments/history'

const BY = { staff: 'by staff', self: 'by the patient', import: 'imported' } as const

/** Earlier scores, newest first: total with its scale, band, when and by whom; corrected ones struck through. */
export function ScoreHistory({ rows, hrefOf }: { rows: readonly ScoreRow[]; hrefOf?: (row: ScoreRow) => string }) {
  if (rows.length === 0) return <p className="mut">Not done before.</p>
  return (
    <table className="sch">
      <caption className="sr">Earlier scores</caption>
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">Score</th>
          <th scope="col">Result</th>
          <th scope="col">By</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} className={row.superseded ? 'old' : ''}>
            <td className="nw">
              {row.dayText} {row.time}
            </td>
            <td>{hrefOf ? <a href={hrefOf(row)}>{row.name}</a> : row.name}</td>
            <td>
              <Outcome row={row} />
              {row.superseded && (
                <span className="sm mut">
                  {' '}
                  Corrected by {row.superseded.by}: {row.superseded.reason}
                </span>
              )}
            </td>
            <td className="mut">
              {row.by}, {BY[row.administeredBy]}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Outcome({ row }: { row: ScoreRow }) {
  if (row.status === 'incomplete' && !row.bandText) return <span className="so-t">Unfinished, no total</span>
  const total = row.total === null ? null : `${row.total}${row.max === null ? '' : `/${row.max}`}`
  const words = (
    <>
      {total && <b>{total}</b>} {row.bandText}
    </>
  )
  return row.superseded ? <s>{words}</s> : words
}
