'use client'
import { useEffect, useState } from 'react'
import { sameValue } from '@/lib/clinical/intake/fields/same'
import type { FieldKind } from '@/lib/clinical/intake/fields/types'
import { parseTime } from '../instruments/taken'
import type { ControlProps } from './choice-controls'

type Of<Kind extends FieldKind['kind']> = { kind: Extract<FieldKind, { kind: Kind }> }

/** What is typed is kept as typed; the value changes from outside only when it says something else. */
function useTyped(value: unknown, format: (value: unknown) => string, parse: (text: string) => unknown) {
  const [text, setText] = useState(() => format(value))
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new value from outside replaces what is typed
  useEffect(() => {
    if (!sameValue(parse(text), value)) setText(format(value))
  }, [value])
  return [text, setText] as const
}

const plain = (value: unknown) => (value === null || value === undefined ? '' : String(value))

/** "4,5" and "4.5" are 4.5; what is no number stays text and is refused beside the field. */
export function numberFrom(text: string): unknown {
  const typed = text.trim().replace(',', '.')
  if (typed === '') return null
  const value = Number(typed)
  return Number.isNaN(value) ? text : value
}

const wired = ({ id, describedBy, invalid, disabled }: ControlProps) => ({
  id,
  disabled,
  autoComplete: 'off',
  'aria-describedby': describedBy,
  'aria-invalid': invalid || undefined,
})
const box = (invalid: boolean, more = '') => `inp${more}${invalid ? ' bad' : ''}`

export function TextControl(props: ControlProps & Of<'text'>) {
  const { value, onChange, invalid, kind } = props
  const text = plain(value)
  return (
    <span className={box(invalid, kind.long ? ' area' : ' wide')}>
      {kind.long ? (
        <textarea {...wired(props)} rows={3} value={text} onChange={(event) => onChange(event.target.value || null)} />
      ) : (
        <input {...wired(props)} type="text" value={text} onChange={(event) => onChange(event.target.value || null)} />
      )}
    </span>
  )
}

export function NumberControl(props: ControlProps & Of<'number'>) {
  const [text, setText] = useTyped(props.value, plain, numberFrom)
  return (
    <>
      <span className={box(props.invalid, ' nr')}>
        <input
          {...wired(props)}
          inputMode={props.kind.decimals > 0 ? 'decimal' : 'numeric'}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            props.onChange(numberFrom(event.target.value))
          }}
        />
      </span>
      <span className="mut">{props.kind.unit}</span>
    </>
  )
}

type Amount = { value?: unknown; unit?: unknown }

export function AmountControl(props: ControlProps & Of<'amount'>) {
  const { value, unit } = (typeof props.value === 'object' && props.value !== null ? props.value : {}) as Amount
  const [text, setText] = useTyped(value ?? null, plain, numberFrom)
  const shownUnit = typeof unit === 'string' ? unit : (props.kind.units[0]?.value ?? '')
  const change = (next: string, nextUnit: string) =>
    props.onChange(next.trim() === '' ? null : { value: numberFrom(next), unit: nextUnit })
  return (
    <>
      <span className={box(props.invalid, ' nr')}>
        <input
          {...wired(props)}
          inputMode="decimal"
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            change(event.target.value, shownUnit)
          }}
        />
      </span>
      <span className="inp">
        <select
          aria-label="Unit"
          value={shownUnit}
          disabled={props.disabled}
          onChange={(event) => change(text, event.target.value)}
        >
          {props.kind.units.map((one) => (
            <option key={one.value} value={one.value}>
              {one.label}
            </option>
          ))}
        </select>
      </span>
    </>
  )
}

export const DayControl = (props: ControlProps) => (
  <span className={box(props.invalid)}>
    <input
      {...wired(props)}
      type="date"
      value={plain(props.value)}
      onChange={(event) => props.onChange(event.target.value || null)}
    />
  </span>
)

export const MonthControl = (props: ControlProps) => (
  <span className={box(props.invalid, ' mo')}>
    <input
      {...wired(props)}
      type="text"
      placeholder="2024-03"
      value={plain(props.value)}
      onChange={(event) => props.onChange(event.target.value.trim() || null)}
    />
  </span>
)

type Moment = { date?: string; time?: string | null }

/** A date and, when it is known, a time; the time is never made up. */
export function MomentControl(props: ControlProps) {
  const { date = '', time = null } = (
    typeof props.value === 'object' && props.value !== null ? props.value : {}
  ) as Moment
  const [text, setText] = useTyped(time, plain, (typed) => (typed.trim() === '' ? null : (parseTime(typed) ?? typed)))
  const change = (nextDate: string, typed: string) => {
    const at = typed.trim() === '' ? null : (parseTime(typed) ?? typed)
    props.onChange(nextDate === '' && at === null ? null : { date: nextDate, time: at })
  }
  return (
    <>
      <span className={box(props.invalid)}>
        <input {...wired(props)} type="date" value={date} onChange={(event) => change(event.target.value, text)} />
      </span>
      <span className={box(props.invalid, ' nr')}>
        <input
          aria-label="Time, if known"
          inputMode="numeric"
          autoComplete="off"
          placeholder="time"
          disabled={props.disabled}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            change(date, event.target.value)
          }}
        />
      </span>
    </>
  )
}

const timesFrom = (text: string): unknown => {
  const parts = text.split(/[\s,;]+/).filter(Boolean)
  return parts.length === 0 ? null : [...new Set(parts.map((part) => parseTime(part) ?? part))].sort()
}
const timesText = (value: unknown) => (Array.isArray(value) ? value.join(', ') : '')

export function TimesControl(props: ControlProps) {
  const [text, setText] = useTyped(props.value, timesText, timesFrom)
  return (
    <span className={box(props.invalid, ' wide')}>
      <input
        {...wired(props)}
        type="text"
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          props.onChange(timesFrom(event.target.value))
        }}
      />
    </span>
  )
}
