'use client'
import { useState } from 'react'
import type { Problem, Result } from '@/lib/result'
import { Button } from '../ui/button'
import { Field } from '../ui/field'
import { Notice } from '../ui/notice'
import { PasswordField } from './password-field'

export type DemoSignIn = { email: string; password: string; name: string; roles: string }

type Credentials = { email: string; password: string }

export type SignInFormProps = {
  /** Signs in; the same refusal for an unknown e-mail and a wrong password. On success it leads to `next`. */
  signIn: (input: Credentials) => Promise<Result<{ next: string }>>
  /** Why the person is here: "You were signed out after 15 minutes without use." */
  reason?: string
  email?: string
  /** Only in demo mode. */
  demo?: readonly DemoSignIn[]
}

/** E-mail and password. A refusal keeps the e-mail and says what to do. */
export function SignInForm({ signIn, reason, email = '', demo = [] }: SignInFormProps) {
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const send = async (input: Credentials) => {
    if (pending) return
    setPending(true)
    setProblem(null)
    const answer = await signIn(input).catch(() => null)
    if (answer?.ok) return window.location.assign(answer.value.next)
    setPending(false)
    setProblem(answer?.problem ?? { code: 'unavailable', message: 'No answer from the server. Try again.' })
  }
  return (
    <>
      <form
        method="post"
        onSubmit={(event) => {
          event.preventDefault()
          const form = new FormData(event.currentTarget)
          send({ email: String(form.get('email')), password: String(form.get('password')) })
        }}
      >
        <h1>Sign in</h1>
        <p className="mut lead">Use your work account.</p>
        {reason && !problem && <Notice title={reason} role="status" />}
        {problem && <Notice tone="error" role="alert" title={problem.message} />}
        <Field
          label="Work email"
          name="email"
          type="email"
          autoComplete="username"
          inputMode="email"
          spellCheck={false}
          defaultValue={email}
          required
          autoFocus
          error={problem?.fields?.email}
        />
        <PasswordField
          label="Password"
          name="password"
          autoComplete="current-password"
          error={problem?.fields?.password}
        />
        <Button type="submit" tone="pri" pending={pending}>
          {pending ? 'Signing in…' : 'Sign in'}
        </Button>
        <p className="mut sm">Forgot it? An administrator of your center can send you a link for a new one.</p>
      </form>
      {demo.length > 0 && <DemoList demo={demo} pending={pending} onChoose={send} />}
    </>
  )
}

type DemoListProps = { demo: readonly DemoSignIn[]; pending: boolean; onChoose: (input: Credentials) => void }

/** The people of the demo center; one press signs in. */
function DemoList({ demo, pending, onChoose }: DemoListProps) {
  return (
    <section className="dmo" aria-labelledby="demo-title">
      <h2 id="demo-title">Demo: everybody here is made up</h2>
      <ul>
        {demo.map(({ email, password, name, roles }) => (
          <li key={email}>
            <button type="button" disabled={pending} onClick={() => onChoose({ email, password })}>
              <b>{name}</b>
              <span className="mut">{roles}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className="mut sm">
        The password of each is <code>{demo[0]?.password}</code>
      </p>
    </section>
  )
}
