'use client'
import { ClockAlert } from 'lucide-react'
import Link from 'next/link'
import type { RoundRow } from '@/db/vitals/round'
import { ageOf } from '@/lib/format/age'
import { day, moment } from '@/lib/format/clock'
import { chartHref } from '../patient/hrefs'
import { useNow, useZone } from '../ui/clock'
import { Empty } from '../ui/empty'

type RoundListProps = { rows: readonly RoundRow[]; base: string }

const OUTCOME: Readonly<Record<string, string>> = { refused: 'refused', asleep: 'asleep', away: 'away' }

/** The round: beds in order, the age of the last set, and when the next one is due. */
export function RoundList({ rows, base }: RoundListProps) {
  if (rows.length === 0)
    return <Empty title="Nobody is on the round">Residents stand here in the order of their beds.</Empty>
  const open = rows.filter(({ state }) => state === 'due' || state === 'overdue')
  return (
    <div className="tls">
      <p className="mut">
        {rows.length} residents, {open.length === 0 ? 'all done' : `${open.length} to do`}
        {open[0] && (
          <>
            {'. '}
            <Link href={chartHref(base, open[0].patientId, 'vitals')} prefetch={false}>
              Start with {open[0].place ?? 'no bed'}, {open[0].name}
            </Link>
          </>
        )}
      </p>
      <table className="dlg-t">
        <caption className="sr">Residents in the order of their beds</caption>
        <thead>
          <tr>
            <th scope="col">Bed</th>
            <th scope="col">Patient</th>
            <th scope="col">Last set</th>
            <th scope="col">Next set</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.patientId} row={row} base={base} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ row, base }: { row: RoundRow; base: string }) {
  const now = useNow()
  return (
    <tr>
      <td>
        <b>{row.place ?? '–'}</b>
      </td>
      <th scope="row">
        <Link href={chartHref(base, row.patientId, 'vitals')} prefetch={false}>
          <b>{row.name}</b>
        </Link>{' '}
        <span className="mut">
          MRN {row.mrn}, born {row.birthDate ? day(row.birthDate, '') : 'not recorded'}
        </span>
      </th>
      <td>
        {row.lastSet ? (
          <>
            {ageOf(new Date(row.lastSet.at), now)}{' '}
            {OUTCOME[row.lastSet.outcome] && <span className="so-t">{OUTCOME[row.lastSet.outcome]}</span>}
          </>
        ) : (
          <span className="so-t">never</span>
        )}
      </td>
      <td>
        <Due row={row} />
      </td>
    </tr>
  )
}

function Due({ row: { dueAt, state } }: { row: RoundRow }) {
  const now = useNow()
  const zone = useZone()
  if (!dueAt) return <span className="mut">none planned</span>
  const at = new Date(dueAt)
  if (state === 'overdue')
    return (
      <span className="so-t">
        <ClockAlert className="ic" size={14} aria-hidden="true" /> overdue since {moment(at, now, zone)}
      </span>
    )
  return (
    <span className={state === 'due' ? '' : 'mut'}>
      {state === 'due' ? 'due since' : 'due'} {moment(at, now, zone)}
    </span>
  )
}
