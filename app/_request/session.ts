import { notFound, redirect } from 'next/navigation'
import { getServerSession } from 'next-auth'
import { cache } from 'react'
import { readSession, type Session, staffIn } from '@/db/sessions'
import type { Staff } from '@/lib/permissions'
import { authOptions } from './auth-options'

/** The id of the session row that the request's cookie names; says nothing about whether it is still valid. */
export async function sessionId(): Promise<string | null> {
  const token = await getServerSession(authOptions)
  const sid = token && 'sid' in token ? token.sid : null
  return typeof sid === 'string' ? sid : null
}

/** The valid session of this request, read once. Counts as activity. */
export const currentSession = cache(async (): Promise<Session | null> => {
  const sid = await sessionId()
  return sid ? readSession(sid, true) : null
})

/** The same without counting as activity: for live streams and screens that refresh by themselves. */
export async function quietSession(): Promise<Session | null> {
  const sid = await sessionId()
  return sid ? readSession(sid, false) : null
}

/** The person of a page, acting in the center of its address. Signed out: to the sign-in. Not a member: no such page. */
export async function requireStaff(center: string): Promise<{ staff: Staff & { name: string }; session: Session }> {
  const session = await currentSession()
  if (!session) redirect('/login?ended=1')
  const staff = staffIn(session, center)
  if (!staff) notFound()
  return { staff, session }
}
