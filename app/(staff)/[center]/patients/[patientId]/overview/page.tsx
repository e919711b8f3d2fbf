import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { COURSE_RANGES, type CourseRange } from '@/components/charts/course-types'
import { ACT_WORDS, type ActKey } from '@/components/overview/act-dialog'
import { ActionBar } from '@/components/overview/action-bar'
import { Overview } from '@/components/overview/overview'
import { toCourse } from '@/components/overview/to-course'
import { toSetting } from '@/components/overview/to-setting'
import { toSide } from '@/components/overview/to-side'
import { toSteps } from '@/components/overview/to-steps'
import { toVitals } from '@/components/overview/to-vitals'
import { toBanner } from '@/components/patient/to-banner'
import { readOverview } from '@/db/chart/overview'
import { ChartScreen, openChart } from '../chart-screen'
import { overviewActions } from './offered'

export const metadata: Metadata = { title: 'Overview' }

type PageProps = {
  params: Promise<{ center: string; patientId: string }>
  searchParams: Promise<{ range?: string; act?: string }>
}

/** The whole patient on one screen. */
export default async function Page({ params, searchParams }: PageProps) {
  const { center, patientId } = await params
  const { range: wanted, act } = await searchParams
  const range = COURSE_RANGES.find((one) => one === wanted) ?? '6wk'
  const chart = await openChart(center, patientId, 'overview')
  const { head, staff, base } = chart
  const answer = await readOverview(staff, { patientId, range })
  if (!answer.ok) notFound()
  const overview = answer.value
  const banner = toBanner(head)
  const where = { base, center, patientId, meId: staff.id, place: head.episode?.place ?? null }
  const initial = (Object.keys(ACT_WORDS) as ActKey[]).find((one) => one === act) ?? null
  return (
    <ChartScreen chart={chart} tab="overview" banner="none">
      <Overview
        banner={banner}
        actions={
          <ActionBar
            {...toSetting(overview, head, banner, staff)}
            actions={overviewActions(staff, center, patientId, head.episode?.open ?? false)}
            base={base}
            initial={initial}
            singleKeys
          />
        }
        steps={toSteps(overview)}
        course={toCourse(overview, range)}
        range={range}
        rangeHref={rangeHrefs(`${base}/${patientId}/overview`)}
        vitals={toVitals(overview, head.settings)}
        side={toSide(overview, where)}
        zone={overview.zone}
      />
    </ChartScreen>
  )
}

const rangeHrefs = (path: string): Record<CourseRange, string> => ({
  '7d': `${path}?range=7d`,
  '6wk': path,
  all: `${path}?range=all`,
})
