import Link from 'next/link'
import type { ScoreRow } from '@/db/assessments/history'
import { Sparkline } from '../charts/sparkline'
import { ScoreHistory } from '../instruments/score-history'
import { buttonClass } from '../ui/button'
import { route } from './hrefs'

export type ScoreGroup = {
  instrumentId: string
  name: string
  max: number | null
  /** Complete totals, oldest first, without corrected ones. */
  points: { at: string; value: number }[]
  rows: ScoreRow[]
  enterHref: string | null
}

type ScoreListProps = { groups: readonly ScoreGroup[]; more: readonly { name: string; href: string }[]; now: string }

/** Every instrument that was taken, with its course and its rows; corrected rows stay, struck through. */
export function ScoreList({ groups, more, now }: ScoreListProps) {
  return (
    <div className="his">
      {more.length > 0 && (
        <nav aria-label="Enter a score" className="hnav">
          <span className="mut">Enter</span>
          {more.map(({ name, href }) => (
            <Link key={href} href={route(href)} prefetch={false}>
              {name}
            </Link>
          ))}
        </nav>
      )}
      {groups.length === 0 && <p className="mut">No score recorded.</p>}
      {groups.map((group) => (
        <section key={group.instrumentId} id={group.instrumentId} aria-labelledby={`${group.instrumentId}-title`}>
          <div className="sgh">
            <h2 id={`${group.instrumentId}-title`} className="h2">
              {group.name}
            </h2>
            <Trend group={group} now={now} />
            <span className="sp" />
            {group.enterHref && (
              <Link href={route(group.enterHref)} prefetch={false} className={buttonClass()}>
                Enter {group.name}
              </Link>
            )}
          </div>
          <ScoreHistory rows={group.rows} />
        </section>
      ))}
    </div>
  )
}

/** The totals as a line and as words: "14 → 13 → 11". */
function Trend({ group: { name, max, points }, now }: { group: ScoreGroup; now: string }) {
  const first = points[0]
  if (!first || points.length < 2) return null
  const words = points
    .slice(-5)
    .map(({ value }) => value)
    .join(' → ')
  return (
    <>
      {max !== null && (
        <Sparkline
          points={points}
          max={max}
          now={now}
          from={first.at}
          to={now}
          label={`${name}: ${words}`}
          width={160}
        />
      )}
      <span className="mut">{words}</span>
    </>
  )
}
