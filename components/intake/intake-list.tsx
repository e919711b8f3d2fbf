import Link from 'next/link'
import type { IntakeLine } from '@/db/intake/list'
import { ageOf } from '@/lib/format/age'
import { route } from '../patient/hrefs'

type IntakeListProps = { lines: readonly IntakeLine[]; base: string; now: Date }

/** Stays whose intake is not signed: to go on with, or to start. */
export function IntakeList({ lines, base, now }: IntakeListProps) {
  if (lines.length === 0) return <p className="mut inl">Every intake of the last two weeks is signed.</p>
  return (
    <section className="inl" aria-label="Open intakes">
      <h2>Open intakes</h2>
      <ul>
        {lines.map((line) => (
          <li key={line.patientId}>
            <Link href={route(`${base}/${line.patientId}/intake`)} prefetch={false}>
              <b>{line.name}</b> <span className="mut">MRN {line.mrn}</span>
            </Link>
            <span>{line.place ?? <span className="mut">no place</span>}</span>
            <span className={line.status === 'draft' ? '' : 'mut'}>{stateText(line, now)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function stateText(line: IntakeLine, now: Date): string {
  if (line.status === 'not_started' || !line.startedAt) return 'Not started'
  const open = line.missing > 0 ? `incomplete, ${line.missing} needed answers open` : 'complete, not signed'
  const check = line.toCheck > 0 ? `, ${line.toCheck} to check` : ''
  return `${line.answered} of ${line.asked}, ${open}${check}, started ${ageOf(new Date(line.startedAt), now)} ago`
}
