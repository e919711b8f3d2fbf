import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { requireStaff } from '@/app/_request/session'
import { SettingsScreen } from '@/app/(staff)/[center]/settings/settings-screen'
import { EmergencyReviewList, type GrantLine } from '@/components/settings/emergency-review'
import { type EmergencyGrant, listEmergencyGrants } from '@/db/emergency-access'
import { readCenter } from '@/db/staff-center'
import { moment } from '@/lib/format/clock'
import { listName } from '@/lib/format/name'
import { reviewAccess } from '../actions'

export const metadata: Metadata = { title: 'Emergency access' }

export default async function EmergencyReviewPage({ params }: { params: Promise<{ center: string }> }) {
  const { center } = await params
  const { staff } = await requireStaff(center)
  const [grants, facts] = [await listEmergencyGrants(staff), await readCenter(staff)]
  if (!grants.ok || !facts.ok) notFound()
  const { now, zone } = facts.value
  const lines = grants.value.map((grant) => toLine(grant, staff.id, (at) => moment(at, now, zone)))
  return (
    <SettingsScreen center={center} path="/emergency-access/review" title="Emergency access">
      <EmergencyReviewList grants={lines} review={reviewAccess.bind(null, center)} />
    </SettingsScreen>
  )
}

const toLine = (grant: EmergencyGrant, me: string, say: (at: Date) => string): GrantLine => ({
  id: grant.id,
  who: grant.staffName,
  when: `${say(grant.grantedAt)} – ${say(grant.expiresAt)}`,
  chart: chartWords(grant),
  reason: grant.reason,
  used: grant.views === 1 ? '1 view or change' : `${grant.views} views and changes`,
  reviewed: grant.reviewedAt && `${grant.reviewedBy ?? ''} ${say(grant.reviewedAt)}`.trim(),
  own: grant.staffId === me,
})

/** A chart that is hidden from the reviewer goes by where its patient is. */
function chartWords({ patient, place }: EmergencyGrant): string {
  if (!patient) return place ? `Confidential, ${place}` : 'Confidential'
  return `${listName({ family: patient.familyName, given: patient.givenName })}, MRN ${patient.mrn}`
}
