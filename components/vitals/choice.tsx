'use client'

export type ChoiceOption<V extends string> = { value: V; label: string; title?: string }

type ChoiceProps<V extends string> = {
  label: string
  name: string
  options: readonly ChoiceOption<V>[]
  /** Undefined: nothing chosen, which means not recorded. */
  value: V | undefined
  /** Choosing the chosen one again takes it back. */
  onChange: (value: V | undefined) => void
  /** Where a letter jumps to. */
  jump?: string
}

/** One of a few with nothing preselected. Radio buttons, so arrows and Tab work as everywhere. */
export function Choice<V extends string>({ label, name, options, value, onChange, jump }: ChoiceProps<V>) {
  return (
    <div className="seg mini" role="radiogroup" aria-label={label} data-jump={jump}>
      {options.map((option) => (
        <label key={option.value} className={option.value === value ? 'on' : ''} title={option.title}>
          <input
            type="radio"
            className="sr"
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            onClick={() => option.value === value && onChange(undefined)}
            onKeyDown={(event) => {
              if (event.key !== 'Delete' && event.key !== 'Backspace') return
              event.preventDefault()
              onChange(undefined)
            }}
          />
          {option.label}
        </label>
      ))}
    </div>
  )
}
