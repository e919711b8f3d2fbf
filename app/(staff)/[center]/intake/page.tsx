import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { requireStaff } from '@/app/_request/session'
import { StaffScreen } from '@/app/_request/staff-screen'
import { IntakeList } from '@/components/intake/intake-list'
import { AdmissionScreen } from '@/components/patient/admission-screen'
import { listIntakes } from '@/db/intake/list'
import { listColleagues } from '@/db/staff'
import { can } from '@/lib/permissions'
import { admitAction, duplicatesAction } from './actions'

export const metadata: Metadata = { title: 'Admission' }

/** Admission of a patient; the assessment comes later and is not asked of somebody who is ill at the door. */
export default async function Page({ params }: { params: Promise<{ center: string }> }) {
  const { center } = await params
  const { staff, session } = await requireStaff(center)
  if (!can(staff, 'patient.admit')) notFound()
  const people = await listColleagues(staff)
  const open = await listIntakes(staff)
  if (!people.ok || !open.ok) notFound()
  const leads = people.value.filter(
    (one) => one.active && can(one, 'chart.read') && (can(staff, 'lead.assign') || one.id === staff.id),
  )
  return (
    <StaffScreen center={center} title="Admission" current="intake">
      <div className="ipg">
        <IntakeList lines={open.value} base={`/${center}/patients`} now={session.now} />
        <div className="adm">
          <AdmissionScreen
            admit={admitAction.bind(null, center)}
            findDuplicates={duplicatesAction.bind(null, center)}
            staff={leads.map(({ id, name }) => ({ value: id, label: id === staff.id ? `${name} (you)` : name }))}
            base={`/${center}/patients`}
            back={`/${center}/caseload`}
            next="intake"
          />
        </div>
      </div>
    </StaffScreen>
  )
}
