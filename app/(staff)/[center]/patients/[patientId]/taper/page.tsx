import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { route } from '@/components/patient/hrefs'
import { Empty } from '@/components/ui/empty'
import { Notice } from '@/components/ui/notice'
import { readPlanner } from '@/db/tapers/planner'
import type { PlannerView } from '@/db/tapers/types'
import { day } from '@/lib/format/clock'
import { ChartScreen, type OpenChart, openChart } from '../chart-screen'
import * as actions from './actions'
import { Planner } from './planner'
import { TaperNav } from './taper-nav'

export const metadata: Metadata = { title: 'Taper' }

/** Draft against the plan in force: pick, preview, compare, sign. */
export default async function TaperPage({ params }: { params: Promise<{ center: string; patientId: string }> }) {
  const { center, patientId } = await params
  const chart = await openChart(center, patientId, 'taper')
  const nav = <TaperNav base={chart.base} patientId={patientId} current="plan" />
  if (!chart.head.episode?.open)
    return (
      <ChartScreen chart={chart} tab="taper" actions={nav}>
        <Empty title="No plan">This patient has no open episode.</Empty>
      </ChartScreen>
    )
  const planner = await readPlanner(chart.staff, patientId)
  if (!planner.ok) notFound()
  return (
    <ChartScreen chart={chart} tab="taper" actions={nav}>
      <WaitingHere chart={chart} view={planner.value} />
      <Planner
        view={planner.value}
        actions={{ saveDraft: actions.saveDraft.bind(null, center), sign: actions.signPlan.bind(null, center) }}
      />
    </ChartScreen>
  )
}

/** What waits for a person: a second signature, or the step that is due. */
function WaitingHere({ chart, view }: { chart: OpenChart; view: PlannerView }) {
  const { waiting, review, signed, today } = view
  const steps = (
    <Link className="btn" href={route(`${chart.base}/${view.patientId}/taper/steps`)} prefetch={false}>
      {waiting ? 'Look at it' : 'Decide'}
    </Link>
  )
  if (waiting)
    return (
      <Notice tone="warn" title={`Version ${waiting.version} waits for a second signature.`} action={steps}>
        Proposed by {waiting.proposedBy}. {signed ? `Version ${signed.version} stays in force until then.` : ''}
      </Notice>
    )
  if (!signed || !review || review.dueOn > today) return null
  return (
    <Notice
      tone="warn"
      title={review.dueOn === today ? 'A step is due today.' : `A step is due since ${day(review.dueOn, today)}.`}
      action={steps}
    >
      The dose in force stays until somebody decides.
    </Notice>
  )
}
