import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { requireStaff } from '@/app/_request/session'
import { StaffScreen } from '@/app/_request/staff-screen'
import { RoundList } from '@/components/vitals/round-list'
import { readRound } from '@/db/vitals/round'

export const metadata: Metadata = { title: 'Vitals round' }

/** The residents in the order of their beds: who is due. */
export default async function RoundPage({ params }: { params: Promise<{ center: string }> }) {
  const { center } = await params
  const { staff } = await requireStaff(center)
  const round = await readRound(staff)
  if (!round.ok) notFound()
  return (
    <StaffScreen center={center} title="Vitals round" current="vitals">
      <RoundList rows={round.value} base={`/${center}/patients`} />
    </StaffScreen>
  )
}
