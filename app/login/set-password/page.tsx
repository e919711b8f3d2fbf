import type { Metadata } from 'next'
import { SignInFrame } from '@/components/sign-in/sign-in-frame'
import { MIN_PASSWORD } from '@/db/passwords'
import { SetPassword } from './set-password'

export const metadata: Metadata = { title: 'Choose a password' }

/** Where invitations and reset links lead. The secret stands after the #, so that no server or proxy logs it. */
export default function SetPasswordPage() {
  return (
    <SignInFrame caption="This link works once.">
      <SetPassword minLength={MIN_PASSWORD} />
    </SignInFrame>
  )
}
