import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import type { Permission, Staff } from '@/lib/permissions'
import { can, ROLE_LABEL, rolesThatMay } from '@/lib/permissions'
import { fail, ok, type Problem, type Refused, type Result } from '@/lib/result'
import { newId } from './ids'
import type { CenterSettings } from './schema/people'

// Calendar dates stay text: a Date would move them into somebody's time zone. Sequences fit a double.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

export type { Staff } from '@/lib/permissions'

/**
 * One transaction as a person: the rows that row-level security shows, the instant (`now`, taken once),
 * and the center with its time zone.
 */
export type Tx = {
  db: NodePgDatabase
  /** Runs SQL; with a name it stays prepared on the connection. */
  query: <Row extends object>(text: string, values?: unknown[], name?: string) => Promise<Row[]>
  staff: Staff & { name: string }
  now: Date
  zone: string
  center: { id: string; slug: string; name: string; settings: CenterSettings; settingsVersion: number }
}

const globals = globalThis as unknown as { glidepathPool?: pg.Pool }

/** The pool of this process, made on first use from DATABASE_URL. */
export function pool(): pg.Pool {
  if (!globals.glidepathPool) {
    const connectionString = process.env.DATABASE_URL
    if (!connectionString) throw new Error('DATABASE_URL is not set.')
    globals.glidepathPool = new pg.Pool({
      connectionString,
      max: Number(process.env.DATABASE_POOL_SIZE ?? 10),
      connectionTimeoutMillis: 10_000,
    })
    // An idle connection that the server closes must not end the process; the next query takes a new one.
    globals.glidepathPool.on('error', () => undefined)
  }
  return globals.glidepathPool
}

export async function closePool(): Promise<void> {
  const open = globals.glidepathPool
  globals.glidepathPool = undefined
  await open?.end()
}

const queryOn =
  (client: pg.PoolClient): Tx['query'] =>
  async (text, values = [], name) =>
    (await client.query({ text, values, name })).rows

/** Carries a refusal out of the transaction so that it rolls back. */
class Refusal extends Error {
  constructor(readonly result: Refused) {
    super(result.problem.message)
  }
}

const isRefused = (value: unknown): value is Refused =>
  typeof value === 'object' && value !== null && 'ok' in value && value.ok === false && 'problem' in value

async function inTransaction<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool().connect()
  let broken: Error | undefined
  try {
    await client.query('begin')
    const value = await work(client)
    if (isRefused(value)) throw new Refusal(value)
    await client.query('commit')
    return value
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => {
      broken = failure
    })
    if (error instanceof Refusal) return error.result as T
    throw error
  } finally {
    client.release(broken)
  }
}

type Entered = {
  now: Date
  time_zone: string
  slug: string
  name: string
  settings: CenterSettings
  settings_version: number
  roles: string[]
  staff_name: string
}

async function enter(client: pg.PoolClient, staff: Staff): Promise<Tx | Refused> {
  const query = queryOn(client)
  const [row] = await query<Entered>(
    "select e.*, set_config('role', 'glidepath_app', true) from app.enter($1, $2) e",
    [staff.id, staff.centerId],
    'enter',
  )
  if (!row) return fail('not_allowed', 'Your access to this center has ended. Ask an administrator.')
  return {
    db: drizzle(client),
    query,
    staff: { id: staff.id, centerId: staff.centerId, roles: row.roles, name: row.staff_name },
    now: row.now,
    zone: row.time_zone,
    center: {
      id: staff.centerId,
      slug: row.slug,
      name: row.name,
      settings: row.settings,
      settingsVersion: row.settings_version,
    },
  }
}

/**
 * Runs `work` as a person who needs `permission`: one transaction under row-level security.
 * A refused Result rolls everything back; the attempt itself is then audited in a transaction of its own.
 */
export async function asStaff<T>(
  staff: Staff,
  permission: Permission | readonly Permission[],
  verb: string,
  work: (tx: Tx) => Promise<Result<T>>,
): Promise<Result<T>> {
  const needed = typeof permission === 'string' ? [permission] : permission
  const result = await inTransaction<Result<T>>(async (client) => {
    const tx = await enter(client, staff)
    if ('ok' in tx) return tx
    if (!needed.some((one) => can(tx.staff, one))) return notAllowed(needed)
    return work(tx)
  })
  if (!result.ok && AUDITED_REFUSALS.has(result.problem.code)) await auditRefusal(staff, verb, result.problem)
  return result
}

const AUDITED_REFUSALS = new Set<Problem['code']>(['not_allowed', 'not_found'])

/** A refusal that says who may do it, before anything was typed or after. */
export function notAllowed(needed: readonly Permission[]): Refused {
  const roles = [...new Set(needed.flatMap((one) => rolesThatMay(one)))].map((role) => ROLE_LABEL[role].toLowerCase())
  return fail('not_allowed', `This needs another role: ${roles.join(', ')}.`)
}

async function auditRefusal(staff: Staff, verb: string, problem: Problem) {
  await asAuth((query) =>
    query(
      `insert into audit (id, center_id, staff_id, at, kind, verb, details)
       values ($1, $2, $3, app.now(), 'refused', $4, $5)`,
      [newId(), staff.centerId, staff.id, verb, JSON.stringify({ code: problem.code, ...problem.details })],
    ),
  )
}

/** Sign-in look-ups, sessions and one-time links: the narrow role that sees staff and no patient. */
export function asAuth<T>(work: (query: Tx['query'], now: Date) => Promise<T>): Promise<T> {
  return inTransaction(async (client) => {
    const query = queryOn(client)
    const [row] = await query<{ now: Date }>(
      "select app.now() as now, set_config('role', 'glidepath_auth', true)",
      [],
      'enter-auth',
    )
    return work(query, row?.now ?? new Date(Number.NaN))
  })
}

/** The sweeper: re-evaluates due patients of all centers and writes nothing but flags, phases and its report. */
export function asSweeper<T>(
  work: (sweep: { query: Tx['query']; db: NodePgDatabase; now: Date }) => Promise<T>,
): Promise<T> {
  return inTransaction(async (client) => {
    const query = queryOn(client)
    const [row] = await query<{ now: Date }>(
      "select app.now() as now, set_config('role', 'glidepath_sweeper', true)",
      [],
      'enter-sweeper',
    )
    return work({ query, db: drizzle(client), now: row?.now ?? new Date(Number.NaN) })
  })
}

export { fail, ok }
