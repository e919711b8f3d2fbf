'use client'
import type { OpenIntake } from '@/db/intake/view'
import { findField } from '@/lib/clinical/intake/fields/table'
import { moment } from '@/lib/format/clock'
import { verbWords } from '../settings/audit-words'
import { Button } from '../ui/button'
import { useNow, useZone } from '../ui/clock'

type ChangedPanelProps = { changed: NonNullable<OpenIntake['changed']>; onGoOn: () => void }

const takeFocus = (button: HTMLButtonElement | null) => button?.focus()

/** What happened since this person was here, before they go on. The form behind it waits. */
export function ChangedPanel({ changed, onGoOn }: ChangedPanelProps) {
  const now = useNow()
  const zone = useZone()
  return (
    <section className="chg" aria-label="Changed since you were here">
      <h2>Changed since you were here {moment(new Date(changed.since), now, zone)}</h2>
      <ul>
        {changed.chart.map(({ at, by, verb }) => (
          <li key={`${at}${verb}`}>
            {moment(new Date(at), now, zone)} {changeWords(verb)}
            {by && <span className="mut">, {by}</span>}
          </li>
        ))}
        {changed.answers.map(({ field, by }) => (
          <li key={field}>
            Answered here: {findField(field)?.label ?? field}
            <span className="mut">, {by}</span>
          </li>
        ))}
      </ul>
      <Button tone="pri" size="lg" ref={takeFocus} onClick={onGoOn}>
        Go on
      </Button>
    </section>
  )
}

const CHANGES: Record<string, string> = {
  'vitals.record': 'Vitals recorded',
  'vitals.correct': 'Vitals corrected',
  'assessment.record': 'Score recorded',
  'assessment.correct': 'Score corrected',
  'patient.background': 'Allergies, alerts or pregnancy changed',
  'course.change': 'Last dose or use status changed',
  'use.report': 'Use reported',
  'patient.move': 'Moved',
  'data.import': 'Data imported',
  escalate: 'Escalated',
}

/** A change of the chart in words. */
export const changeWords = (verb: string): string => CHANGES[verb] ?? verbWords(verb)
