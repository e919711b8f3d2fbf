import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { fail, ok, type Result } from '@/lib/result'
import { newId } from './ids'
import { oneTimeSecret } from './passwords'
import { LINK_HOURS } from './staff-links'

const USAGE = `Makes the first administrator of a center, and the center when there is none.
  npm run admin:create -- --email you@example.org --name "Your Name" --center "Name of the center" --time-zone America/Chicago [--slug short-name]
An administrator who exists already gets a new one-time link instead.`

export type NewAdministrator = { email: string; name: string; center: string; timeZone: string; slug?: string }

/**
 * Makes the center when it is missing and an administrator in it, in one transaction, with the rights of the
 * database's owner. Answers with the secret of a one-time link; there is no default password.
 */
export async function createAdministrator(
  databaseUrl: string,
  input: NewAdministrator,
): Promise<Result<{ slug: string; secret: string }>> {
  const refused = checkInput(input)
  if (refused) return refused
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query('begin')
    const center = await ensureCenter(client, input)
    if (!center.ok) return center
    const staffId = await ensureAdministrator(client, input, center.value.id)
    const secret = await issueSecret(client, staffId)
    await client.query(
      "insert into audit (id, center_id, staff_id, at, kind, verb, details) values ($1, $2, $3, now(), 'system', 'admin.create', '{}')",
      [newId(), center.value.id, staffId],
    )
    await client.query('commit')
    return ok({ slug: center.value.slug, secret })
  } finally {
    // Without a commit, closing the connection undoes everything.
    await client.end()
  }
}

function checkInput({ email, name, center, timeZone, slug }: NewAdministrator) {
  if (!/^[^@\s]+@[^@\s]+$/.test(email)) return fail('invalid', '--email must be an e-mail address.')
  if (!name.trim()) return fail('invalid', '--name must be the name of the person.')
  if (!center.trim()) return fail('invalid', '--center must be the name of the center.')
  if (slug !== undefined && !/^[a-z0-9][a-z0-9-]{1,39}$/.test(slug))
    return fail('invalid', '--slug must be 2 to 40 small letters, digits or dashes; it stands in every address.')
  try {
    new Intl.DateTimeFormat('en', { timeZone })
    return null
  } catch {
    return fail('invalid', '--time-zone must be a zone such as America/Chicago.')
  }
}

async function ensureCenter(client: pg.Client, input: NewAdministrator): Promise<Result<{ id: string; slug: string }>> {
  const slug = input.slug ?? slugOf(input.center)
  const { rows } = await client.query('select id, slug, name, time_zone from centers where slug = $1 or name = $2', [
    slug,
    input.center,
  ])
  const [known] = rows
  if (rows.length > 1 || (known && (known.slug !== slug || known.name !== input.center)))
    return fail(
      'conflict',
      `Another center has this name or this short name (${slug}). Give another --slug or the exact --center.`,
    )
  if (known) {
    if (known.time_zone === input.timeZone) return ok({ id: known.id, slug })
    return fail('conflict', `The center is in ${known.time_zone}. Its time zone does not change here.`)
  }
  const id = newId()
  await client.query('insert into centers (id, slug, name, time_zone) values ($1, $2, $3, $4)', [
    id,
    slug,
    input.center,
    input.timeZone,
  ])
  return ok({ id, slug })
}

const slugOf = (name: string) =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40) || 'center'

async function ensureAdministrator(client: pg.Client, input: NewAdministrator, centerId: string): Promise<string> {
  const email = input.email.trim().toLowerCase()
  const { rows } = await client.query(
    `insert into staff (id, email, name, status) values ($1, $2, $3, 'invited')
     on conflict (lower(email)) do update
       set status = case when staff.status <> 'suspended' then staff.status when staff.password_hash is null then 'invited' else 'active' end
     returning id`,
    [newId(), email, input.name.trim()],
  )
  const id: string = rows[0].id
  await client.query(
    `insert into memberships (staff_id, center_id, roles, active) values ($1, $2, '{administrator}', true)
     on conflict (staff_id, center_id) do update set active = true, roles =
       case when 'administrator' = any (memberships.roles) then memberships.roles else memberships.roles || '{administrator}' end`,
    [id, centerId],
  )
  return id
}

async function issueSecret(client: pg.Client, staffId: string): Promise<string> {
  const { secret, secretHash } = oneTimeSecret()
  await client.query(
    'update staff_tokens set expires_at = now() where staff_id = $1 and used_at is null and expires_at > now()',
    [staffId],
  )
  await client.query(
    `insert into staff_tokens (id, staff_id, purpose, secret_hash, created_at, expires_at)
     values ($1, $2, 'invite', $3, now(), now() + make_interval(hours => $4))`,
    [newId(), staffId, secretHash, LINK_HOURS.invite],
  )
  return secret
}

/** Returns the exit code. */
async function main(): Promise<number> {
  const databaseUrl = process.env.DATABASE_OWNER_URL || process.env.DATABASE_URL
  if (!databaseUrl) {
    console.error(
      'DATABASE_URL is not set. Set it to the database that Glidepath runs on; the demo has its own administrator.',
    )
    return 1
  }
  const given = readArguments()
  if (!given) {
    console.error(USAGE)
    return 1
  }
  const made = await createAdministrator(databaseUrl, given)
  if (!made.ok) {
    console.error(made.problem.message)
    return 1
  }
  const address = (process.env.PUBLIC_URL || process.env.NEXTAUTH_URL || 'http://localhost:3000').replace(/\/+$/, '')
  console.log(`Open this address once, within ${LINK_HOURS.invite} hours, and choose a password:`)
  console.log(`  ${address}/login/set-password#${made.value.secret}`)
  console.log(`The center's screens are at ${address}/${made.value.slug}`)
  return 0
}

function readArguments(): NewAdministrator | null {
  const text = { type: 'string' } as const
  try {
    const { values } = parseArgs({ options: { email: text, name: text, center: text, 'time-zone': text, slug: text } })
    const { email, name, center, slug } = values
    const timeZone = values['time-zone']
    return email && name && center && timeZone ? { email, name, center, timeZone, slug } : null
  } catch {
    return null
  }
}

if (process.argv[1] && fileURLToPath(import.meta.url) === path.resolve(process.argv[1])) {
  try {
    process.exitCode = await main()
  } catch (error) {
    console.error(`Nothing was changed: ${error instanceof Error ? error.message : String(error)}`)
    process.exitCode = 1
  }
}
