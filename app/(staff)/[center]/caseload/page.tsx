import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NuqsAdapter } from 'nuqs/adapters/next/app'
import type { SearchParams } from 'nuqs/server'
import { Suspense } from 'react'
import { requireStaff } from '@/app/_request/session'
import { StaffScreen } from '@/app/_request/staff-screen'
import { loadCaseloadQuery } from '@/components/caseload/query'
import { CaseloadScreen } from '@/components/caseload/screen'
import { caseloadViews, filterChoices, toAsk } from '@/components/caseload/to-ask'
import { toCaseloadPage } from '@/components/caseload/to-page'
import { Skeleton } from '@/components/ui/skeleton'
import { CaseloadAsk } from '@/db/caseload/ask'
import { listCaseload } from '@/db/caseload/list'
import { listColleagues } from '@/db/staff'
import { can } from '@/lib/permissions'

export const metadata: Metadata = { title: 'Caseload' }

type PageProps = { params: Promise<{ center: string }>; searchParams: Promise<SearchParams> }

/** The caseload: filtered, sorted and paged by the database, its state in the address. */
export default async function Page({ params, searchParams }: PageProps) {
  const { center } = await params
  const { staff } = await requireStaff(center)
  const query = await loadCaseloadQuery(searchParams)
  const [list, people] = await Promise.all([
    listCaseload(staff, CaseloadAsk.parse(toAsk(query))),
    listColleagues(staff),
  ])
  if (!list.ok || !people.ok) notFound()
  const leads = people.value.filter((one) => one.active && can(one, 'chart.read'))
  return (
    <StaffScreen center={center} title="Caseload" current="caseload">
      <NuqsAdapter>
        <Suspense fallback={<Skeleton label="Caseload" />}>
          <CaseloadScreen
            page={toCaseloadPage(list.value)}
            filters={filterChoices(leads, staff.id)}
            views={caseloadViews(list.value.views, query, `/${center}/caseload`)}
            base={`/${center}/patients`}
            singleKeys
          />
        </Suspense>
      </NuqsAdapter>
    </StaffScreen>
  )
}
