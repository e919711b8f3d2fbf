'use client'
import type { InstrumentFormView } from '@/db/assessments/history'
import type { Instrument } from '@/lib/clinical/instruments/types'
import { TakenAtField } from './taken-at'
import type { Mark } from './types'
import type { Filling } from './use-filling'

type FormHeadProps = { instrument: Instrument; view: InstrumentFormView; filling: Filling }

/** What is asked, about which time, by whom, and the result before. */
export function FormHead({ instrument, view, filling: { draft, change } }: FormHeadProps) {
  const { previous } = view
  return (
    <>
      <div className="ch">
        <h2>{instrument.title}</h2>
        <TakenAtField label="Done at" zone={view.zone} value={draft.taken} onChange={(taken) => change({ taken })} />
        {instrument.who === 'either' && <WhoChoice value={draft.by} onChange={(by) => change({ by })} />}
        {instrument.id === 'CIWA_AR' && <BandSets instrument={instrument} draft={draft} change={change} />}
      </div>
      <p className="mut sm">
        {previous && instrument.repeatRecall ? instrument.repeatRecall : instrument.recall}. Version{' '}
        {instrument.version}.{' '}
        {previous
          ? `Last: ${previous.total ?? previous.band ?? 'no result'}, ${previous.ageText} ago.`
          : 'Not done before.'}
      </p>
      {instrument.id === 'CIWA_AR' && <Marks marks={draft.marks} onChange={(marks) => change({ marks })} />}
    </>
  )
}

function WhoChoice({ value, onChange }: { value: 'staff' | 'self'; onChange: (value: 'staff' | 'self') => void }) {
  return (
    <div className="seg mini" role="radiogroup" aria-label="Who answers">
      {(['staff', 'self'] as const).map((who) => (
        <label key={who} className={value === who ? 'on' : ''}>
          <input type="radio" className="sr" name="who" checked={value === who} onChange={() => onChange(who)} />
          {who === 'staff' ? 'Asked by staff' : 'Patient fills it in'}
        </label>
      ))}
    </div>
  )
}

/** The bands that the total is read by; stored with the score. */
function BandSets({ instrument, draft, change }: { instrument: Instrument } & Pick<Filling, 'draft' | 'change'>) {
  const sets = instrument.bandSets ?? []
  return (
    <label className="inl">
      Bands{' '}
      <select
        className="inp"
        value={draft.bandSet ?? sets[0]?.id}
        onChange={(event) => change({ bandSet: event.target.value })}
      >
        {sets.map((set) => (
          <option key={set.id} value={set.id}>
            {set.label}
          </option>
        ))}
      </select>
    </label>
  )
}

const MARKS: readonly { mark: Mark; label: string }[] = [
  { mark: 'seizure', label: 'Seizure' },
  { mark: 'delirium', label: 'Disoriented or delirious' },
  { mark: 'hallucinations', label: 'Hallucinations' },
]

/** Complications present now are facts of their own, whatever the total. */
function Marks({ marks, onChange }: { marks: Mark[]; onChange: (marks: Mark[]) => void }) {
  return (
    <fieldset className="mks">
      <legend className="sm">Present now</legend>
      {MARKS.map(({ mark, label }) => (
        <label className="tick" key={mark}>
          <input
            type="checkbox"
            checked={marks.includes(mark)}
            onChange={(event) =>
              onChange(event.target.checked ? [...marks, mark] : marks.filter((one) => one !== mark))
            }
          />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  )
}
