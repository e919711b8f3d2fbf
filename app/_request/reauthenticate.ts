'use server'
import { cookies, headers } from 'next/headers'
import { encode } from 'next-auth/jwt'
import { z } from 'zod'
import { emailOfSession } from '@/db/sessions'
import { signIn } from '@/db/sign-in'
import { fail, ok, type Result } from '@/lib/result'
import { addressFrom } from './address'
import { authOptions } from './auth-options'
import { sessionId } from './session'

const COOKIES = ['__Secure-next-auth.session-token', 'next-auth.session-token'] as const
const Input = z.object({ password: z.string().min(1).max(200) })

/**
 * Signs the person whose session has just ended in again, without leaving the page. The old cookie says who; only their
 * own password makes a new session, so nobody carries on with what somebody else was typing.
 */
export async function reauthenticate(input: unknown): Promise<Result<null>> {
  const parsed = Input.safeParse(input)
  if (!parsed.success) return fail('invalid', 'Write your password.', { fields: { password: 'Write your password.' } })
  const old = await sessionId()
  const email = old ? await emailOfSession(old) : null
  const jar = await cookies()
  const name = COOKIES.find((one) => jar.has(one))
  if (!email || !name) return fail('signed_out', 'Sign in on the sign-in page; the old session is not known any more.')
  const asked = await headers()
  const result = await signIn({
    email,
    password: parsed.data.password,
    address: addressFrom(asked.get('x-forwarded-for')),
    userAgent: asked.get('user-agent') ?? '',
  })
  if (!result.ok) return { ok: false, problem: { ...result.problem, fields: { password: result.problem.message } } }
  const { staffId, sessionId: sid } = result.value
  const maxAge = authOptions.session?.maxAge ?? 12 * 60 * 60
  const token = { sub: staffId, name: result.value.name, email, sid }
  jar.set(name, await encode({ token, secret: signingSecret(), maxAge }), {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: name.startsWith('__Secure-'),
    maxAge,
  })
  return ok(null)
}

/** next-auth reads the same variable by itself; the start refuses to run without it. */
function signingSecret(): string {
  const secret = process.env.NEXTAUTH_SECRET
  if (!secret) throw new Error('NEXTAUTH_SECRET is not set')
  return secret
}
