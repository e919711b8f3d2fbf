import { RateLimiterPostgres } from 'rate-limiter-flexible'
import { fail, ok, type Result } from '@/lib/result'
import { asAuth } from './client'
import { newId } from './ids'
import { passwordMatches } from './passwords'
import { startSession } from './sessions'

export type SignedIn = { sessionId: string; staffId: string; name: string; email: string }

const ACCOUNT_ATTEMPTS = { points: 10, duration: 15 * 60 }
const ADDRESS_ATTEMPTS = { points: 50, duration: 15 * 60 }

/** The limiter talks to its table in the role that sees staff and no patient. */
const limiterStore = {
  query: (q: { name?: string; text: string; values: unknown[] }) =>
    asAuth(async (query) => ({ rows: await query(q.text, q.values, q.name) })),
}
const limiter = (keyPrefix: string, limits: { points: number; duration: number }) =>
  new RateLimiterPostgres({
    storeClient: limiterStore,
    storeType: 'client',
    tableName: 'rate_limits',
    tableCreated: true,
    keyPrefix,
    ...limits,
    clearExpiredByTimeout: false,
  })
const perAccount = limiter('account', ACCOUNT_ATTEMPTS)
const perAddress = limiter('address', ADDRESS_ATTEMPTS)

/** No e-mail and no password is longer; what is longer is not worth the work of hashing it whole. */
const LONGEST = 200

const WRONG = 'E-mail or password is not right.'

/**
 * Checks e-mail and password and starts a session. An unknown e-mail, a suspended person and a wrong password get the
 * same answer after the same work. Attempts are counted per account and per address; a success clears the account's.
 */
export async function signIn(input: {
  email: string
  password: string
  address: string
  userAgent?: string
}): Promise<Result<SignedIn>> {
  const email = input.email.trim().toLowerCase().slice(0, LONGEST)
  const limited = await countAttempt(email, input.address)
  if (limited) return limited
  const person = await findPerson(email)
  const matches = await passwordMatches(person?.password_hash, input.password.slice(0, LONGEST + 1))
  if (!person || !matches || person.status !== 'active') {
    await recordAttempt(person?.id ?? null, 'sign_in.refused', { address: input.address })
    return fail('invalid', WRONG)
  }
  await perAccount.delete(email)
  // A whole shift signs in from one address: only refused attempts count against it.
  await perAddress.reward(input.address)
  const sessionId = await startSession(person.id, input.userAgent)
  return ok({ sessionId, staffId: person.id, name: person.name, email: person.email })
}

async function countAttempt(email: string, address: string) {
  try {
    await perAddress.consume(address)
    await perAccount.consume(email)
    return null
  } catch (limit) {
    if (limit instanceof Error) throw limit
    const minutes = Math.max(1, Math.ceil((limit as { msBeforeNext: number }).msBeforeNext / 60_000))
    await recordAttempt(null, 'sign_in.limited', { address })
    return fail(
      'too_many',
      `Too many attempts. Try again in ${minutes} min, or ask an administrator for a new password.`,
    )
  }
}

type Person = { id: string; name: string; email: string; status: string; password_hash: string | null }

const findPerson = (email: string) =>
  asAuth(async (query) => {
    const [person] = await query<Person>(
      'select id, name, email, status, password_hash from staff where lower(email) = $1',
      [email],
      'sign-in',
    )
    return person
  })

const recordAttempt = (staffId: string | null, verb: string, details: Record<string, unknown>) =>
  asAuth((query) =>
    query("insert into audit (id, staff_id, at, kind, verb, details) values ($1, $2, app.now(), 'auth', $3, $4)", [
      newId(),
      staffId,
      verb,
      JSON.stringify(details),
    ]),
  )
