'use client'
import { signIn } from 'next-auth/react'
import { type DemoSignIn, SignInForm } from '@/components/sign-in/sign-in-form'
import { fail, ok, type Result } from '@/lib/result'

/** The form with its way to the server. A refusal comes back in the words of the verb. */
export const SignIn = (props: { reason?: string; demo?: readonly DemoSignIn[] }) => (
  <SignInForm {...props} signIn={signInWithPassword} />
)

/** Signs in with e-mail and password and leads to the center used last. */
export async function signInWithPassword(input: {
  email: string
  password: string
}): Promise<Result<{ next: string }>> {
  const answer = await signIn('credentials', { ...input, redirect: false })
  if (answer?.ok && !answer.error) return ok({ next: '/' })
  return fail('invalid', answer?.error || 'No answer from the server. Try again.')
}
