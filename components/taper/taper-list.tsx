import { CircleAlert, Pause, PenLine } from 'lucide-react'
import Link from 'next/link'
import type { TaperListRow, TaperState } from '@/db/tapers/list'
import { approachOf } from '@/lib/clinical/taper/approaches'
import type { ApproachId } from '@/lib/clinical/taper/types'
import { daysBetween } from '@/lib/clinical/time'
import type { LocalDate } from '@/lib/clinical/types'
import { day } from '@/lib/format/clock'
import { num } from '@/lib/format/number'
import { placeLabel } from '@/lib/format/phase'
import { route } from '../patient/hrefs'
import { Empty } from '../ui/empty'

const STATE: Record<TaperState, { word: string; Icon?: typeof Pause; look: string }> = {
  waiting_cosign: { word: 'waits for a second signature', Icon: PenLine, look: 'so-t' },
  due: { word: 'step needs a decision', Icon: CircleAlert, look: 'so-t' },
  held: { word: 'held', Icon: Pause, look: '' },
  stepping: { word: '', look: '' },
  last: { word: 'last step', look: '' },
}

type TaperListProps = { rows: readonly TaperListRow[]; today: LocalDate; base: string }

/** Patients with a plan: where it stands and what waits for a person. */
export function TaperList({ rows, today, base }: TaperListProps) {
  if (rows.length === 0)
    return <Empty title="No plan is in force">Plans are drafted on the Taper tab of a chart.</Empty>
  return (
    <div className="tls">
      <table className="dlg-t">
        <caption className="sr">Tapers</caption>
        <thead>
          <tr>
            <th scope="col">Patient</th>
            <th scope="col">Where</th>
            <th scope="col">Plan</th>
            <th scope="col">Step</th>
            <th scope="col">Needs</th>
            <th scope="col">Last dose</th>
            <th scope="col">Lead</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.patientId} row={row} today={today} base={base} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ row, today, base }: { row: TaperListRow; today: LocalDate; base: string }) {
  const { word, Icon, look } = STATE[row.state]
  const decides = row.state === 'due' || row.state === 'waiting_cosign'
  return (
    <tr>
      <th scope="row">
        <Link href={route(`${base}/${row.patientId}/taper${decides ? '/steps' : ''}`)} prefetch={false}>
          <b>{row.name}</b>
        </Link>{' '}
        <span className="mut">
          MRN {row.mrn}, born {row.birthDate ? day(row.birthDate, '') : 'not recorded'}
        </span>
      </th>
      <td>{placeLabel(row.setting, row.place)}</td>
      <td>
        {approachOf(row.approach as ApproachId).label} <span className="mut">v{row.version}</span>
      </td>
      <td>{stepText(row, today)}</td>
      <td className={look}>
        {Icon && <Icon className="ic" size={14} aria-hidden="true" />} {word}
      </td>
      <td>{row.endsOn ? day(row.endsOn, today) : '–'}</td>
      <td>{row.leadName ?? <span className="mut">no lead</span>}</td>
    </tr>
  )
}

function stepText({ dose, nextDose, unit, dueOn }: TaperListRow, today: LocalDate): string {
  if (dose === null) return 'nothing in force'
  const next = `${num(dose, 3)} → ${num(nextDose ?? 0, 3)} ${unit}`
  if (!dueOn) return next
  const days = daysBetween(today, dueOn)
  return `${next} ${days > 0 ? `in ${days} d` : days === 0 ? 'today' : `${-days} d late`}`
}
