import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { currentSession } from '@/app/_request/session'
import { signOutAction } from '@/app/_request/sign-out'
import { SignInFrame } from '@/components/sign-in/sign-in-frame'
import { Button } from '@/components/ui/button'
import { readDemoSignIns } from '@/db/sign-in-demo'
import { ROLE_LABEL, type Role } from '@/lib/permissions'
import { SignIn } from './sign-in'

export const metadata: Metadata = { title: 'Sign in' }

/** Why a person finds themselves here, by what the address says. */
const REASON: Record<string, string> = {
  idle: 'You were signed out after 15 minutes without use.',
  '1': 'Your session has ended. Sign in again.',
}

type LoginProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function Login({ searchParams }: LoginProps) {
  const { ended } = await searchParams
  const session = await currentSession()
  if (session && session.centers.length > 0) redirect('/')
  return (
    <SignInFrame caption="Taper plans, caseloads and triage for people who are stopping kratom.">
      {session ? <NoCenter email={session.email} /> : <SignInPart reason={REASON[String(ended)]} />}
    </SignInFrame>
  )
}

async function SignInPart({ reason }: { reason?: string }) {
  const demo = await readDemoSignIns()
  const people = demo?.people.map(({ roles, ...person }) => ({
    ...person,
    password: demo.password,
    roles: roles.map((role) => ROLE_LABEL[role as Role] ?? role).join(', '),
  }))
  return <SignIn reason={reason} demo={people} />
}

/** Signed in, but a member of no center: says so, and offers the one thing that can be done. */
const NoCenter = ({ email }: { email: string }) => (
  <form action={signOutAction}>
    <h1>No center</h1>
    <p className="mut lead">
      You are signed in as {email}, but you work in no center at the moment. An administrator of your center can let you
      back in.
    </p>
    <Button type="submit">Sign out</Button>
  </form>
)
