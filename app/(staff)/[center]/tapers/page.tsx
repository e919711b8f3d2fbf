import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { requireStaff } from '@/app/_request/session'
import { StaffScreen } from '@/app/_request/staff-screen'
import { TaperList } from '@/components/taper/taper-list'
import { readTapers } from '@/db/tapers/list'

export const metadata: Metadata = { title: 'Tapers' }

/** Every plan that runs or waits, what needs a decision first. */
export default async function TapersPage({ params }: { params: Promise<{ center: string }> }) {
  const { center } = await params
  const { staff } = await requireStaff(center)
  const tapers = await readTapers(staff)
  if (!tapers.ok) notFound()
  return (
    <StaffScreen center={center} title="Tapers" current="tapers">
      <TaperList {...tapers.value} base={`/${center}/patients`} />
    </StaffScreen>
  )
}
