'use client'
import { useId } from 'react'
import { useNow } from '@/components/ui/clock'
import { checkTaken, recentDays, type TakenAt, takenNow } from './taken'

type TakenAtFieldProps = {
  label: string
  zone: string
  value: TakenAt | null
  onChange: (value: TakenAt | null) => void
}

/** When it was taken. Follows the clock until somebody writes another time. */
export function TakenAtField({ label, zone, value, onChange }: TakenAtFieldProps) {
  const id = useId()
  const now = useNow()
  const shown = value ?? takenNow(now, zone)
  const { problem, note } = checkTaken(value, now, zone)
  return (
    <>
      <span className={problem ? 'inp tka bad' : 'inp tka'}>
        <input
          aria-label={`${label}, time`}
          aria-describedby={problem || note ? id : undefined}
          aria-invalid={problem ? true : undefined}
          inputMode="numeric"
          autoComplete="off"
          value={shown.time}
          onChange={(event) => onChange({ ...shown, time: event.target.value })}
          onKeyDown={(event) => event.key !== 'Enter' && event.stopPropagation()}
        />
        <select
          aria-label={`${label}, day`}
          value={shown.date}
          onChange={(event) => onChange({ ...shown, date: event.target.value })}
        >
          {recentDays(now, zone).map((day) => (
            <option key={day.value} value={day.value}>
              {day.label}
            </option>
          ))}
        </select>
      </span>
      {value && (
        <button type="button" className="btn quiet" onClick={() => onChange(null)}>
          Now
        </button>
      )}
      {(problem || note) && (
        <span id={id} className={problem ? 'em-t sm' : 'so-t sm'} role="status">
          {problem ?? note}
        </span>
      )}
    </>
  )
}
