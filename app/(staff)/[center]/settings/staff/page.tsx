import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { requireStaff } from '@/app/_request/session'
import type { StaffLine } from '@/components/settings/staff-types'
import { StaffWorkspace } from '@/components/settings/staff-workspace'
import { listStaff, type ManagedStaff } from '@/db/staff'
import { readCenter } from '@/db/staff-center'
import { LINK_HOURS } from '@/db/staff-links'
import { moment } from '@/lib/format/clock'
import { SettingsScreen } from '../settings-screen'
import { changeRoles, invite, resetPassword, setSuspended, signOut } from './actions'

export const metadata: Metadata = { title: 'Staff' }

export default async function StaffPage({ params }: { params: Promise<{ center: string }> }) {
  const { center } = await params
  const { staff } = await requireStaff(center)
  const [people, facts] = [await listStaff(staff), await readCenter(staff)]
  if (!people.ok || !facts.ok) notFound()
  const { now, zone } = facts.value
  return (
    <SettingsScreen center={center} path="/settings/staff" title="Staff">
      <StaffWorkspace
        people={people.value.map((person) => toLine(person, staff.id, (at) => moment(at, now, zone)))}
        linkHours={LINK_HOURS}
        actions={{
          invite: invite.bind(null, center),
          changeRoles: changeRoles.bind(null, center),
          setSuspended: setSuspended.bind(null, center),
          resetPassword: resetPassword.bind(null, center),
          signOut: signOut.bind(null, center),
        }}
      />
    </SettingsScreen>
  )
}

function toLine(person: ManagedStaff, me: string, say: (at: Date) => string): StaffLine {
  const { lastSeenAt, linkUntil, sessions, ...shown } = person
  const parts = [
    sessions > 0 ? `${sessions} open` : 'none open',
    lastSeenAt && `last used ${say(lastSeenAt)}`,
    linkUntil && `link until ${say(linkUntil)}`,
  ]
  return { ...shown, sessions: parts.filter(Boolean).join(', '), hasSessions: sessions > 0, self: person.id === me }
}
