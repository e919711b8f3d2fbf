'use client'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import type { Result } from '@/lib/result'

/** Signs the same person in again without leaving the page. */
export type Reauthenticate = (input: { password: string }) => Promise<Result<null>>

type ReauthDialogProps = {
  open: boolean
  reauthenticate: Reauthenticate
  onDone: () => void
  onClose: () => void
}

/** Signs the same person in again over the form; what was typed stays where it is. */
export function ReauthDialog({ open, reauthenticate, onDone, onClose }: ReauthDialogProps) {
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
    <Dialog open={open} onClose={onClose} title="Your session ended. Nothing is lost." width={400}>
      <form onSubmit={submit}>
        <div className="body">
          <p>Sign in again and it is sent as you typed it.</p>
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
          <Button onClick={onClose}>Not now</Button>
          <Button tone="pri" type="submit" pending={pending}>
            Sign in and send
          </Button>
        </footer>
      </form>
    </Dialog>
  )
}
