import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PLAN_REASONS } from '@/components/taper/plan-reasons'
import type { VersionRow } from '@/components/taper/version-list'
import { VersionList } from '@/components/taper/version-list'
import { Empty } from '@/components/ui/empty'
import { readDoseLog } from '@/db/doses/log'
import { readPlanner } from '@/db/tapers/planner'
import { readStepReview } from '@/db/tapers/review'
import type { PlannerView, PlanView } from '@/db/tapers/types'
import { moment } from '@/lib/format/clock'
import { can } from '@/lib/permissions'
import { ChartScreen, openChart } from '../../chart-screen'
import * as actions from '../actions'
import { TaperNav } from '../taper-nav'
import { DosesHere } from './doses'
import { StepsHere } from './steps'

export const metadata: Metadata = { title: 'Steps and doses' }

/** The step that stands and the next one, what was taken against them, and every version of the plan. */
export default async function StepsPage({ params }: { params: Promise<{ center: string; patientId: string }> }) {
  const { center, patientId } = await params
  const chart = await openChart(center, patientId, 'taper')
  const nav = <TaperNav base={chart.base} patientId={patientId} current="steps" />
  if (!chart.head.episode?.open)
    return (
      <ChartScreen chart={chart} tab="taper" actions={nav}>
        <Empty title="No plan">This patient has no open episode.</Empty>
      </ChartScreen>
    )
  const { staff } = chart
  const [planner, review, log] = [
    await readPlanner(staff, patientId),
    await readStepReview(staff, patientId),
    await readDoseLog(staff, patientId),
  ]
  if (!planner.ok || !review.ok || !log.ok) notFound()
  const view = planner.value
  return (
    <ChartScreen chart={chart} tab="taper" actions={nav}>
      <div className="tst">
        <StepsHere
          planner={view}
          review={review.value}
          actions={{
            coSign: actions.coSign.bind(null, center),
            decline: actions.declineCoSign.bind(null, center),
            decide: actions.decideStep.bind(null, center),
            resume: actions.resumeTaper.bind(null, center),
            finish: actions.finishTaper.bind(null, center),
          }}
        />
        <DosesHere
          patientId={patientId}
          zone={view.zone}
          unit={view.signed?.parameters.unit ?? view.start.unit}
          days={log.value}
          plannedDoses={review.value?.current.doses ?? []}
          actions={
            can(staff, 'dose.record')
              ? {
                  recordDose: actions.recordDose.bind(null, center),
                  correctDose: actions.correctDose.bind(null, center),
                }
              : null
          }
        />
        <section className="tsv">
          <h2 className="h2">Versions</h2>
          <VersionList versions={view.versions.map((plan) => versionRow(plan, view))} />
        </section>
      </div>
    </ChartScreen>
  )
}

/** The chosen reasons in words, then what was written. */
const reasonText = (reason: string) =>
  reason
    .split('; ')
    .map((part) => PLAN_REASONS.find(({ code }) => code === part)?.label ?? part)
    .join('; ')

function versionRow(plan: PlanView, { now, zone }: PlannerView): VersionRow {
  const at = (iso: string) => moment(new Date(iso), new Date(now), zone)
  const by = [plan.signedBy, plan.coSign?.by].filter(Boolean).join(' and ')
  return {
    ...plan,
    reason: plan.reason && reasonText(plan.reason),
    madeText: `${plan.madeBy ?? 'somebody'} ${at(plan.madeAt)}`,
    signedText: plan.signedAt ? `${by}, ${at(plan.signedAt)}` : 'not signed',
    endedText: plan.ended ? at(plan.ended.at) : null,
  }
}
