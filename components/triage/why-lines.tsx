import { CircleHelp } from 'lucide-react'
import type { QueueRow, Why } from './types'

type Reasons = Pick<QueueRow, 'why' | 'detail' | 'moreFlags' | 'cannotTell'>

/**
 * Value, comparator and limit of the first two flags, one a line, and how many more there are at the end of the last.
 * Never truncated: the row grows instead. What the latest set lacks is said beside them and never left to look fine.
 */
export function WhyLines({ row, onMore }: { row: Reasons; onMore: () => void }) {
  const [first, second] = row.why
  const rest = (
    <>
      <More count={row.moreFlags} onMore={onMore} />
      <Missing texts={row.cannotTell} />
    </>
  )
  const twoLines = second || row.detail || row.cannotTell.length > 0
  return (
    <div className="why">
      {first && (
        <div className="l1">
          <WhyText why={first} />
          {!twoLines && rest}
        </div>
      )}
      {twoLines && (
        <div className="l2">
          {second ? <WhyText why={second} /> : row.detail}
          {rest}
        </div>
      )}
    </div>
  )
}

function More({ count, onMore }: { count: number; onMore: () => void }) {
  if (count === 0) return null
  return (
    <>
      {' '}
      <button type="button" className="lnk nw" tabIndex={-1} onClick={onMore}>
        +{count} more
      </button>
    </>
  )
}

function Missing({ texts }: { texts: readonly string[] }) {
  const [first] = texts
  if (!first) return null
  return (
    <span className="cnt" title={texts.join('; ')}>
      {' '}
      <CircleHelp className="ic" size={12} aria-hidden="true" /> Cannot tell: {first}
      {texts.length > 1 && `, +${texts.length - 1}`}
    </span>
  )
}

/** "COWS 27, expected 8–16 on day 3": the value strong, what it is held against plain. */
export const WhyText = ({ why }: { why: Why }) => (
  <>
    <b>{why.value}</b>
    {why.rest}
  </>
)
