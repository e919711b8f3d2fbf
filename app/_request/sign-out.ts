'use server'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { endAllSessions, endSession } from '@/db/sessions'
import { currentSession } from './session'

/** Ends this session; the row is over at once, whatever the cookie says. */
export async function signOutAction() {
  const session = await currentSession()
  if (session) await endSession(session.id, 'signed_out')
  await forgetCookies()
  redirect('/login')
}

/** Ends every session of this person, on every device. */
export async function signOutEverywhereAction() {
  const session = await currentSession()
  if (session) await endAllSessions(session.staffId, 'signed_out_everywhere')
  await forgetCookies()
  redirect('/login')
}

async function forgetCookies() {
  const jar = await cookies()
  for (const name of ['next-auth.session-token', '__Secure-next-auth.session-token']) jar.delete(name)
}
