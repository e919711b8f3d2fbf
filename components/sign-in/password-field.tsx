'use client'
import { Eye, EyeOff } from 'lucide-react'
import { useId, useState } from 'react'

type PasswordFieldProps = {
  label: string
  name: string
  autoComplete: 'current-password' | 'new-password'
  hint?: string
  error?: string
}

/** A password that can be shown; pasting and password managers are welcome. */
export function PasswordField({ label, name, autoComplete, hint, error }: PasswordFieldProps) {
  const [shown, setShown] = useState(false)
  const id = useId()
  const Icon = shown ? EyeOff : Eye
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
  return (
    <div className="fld">
      <span className="lab">
        <label htmlFor={id}>{label}</label>
      </span>
      <span className={error ? 'inp bad' : 'inp'}>
        <input
          id={id}
          name={name}
          type={shown ? 'text' : 'password'}
          autoComplete={autoComplete}
          required
          aria-describedby={described}
          aria-invalid={error ? true : undefined}
        />
        <button
          type="button"
          className="eye"
          aria-pressed={shown}
          aria-label="Show password"
          onClick={() => setShown(!shown)}
        >
          <Icon className="ic mut" size={18} aria-hidden="true" />
        </button>
      </span>
      {hint && (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {error && (
        <span className="err" id={`${id}-error`}>
          {error}
        </span>
      )}
    </div>
  )
}
