import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { route } from '@/components/patient/hrefs'
import { formHref } from '@/components/patient/to-scores'
import { Empty } from '@/components/ui/empty'
import { readScores, type ScoreRow } from '@/db/assessments/history'
import { INSTRUMENTS } from '@/lib/clinical/instruments/registry'
import type { Instrument } from '@/lib/clinical/instruments/types'
import { ageOf } from '@/lib/format/age'
import { can } from '@/lib/permissions'
import { ChartScreen, openChart } from '../chart-screen'

export const metadata: Metadata = { title: 'Record a score' }

/** Every form of the registry with its last result, to record one. */
export default async function FormsPage({ params }: { params: Promise<{ center: string; patientId: string }> }) {
  const { center, patientId } = await params
  const chart = await openChart(center, patientId, 'scores')
  const { staff, head, base } = chart
  const scores = await readScores(staff, patientId)
  if (!scores.ok) notFound()
  const may = head.episode?.open === true && can(staff, 'assessment.record')
  const forms = Object.values(INSTRUMENTS).filter(({ scoring }) => scoring !== 'computed')
  return (
    <ChartScreen chart={chart} tab="scores">
      {may ? (
        <table className="sch frm">
          <caption className="sr">Forms</caption>
          <thead>
            <tr>
              <th scope="col">Form</th>
              <th scope="col">Asked by</th>
              <th scope="col">Last result</th>
            </tr>
          </thead>
          <tbody>
            {forms.map((instrument) => (
              <FormRow
                key={instrument.id}
                instrument={instrument}
                href={formHref(base, patientId)(instrument.id)}
                last={scores.value.find((row) => row.instrumentId === instrument.id && !row.superseded)}
                now={head.now}
              />
            ))}
          </tbody>
        </table>
      ) : (
        <Empty title="Nothing to record">
          Scores are recorded in an open episode by intake, counselors, nurses, prescribers and supervisors.
        </Empty>
      )}
    </ChartScreen>
  )
}

const WHO = { staff: 'staff', patient: 'the patient fills it in', either: 'staff or the patient' } as const

type FormRowProps = { instrument: Instrument; href: string; last: ScoreRow | undefined; now: Date }

function FormRow({ instrument, href, last, now }: FormRowProps) {
  return (
    <tr>
      <th scope="row">
        <Link href={route(href)} prefetch={false} className="lnk">
          {instrument.short}
        </Link>{' '}
        <span className="mut">{instrument.title}</span>
      </th>
      <td>{WHO[instrument.who]}</td>
      <td>
        {last ? (
          <>
            <b>{last.status === 'incomplete' && !last.bandText ? 'unfinished' : (last.total ?? '')}</b> {last.bandText}{' '}
            <span className="mut">{ageOf(new Date(last.performedAt), now)}</span>
          </>
        ) : (
          <span className="mut">not done</span>
        )}
      </td>
    </tr>
  )
}
