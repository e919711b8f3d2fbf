import { z } from 'zod'
import { ROLES } from '@/lib/permissions'
import { fail, ok, type Result } from '@/lib/result'
import { auditWrite } from './audit'
import { asAuth, asStaff, type Staff, type Tx } from './client'
import { newId } from './ids'
import { hashPassword, hashSecret, MIN_PASSWORD, oneTimeSecret } from './passwords'

const INVITE_HOURS = 72
const RESET_HOURS = 4

export type StaffRow = {
  id: string; name: string; email: string; credentials: string | null; status: 'invited' | 'active' | 'suspended'
  roles: string[]; active: boolean
}

/** Colleagues of this center; everybody may see their names and roles (owners, hand-over, care team). */
export const listColleagues = (staff: Staff): Promise<Result<StaffRow[]>> =>
  asStaff(staff, ['chart.read', 'staff.manage'], 'staff.list', async (tx) => ok(await colleagues(tx)))

export const colleagues = (tx: Tx): Promise<StaffRow[]> =>
  tx.query<StaffRow>(
    `select s.id, s.name, s.email, s.credentials, s.status, m.roles, m.active
     from memberships m join staff s on s.id = m.staff_id
     where m.center_id = $1 order by s.name`,
    [tx.center.id],
    'colleagues',
  )

export const Invitation = z.object({
  email: z.email('Write an e-mail address.').max(200),
  name: z.string().trim().min(1, 'Write the name.').max(120),
  credentials: z.string().trim().max(40).optional(),
  roles: z.array(z.enum(ROLES)).min(1, 'Choose at least one role.'),
})

/** Invites a person into this center. The link (shown once) lets them choose a password; it lasts 72 hours. */
export const inviteStaff = (staff: Staff, input: z.infer<typeof Invitation>): Promise<Result<{ staffId: string; secret: string | null }>> =>
  asStaff(staff, 'staff.manage', 'staff.invite', async (tx) => {
    const person = await ensurePerson(input)
    const [existing] = await tx.query<{ active: boolean }>(
      'select active from memberships where staff_id = $1 and center_id = $2', [person.id, tx.center.id],
    )
    if (existing?.active) return fail('conflict', 'This person already works here.', { fields: { email: 'Already a member.' } })
    await tx.query(
      `insert into memberships (staff_id, center_id, roles, active) values ($1, $2, $3, true)
       on conflict (staff_id, center_id) do update set roles = excluded.roles, active = true`,
      [person.id, tx.center.id, input.roles],
    )
    await auditWrite(tx, 'staff.invite', null, { staffId: person.id, roles: input.roles })
    const secret = person.status === 'invited' ? await issueToken(person.id, 'invite', INVITE_HOURS) : null
    return ok({ staffId: person.id, secret })
  })

/** Finds or creates the person; an account that exists keeps its name and password. */
const ensurePerson = (input: z.infer<typeof Invitation>) =>
  asAuth(async (query) => {
    const email = input.email.trim().toLowerCase()
    await query(
      `insert into staff (id, email, name, credentials, status) values ($1, $2, $3, $4, 'invited')
       on conflict (lower(email)) do nothing`,
      [newId(), email, input.name, input.credentials ?? null],
    )
    const [person] = await query<{ id: string; status: string }>('select id, status from staff where lower(email) = $1', [email])
    if (!person) throw new Error('The invited person was not stored.')
    return person
  })

const issueToken = (staffId: string, purpose: 'invite' | 'reset', hours: number) =>
  asAuth(async (query, now) => {
    const { secret, secretHash } = oneTimeSecret()
    await query(
      'insert into staff_tokens (id, staff_id, purpose, secret_hash, created_at, expires_at) values ($1, $2, $3, $4, $5, $6)',
      [newId(), staffId, purpose, secretHash, now, new Date(now.getTime() + hours * 3_600_000)],
    )
    return secret
  })

export const RoleChange = z.object({
  staffId: z.uuid(),
  roles: z.array(z.enum(ROLES)).min(1, 'Choose at least one role.'),
})

/** Changes what a person may do in this center. Takes effect with their next request. */
export const changeRoles = (staff: Staff, input: z.infer<typeof RoleChange>): Promise<Result<null>> =>
  asStaff(staff, 'staff.manage', 'staff.roles', async (tx) => {
    if (input.staffId === tx.staff.id && !input.roles.includes('administrator'))
      return fail('invalid', 'You cannot take the administrator role from yourself. Ask another administrator.')
    const before = await tx.query<{ roles: string[] }>(
      'select roles from memberships where staff_id = $1 and center_id = $2 and active for update', [input.staffId, tx.center.id],
    )
    if (!before[0]) return fail('not_found', 'Nobody of that name works here.')
    await tx.query('update memberships set roles = $3 where staff_id = $1 and center_id = $2', [
      input.staffId, tx.center.id, input.roles,
    ])
    await auditWrite(tx, 'staff.roles', null, { staffId: input.staffId, from: before[0].roles, to: input.roles })
    return ok(null)
  })

/** Suspends a person, or lets them back in. Suspending ends their sessions at once. */
export const setSuspended = (staff: Staff, staffId: string, suspended: boolean): Promise<Result<null>> =>
  asStaff(staff, 'staff.manage', 'staff.suspend', async (tx) => {
    if (staffId === tx.staff.id) return fail('invalid', 'You cannot suspend yourself. Ask another administrator.')
    const [member] = await tx.query('select 1 from memberships where staff_id = $1 and center_id = $2', [staffId, tx.center.id])
    if (!member) return fail('not_found', 'Nobody of that name works here.')
    await auditWrite(tx, suspended ? 'staff.suspend' : 'staff.restore', null, { staffId })
    await asAuth(async (query, now) => {
      await query(
        `update staff set status = case when $2 then 'suspended' when password_hash is null then 'invited' else 'active' end,
           sessions_valid_from = case when $2 then $3 else sessions_valid_from end
         where id = $1`,
        [staffId, suspended, now],
      )
      if (suspended)
        await query("update auth_sessions set ended_at = $2, end_reason = 'suspended' where staff_id = $1 and ended_at is null", [
          staffId, now,
        ])
    })
    return ok(null)
  })

/** Makes a one-time link for a new password (4 hours) and ends the person's sessions. */
export const resetPassword = (staff: Staff, staffId: string): Promise<Result<{ secret: string }>> =>
  asStaff(staff, 'staff.manage', 'staff.reset', async (tx) => {
    const [member] = await tx.query('select 1 from memberships where staff_id = $1 and center_id = $2', [staffId, tx.center.id])
    if (!member) return fail('not_found', 'Nobody of that name works here.')
    await auditWrite(tx, 'staff.reset', null, { staffId })
    const secret = await issueToken(staffId, 'reset', RESET_HOURS)
    await asAuth((query, now) =>
      query("update auth_sessions set ended_at = $2, end_reason = 'reset' where staff_id = $1 and ended_at is null", [staffId, now]),
    )
    return ok({ secret })
  })

export const NewPassword = z.object({
  secret: z.string().min(1),
  password: z.string().min(MIN_PASSWORD, `Use at least ${MIN_PASSWORD} characters.`).max(200),
})

/** Sets the password behind a one-time link. The link works once; all earlier sessions are over. */
export const setPassword = (input: z.infer<typeof NewPassword>): Promise<Result<{ email: string }>> =>
  asAuth(async (query, now) => {
    const passwordHash = await hashPassword(input.password)
    const [token] = await query<{ staff_id: string; purpose: string }>(
      'update staff_tokens set used_at = $2 where secret_hash = $1 and used_at is null and expires_at > $2 returning staff_id, purpose',
      [hashSecret(input.secret), now],
    )
    if (!token) return fail('invalid', 'This link has been used or has run out. Ask an administrator for a new one.')
    const [person] = await query<{ email: string }>(
      `update staff set password_hash = $2, sessions_valid_from = $3, status = case when status = 'suspended' then status else 'active' end
       where id = $1 returning email`,
      [token.staff_id, passwordHash, now],
    )
    await query("insert into audit (id, staff_id, at, kind, verb, details) values ($1, $2, $3, 'auth', 'password.set', $4)", [
      newId(), token.staff_id, now, JSON.stringify({ purpose: token.purpose }),
    ])
    return ok({ email: person?.email ?? '' })
  })
