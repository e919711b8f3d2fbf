export type SegmentOption<V extends string> = { value: V; label: React.ReactNode }

type SegmentProps<V extends string> = {
  label: string
  options: readonly SegmentOption<V>[]
  value: V
  onChange: (value: V) => void
}

/** One of a few, at once (a view, a range). */
export function Segment<V extends string>({ label, options, value, onChange }: SegmentProps<V>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a legend
    <div className="seg" role="group" aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          className={option.value === value ? 'on' : ''}
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
        >
          {option.label}
        </button>
      ))}
    </div>
  )
}

type SegmentRadioProps<V extends string> = {
  label: string
  name: string
  options: readonly SegmentOption<V>[]
  defaultValue?: V
  onChange?: (value: V) => void
}

/** The same inside a form: radio buttons, so that it submits and works without script. */
export function SegmentRadio<V extends string>({ label, name, options, defaultValue, onChange }: SegmentRadioProps<V>) {
  return (
    <div className="seg" role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            className="sr"
            name={name}
            value={option.value}
            defaultChecked={option.value === defaultValue}
            onChange={() => onChange?.(option.value)}
          />
          {option.label}
        </label>
      ))}
    </div>
  )
}
