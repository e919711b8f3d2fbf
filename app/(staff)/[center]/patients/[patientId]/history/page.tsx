import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ChartHistory } from '@/components/patient/history'
import { toHistory } from '@/components/patient/to-history'
import { readHistory } from '@/db/chart/history'
import { ChartScreen, openChart } from '../chart-screen'

export const metadata: Metadata = { title: 'History' }

/** Phases, last doses, use, past flags, contacts, leads and places, with who, when and why. */
export default async function Page({ params }: { params: Promise<{ center: string; patientId: string }> }) {
  const { center, patientId } = await params
  const chart = await openChart(center, patientId, 'history')
  const history = await readHistory(chart.staff, patientId)
  if (!history.ok) notFound()
  return (
    <ChartScreen chart={chart} tab="history">
      <ChartHistory parts={toHistory(history.value)} />
    </ChartScreen>
  )
}
