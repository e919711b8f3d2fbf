import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from './ids'
import { readSession } from './sessions'
import { signIn } from './sign-in'
import { changeRoles, inviteStaff, listStaff } from './staff'
import { resetPassword, setSuspended, signOutColleague } from './staff-access'
import { readLink, setPassword } from './staff-links'
import { joinCenter, makeCenter, makeSession, makeStaff, must, pool, type TestStaff } from './testing'

let center: { id: string }
let admin: TestStaff
const PASSWORD = 'a password of my own'

beforeAll(async () => {
  center = await makeCenter()
  admin = await makeStaff(center.id, 'administrator')
})

const invite = (by: TestStaff, email = `${newId()}@example.test`) =>
  inviteStaff(by, { email, name: 'Sam Invited', roles: ['nurse'] })
const attempt = (email: string, password: string) => signIn({ email, password, address: newId() })
const rowOf = async (staffId: string, by = admin) => must(await listStaff(by)).find(({ id }) => id === staffId)
const auditVerbs = async (staffId: string) =>
  (await pool().query("select verb from audit where details ->> 'staffId' = $1 order by at", [staffId])).rows.map(
    ({ verb }) => verb,
  )

describe('an invitation', () => {
  test('lets the person choose a password once, and sign in with it', async () => {
    const email = `${newId()}@example.test`
    const { staffId, secret } = must(await invite(admin, email))
    expect(await rowOf(staffId)).toMatchObject({ state: 'invited', roles: ['nurse'], linkUntil: expect.any(Date) })
    expect(must(await readLink(secret ?? ''))).toEqual({ email, name: 'Sam Invited', purpose: 'invite' })
    must(await setPassword({ secret: secret ?? '', password: PASSWORD }))
    expect(await attempt(email, PASSWORD)).toMatchObject({ ok: true })
    expect(await rowOf(staffId)).toMatchObject({ state: 'active', sessions: 1, linkUntil: null })
    expect(await setPassword({ secret: secret ?? '', password: 'another password' })).toMatchObject({
      problem: { code: 'invalid' },
    })
    expect(await readLink(secret ?? '')).toMatchObject({ ok: false })
    expect(await auditVerbs(staffId)).toEqual(['staff.invite'])
  })

  test('used by two people in the same second works for one', async () => {
    const { secret } = must(await invite(admin))
    const both = await Promise.all(
      [1, 2].map((n) => setPassword({ secret: secret ?? '', password: `${PASSWORD} ${n}` })),
    )
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  })

  test('lasts 72 hours and not longer', async () => {
    const { staffId, secret } = must(await invite(admin))
    const { rows } = await pool().query(
      'select expires_at - created_at as lasts, secret_hash from staff_tokens where staff_id = $1',
      [staffId],
    )
    expect(rows[0].lasts).toMatchObject({ days: 3 })
    expect(rows[0].secret_hash).not.toContain(secret)
    await pool().query('update staff_tokens set expires_at = now() where staff_id = $1', [staffId])
    expect(await setPassword({ secret: secret ?? '', password: PASSWORD })).toMatchObject({
      problem: { code: 'invalid' },
    })
  })

  test('of somebody who is in the list already is refused beside the e-mail', async () => {
    const nurse = await makeStaff(center.id, 'nurse')
    expect(await invite(admin, nurse.email)).toMatchObject({
      problem: { code: 'conflict', fields: { email: expect.any(String) } },
    })
  })

  test('gives no link to an account that other centers have opened', async () => {
    const elsewhere = await makeCenter()
    const [theirs, boss] = [
      await makeStaff(elsewhere.id, 'administrator'),
      await makeStaff(elsewhere.id, 'medical_director'),
    ]
    expect(must(await invite(admin, boss.email))).toEqual({ staffId: boss.id, secret: null })
    const invited = must(await invite(theirs))
    const { rows } = await pool().query('select email from staff where id = $1', [invited.staffId])
    expect(must(await invite(admin, rows[0].email)).secret).toBeNull()
    expect(await readLink(invited.secret ?? '')).toMatchObject({ ok: true })
  })
})

describe('roles', () => {
  test('change with the next request, and say what they were', async () => {
    const nurse = await makeStaff(center.id, 'nurse')
    must(await changeRoles(admin, { staffId: nurse.id, roles: ['counselor', 'administrator'] }))
    expect(await listStaff(nurse)).toMatchObject({ ok: true })
    const { rows } = await pool().query(
      "select details from audit where verb = 'staff.roles' and details ->> 'staffId' = $1",
      [nurse.id],
    )
    expect(rows[0].details).toMatchObject({ from: ['nurse'], to: ['counselor', 'administrator'] })
  })

  test('an administrator keeps the role until another administrator takes it', async () => {
    expect(await changeRoles(admin, { staffId: admin.id, roles: ['nurse'] })).toMatchObject({
      problem: { code: 'invalid', fields: { roles: expect.any(String) } },
    })
    const second = await makeStaff(center.id, 'administrator')
    must(await changeRoles(admin, { staffId: second.id, roles: ['nurse'] }))
    expect(await listStaff(second)).toMatchObject({ problem: { code: 'not_allowed' } })
  })

  test('nobody from another center is reached', async () => {
    const stranger = await makeStaff((await makeCenter()).id, 'nurse')
    expect(await changeRoles(admin, { staffId: stranger.id, roles: ['administrator'] })).toMatchObject({
      problem: { code: 'not_found' },
    })
    expect(await setSuspended(admin, { staffId: stranger.id, suspended: true })).toMatchObject({
      problem: { code: 'not_found' },
    })
    expect(await resetPassword(admin, { staffId: stranger.id })).toMatchObject({ problem: { code: 'not_found' } })
    expect(await signOutColleague(admin, { staffId: stranger.id })).toMatchObject({ problem: { code: 'not_found' } })
  })
})

describe('suspending', () => {
  test('ends access at once, and letting back in brings it back', async () => {
    const nurse = await makeStaff(center.id, 'nurse')
    must(await setSuspended(admin, { staffId: nurse.id, suspended: true }))
    expect(await attempt(nurse.email, nurse.password)).toMatchObject({ problem: { code: 'invalid' } })
    expect(await rowOf(nurse.id)).toMatchObject({ state: 'suspended' })
    must(await setSuspended(admin, { staffId: nurse.id, suspended: false }))
    expect(await attempt(nurse.email, nurse.password)).toMatchObject({ ok: true })
    expect(await auditVerbs(nurse.id)).toEqual(['staff.suspend', 'staff.restore'])
  })

  test('in one center leaves the other', async () => {
    const other = await makeCenter()
    const nurse = await makeStaff(center.id, 'nurse')
    await joinCenter(nurse.id, other.id, ['nurse'])
    const session = await makeSession(nurse)
    must(await setSuspended(admin, { staffId: nurse.id, suspended: true }))
    expect((await readSession(session, true))?.centers.map(({ id }) => id)).toEqual([other.id])
  })

  test('ends an unused invitation', async () => {
    const { staffId, secret } = must(await invite(admin))
    must(await setSuspended(admin, { staffId, suspended: true }))
    expect(await setPassword({ secret: secret ?? '', password: PASSWORD })).toMatchObject({ ok: false })
  })

  test('oneself is refused', async () => {
    expect(await setSuspended(admin, { staffId: admin.id, suspended: true })).toMatchObject({
      problem: { code: 'invalid' },
    })
  })

  test('two administrators who suspend each other in the same second leave one', async () => {
    const { id } = await makeCenter()
    const pair = [await makeStaff(id, 'administrator'), await makeStaff(id, 'administrator')] as const
    const results = await Promise.all([
      setSuspended(pair[0], { staffId: pair[1].id, suspended: true }),
      setSuspended(pair[1], { staffId: pair[0].id, suspended: true }),
    ])
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    const { rows } = await pool().query('select count(*)::int as n from memberships where center_id = $1 and active', [
      id,
    ])
    expect(rows[0].n).toBe(1)
  })
})

describe('a new password', () => {
  test('ends every session at once; its link works once, for four hours', async () => {
    const nurse = await makeStaff(center.id, 'nurse')
    const session = await makeSession(nurse)
    const first = must(await resetPassword(admin, { staffId: nurse.id }))
    expect(await readSession(session, true)).toBeNull()
    expect(await attempt(nurse.email, nurse.password)).toMatchObject({ ok: false })
    const second = must(await resetPassword(admin, { staffId: nurse.id }))
    expect(await readLink(first.secret)).toMatchObject({ ok: false })
    const { rows } = await pool().query(
      'select expires_at - created_at as lasts from staff_tokens where staff_id = $1',
      [nurse.id],
    )
    expect(rows.map(({ lasts }) => lasts.hours)).toContain(4)
    must(await setPassword({ secret: second.secret, password: PASSWORD }))
    expect(await setPassword({ secret: second.secret, password: PASSWORD })).toMatchObject({ ok: false })
    expect(await attempt(nurse.email, nurse.password)).toMatchObject({ ok: false })
    expect(await attempt(nurse.email, PASSWORD)).toMatchObject({ ok: true })
  })

  test('is not for a person who works where the administrator does not administer', async () => {
    const other = await makeCenter()
    const nurse = await makeStaff(center.id, 'nurse')
    await joinCenter(nurse.id, other.id, ['medical_director'])
    expect(await resetPassword(admin, { staffId: nurse.id })).toMatchObject({ problem: { code: 'not_allowed' } })
    await joinCenter(admin.id, other.id, ['administrator'])
    expect(await resetPassword(admin, { staffId: nurse.id })).toMatchObject({ ok: true })
  })

  test('signing a colleague out leaves the password as it is', async () => {
    const nurse = await makeStaff(center.id, 'nurse')
    const session = await makeSession(nurse)
    must(await signOutColleague(admin, { staffId: nurse.id }))
    expect(await readSession(session, true)).toBeNull()
    expect(await attempt(nurse.email, nurse.password)).toMatchObject({ ok: true })
  })
})
