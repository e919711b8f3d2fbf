import { fail, ok, type Result } from '@/lib/result'
import { asAuth, type Staff } from '../client'

/** The person with this e-mail acting in this center, for commands; what they may do is asked by the verb. */
export async function findMember(centerSlug: string, email: string): Promise<Result<Staff>> {
  const [row] = await asAuth((query) =>
    query<{ id: string; center_id: string; roles: string[] }>(
      `select s.id, m.center_id, m.roles
       from staff s join memberships m on m.staff_id = s.id join centers c on c.id = m.center_id
       where lower(s.email) = lower($1) and c.slug = $2 and m.active and s.status = 'active'`,
      [email.trim(), centerSlug],
    ),
  )
  if (!row) return fail('not_found', `Nobody with the e-mail ${email} works in the center ${centerSlug}.`)
  return ok({ id: row.id, centerId: row.center_id, roles: row.roles })
}
