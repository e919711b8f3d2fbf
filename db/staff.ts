import { z } from 'zod'
import { ROLES, type Role } from '@/lib/permissions'
import { fail, ok, type Result } from '@/lib/result'
import { auditRead, auditWrite } from './audit'
import { asStaff, type Staff, type Tx } from './client'
import { newId } from './ids'
import { ABSOLUTE_MINUTES, IDLE_MINUTES } from './sessions'
import { issueLink } from './staff-links'
import { centersBeyond, lockAdministrators, NO_SUCH_COLLEAGUE, withAccountRights } from './staff-rights'

export type StaffRow = {
  id: string
  name: string
  email: string
  credentials: string | null
  status: 'invited' | 'active' | 'suspended'
  roles: string[]
  active: boolean
}

/** Colleagues of this center; everybody may see their names and roles (owners, hand-over, care team). */
export const listColleagues = (staff: Staff): Promise<Result<StaffRow[]>> =>
  asStaff(staff, ['chart.read', 'staff.manage'], 'staff.list', async (tx) => ok(await colleagues(tx)))

export const colleagues = (tx: Tx): Promise<StaffRow[]> =>
  tx.query<StaffRow>(
    `select s.id, s.name, s.email, s.credentials, s.status, m.roles, m.active
     from memberships m join staff s on s.id = m.staff_id
     where m.center_id = $1 order by s.name, s.id`,
    [tx.center.id],
    'colleagues',
  )

/** A colleague as the administrator sees them. `state` is about this center: an account may go on elsewhere. */
export type ManagedStaff = {
  id: string
  name: string
  email: string
  credentials: string | null
  roles: Role[]
  state: 'invited' | 'active' | 'suspended'
  /** Sessions that are open now, and when one of them was last used. */
  sessions: number
  lastSeenAt: Date | null
  /** Until when an unused one-time link works. */
  linkUntil: Date | null
}

type Account = { staff_id: string; sessions: number; last_seen_at: Date | null; link_until: Date | null }

/** Everybody who works or worked in this center, with their open sessions, for administrators. */
export const listStaff = (staff: Staff): Promise<Result<ManagedStaff[]>> =>
  asStaff(staff, 'staff.manage', 'staff.administer', async (tx) => {
    const people = await colleagues(tx)
    const accounts = await readAccounts(
      tx,
      people.map(({ id }) => id),
    )
    await auditRead(tx, 'staff.administer', null)
    return ok(
      people.map(({ active, status, ...person }) => {
        const account = accounts.get(person.id)
        return {
          ...person,
          roles: person.roles.filter((role): role is Role => (ROLES as readonly string[]).includes(role)),
          state: active ? status : 'suspended',
          sessions: account?.sessions ?? 0,
          lastSeenAt: account?.last_seen_at ?? null,
          linkUntil: account?.link_until ?? null,
        }
      }),
    )
  })

async function readAccounts(tx: Tx, ids: string[]): Promise<Map<string, Account>> {
  const rows = await withAccountRights(tx, () =>
    tx.query<Account>(
      `select s.id as staff_id, coalesce(a.open, 0) as sessions, a.last_seen_at, t.link_until
       from staff s
       left join lateral (
         select max(last_seen_at) as last_seen_at, count(*) filter (
           where ended_at is null and created_at >= s.sessions_valid_from and last_seen_at > $2::timestamptz - make_interval(mins => $3)
             and created_at > $2::timestamptz - make_interval(mins => $4))::int as open
         from auth_sessions where staff_id = s.id) a on true
       left join lateral (
         select max(expires_at) as link_until from staff_tokens
         where staff_id = s.id and used_at is null and expires_at > $2) t on true
       where s.id = any ($1)`,
      [ids, tx.now, IDLE_MINUTES, ABSOLUTE_MINUTES],
      'staff-accounts',
    ),
  )
  return new Map(rows.map((row) => [row.staff_id, row]))
}

const Roles = z
  .array(z.enum(ROLES))
  .min(1, 'Choose at least one role.')
  .transform((roles) => ROLES.filter((role) => roles.includes(role)))

export const Invitation = z.object({
  email: z
    .string()
    .trim()
    .toLowerCase()
    .max(200, 'Use at most 200 characters.')
    .pipe(z.email('Write an e-mail address.')),
  name: z.string().trim().min(1, 'Write the name.').max(120, 'Use at most 120 characters.'),
  credentials: z.string().trim().max(40, 'Use at most 40 characters.').optional(),
  roles: Roles,
})

/**
 * Invites a person into this center. The link (shown once) lets them choose a password; it lasts 72 hours.
 * No link for somebody who has an account already: they sign in as before.
 */
export const inviteStaff = (
  staff: Staff,
  input: z.infer<typeof Invitation>,
): Promise<Result<{ staffId: string; secret: string | null }>> =>
  asStaff(staff, 'staff.manage', 'staff.invite', async (tx) => {
    const person = await ensurePerson(tx, input)
    const added = await tx.query(
      `insert into memberships (staff_id, center_id, roles, active) values ($1, $2, $3, true)
       on conflict (staff_id, center_id) do nothing returning staff_id`,
      [person.id, tx.center.id, input.roles],
    )
    if (added.length === 0)
      return fail('conflict', 'This person is in the list already.', {
        fields: { email: 'Already in the list. Change their roles there.' },
      })
    await auditWrite(tx, 'staff.invite', null, { staffId: person.id, roles: input.roles })
    const hasAccount = person.status === 'active' || (await centersBeyond(tx, person.id)) > 0
    const issue = () => issueLink(tx.query, tx.now, person.id, 'invite')
    return ok({ staffId: person.id, secret: hasAccount ? null : await withAccountRights(tx, issue) })
  })

/** Finds or creates the account; one that exists keeps its name and password. Suspended nowhere-members come back. */
const ensurePerson = (tx: Tx, input: z.infer<typeof Invitation>) =>
  withAccountRights(tx, async () => {
    await tx.query(
      `insert into staff (id, email, name, credentials, status) values ($1, $2, $3, $4, 'invited')
       on conflict (lower(email)) do nothing`,
      [newId(), input.email, input.name, input.credentials || null],
    )
    const [person] = await tx.query<{ id: string; status: string }>(
      `update staff set status = case when status <> 'suspended' then status when password_hash is null then 'invited' else 'active' end
       where lower(email) = $1 returning id, status`,
      [input.email],
    )
    if (!person) throw new Error('The invited person was not stored.')
    return person
  })

export const RoleChange = z.object({ staffId: z.uuid(), roles: Roles })

/** Changes what a person may do in this center. Takes effect with their next request. */
export const changeRoles = (staff: Staff, input: z.infer<typeof RoleChange>): Promise<Result<null>> =>
  asStaff(staff, 'staff.manage', 'staff.roles', async (tx) => {
    const refused = await lockAdministrators(tx)
    if (refused) return refused
    if (input.staffId === tx.staff.id && !input.roles.includes('administrator'))
      return fail('invalid', 'You cannot take the administrator role from yourself. Ask another administrator.', {
        fields: { roles: 'Keep Administrator, or ask another administrator.' },
      })
    const [before] = await tx.query<{ roles: string[] }>(
      'select roles from memberships where staff_id = $1 and center_id = $2 and active for update',
      [input.staffId, tx.center.id],
    )
    if (!before) return NO_SUCH_COLLEAGUE
    await tx.query('update memberships set roles = $3 where staff_id = $1 and center_id = $2', [
      input.staffId,
      tx.center.id,
      input.roles,
    ])
    await auditWrite(tx, 'staff.roles', null, { staffId: input.staffId, from: before.roles, to: input.roles })
    return ok(null)
  })
