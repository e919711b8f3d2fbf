'use server'
import { refusedInput } from '@/app/_request/staff-action'
import { type LinkOwner, NewPassword, readLink, setPassword } from '@/db/staff-links'
import type { Result } from '@/lib/result'

/** Whose link it is; nobody is signed in here, the secret is the right to ask. */
export async function openLink(secret: string): Promise<Result<LinkOwner>> {
  return readLink(String(secret))
}

export async function choosePassword(input: unknown): Promise<Result<{ email: string }>> {
  const parsed = NewPassword.safeParse(input)
  return parsed.success ? setPassword(parsed.data) : refusedInput(parsed.error)
}
