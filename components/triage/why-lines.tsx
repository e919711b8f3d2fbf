import type { Why } from './types'

/** Value, comparator and limit of each flag, one a line. Never truncated: the row grows instead. */
export function WhyLines({ why, more, onMore }: { why: readonly Why[]; more: number; onMore: () => void }) {
  const last = why.length - 1
  return (
    <div className="why">
      {why.map((each, index) => (
        <div className={index === 0 ? 'l1' : 'l2'} key={`${each.value}${each.rest}`}>
          <WhyText why={each} />
          {index === last && more > 0 && (
            <>
              {' '}
              <button type="button" className="lnk" tabIndex={-1} onClick={onMore}>
                +{more} more
              </button>
            </>
          )}
        </div>
      ))}
    </div>
  )
}

/** "COWS 27, expected 8–16 on day 3": the value strong, what it is held against plain. */
export const WhyText = ({ why }: { why: Why }) => (
  <>
    <b>{why.value}</b>
    {why.rest}
  </>
)
