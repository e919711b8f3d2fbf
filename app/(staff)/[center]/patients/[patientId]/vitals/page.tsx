import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { reauthenticate } from '@/app/_request/reauthenticate'
import { Empty } from '@/components/ui/empty'
import { VitalsDraft } from '@/components/vitals/draft-context'
import { FLOWSHEET_RANGES } from '@/components/vitals/types'
import { readEnteredSet } from '@/db/vitals/entered'
import { readVitalsForm, type VitalsFormView } from '@/db/vitals/form'
import { readFlowsheet } from '@/db/vitals/history'
import type { FlowsheetRange } from '@/db/vitals/history-types'
import { readRound } from '@/db/vitals/round'
import { can } from '@/lib/permissions'
import { ChartScreen, type OpenChart, openChart } from '../chart-screen'
import * as actions from './actions'
import { Correction } from './correction'
import { Entry } from './entry'
import { History } from './history'
import { RoundNav } from './round-nav'
import { type Shown, vitalsHref } from './shown'

export const metadata: Metadata = { title: 'Vitals and symptoms' }

type Props = {
  params: Promise<{ center: string; patientId: string }>
  searchParams: Promise<{ range?: string; show?: string; correct?: string }>
}

/** Entry of a set beside the sets before it; a recorded set is corrected in the same place. */
export default async function VitalsPage({ params, searchParams }: Props) {
  const { center, patientId } = await params
  const asked = await searchParams
  const chart = await openChart(center, patientId, 'vitals')
  const shown: Shown = {
    range: FLOWSHEET_RANGES.find((one) => one === asked.range) ?? '24h',
    show: asked.show === 'chart' ? 'chart' : 'sheet',
    correct: z.uuid().safeParse(asked.correct).data ?? null,
  }
  const form = chart.head.episode ? await readVitalsForm(chart.staff, patientId) : null
  if (!form?.ok)
    return (
      <ChartScreen chart={chart} tab="vitals">
        <Empty title="No vitals">This patient has no episode here.</Empty>
      </ChartScreen>
    )
  return <Vitals chart={chart} shown={shown} view={form.value} />
}

async function Vitals({ chart, shown, view }: { chart: OpenChart; shown: Shown; view: VitalsFormView }) {
  const { staff, base } = chart
  const sheet = await readFlowsheet(staff, view.patientId, shown.range satisfies FlowsheetRange)
  if (!sheet.ok) notFound()
  const round = can(staff, 'vitals.record') ? await readRound(staff) : null
  const enters = sheet.value.may.record && chart.head.episode?.open === true
  const drafts = enters && !shown.correct
  return (
    <ChartScreen
      chart={chart}
      tab="vitals"
      actions={round?.ok && <RoundNav center={chart.center} base={base} here={view.patientId} rows={round.value} />}
    >
      <VitalsDraft view={view}>
        <div className={enters ? 'vs' : 'vs one'}>
          {enters && <Form chart={chart} shown={shown} view={view} />}
          <History sheet={sheet.value} shown={shown} base={base} draft={drafts} mayCorrect={enters} />
        </div>
      </VitalsDraft>
    </ChartScreen>
  )
}

async function Form({ chart, shown, view }: { chart: OpenChart; shown: Shown; view: VitalsFormView }) {
  const { center, base, staff } = chart
  if (!shown.correct)
    return (
      <Entry
        key={view.patientId}
        record={actions.record.bind(null, center)}
        reauthenticate={reauthenticate}
        singleKeys
      />
    )
  const set = await readEnteredSet(staff, shown.correct)
  if (!set.ok || set.value.superseded || set.value.input.patientId !== view.patientId) notFound()
  return (
    <Correction
      key={set.value.id}
      view={view}
      set={set.value}
      correct={actions.correct.bind(null, center)}
      reauthenticate={reauthenticate}
      backHref={vitalsHref(base, view.patientId, { ...shown, correct: null })}
    />
  )
}
