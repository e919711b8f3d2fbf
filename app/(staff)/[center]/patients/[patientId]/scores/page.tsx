import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ScoreList } from '@/components/patient/score-list'
import { formHref, otherForms, toScoreGroups } from '@/components/patient/to-scores'
import { readScores } from '@/db/assessments/history'
import { can } from '@/lib/permissions'
import { ChartScreen, openChart } from '../chart-screen'

export const metadata: Metadata = { title: 'Scores' }

/** Every score of a patient by instrument, with its course. */
export default async function Page({ params }: { params: Promise<{ center: string; patientId: string }> }) {
  const { center, patientId } = await params
  const chart = await openChart(center, patientId, 'scores')
  const scores = await readScores(chart.staff, patientId)
  if (!scores.ok) notFound()
  const { head, base, staff } = chart
  const form = head.episode?.open && can(staff, 'assessment.record') ? formHref(base, patientId) : null
  const groups = toScoreGroups(scores.value, form)
  return (
    <ChartScreen chart={chart} tab="scores">
      <ScoreList groups={groups} more={otherForms(groups, form)} now={head.now.toISOString()} />
    </ChartScreen>
  )
}
