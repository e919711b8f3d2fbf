import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { requireStaff } from '@/app/_request/session'
import { PatientSheet } from '@/components/taper/patient-sheet'
import { PrintButton } from '@/components/taper/print-button'
import { Empty } from '@/components/ui/empty'
import { readChartHead } from '@/db/chart/head'
import { readPlanner } from '@/db/tapers/planner'
import { approachOf } from '@/lib/clinical/taper/approaches'
import { buildSchedule } from '@/lib/clinical/taper/schedule'
import { day, moment } from '@/lib/format/clock'
import { fullName } from '@/lib/format/name'
import { ChartScreen, openChart } from '../../chart-screen'
import { TaperNav } from '../taper-nav'

export const metadata: Metadata = { title: 'Patient sheet' }

/** The plan in force on paper, for the patient. */
export default async function SheetPage({ params }: { params: Promise<{ center: string; patientId: string }> }) {
  const { center, patientId } = await params
  const chart = await openChart(center, patientId, 'taper')
  const { staff, head } = chart
  const nav = <TaperNav base={chart.base} patientId={patientId} current="sheet" />
  const planner = head.episode?.open ? await readPlanner(staff, patientId) : null
  const signed = planner?.ok ? planner.value.signed : null
  if (!planner?.ok || !signed)
    return (
      <ChartScreen chart={chart} tab="taper" actions={nav}>
        <Empty title="Nothing to print">No plan is in force.</Empty>
      </ChartScreen>
    )
  const printed = await readChartHead(staff, { patientId, view: 'print.taper' })
  if (!printed.ok) notFound()
  const { session } = await requireStaff(center)
  const { today, now, zone } = planner.value
  const at = (iso: string) => moment(new Date(iso), new Date(now), zone)
  const { approach, unit, doseTimes } = signed.parameters
  return (
    <ChartScreen chart={chart} tab="taper" actions={nav}>
      <div className="psw">
        <PrintButton />
        <PatientSheet
          view={{
            patient: fullName({ family: head.familyName, given: head.givenName }),
            born: head.birthDate ? day(head.birthDate, '') : null,
            mrn: head.mrn,
            centerName: session.centers.find(({ slug }) => slug === center)?.name ?? '',
            centerPhone: head.settings.phone ?? null,
            planText: `${approachOf(approach ?? 'custom').label}, version ${signed.version}, in ${unit ?? 'g'} a day`,
            signedText: signed.signedAt ? `Signed by ${signed.signedBy}, ${at(signed.signedAt)}` : '',
            printedText: `Printed ${at(now)}, ${zone}`,
            today,
            doseTimes,
            schedule: buildSchedule(signed.parameters),
            notice:
              '42 CFR Part 2 prohibits unauthorized use or disclosure of these records. Give this sheet to the patient only.',
          }}
        />
      </div>
    </ChartScreen>
  )
}
