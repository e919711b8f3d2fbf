'use client'
import type { Choice } from '@/lib/clinical/intake/fields/types'

export type ControlProps = {
  id: string
  labelledBy: string
  describedBy?: string
  invalid: boolean
  disabled: boolean
  value: unknown
  onChange: (value: unknown, settled?: boolean) => void
}

/** One of a few as a row of radio buttons; nothing is chosen beforehand. */
export function OneOf({
  id,
  labelledBy,
  describedBy,
  disabled,
  value,
  onChange,
  options,
}: ControlProps & { options: readonly Choice[] }) {
  return (
    <div className="seg wrap" role="radiogroup" aria-labelledby={labelledBy} aria-describedby={describedBy}>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            className="sr"
            name={id}
            checked={value === option.value}
            disabled={disabled}
            onChange={() => onChange(option.value, true)}
          />
          {option.label}
        </label>
      ))}
    </div>
  )
}

const YES_NO: readonly Choice[] = [
  { value: 'no', label: 'No' },
  { value: 'yes', label: 'Yes' },
]

export const YesNo = ({ value, onChange, ...rest }: ControlProps) => (
  <OneOf
    {...rest}
    options={YES_NO}
    value={value === true ? 'yes' : value === false ? 'no' : null}
    onChange={(next) => onChange(next === 'yes', true)}
  />
)

/** Any of these. "None" is an answer of its own where the field has a word for it. */
export function AnyOf({
  id,
  labelledBy,
  describedBy,
  disabled,
  value,
  onChange,
  options,
  none,
}: ControlProps & { options: readonly Choice[]; none?: string }) {
  const chosen = Array.isArray(value) ? value : null
  const toggle = (one: string, on: boolean) => {
    const next = on ? [...(chosen ?? []), one] : (chosen ?? []).filter((other) => other !== one)
    onChange(next.length === 0 ? null : next)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a legend; the field's own label names it
    <div className="seg wrap" role="group" aria-labelledby={labelledBy} aria-describedby={describedBy}>
      {none && (
        <label>
          <input
            type="checkbox"
            className="sr"
            checked={chosen?.length === 0}
            disabled={disabled}
            onChange={(event) => onChange(event.target.checked ? [] : null, true)}
          />
          {none}
        </label>
      )}
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="checkbox"
            className="sr"
            name={id}
            checked={chosen?.includes(option.value) ?? false}
            disabled={disabled}
            onChange={(event) => toggle(option.value, event.target.checked)}
          />
          {option.label}
        </label>
      ))}
    </div>
  )
}
