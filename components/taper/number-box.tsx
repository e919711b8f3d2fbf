'use client'
import { useId, useState } from 'react'

type NumberBoxProps = {
  label: string
  unit: string
  value: number | undefined
  onChange: (value: number) => void
  /** Limits or their source, printed in the corner. */
  hint?: string
  disabled?: boolean
}

/** A number with its unit. The plan follows each readable number; what is not one stays in the box and says so. */
export function NumberBox({ label, unit, value, onChange, hint, disabled }: NumberBoxProps) {
  const id = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const text = typed ?? (value === undefined ? '' : String(value))
  const bad = typed !== null && (typed.trim() === '' || Number.isNaN(Number(typed.replace(',', '.'))))
  return (
    <div className="pn">
      <label htmlFor={id}>{label}</label>
      <span className={bad ? 'inp bad' : 'inp'}>
        <input
          id={id}
          inputMode="decimal"
          autoComplete="off"
          disabled={disabled}
          value={text}
          aria-invalid={bad || undefined}
          aria-describedby={hint ? `${id}-h` : undefined}
          style={{ width: `${Math.max(2, text.length + 1)}ch` }}
          onChange={(event) => {
            setTyped(event.target.value)
            const number = Number(event.target.value.replace(',', '.'))
            if (event.target.value.trim() !== '' && Number.isFinite(number)) onChange(number)
          }}
          onBlur={() => !bad && setTyped(null)}
        />
        <span className="mut nw">{unit}</span>
      </span>
      {hint && <em id={`${id}-h`}>{hint}</em>}
    </div>
  )
}
