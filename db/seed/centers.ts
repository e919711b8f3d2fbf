import { pool } from '../client'
import { newId } from '../ids'
import { hashPassword } from '../passwords'
import { type CenterPlan, DEMO_PASSWORD, STAFF, type StaffKey } from './staff'

/** Centers, people and memberships: all that the demo inserts by hand, because the product has no verb for the first. */
export async function insertCenter(plan: CenterPlan, slug = plan.slug): Promise<string> {
  const id = newId()
  await pool().query('insert into centers (id, slug, name, time_zone, settings) values ($1, $2, $3, $4, $5)', [
    id,
    slug,
    plan.name,
    plan.zone,
    JSON.stringify({ temperatureUnit: '[degF]', weightUnit: '[lb_av]' }),
  ])
  return id
}

/** Adds each person once, at home in one center; `emailOf` lets a test keep its own addresses. */
export async function insertStaff(
  keys: readonly StaffKey[],
  homeOf: (key: StaffKey) => string,
  since: Date,
  emailOf: (key: StaffKey) => string = (key) => STAFF[key].email,
): Promise<Map<StaffKey, string>> {
  const passwordHash = await hashPassword(DEMO_PASSWORD)
  const ids = new Map<StaffKey, string>()
  for (const key of keys) {
    const id = newId()
    await pool().query(
      `insert into staff (id, email, name, credentials, password_hash, status, last_center_id, sessions_valid_from)
       values ($1, $2, $3, $4, $5, 'active', $6, $7)`,
      [id, emailOf(key), STAFF[key].name, STAFF[key].credentials, passwordHash, homeOf(key), since],
    )
    ids.set(key, id)
  }
  return ids
}

export async function joinAll(plan: CenterPlan, centerId: string, ids: ReadonlyMap<StaffKey, string>): Promise<void> {
  for (const [key, roles] of Object.entries(plan.members))
    await pool().query('insert into memberships (staff_id, center_id, roles) values ($1, $2, $3)', [
      ids.get(key as StaffKey),
      centerId,
      roles,
    ])
}
