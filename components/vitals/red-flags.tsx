'use client'
import { useState } from 'react'
import { instantOf } from '@/lib/clinical/time'
import type { TickName } from '@/lib/clinical/triage/facts'
import { dayText, parseTime, takenNow } from '../instruments/taken'
import { Choice } from './choice'
import { useDraft } from './draft-context'
import { EVENTS, FINDING_GROUPS } from './findings'
import type { EnteredEvent } from './types'

/** Structured findings. A tick is a fact that opens its rule; free text never does. */
export function RedFlags() {
  const { draft, change } = useDraft()
  const toggle = (name: TickName, on: boolean) =>
    change({
      ticks: on ? [...draft.ticks, name] : draft.ticks.filter((other) => other !== name),
      noFindings: false,
    })
  const count = draft.ticks.length + draft.events.length
  return (
    <details className="rf" open={count > 0 || undefined}>
      <summary>
        <h2>Red flags</h2>
        <span className={count > 0 ? 'em-t' : 'mut'}>
          {count > 0
            ? `${count} ticked`
            : draft.noFindings
              ? 'gone through, none now'
              : 'Not gone through yet. Nothing ticked is not the same as absent.'}
        </span>
      </summary>
      <label className="tick">
        <input
          type="checkbox"
          checked={draft.noFindings ?? false}
          disabled={draft.ticks.length > 0}
          onChange={(event) => change({ noFindings: event.target.checked })}
        />
        <span>Gone through: none of the findings below is there now</span>
      </label>
      <div className="rfe">
        {EVENTS.map((event) => (
          <EventTick key={event.type} {...event} />
        ))}
      </div>
      <div className="rfg">
        {FINDING_GROUPS.map((group) => (
          <fieldset key={group.title}>
            <legend>{group.title}</legend>
            {group.ticks.map((tick) => (
              <label className="tick" key={tick.name}>
                <input
                  type="checkbox"
                  checked={draft.ticks.includes(tick.name)}
                  onChange={(event) => toggle(tick.name, event.target.checked)}
                />
                <span>{tick.label}</span>
              </label>
            ))}
          </fieldset>
        ))}
      </div>
    </details>
  )
}

function EventTick({ type, label }: { type: EnteredEvent['type']; label: string }) {
  const { draft, change } = useDraft()
  const event = draft.events.find((one) => one.type === type)
  const set = (next: EnteredEvent | null) =>
    change({ events: [...draft.events.filter((one) => one.type !== type), ...(next ? [next] : [])] })
  return (
    <div className={event ? 'evt on' : 'evt'}>
      <label className="tick">
        <input
          type="checkbox"
          checked={event !== undefined}
          onChange={(e) => set(e.target.checked ? { type } : null)}
        />
        <span>{label}</span>
      </label>
      {event && <EventDetails event={event} label={label} onChange={set} />}
    </div>
  )
}

type EventDetailsProps = { event: EnteredEvent; label: string; onChange: (event: EnteredEvent) => void }

function EventDetails({ event, label, onChange }: EventDetailsProps) {
  return (
    <div className="vi">
      <HappenedAt label={label} onChange={(happenedAt) => onChange({ ...event, happenedAt })} />
      {event.type === 'syncope' && (
        <>
          <YesNo label="Injured" value={event.injury} onChange={(injury) => onChange({ ...event, injury })} />
          <YesNo
            label="Fully recovered"
            value={event.fullRecovery}
            onChange={(fullRecovery) => onChange({ ...event, fullRecovery })}
          />
        </>
      )}
    </div>
  )
}

type YesNoProps = { label: string; value: boolean | undefined; onChange: (value: boolean | undefined) => void }

/** Yes, No, or not known. */
export function YesNo({ label, value, onChange }: YesNoProps) {
  return (
    <>
      <span className="mut">{label}</span>
      <Choice
        label={label}
        name={label}
        value={value === undefined ? undefined : value ? 'yes' : 'no'}
        onChange={(next) => onChange(next === undefined ? undefined : next === 'yes')}
        options={[
          { value: 'yes', label: 'Yes' },
          { value: 'no', label: 'No' },
        ]}
      />
    </>
  )
}

/** When it happened, today or yesterday. Blank = not known, which counts as now. */
function HappenedAt({ label, onChange }: { label: string; onChange: (at: string | undefined) => void }) {
  const { view, taken } = useDraft()
  const today = takenNow(taken.at ?? new Date(view.now), view.zone).date
  const [entry, setEntry] = useState({ time: '', date: today })
  const write = (next: typeof entry) => {
    setEntry(next)
    const time = parseTime(next.time)
    onChange(time ? instantOf(next.date, time, view.zone).toISOString() : undefined)
  }
  const bad = entry.time !== '' && parseTime(entry.time) === null
  return (
    <>
      <span className="mut">at</span>
      <input
        className={bad ? 'inp num err' : 'inp num'}
        style={{ width: 62 }}
        inputMode="numeric"
        placeholder="now"
        aria-label={`${label}, time`}
        aria-invalid={bad || undefined}
        value={entry.time}
        onChange={(event) => write({ ...entry, time: event.target.value })}
      />
      <select
        className="inp"
        aria-label={`${label}, day`}
        value={entry.date}
        onChange={(event) => write({ ...entry, date: event.target.value })}
      >
        {[0, 1, 2, 3].map((back) => {
          const date = new Date(Date.parse(`${today}T12:00:00Z`) - back * 86_400_000).toISOString().slice(0, 10)
          return (
            <option key={date} value={date}>
              {back === 0 ? 'today' : dayText(date)}
            </option>
          )
        })}
      </select>
    </>
  )
}
