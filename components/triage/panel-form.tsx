'use client'
import { useEffect, useRef } from 'react'
import type { Problem } from '@/lib/result'
import { Button } from '../ui/button'
import { useZone } from '../ui/clock'
import { Notice } from '../ui/notice'
import { whoWasFirst } from './use-acts'

type PanelFormProps = {
  title: string
  note?: React.ReactNode
  submit: React.ReactNode
  danger?: boolean
  pending: boolean
  problem: Problem | null
  /** Gets what was typed; nothing is cleared when it is refused. */
  onSubmit: (form: FormData) => void
  onCancel: () => void
  children: React.ReactNode
}

/** The frame of every form in the drawer: focus goes in, Esc and Cancel come out, refusals stand above the buttons. */
export function PanelForm({
  title,
  note,
  submit,
  danger,
  pending,
  problem,
  onSubmit,
  onCancel,
  children,
}: PanelFormProps) {
  const form = useRef<HTMLFormElement>(null)
  const zone = useZone()
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input, select, textarea')?.focus()
  }, [])
  return (
    <form
      ref={form}
      className="snz"
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit(new FormData(event.currentTarget))
      }}
    >
      <h3>{title}</h3>
      {note && <p className="mut sm">{note}</p>}
      {children}
      {problem && !problem.fields && (
        <Notice tone="error" role="alert" title={whoWasFirst(problem, zone) ?? problem.message} />
      )}
      <div className="go">
        <Button type="submit" tone={danger ? 'danger' : 'pri'} size="lg" pending={pending}>
          {submit}
        </Button>
        <Button size="lg" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  )
}

type RadiosProps = {
  legend: string
  name: string
  options: readonly (readonly [string, string])[]
  error?: string
  defaultValue?: string
}

/** One of a few reasons. */
export function Radios({ legend, name, options, error, defaultValue }: RadiosProps) {
  return (
    <fieldset aria-invalid={error ? true : undefined}>
      <legend>{legend}</legend>
      {options.map(([value, label]) => (
        <label className="rad" key={value}>
          <input type="radio" name={name} value={value} required defaultChecked={value === defaultValue} />
          {label}
        </label>
      ))}
      {error && (
        <span className="err em-t" role="alert">
          {error}
        </span>
      )}
    </fieldset>
  )
}

/** A text out of a form, trimmed. */
export const text = (form: FormData, name: string): string => String(form.get(name) ?? '').trim()
