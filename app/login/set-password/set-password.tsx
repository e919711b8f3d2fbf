'use client'
import { useEffect, useState } from 'react'
import { NewPasswordForm } from '@/components/sign-in/new-password-form'
import { Notice } from '@/components/ui/notice'
import type { LinkOwner } from '@/db/staff-links'
import type { Result } from '@/lib/result'
import { signInWithPassword } from '../sign-in'
import { choosePassword, openLink } from './actions'

type Opened =
  | { state: 'opening' }
  | { state: 'refused'; message: string }
  | { state: 'open'; secret: string; owner: LinkOwner }

const NOT_WHOLE = 'This link is not whole. Copy all of it, with what follows the #.'
const NO_ANSWER = 'No answer from the server. Load this page again.'

/** Opens the link of the address, lets its owner choose a password, and signs them in. */
export function SetPassword({ minLength }: { minLength: number }) {
  const [opened, setOpened] = useState<Opened>({ state: 'opening' })
  useEffect(() => {
    const secret = window.location.hash.slice(1)
    void openSecret(secret).then(setOpened)
  }, [])
  if (opened.state === 'opening') return <p role="status">Opening the link…</p>
  if (opened.state === 'refused') return <Refused message={opened.message} />
  const { owner, secret } = opened
  const save = async ({ password }: { password: string }): Promise<Result<{ next: string }>> => {
    const chosen = await choosePassword({ secret, password })
    return chosen.ok ? signInWithPassword({ email: owner.email, password }) : chosen
  }
  return (
    <NewPasswordForm
      purpose={owner.purpose === 'invite' ? 'invitation' : 'reset'}
      name={owner.name}
      email={owner.email}
      minLength={minLength}
      save={save}
    />
  )
}

async function openSecret(secret: string): Promise<Opened> {
  if (secret === '') return { state: 'refused', message: NOT_WHOLE }
  const answer = await openLink(secret).catch(() => null)
  if (!answer) return { state: 'refused', message: NO_ANSWER }
  return answer.ok
    ? { state: 'open', secret, owner: answer.value }
    : { state: 'refused', message: answer.problem.message }
}

const Refused = ({ message }: { message: string }) => (
  <>
    <h1>Choose a password</h1>
    <Notice tone="error" role="alert" title={message} />
    <p style={{ marginTop: 14 }}>
      <a href="/login">To the sign-in</a>
    </p>
  </>
)
