import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { reauthenticate } from '@/app/_request/reauthenticate'
import type { Standing } from '@/components/instruments/instrument-form'
import { ScoreHistory } from '@/components/instruments/score-history'
import type { Answers } from '@/components/instruments/types'
import { Empty } from '@/components/ui/empty'
import { readInstrumentForm, readScores, type ScoreRow } from '@/db/assessments/history'
import { CLINICIANS, readStop } from '@/db/assessments/stop'
import { findInstrument } from '@/lib/clinical/instruments/registry'
import { can, type Staff } from '@/lib/permissions'
import { ChartScreen, openChart } from '../../chart-screen'
import * as actions from '../actions'
import { Form } from './form'

type Props = {
  params: Promise<{ center: string; patientId: string; instrumentId: string }>
  searchParams: Promise<{ stop?: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: findInstrument((await params).instrumentId)?.short ?? 'Score' }
}

/** One form of the registry, and what it said before. */
export default async function FormPage({ params, searchParams }: Props) {
  const { center, patientId, instrumentId } = await params
  const instrument = findInstrument(instrumentId)
  if (!instrument || instrument.scoring === 'computed') notFound()
  const chart = await openChart(center, patientId, 'scores')
  const { staff, head } = chart
  const scores = await readScores(staff, patientId, instrumentId)
  if (!scores.ok) notFound()
  const may = head.episode?.open === true && can(staff, 'assessment.record')
  const form = may ? await readInstrumentForm(staff, patientId, instrumentId) : null
  return (
    <ChartScreen chart={chart} tab="scores">
      <div className="inp2">
        {form?.ok ? (
          <Form
            key={`${patientId}-${instrumentId}`}
            view={form.value}
            actions={{ record: actions.record.bind(null, center), reauthenticate }}
            stop={{
              mayTakeOver: staff.roles.some((role) => CLINICIANS.includes(role)),
              standing: await standingStop(staff, (await searchParams).stop, scores.value),
              actions: {
                actStop: actions.actStop.bind(null, center),
                takeOver: actions.takeOver.bind(null, center),
                correct: actions.correct.bind(null, center),
              },
            }}
          />
        ) : (
          <Empty title={instrument.title}>It is recorded in an open episode by people who may record scores.</Empty>
        )}
        <section className="sch-w">
          <h2 className="h2">Before</h2>
          <ScoreHistory rows={scores.value} />
        </section>
      </div>
    </ChartScreen>
  )
}

/** A stop that still stands when the page is loaded again. */
async function standingStop(
  staff: Staff,
  asked: string | undefined,
  rows: readonly ScoreRow[],
): Promise<Standing | null> {
  const id = z.uuid().safeParse(asked).data
  const row = rows.find((one) => one.id === id && !one.superseded)
  if (!row) return null
  const stop = await readStop(staff, row.id)
  return stop.ok && stop.value ? { view: stop.value, answers: row.answers as Answers } : null
}
