import { useId } from 'react'

type Shared = {
  label: React.ReactNode
  name: string
  /** Printed inside the control, after the value. */
  unit?: React.ReactNode
  hint?: React.ReactNode
  /** The refusal, shown beside the control and announced with it. */
  error?: string
  /** Stands at the end of the label's line (a link, a unit switch). */
  aside?: React.ReactNode
  className?: string
}

export type FieldProps = Shared & Omit<React.ComponentProps<'input'>, keyof Shared>

/** Label, control, unit, hint and error, wired once. Give `defaultValue` what was typed so that a refusal keeps it. */
export function Field({ label, unit, hint, error, aside, className, ...input }: FieldProps) {
  const wire = useWiring(hint, error, input.id)
  return (
    <Frame {...{ label, hint, error, aside, className, wire }}>
      <span className={error ? 'inp bad' : 'inp'}>
        <input type="text" autoComplete="off" {...input} {...wire.control} />
        {unit && <span className="mut nw">{unit}</span>}
      </span>
    </Frame>
  )
}

/** The same for a longer text. */
export function TextField({
  label,
  hint,
  error,
  aside,
  className,
  unit: _,
  ...input
}: Shared & Omit<React.ComponentProps<'textarea'>, keyof Shared>) {
  const wire = useWiring(hint, error, input.id)
  return (
    <Frame {...{ label, hint, error, aside, className, wire }}>
      <span className={error ? 'inp area bad' : 'inp area'}>
        <textarea rows={3} {...input} {...wire.control} />
      </span>
    </Frame>
  )
}

type SelectProps = Shared &
  Omit<React.ComponentProps<'select'>, keyof Shared | 'children'> & {
    options: readonly { value: string; label: string }[]
    /** The choice that means nothing is chosen yet. */
    placeholder?: string
  }

/** One of many. */
export function SelectField({
  label,
  hint,
  error,
  aside,
  className,
  unit,
  options,
  placeholder,
  ...input
}: SelectProps) {
  const wire = useWiring(hint, error, input.id)
  return (
    <Frame {...{ label, hint, error, aside, className, wire }}>
      <span className={error ? 'inp bad' : 'inp'}>
        <select {...input} {...wire.control}>
          {placeholder !== undefined && <option value="">{placeholder}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        {unit && <span className="mut nw">{unit}</span>}
      </span>
    </Frame>
  )
}

/** A tick with its words. */
export function CheckField({ label, hint, error, className, ...input }: Omit<FieldProps, 'unit' | 'aside' | 'type'>) {
  const wire = useWiring(hint, error, input.id)
  return (
    <div className={className ?? 'fld'}>
      <label className="tick">
        <input type="checkbox" {...input} {...wire.control} />
        <span>{label}</span>
      </label>
      <Notes {...{ hint, error, wire }} />
    </div>
  )
}

type Wiring = ReturnType<typeof useWiring>

function useWiring(hint: React.ReactNode, error: string | undefined, given?: string) {
  const made = useId()
  const id = given ?? made
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
  return { id, control: { id, 'aria-describedby': described, 'aria-invalid': error ? true : undefined } }
}

function Frame(
  props: Pick<Shared, 'label' | 'hint' | 'error' | 'aside' | 'className'> & { wire: Wiring; children: React.ReactNode },
) {
  return (
    <div className={`fld ${props.className ?? ''}`}>
      <span className="lab">
        <label htmlFor={props.wire.id}>{props.label}</label>
        {props.aside}
      </span>
      {props.children}
      <Notes hint={props.hint} error={props.error} wire={props.wire} />
    </div>
  )
}

function Notes({ hint, error, wire }: { hint?: React.ReactNode; error?: string; wire: Wiring }) {
  return (
    <>
      {hint && (
        <span className="hint" id={`${wire.id}-hint`}>
          {hint}
        </span>
      )}
      {error && (
        <span className="err" id={`${wire.id}-error`}>
          {error}
        </span>
      )}
    </>
  )
}
