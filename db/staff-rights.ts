import { fail, type Refused } from '@/lib/result'
import type { Tx } from './client'

export const NO_SUCH_COLLEAGUE: Refused = fail('not_found', 'Nobody of that name works here.')

/**
 * A part of an administrator's transaction that touches accounts (status, sessions, one-time links), which only the
 * narrow sign-in role may write. In one transaction, so that nothing is left half-done without its audit row.
 */
export async function withAccountRights<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await tx.query("select set_config('role', 'glidepath_auth', true)", [], 'account-rights')
  const value = await work()
  await tx.query("select set_config('role', 'glidepath_app', true)", [], 'staff-rights')
  return value
}

/**
 * Locks the center's administrators, so that two of them cannot remove each other at the same moment.
 * Refuses whoever has just stopped being one.
 */
export async function lockAdministrators(tx: Tx): Promise<Refused | null> {
  const rows = await tx.query<{ staff_id: string }>(
    `select staff_id from memberships where center_id = $1 and active and 'administrator' = any (roles)
     order by staff_id for update`,
    [tx.center.id],
  )
  if (rows.some((row) => row.staff_id === tx.staff.id)) return null
  return fail('not_allowed', 'You are no longer an administrator of this center.')
}

/**
 * How many centers a person works in that this administrator does not administer. An account belongs to all of them:
 * who administers one must not get a link that opens the others.
 */
export async function centersBeyond(tx: Tx, staffId: string): Promise<number> {
  return withAccountRights(tx, async () => {
    const [row] = await tx.query<{ n: number }>(
      `select count(*)::int as n from memberships m
       where m.staff_id = $1 and m.active and m.center_id <> $3 and not exists (
         select 1 from memberships a
         where a.staff_id = $2 and a.center_id = m.center_id and a.active and 'administrator' = any (a.roles))`,
      [staffId, tx.staff.id, tx.center.id],
    )
    return row?.n ?? 0
  })
}
