import { z } from 'zod'
import { fail, ok, type Refused, type Result } from '@/lib/result'
import { asAuth, type Tx } from './client'
import { newId } from './ids'
import { hashPassword, hashSecret, MIN_PASSWORD, oneTimeSecret } from './passwords'

export type LinkPurpose = 'invite' | 'reset'

/** How long a one-time link lasts, in hours. */
export const LINK_HOURS: Readonly<Record<LinkPurpose, number>> = { invite: 72, reset: 4 }

const USED_UP: Refused = fail('invalid', 'This link has been used or has run out. Ask an administrator for a new one.')

/** Makes a one-time link; only its hash is stored. Earlier links of the person stop working. */
export async function issueLink(query: Tx['query'], now: Date, staffId: string, purpose: LinkPurpose): Promise<string> {
  const { secret, secretHash } = oneTimeSecret()
  await endLinks(query, now, staffId)
  await query(
    'insert into staff_tokens (id, staff_id, purpose, secret_hash, created_at, expires_at) values ($1, $2, $3, $4, $5, $6)',
    [newId(), staffId, purpose, secretHash, now, new Date(now.getTime() + LINK_HOURS[purpose] * 3_600_000)],
  )
  return secret
}

/** Ends the links of a person that nobody has used. */
export const endLinks = (query: Tx['query'], now: Date, staffId: string) =>
  query('update staff_tokens set expires_at = $2 where staff_id = $1 and used_at is null and expires_at > $2', [
    staffId,
    now,
  ])

/** Ends the sessions of a person at once. */
export async function endSessionsOf(query: Tx['query'], now: Date, staffId: string, reason: string): Promise<void> {
  await query('update auth_sessions set ended_at = $2, end_reason = $3 where staff_id = $1 and ended_at is null', [
    staffId,
    now,
    reason,
  ])
  await query('update staff set sessions_valid_from = $2 where id = $1', [staffId, now])
}

export type LinkOwner = { email: string; name: string; purpose: LinkPurpose }

/** Whose link it is, so that a password manager knows the account. Does not use it up. */
export const readLink = (secret: string): Promise<Result<LinkOwner>> =>
  asAuth(async (query, now) => {
    const [owner] = await query<LinkOwner>(
      `select s.email, s.name, t.purpose from staff_tokens t join staff s on s.id = t.staff_id
       where t.secret_hash = $1 and t.used_at is null and t.expires_at > $2 and s.status <> 'suspended'`,
      [hashSecret(secret), now],
    )
    return owner ? ok(owner) : USED_UP
  })

export const NewPassword = z.object({
  secret: z.string().min(1).max(200),
  password: z
    .string()
    .min(MIN_PASSWORD, `Use at least ${MIN_PASSWORD} characters.`)
    .max(200, 'Use at most 200 characters.'),
})

/** Sets the password behind a one-time link. The link works once; all earlier sessions are over. */
export async function setPassword(input: z.infer<typeof NewPassword>): Promise<Result<{ email: string }>> {
  // Hashing is dear: only a link that is good gets it.
  const owner = await readLink(input.secret)
  if (!owner.ok) return owner
  const passwordHash = await hashPassword(input.password)
  return asAuth(async (query, now) => {
    const [link] = await query<{ staff_id: string; purpose: LinkPurpose }>(
      'update staff_tokens set used_at = $2 where secret_hash = $1 and used_at is null and expires_at > $2 returning staff_id, purpose',
      [hashSecret(input.secret), now],
    )
    if (!link) return USED_UP
    const [person] = await query<{ email: string }>(
      "update staff set password_hash = $2, status = 'active' where id = $1 and status <> 'suspended' returning email",
      [link.staff_id, passwordHash],
    )
    if (!person) return USED_UP
    await endSessionsOf(query, now, link.staff_id, 'new_password')
    await endLinks(query, now, link.staff_id)
    await query(
      "insert into audit (id, staff_id, at, kind, verb, details) values ($1, $2, $3, 'auth', 'password.set', $4)",
      [newId(), link.staff_id, now, JSON.stringify({ purpose: link.purpose })],
    )
    return ok({ email: person.email })
  })
}
