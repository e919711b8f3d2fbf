import type { NextAuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { endSession } from '@/db/sessions'
import { signIn } from '@/db/sign-in'
import { fail } from '@/lib/result'
import { addressFrom } from './address'

const ABSOLUTE_SECONDS = 12 * 60 * 60

/**
 * Sign-in by e-mail and password. The cookie's token holds the id of a session row and nothing else that counts:
 * the row decides on every request, so a session can be ended at once.
 */
export const authOptions: NextAuthOptions = {
  session: { strategy: 'jwt', maxAge: ABSOLUTE_SECONDS },
  pages: { signIn: '/login', error: '/login' },
  providers: [
    Credentials({
      credentials: { email: { type: 'email' }, password: { type: 'password' } },
      async authorize(credentials, request) {
        const header = (name: string) => String((request.headers as Record<string, string> | undefined)?.[name] ?? '')
        const result = await signIn({
          email: credentials?.email ?? '',
          password: credentials?.password ?? '',
          address: addressFrom(header('x-forwarded-for')),
          userAgent: header('user-agent'),
        }).catch(unavailable)
        if (!result.ok) throw new Error(result.problem.message)
        return {
          id: result.value.staffId,
          name: result.value.name,
          email: result.value.email,
          sid: result.value.sessionId,
        }
      },
    }),
  ],
  callbacks: {
    jwt: ({ token, user }) => (user && 'sid' in user ? { ...token, sid: user.sid } : token),
    session: ({ session, token }) => ({ ...session, sid: token.sid }),
  },
  events: {
    async signOut({ token }) {
      if (typeof token?.sid === 'string') await endSession(token.sid, 'signed_out')
    },
  },
}

/** What went wrong inside stays in the log; the person is told what to do. */
function unavailable(error: unknown) {
  console.error('Sign-in failed.', error)
  return fail('unavailable', 'Signing in is not possible right now. Try again in a minute.')
}
