'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ReauthDialog } from '../sign-in/reauth-dialog'
import { Button } from '../ui/button'
import { TextField } from '../ui/field'
import { Notice } from '../ui/notice'
import { useSend } from '../ui/use-send'
import type { IntakeActions } from './types'

type AddendumFormProps = {
  patientId: string
  intakeId: string
  addendum: IntakeActions['addendum']
  reauthenticate: IntakeActions['reauthenticate']
}

/** Adds to a signed intake. What was signed stays as it is. */
export function AddendumForm({ patientId, intakeId, addendum, reauthenticate }: AddendumFormProps) {
  const router = useRouter()
  const [text, setText] = useState('')
  const [signIn, setSignIn] = useState(false)
  const { pending, problem, send } = useSend<{ at: string }>('Not saved: the connection is lost. Press again.', () => {
    setText('')
    router.refresh()
  })
  const submit = () => send((requestId) => addendum({ requestId, patientId, intakeId, text }))
  return (
    <form
      className="adf noprint"
      aria-label="Addendum"
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <TextField
        label="Addendum"
        name="text"
        value={text}
        onChange={(event) => setText(event.target.value)}
        error={problem?.fields?.text}
      />
      {problem && !problem.fields?.text && (
        <Notice
          tone="error"
          role="alert"
          title="Not saved."
          action={problem.code === 'signed_out' ? <Button onClick={() => setSignIn(true)}>Sign in</Button> : undefined}
        >
          {problem.message} What you typed is still here.
        </Notice>
      )}
      <Button tone="pri" type="submit" pending={pending}>
        Add
      </Button>
      <ReauthDialog
        open={signIn}
        reauthenticate={reauthenticate}
        onClose={() => setSignIn(false)}
        onDone={() => {
          setSignIn(false)
          void submit()
        }}
      />
    </form>
  )
}
