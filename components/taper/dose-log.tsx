'use client'
import { useState } from 'react'
import type { DoseDay, DoseRow } from '@/db/doses/log'
import { isOverPlan } from '@/lib/clinical/taper/over-plan'
import type { TaperUnit } from '@/lib/clinical/taper/types'
import { num, signed } from '@/lib/format/number'
import { CorrectDose } from './correct-dose'
import type { DoseLogActions } from './types'

type DoseLogProps = {
  patientId: string
  days: readonly DoseDay[]
  unit: TaperUnit
  /** Missing when this person may not record doses. */
  correct?: DoseLogActions['correctDose']
  onDone?: (text: string) => void
}

/** Doses taken against the plan, day by day, newest first. A day without a report says so. */
export function DoseLog({ patientId, days, unit, correct, onDone }: DoseLogProps) {
  const [correcting, setCorrecting] = useState<DoseRow | null>(null)
  if (days.length === 0) return <p className="mut">No dose is recorded yet.</p>
  return (
    <>
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
                  <Dose key={dose.id} dose={dose} onCorrect={correct && (() => setCorrecting(dose))} />
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {correcting && correct && (
        <CorrectDose
          key={correcting.id}
          patientId={patientId}
          dose={correcting}
          correct={correct}
          onDone={(text) => {
            setCorrecting(null)
            onDone?.(text)
          }}
          onCancel={() => setCorrecting(null)}
        />
      )}
    </>
  )
}

/** "12, plan 9 (+33%)": the words of the rule, not of blame. */
function Taken({ day }: { day: DoseDay }) {
  if (day.taken === null) return <span className="so-t">not reported</span>
  return (
    <>
      <b>{num(day.taken, 3)}</b>
      {day.differencePct !== null && day.differencePct !== 0 && (
        <span className={isOverPlan(day) ? 'so-t' : 'mut'}> {signed(day.differencePct, 0)}%</span>
      )}
    </>
  )
}

function Dose({ dose, onCorrect }: { dose: DoseRow; onCorrect?: () => void }) {
  const text = `${dose.time} ${wordsOf(dose)}`
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
        <b>{text}</b>
      )}
      <span className="mut sm"> {dose.witnessed ? 'seen' : 'told'}</span>
      {onCorrect && !dose.superseded && (
        <button type="button" className="lnk sm" aria-label={`Correct ${text}`} onClick={onCorrect}>
          correct
        </button>
      )}
    </span>
  )
}

function wordsOf({ kind, amount, unit, planned }: DoseRow): string {
  if (kind === 'missed') return planned === null ? 'missed' : `missed ${num(planned, 3)} ${unit}`
  const dose = `${num(amount, 3)} ${unit}`
  return kind === 'extra' ? `${dose} extra` : kind === 'day_total' ? `${dose} in all` : dose
}
