import Link from 'next/link'
import { localDate } from '@/lib/clinical/time'
import { day } from '@/lib/format/clock'
import { route } from '../patient/hrefs'
import { CourseChart } from './course-chart'
import { courseReadings } from './course-readings'
import { CourseShell } from './course-shell'
import { courseRows } from './course-text'
import { COURSE_RANGES, type CourseModel, type CourseRange } from './course-types'

const RANGE_WORD: Record<CourseRange, string> = { '7d': '7 d', '6wk': '6 wk', all: 'All' }

type CoursePanelProps = {
  model: CourseModel
  zone: string
  range: CourseRange
  /** Address of the same page with another range, by range. */
  rangeHref: Record<CourseRange, string>
}

/** The course with its ranges, its table, and a layer that reads single points. */
export function CoursePanel({ model, zone, range, rangeHref }: CoursePanelProps) {
  return (
    <CourseShell
      title="Withdrawal and taper"
      caption={model.caption}
      chart={
        isEmpty(model) ? null : (
          <>
            <CourseChart model={model} size="wide" />
            <CourseChart model={model} size="narrow" />
          </>
        )
      }
      table={<CourseTable model={model} zone={zone} />}
      readings={courseReadings(model, zone)}
      ranges={
        <nav className="seg" aria-label="Range">
          {COURSE_RANGES.map((each) => (
            <Link
              key={each}
              href={route(rangeHref[each])}
              prefetch={false}
              scroll={false}
              className={each === range ? 'on' : ''}
              aria-current={each === range ? 'true' : undefined}
            >
              {RANGE_WORD[each]}
            </Link>
          ))}
        </nav>
      }
    />
  )
}

const isEmpty = ({ score, taken, plans, lanes }: CourseModel): boolean =>
  !score && taken.length === 0 && plans.length === 0 && lanes.every((lane) => lane.marks.length === 0)

function CourseTable({ model, zone }: { model: CourseModel; zone: string }) {
  const today = localDate(new Date(model.now), zone)
  const rows = courseRows(model, (at) => localDate(new Date(at), zone))
  return (
    <table className="crt">
      <caption className="sr">
        Withdrawal score, expected range, grams taken and planned, and events by day, newest first
      </caption>
      <thead>
        <tr>
          {['Day', model.score?.instrument ?? 'Score', 'Expected', 'Taken', 'Plan', 'Events'].map((word) => (
            <th key={word} scope="col">
              {word}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.at}>
            <th scope="row">{day(row.at, today)}</th>
            <td>{row.score}</td>
            <td>{row.expected}</td>
            <td>{row.taken}</td>
            <td>{row.planned}</td>
            <td>{row.events}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
