'use client'
import { useEffect, useRef, useState } from 'react'
import { fail, type Problem, type Result } from '@/lib/result'
import { Button } from '../ui/button'
import { Notice } from '../ui/notice'
import { requestId } from '../ui/request-id'

export type FieldErrors = Record<string, string | undefined>

type ActFormProps<In, Out> = {
  act: (input: In) => Promise<Result<Out>>
  /** Reads the typed values; the request id stays the same until the act has landed, so that a retry counts once. */
  read: (form: FormData, requestId: string) => In
  onDone: (value: Out) => void
  onCancel?: () => void
  submit: string
  danger?: boolean
  label: string
  children: (errors: FieldErrors) => React.ReactNode
}

/** A form that keeps what was typed, shows refusals beside their fields, and says when it is on its way. */
export function ActForm<In, Out>({
  act,
  read,
  onDone,
  onCancel,
  submit,
  danger,
  label,
  children,
}: ActFormProps<In, Out>) {
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const id = useRef<string | null>(null)
  const ref = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (problem) ref.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [problem])
  const onSubmit = async (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (pending) return
    const form = event.currentTarget
    id.current ??= requestId()
    setPending(true)
    setProblem(null)
    const answer = await act(read(new FormData(form), id.current)).catch(() => null)
    setPending(false)
    if (!answer) return setProblem(NO_ANSWER)
    id.current = null
    if (answer.ok) return onDone(answer.value)
    setProblem(answer.problem)
  }
  return (
    <form ref={ref} aria-label={label} onSubmit={onSubmit} noValidate>
      <div className="body">
        {problem && <Notice tone="error" role="alert" title={problem.message} />}
        {children(problem?.fields ?? {})}
      </div>
      <footer>
        {onCancel && (
          <Button size="lg" onClick={onCancel}>
            Cancel
          </Button>
        )}
        <Button type="submit" tone={danger ? 'danger' : 'pri'} size="lg" pending={pending}>
          {submit}
        </Button>
      </footer>
    </form>
  )
}

const NO_ANSWER = fail(
  'unavailable',
  'No answer from the server. It may not be recorded yet. What you typed is still here. Try again; it counts once.',
).problem

/** A text out of a form, trimmed. */
export const text = (form: FormData, name: string): string => String(form.get(name) ?? '').trim()

/** A text out of a form; empty is null, which is "not recorded". */
export const textOrNull = (form: FormData, name: string): string | null => text(form, name) || null

/** One of a few values out of a form, as the form offered them. */
export function oneOf<V extends string>(form: FormData, name: string, values: readonly V[], otherwise: V): V {
  const value = text(form, name)
  return values.find((known) => known === value) ?? otherwise
}
