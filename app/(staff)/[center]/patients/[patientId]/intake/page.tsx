import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { z } from 'zod'
import { reauthenticate } from '@/app/_request/reauthenticate'
import { requireStaff } from '@/app/_request/session'
import { StaffScreen } from '@/app/_request/staff-screen'
import { AddendumForm } from '@/components/intake/addendum-form'
import { IntakeForm } from '@/components/intake/intake-form'
import { StartIntake } from '@/components/intake/start-intake'
import { IntakeSummary } from '@/components/intake/summary'
import type { IntakeActions } from '@/components/intake/types'
import { PatientBanner } from '@/components/patient/banner'
import { toBanner } from '@/components/patient/to-banner'
import { Empty } from '@/components/ui/empty'
import { type ChartHead, readChartHead } from '@/db/chart/head'
import { type IntakeView, readIntake } from '@/db/intake/view'
import { readVitalsForm } from '@/db/vitals/form'
import { day } from '@/lib/format/clock'
import { fullName } from '@/lib/format/name'
import type { Staff } from '@/lib/permissions'
import * as scoring from '../assessments/actions'
import * as vitals from '../vitals/actions'
import * as actions from './actions'

export const metadata: Metadata = { title: 'Intake' }

type Props = { params: Promise<{ center: string; patientId: string }> }
type Opened = { center: string; staff: Staff; head: ChartHead; view: IntakeView }

/** The intake of a stay: to start, to go on with at the field where one left it, or signed with its addenda. */
export default async function IntakePage({ params }: Props) {
  const { center, patientId } = await params
  const { staff } = await requireStaff(center)
  if (!z.uuid().safeParse(patientId).success) notFound()
  const head = await openHead(staff, patientId)
  const view = await readIntake(staff, { patientId })
  if (!head.ok || !view.ok) notFound()
  return (
    <StaffScreen
      center={center}
      title="Intake"
      current="intake"
      crumbs={[{ label: 'Caseload', href: `/${center}/caseload` }]}
    >
      <PatientBanner banner={toBanner(head.value)} slim />
      <Body center={center} staff={staff} head={head.value} view={view.value} />
    </StaffScreen>
  )
}

const openHead = cache((staff: Staff, patientId: string) => readChartHead(staff, { patientId, view: 'chart.intake' }))

async function Body({ center, staff, head, view }: Opened) {
  const { intake, patientId } = view
  const acts = actionsOf(center)
  const base = `/${center}/patients/${patientId}`
  if (!intake)
    return view.may.record ? (
      <StartIntake patientId={patientId} start={acts.start} />
    ) : (
      <Empty title="No intake">Nobody has started one in this stay.</Empty>
    )
  if (intake.signed)
    return (
      <IntakeSummary
        signed={intake.signed}
        addenda={intake.addenda}
        patient={patientLine(head)}
        now={view.now}
        zone={view.zone}
      >
        {view.may.record && (
          <AddendumForm
            patientId={patientId}
            intakeId={intake.id}
            addendum={acts.addendum}
            reauthenticate={reauthenticate}
          />
        )}
      </IntakeSummary>
    )
  const form = view.may.vitals ? await readVitalsForm(staff, patientId) : null
  return (
    <IntakeForm
      key={intake.id}
      view={view}
      intake={intake}
      vitals={form?.ok ? form.value : null}
      actions={acts}
      beatUrl={`${base}/intake/beat`}
      formsHref={`${base}/assessments`}
      vitalsHref={`${base}/vitals`}
    />
  )
}

const actionsOf = (center: string): IntakeActions => ({
  start: actions.start.bind(null, center),
  save: actions.save.bind(null, center),
  sign: actions.sign.bind(null, center),
  addendum: actions.addendum.bind(null, center),
  recordScore: scoring.record.bind(null, center),
  recordVitals: vitals.record.bind(null, center),
  stop: {
    actStop: scoring.actStop.bind(null, center),
    takeOver: scoring.takeOver.bind(null, center),
    correct: scoring.correct.bind(null, center),
  },
  reauthenticate,
})

const patientLine = ({ familyName, givenName, birthDate, mrn }: ChartHead): string =>
  [
    fullName({ family: familyName, given: givenName }),
    birthDate ? `born ${day(birthDate, '')}` : 'birth date not recorded',
    `MRN ${mrn}`,
  ].join(', ')
