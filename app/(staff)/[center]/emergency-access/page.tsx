import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { requireStaff } from '@/app/_request/session'
import { SettingsScreen } from '@/app/(staff)/[center]/settings/settings-screen'
import { EmergencyForm, type EmergencyGranted } from '@/components/settings/emergency-form'
import { readCenter } from '@/db/staff-center'
import { moment } from '@/lib/format/clock'
import { can } from '@/lib/permissions'
import type { Result } from '@/lib/result'
import { takeAccess } from './actions'

export const metadata: Metadata = { title: 'Emergency access' }

export default async function EmergencyAccessPage({ params }: { params: Promise<{ center: string }> }) {
  const { center } = await params
  const { staff } = await requireStaff(center)
  if (!can(staff, 'chart.read')) notFound()
  return (
    <SettingsScreen center={center} path="/emergency-access" title="Emergency access">
      <div className="nrw">
        <p>
          For a patient in front of you whose chart you cannot find. It opens one chart for four hours. Your name and
          your reason go on record, and the medical director reviews every use.
        </p>
        <EmergencyForm take={take.bind(null, center)} />
      </div>
    </SettingsScreen>
  )
}

/** The verb's answer with the chart's address and the end of the access in the center's time. */
async function take(center: string, input: unknown): Promise<Result<EmergencyGranted>> {
  'use server'
  const access = await takeAccess(center, input)
  if (!access.ok) return access
  const { staff } = await requireStaff(center)
  const facts = await readCenter(staff)
  if (!facts.ok) return facts
  const { now, zone } = facts.value
  const { patientId, expiresAt } = access.value
  return {
    ok: true,
    value: { href: `/${center}/patients/${patientId}`, until: expiresAt && moment(expiresAt, now, zone) },
  }
}
