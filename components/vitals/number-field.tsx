'use client'
import type { FieldCheck } from './check'
import type { FieldDraft, FieldKey } from './draft'
import { focusFieldSoon } from './focus-field'

type NumberFieldProps = {
  field: FieldKey
  /** Full name for screen readers: "Heart rate, per minute". */
  label: string
  width: number
  value: FieldDraft | undefined
  check: FieldCheck | undefined
  /** NEWS2 points of the value, for the tint; the number stands in its own column. */
  points?: number | null
  describedBy?: string
  onText: (text: string) => void
  jump?: string
}

/** A number as typed. Refused values stay visible, struck through; "unrecordable" shows as a word in its place. */
export function NumberField(props: NumberFieldProps) {
  const { field, label, width, value, check, points, describedBy, onText, jump } = props
  if (value?.unrecordable)
    return (
      <button
        type="button"
        className="inp num w3 unr"
        aria-label={`${label}: unrecordable. Press to take it back.`}
        data-field={field}
        data-jump={jump}
        onClick={() => {
          onText('')
          focusFieldSoon(field)
        }}
      >
        Unrecordable
      </button>
    )
  return (
    <input
      className={`inp num ${tintOf(check, points)}`}
      style={{ width }}
      inputMode="decimal"
      autoComplete="off"
      data-field={field}
      data-jump={jump}
      aria-label={label}
      aria-invalid={check?.state === 'refused' ? true : undefined}
      aria-describedby={describedBy}
      value={value?.text ?? ''}
      onChange={(event) => onText(event.target.value.replace(/[^\d.,-]/g, ''))}
    />
  )
}

function tintOf(check: FieldCheck | undefined, points: number | null | undefined): string {
  if (check?.state === 'refused') return 'err'
  return points ? `w${Math.min(points, 3)}` : ''
}
