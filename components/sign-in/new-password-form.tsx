'use client'
import { useState } from 'react'
import type { Problem, Result } from '@/lib/result'
import { Button } from '../ui/button'
import { Notice } from '../ui/notice'
import { PasswordField } from './password-field'

export type NewPasswordFormProps = {
  /** An invitation sets the first password, a reset the next one. */
  purpose: 'invitation' | 'reset'
  /** Whose account it is, as the link says. */
  name: string
  email: string
  minLength: number
  save: (input: { password: string }) => Promise<Result<{ next: string }>>
}

const WORDS = {
  invitation: {
    title: 'Welcome to Glidepath',
    lead: 'Choose a password to finish your account.',
    go: 'Set password and sign in',
  },
  reset: { title: 'New password', lead: 'You will be signed out everywhere else.', go: 'Change password' },
} as const

/** Sets a password out of an invitation or a reset link. */
export function NewPasswordForm({ purpose, name, email, minLength, save }: NewPasswordFormProps) {
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const words = WORDS[purpose]
  const refuse = (message: string, field: string) =>
    setProblem({ code: 'invalid', message, fields: { [field]: message } })
  const send = async (password: string, again: string) => {
    if (pending) return
    if (password.length < minLength) return refuse(`Use at least ${minLength} characters.`, 'password')
    if (password !== again) return refuse('The two entries differ.', 'again')
    setPending(true)
    setProblem(null)
    const answer = await save({ password }).catch(() => null)
    if (answer?.ok) return window.location.assign(answer.value.next)
    setPending(false)
    setProblem(answer?.problem ?? { code: 'unavailable', message: 'No answer from the server. Try again.' })
  }
  return (
    <form
      method="post"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const form = new FormData(event.currentTarget)
        send(String(form.get('password')), String(form.get('again')))
      }}
    >
      <h1>{words.title}</h1>
      <p className="mut lead">
        {name}, {email}. {words.lead}
      </p>
      {problem && !problem.fields && <Notice tone="error" role="alert" title={problem.message} />}
      <input type="hidden" name="username" value={email} autoComplete="username" readOnly />
      <PasswordField
        label="Password"
        name="password"
        autoComplete="new-password"
        hint={`At least ${minLength} characters. A few words you can remember are better than symbols.`}
        error={problem?.fields?.password}
      />
      <PasswordField label="Once more" name="again" autoComplete="new-password" error={problem?.fields?.again} />
      <Button type="submit" tone="pri" pending={pending}>
        {words.go}
      </Button>
    </form>
  )
}
