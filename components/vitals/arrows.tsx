import type { FlowCell } from './flowsheet-cells'

/** One arrow per NEWS2 point, said in words to a screen reader. */
export function Arrows({ cell }: { cell: FlowCell }) {
  if (!cell.points || !cell.direction) return null
  return (
    <i className={`ar a${cell.points}`}>
      <span aria-hidden="true">{(cell.direction === 'up' ? '↑' : '↓').repeat(cell.points)}</span>
      <span className="sr">
        {' '}
        {cell.direction === 'up' ? 'high' : 'low'}, {cell.points} {cell.points === 1 ? 'point' : 'points'}
      </span>
    </i>
  )
}
