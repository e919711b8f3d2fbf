'use client'
import { ChartLine, Table } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../ui/button'
import type { Reading } from './course-readings'

type CourseShellProps = {
  title: string
  caption: string
  /** Null when nothing has been recorded. */
  chart: React.ReactNode | null
  table: React.ReactNode
  ranges: React.ReactNode
  readings: readonly Reading[]
}

/** The interactive part of the course: chart or table, and the point under pointer or arrow key. */
export function CourseShell({ title, caption, chart, table, ranges, readings }: CourseShellProps) {
  const [asTable, setAsTable] = useState(false)
  const Icon = asTable ? ChartLine : Table
  return (
    <>
      <div className="ch">
        <h2>{title}</h2>
        <span className="mut">{caption}</span>
        <span className="sp" />
        {ranges}
        <Button tone="quiet" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          <Icon className="ic" size={15} aria-hidden />
          {asTable ? 'Chart' : 'Table'}
        </Button>
      </div>
      {!chart ? (
        <p className="mut noc">No score, no taper plan and no dose recorded yet.</p>
      ) : asTable ? (
        <section
          className="crtw"
          aria-label={`${title}, table`}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
          tabIndex={0}
        >
          {table}
        </section>
      ) : (
        <div className="bigc">
          {chart}
          <ReadingLayer readings={readings} />
        </div>
      )}
    </>
  )
}

/** Reads single points: the nearest under the pointer, or one after the other with the arrow keys. */
function ReadingLayer({ readings }: { readings: readonly Reading[] }) {
  const [at, setAt] = useState<number | null>(null)
  if (readings.length === 0) return null
  const last = readings.length - 1
  const reading = at === null ? undefined : readings[at]
  const onKeyDown = (event: React.KeyboardEvent) => {
    const from = at ?? last
    const to = { ArrowLeft: from - 1, ArrowRight: from + 1, Home: 0, End: last, Escape: null }[event.key]
    if (to === undefined) return
    event.preventDefault()
    setAt(to === null ? null : Math.min(last, Math.max(0, to)))
  }
  const onPointerMove = (event: React.PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    setAt(nearest(readings, ((event.clientX - box.left) / box.width) * 100))
  }
  return (
    <div
      className="rdl"
      role="slider"
      tabIndex={0}
      aria-label="Read single points with the arrow keys"
      aria-valuemin={0}
      aria-valuemax={last}
      aria-valuenow={at ?? last}
      aria-valuetext={readings[at ?? last]?.text}
      onKeyDown={onKeyDown}
      onFocus={() => setAt((was) => was ?? last)}
      onBlur={() => setAt(null)}
      onPointerMove={onPointerMove}
      onPointerLeave={() => setAt(null)}
    >
      {reading && (
        <>
          <i style={{ left: `${reading.percent}%` }} />
          <span className={reading.percent > 60 ? 'lft' : ''} style={{ left: `${reading.percent}%` }}>
            {reading.text}
          </span>
        </>
      )}
    </div>
  )
}

/** Index of the reading that stands nearest to a place on the axis. */
export function nearest(readings: readonly Reading[], percent: number): number {
  let best = 0
  readings.forEach((reading, i) => {
    if (Math.abs(reading.percent - percent) < Math.abs((readings[best]?.percent ?? 0) - percent)) best = i
  })
  return best
}
