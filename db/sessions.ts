import { asAuth, type Staff } from './client'
import { newId } from './ids'
import { endSessionsOf } from './staff-links'

/** Idle time after which a session is over, and its longest life. Minutes. */
export const IDLE_MINUTES = 15
export const ABSOLUTE_MINUTES = 12 * 60

export type Session = {
  id: string
  staffId: string
  name: string
  email: string
  now: Date
  /** When the session ends unless the person does something before. */
  idleEndsAt: Date
  /** When it ends whatever the person does. */
  endsAt: Date
  centers: { id: string; slug: string; name: string; timeZone: string; roles: string[] }[]
  lastCenterId: string | null
}

/** Starts a session row; the token in the cookie holds nothing but its id. */
export const startSession = (staffId: string, userAgent = ''): Promise<string> =>
  asAuth(async (query, now) => {
    const id = newId()
    await query(
      'insert into auth_sessions (id, staff_id, created_at, last_seen_at, user_agent) values ($1, $2, $3, $3, $4)',
      [id, staffId, now, userAgent.slice(0, 200)],
    )
    await query(
      "insert into audit (id, staff_id, at, kind, verb, details) values ($1, $2, $3, 'auth', 'sign_in', '{}')",
      [newId(), staffId, now],
    )
    return id
  })

type Row = {
  id: string
  staff_id: string
  name: string
  email: string
  last_seen_at: Date
  created_at: Date
  now: Date
  last_center_id: string | null
  centers: Session['centers'] | null
}

const READ_SESSION = `
  select s.id, s.staff_id, p.name, p.email, s.last_seen_at, s.created_at, app.now() as now, p.last_center_id,
    (select json_agg(json_build_object('id', c.id, 'slug', c.slug, 'name', c.name, 'timeZone', c.time_zone, 'roles', m.roles)
             order by c.name)
     from memberships m join centers c on c.id = m.center_id where m.staff_id = p.id and m.active) as centers
  from auth_sessions s join staff p on p.id = s.staff_id
  where s.id = $1 and s.ended_at is null and p.status = 'active' and s.created_at >= p.sessions_valid_from
    and s.last_seen_at > app.now() - make_interval(mins => $2)
    and s.created_at > app.now() - make_interval(mins => $3)`

/**
 * The session while it is valid: not ended, not idle for 15 minutes, not older than 12 hours, its person active.
 * `touch` counts as activity: page loads and actions do, live screens refreshing by themselves do not.
 */
export const readSession = (sessionId: string, touch: boolean): Promise<Session | null> =>
  asAuth(async (query) => {
    const [row] = await query<Row>(READ_SESSION, [sessionId, IDLE_MINUTES, ABSOLUTE_MINUTES], 'session')
    if (!row) return null
    // Every request writing would make reads into writes; a quarter of a minute is exact enough for 15.
    const seenAt = touch && row.now.getTime() - row.last_seen_at.getTime() > 15_000 ? row.now : row.last_seen_at
    if (seenAt === row.now)
      await query('update auth_sessions set last_seen_at = $2 where id = $1', [row.id, row.now], 'seen')
    return {
      id: row.id,
      staffId: row.staff_id,
      name: row.name,
      email: row.email,
      now: row.now,
      idleEndsAt: new Date(seenAt.getTime() + IDLE_MINUTES * 60_000),
      endsAt: new Date(row.created_at.getTime() + ABSOLUTE_MINUTES * 60_000),
      centers: row.centers ?? [],
      lastCenterId: row.last_center_id,
    }
  })

/** The e-mail of the person whose session this is or was: who may sign in again in place. Null for an unknown one. */
export const emailOfSession = (sessionId: string): Promise<string | null> =>
  asAuth(async (query) => {
    const [row] = await query<{ email: string }>(
      'select p.email from auth_sessions s join staff p on p.id = s.staff_id where s.id = $1',
      [sessionId],
      'session-email',
    )
    return row?.email ?? null
  })

/** Ends one session. */
export const endSession = (sessionId: string, reason: string): Promise<void> =>
  asAuth(async (query, now) => {
    const rows = await query<{ staff_id: string }>(
      'update auth_sessions set ended_at = $2, end_reason = $3 where id = $1 and ended_at is null returning staff_id',
      [sessionId, now, reason],
    )
    for (const row of rows)
      await query(
        "insert into audit (id, staff_id, at, kind, verb, details) values ($1, $2, $3, 'auth', 'sign_out', $4)",
        [newId(), row.staff_id, now, JSON.stringify({ reason })],
      )
  })

/** Ends every session of a person at once ("sign out everywhere"). */
export const endAllSessions = (staffId: string, reason: string): Promise<void> =>
  asAuth(async (query, now) => {
    await endSessionsOf(query, now, staffId, reason)
    await query(
      "insert into audit (id, staff_id, at, kind, verb, details) values ($1, $2, $3, 'auth', 'sign_out_everywhere', $4)",
      [newId(), staffId, now, JSON.stringify({ reason })],
    )
  })

/** Remembers the center a person used last, for `/`. */
export const rememberCenter = (staffId: string, centerId: string): Promise<void> =>
  asAuth(async (query) => {
    await query(
      'update staff set last_center_id = $2 where id = $1 and last_center_id is distinct from $2',
      [staffId, centerId],
      'remember',
    )
  })

/** The person of a session acting in one of their centers, or null when they are not a member of it. */
export function staffIn(session: Session, slug: string): (Staff & { name: string }) | null {
  const center = session.centers.find((one) => one.slug === slug)
  return center ? { id: session.staffId, centerId: center.id, roles: center.roles, name: session.name } : null
}
