import { z } from 'zod'
import { fail, ok, type Result } from '@/lib/result'
import { auditWrite } from './audit'
import { asStaff, type Staff, type Tx } from './client'
import { endLinks, endSessionsOf, issueLink, type LinkPurpose } from './staff-links'
import { centersBeyond, lockAdministrators, NO_SUCH_COLLEAGUE, withAccountRights } from './staff-rights'

export const Colleague = z.object({ staffId: z.uuid() })
export const Suspension = z.object({ staffId: z.uuid(), suspended: z.boolean() })

/**
 * Suspends a person in this center, or lets them back in. Takes effect at once: every request asks for the membership
 * again. Who works nowhere else is signed out and cannot sign in until somebody lets them back in.
 */
export const setSuspended = (staff: Staff, input: z.infer<typeof Suspension>): Promise<Result<null>> =>
  asStaff(staff, 'staff.manage', 'staff.suspend', async (tx) => {
    const refused = await lockAdministrators(tx)
    if (refused) return refused
    if (input.staffId === tx.staff.id) return fail('invalid', 'You cannot suspend yourself. Ask another administrator.')
    const changed = await tx.query(
      'update memberships set active = $3 where staff_id = $1 and center_id = $2 returning staff_id',
      [input.staffId, tx.center.id, !input.suspended],
    )
    if (changed.length === 0) return NO_SUCH_COLLEAGUE
    await auditWrite(tx, input.suspended ? 'staff.suspend' : 'staff.restore', null, { staffId: input.staffId })
    await withAccountRights(tx, () =>
      input.suspended ? closeAccount(tx, input.staffId) : openAccount(tx, input.staffId),
    )
    return ok(null)
  })

async function closeAccount(tx: Tx, staffId: string): Promise<void> {
  const closed = await tx.query(
    `update staff set status = 'suspended'
     where id = $1 and not exists (select 1 from memberships where staff_id = $1 and active) returning id`,
    [staffId],
  )
  if (closed.length === 0) return
  await endSessionsOf(tx.query, tx.now, staffId, 'suspended')
  await endLinks(tx.query, tx.now, staffId)
}

async function openAccount(tx: Tx, staffId: string): Promise<void> {
  await tx.query(
    `update staff set status = case when password_hash is null then 'invited' else 'active' end
     where id = $1 and status = 'suspended'`,
    [staffId],
  )
}

/**
 * Makes a one-time link for a new password; the old password and every session end at once. For an invited person it is
 * a new invitation.
 */
export const resetPassword = (
  staff: Staff,
  input: z.infer<typeof Colleague>,
): Promise<Result<{ secret: string; purpose: LinkPurpose }>> =>
  asStaff(staff, 'staff.manage', 'staff.reset', async (tx) => {
    const person = await findActive(tx, input.staffId)
    if (!person) return NO_SUCH_COLLEAGUE
    if ((await centersBeyond(tx, input.staffId)) > 0) return WORKS_ELSEWHERE
    const purpose = person.status === 'invited' ? 'invite' : 'reset'
    await auditWrite(tx, 'staff.reset', null, { staffId: input.staffId, purpose })
    const secret = await withAccountRights(tx, async () => {
      await endSessionsOf(tx.query, tx.now, input.staffId, 'reset')
      // Whoever knows the old password must not come back with it.
      await tx.query('update staff set password_hash = null where id = $1', [input.staffId])
      return issueLink(tx.query, tx.now, input.staffId, purpose)
    })
    return ok({ secret, purpose })
  })

const WORKS_ELSEWHERE = fail(
  'not_allowed',
  'This person also works in a center that you do not administer, so their password is not yours to reset. Ask who runs Glidepath.',
)

/** Ends every session of a colleague at once, for a lost device or a screen left open. */
export const signOutColleague = (staff: Staff, input: z.infer<typeof Colleague>): Promise<Result<null>> =>
  asStaff(staff, 'staff.manage', 'staff.sign_out', async (tx) => {
    if (!(await findActive(tx, input.staffId))) return NO_SUCH_COLLEAGUE
    await auditWrite(tx, 'staff.sign_out', null, { staffId: input.staffId })
    await withAccountRights(tx, () => endSessionsOf(tx.query, tx.now, input.staffId, 'administrator'))
    return ok(null)
  })

async function findActive(tx: Tx, staffId: string) {
  const [person] = await tx.query<{ status: string }>(
    'select s.status from memberships m join staff s on s.id = m.staff_id where m.staff_id = $1 and m.center_id = $2 and m.active',
    [staffId, tx.center.id],
  )
  return person
}
