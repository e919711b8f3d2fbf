import { isOverPlan } from '@/lib/clinical/taper/over-plan'
import { num, signed } from '@/lib/format/number'
import type { DoseDay, DoseRow } from './types'

type DoseLogProps = { days: readonly DoseDay[]; unit: string }

/** Doses taken against the plan, day by day, newest first. A day without a report says so. */
export function DoseLog({ days, unit }: DoseLogProps) {
  if (days.length === 0) return <p className="mut">No dose is recorded yet.</p>
  return (
    <table className="dlg-t">
      <caption className="sr">Doses taken against the plan</caption>
      <thead>
        <tr>
          <th scope="col">Day</th>
          <th scope="col" className="r">
            Plan, {unit}
          </th>
          <th scope="col" className="r">
            Taken, {unit}
          </th>
          <th scope="col">Doses</th>
        </tr>
      </thead>
      <tbody>
        {days.map((day) => (
          <tr key={day.on}>
            <th scope="row">{day.dayText}</th>
            <td className="r">{day.planned === null ? '–' : num(day.planned, 3)}</td>
            <td className="r">
              <Taken day={day} />
            </td>
            <td>
              {day.doses.map((dose) => (
                <Dose key={dose.id} dose={dose} unit={unit} />
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** "12, plan 9 (+33%)": the words of the rule, not of blame. */
function Taken({ day: { taken, planned } }: { day: DoseDay }) {
  if (taken === null) return <span className="so-t">not reported</span>
  const percent = planned ? Math.round(((taken - planned) / planned) * 100) : null
  return (
    <>
      <b>{num(taken, 3)}</b>
      {percent !== null && percent !== 0 && (
        <span className={isOverPlan({ taken, planned }) ? 'so-t' : 'mut'}> {signed(percent, 0)}%</span>
      )}
    </>
  )
}

function Dose({ dose, unit }: { dose: DoseRow; unit: string }) {
  const text = (
    <>
      {dose.time}{' '}
      {dose.kind === 'missed' ? (
        <b>missed {dose.planned === null ? '' : `${num(dose.planned, 3)} ${unit}`}</b>
      ) : (
        <b>
          {num(dose.amount, 3)} {unit}
        </b>
      )}
      {dose.kind === 'extra' && <span className="so-t"> extra</span>}
    </>
  )
  return (
    <span className="dse" title={`${dose.witnessed ? 'Seen by' : 'Told to'} ${dose.reportedBy}`}>
      {dose.superseded ? (
        <s>
          {text}{' '}
          <span className="sr">
            corrected by {dose.superseded.by}: {dose.superseded.reason}
          </span>
        </s>
      ) : (
        text
      )}
      <span className="mut sm"> {dose.witnessed ? 'seen' : 'told'}</span>
    </span>
  )
}
