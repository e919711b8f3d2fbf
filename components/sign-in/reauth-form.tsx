'use client'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import type { Result } from '@/lib/result'

/** Signs the same person in again without leaving the page. */
export type Reauthenticate = (input: { password: string }) => Promise<Result<null>>

type ReauthFormProps = {
  intro: string
  confirm: string
  /** The other way out, left of the confirming button. */
  aside: React.ReactNode
  reauthenticate: Reauthenticate
  onDone: () => void
}

/** The password of the person whose session has ended; a wrong one is said beside the field. */
export function ReauthForm({ intro, confirm, aside, reauthenticate, onDone }: ReauthFormProps) {
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [pending, setPending] = useState(false)

  const submit = async (event: React.FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    setPending(true)
    setProblem(null)
    try {
      const result = await reauthenticate({ password })
      if (!result.ok) return setProblem(result.problem.fields?.password ?? result.problem.message)
      setPassword('')
      onDone()
    } catch {
      setProblem('No connection. What you typed is still here; try again when it is back.')
    } finally {
      setPending(false)
    }
  }

  return (
    <form onSubmit={submit}>
      <div className="body">
        <p>{intro}</p>
        <Field
          label="Password"
          name="password"
          type="password"
          autoComplete="current-password"
          autoFocus
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          error={problem ?? undefined}
        />
      </div>
      <footer>
        {aside}
        <Button tone="pri" type="submit" pending={pending}>
          {confirm}
        </Button>
      </footer>
    </form>
  )
}
