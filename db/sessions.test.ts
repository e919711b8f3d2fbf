import { beforeAll, describe, expect, test } from 'vitest'
import { endAllSessions, endSession, readSession, staffIn } from './sessions'
import { setSuspended } from './staff-access'
import { joinCenter, makeCenter, makeSession, makeStaff, must, pool, type TestStaff } from './testing'

let center: { id: string; slug: string }
let nurse: TestStaff

beforeAll(async () => {
  center = await makeCenter()
  nurse = await makeStaff(center.id, 'nurse')
})

const moveBack = (sessionId: string, column: 'last_seen_at' | 'created_at', seconds: number) =>
  pool().query(`update auth_sessions set ${column} = now() - make_interval(secs => $2) where id = $1`, [
    sessionId,
    seconds,
  ])
const seenAt = async (sessionId: string): Promise<Date> =>
  (await pool().query('select last_seen_at from auth_sessions where id = $1', [sessionId])).rows[0].last_seen_at

const MINUTE = 60
const HOUR = 3600

describe('a session', () => {
  test('says who, in which centers, and when it ends', async () => {
    const session = await readSession(await makeSession(nurse), true)
    expect(session).toMatchObject({ staffId: nurse.id, centers: [{ slug: center.slug, roles: ['nurse'] }] })
    const minutesLeft = ((session?.idleEndsAt.getTime() ?? 0) - (session?.now.getTime() ?? 0)) / 60_000
    expect(minutesLeft).toBeCloseTo(15, 1)
  })

  test('is over after 15 idle minutes, and not before', async () => {
    const id = await makeSession(nurse)
    await moveBack(id, 'last_seen_at', 15 * MINUTE - 2)
    expect(await readSession(id, false)).not.toBeNull()
    await moveBack(id, 'last_seen_at', 15 * MINUTE)
    expect(await readSession(id, true)).toBeNull()
  })

  test('is over after 12 hours however busy, and not before', async () => {
    const id = await makeSession(nurse)
    await moveBack(id, 'created_at', 12 * HOUR - 2)
    expect(await readSession(id, true)).not.toBeNull()
    await moveBack(id, 'created_at', 12 * HOUR)
    expect(await readSession(id, true)).toBeNull()
  })

  test('a page load counts as activity, a screen that refreshes itself does not', async () => {
    const id = await makeSession(nurse)
    await moveBack(id, 'last_seen_at', 10 * MINUTE)
    const before = await seenAt(id)
    await readSession(id, false)
    expect(await seenAt(id)).toEqual(before)
    await readSession(id, true)
    expect((await seenAt(id)).getTime()).toBeGreaterThan(before.getTime())
  })

  test('is over at once after signing out, and the others go on', async () => {
    const [here, there] = [await makeSession(nurse), await makeSession(nurse)]
    await endSession(here, 'signed_out')
    expect(await readSession(here, true)).toBeNull()
    expect(await readSession(there, true)).not.toBeNull()
  })

  test('signing out everywhere ends all of them, and a new one starts', async () => {
    const person = await makeStaff(center.id, 'nurse')
    const sessions = [await makeSession(person), await makeSession(person)]
    await endAllSessions(person.id, 'signed_out_everywhere')
    for (const id of sessions) expect(await readSession(id, true)).toBeNull()
    expect(await readSession(await makeSession(person), true)).not.toBeNull()
  })

  test('is over at once when its person is suspended', async () => {
    const [administrator, person] = [await makeStaff(center.id, 'administrator'), await makeStaff(center.id, 'nurse')]
    const id = await makeSession(person)
    must(await setSuspended(administrator, { staffId: person.id, suspended: true }))
    expect(await readSession(id, true)).toBeNull()
    must(await setSuspended(administrator, { staffId: person.id, suspended: false }))
    expect(await readSession(id, true)).toBeNull()
  })

  test('opens the centers of its person and no other', async () => {
    const [other, third] = [await makeCenter(), await makeCenter()]
    const person = await makeStaff(center.id, 'nurse')
    await joinCenter(person.id, other.id, ['supervisor'])
    const session = await readSession(await makeSession(person), true)
    if (!session) throw new Error('No session.')
    expect(staffIn(session, center.slug)).toMatchObject({ centerId: center.id, roles: ['nurse'] })
    expect(staffIn(session, other.slug)).toMatchObject({ centerId: other.id, roles: ['supervisor'] })
    expect(staffIn(session, third.slug)).toBeNull()
  })

  test('an id that nobody has is no session', async () => {
    expect(await readSession('00000000-0000-7000-8000-000000000000', true)).toBeNull()
  })
})
