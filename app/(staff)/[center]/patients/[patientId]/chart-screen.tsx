import { notFound } from 'next/navigation'
import { cache } from 'react'
import { z } from 'zod'
import { requireStaff } from '@/app/_request/session'
import { StaffScreen } from '@/app/_request/staff-screen'
import { PatientBanner } from '@/components/patient/banner'
import { PatientTabs } from '@/components/patient/tabs'
import { toBanner } from '@/components/patient/to-banner'
import type { PatientTab } from '@/components/patient/types'
import { type ChartHead, readChartHead } from '@/db/chart/head'
import type { Staff } from '@/lib/permissions'

export type OpenChart = { staff: Staff & { name: string }; center: string; base: string; head: ChartHead }

const TITLE: Record<PatientTab, string> = {
  overview: 'Overview',
  vitals: 'Vitals',
  taper: 'Taper',
  scores: 'Scores',
  history: 'History',
}

/**
 * Opens one part of a chart for the person of this request, audited once in ten minutes. A chart that they may not see
 * is no page at all, and neither title nor text says otherwise.
 */
export const openChart = cache(async (center: string, patientId: string, tab: PatientTab): Promise<OpenChart> => {
  const { staff } = await requireStaff(center)
  if (!z.uuid().safeParse(patientId).success) notFound()
  const head = await readChartHead(staff, { patientId, view: `chart.${tab}` })
  if (!head.ok) notFound()
  return { staff, center, base: `/${center}/patients`, head: head.value }
})

type ChartScreenProps = {
  chart: OpenChart
  tab: PatientTab
  /** Buttons at the end of the banner's first row. */
  actions?: React.ReactNode
  /** The overview draws its own banner above the stepper. */
  banner?: 'slim' | 'full' | 'none'
  children: React.ReactNode
}

/** A screen of a chart: shell, tabs, and who the patient is. */
export function ChartScreen({ chart, tab, actions, banner = 'slim', children }: ChartScreenProps) {
  const { center, base, head } = chart
  return (
    <StaffScreen
      center={center}
      title={TITLE[tab]}
      current={tab === 'vitals' ? 'vitals' : tab === 'taper' ? 'tapers' : 'caseload'}
      crumbs={[{ label: 'Caseload', href: `/${center}/caseload` }]}
      tabs={<PatientTabs base={base} patientId={head.patientId} current={tab} />}
    >
      {banner !== 'none' && <PatientBanner banner={toBanner(head)} slim={banner === 'slim'} actions={actions} />}
      {children}
    </StaffScreen>
  )
}
