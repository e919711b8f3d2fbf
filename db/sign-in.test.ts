import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { newId } from './ids'
import { signIn } from './sign-in'
import { makeCenter, makeStaff, pool } from './testing'

const argon = vi.hoisted(() => ({ verified: 0 }))
vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof import('@node-rs/argon2')>()
  const verify: typeof real.verify = (...args) => {
    argon.verified += 1
    return real.verify(...args)
  }
  return { ...real, verify }
})

let center: { id: string }
const fresh = () => makeStaff(center.id, 'nurse')
/** Every attempt comes from an address of its own unless a test says otherwise. */
const attempt = (email: string, password: string, address = newId()) => signIn({ email, password, address })
const auditOf = async (staffId: string) =>
  (await pool().query('select kind, verb from audit where staff_id = $1 order by at', [staffId])).rows

beforeAll(async () => {
  center = await makeCenter()
})
afterEach(() => {
  argon.verified = 0
})

describe('signing in', () => {
  test('starts a session, whatever the case of the e-mail, and is on record', async () => {
    const nurse = await fresh()
    const result = await attempt(` ${nurse.email.toUpperCase()} `, nurse.password)
    expect(result).toMatchObject({ ok: true, value: { staffId: nurse.id, email: nurse.email } })
    expect(await auditOf(nurse.id)).toEqual([{ kind: 'auth', verb: 'sign_in' }])
  })

  test('an unknown e-mail, a wrong password, a suspended and an invited person get one answer after the same work', async () => {
    const [known, suspended, invited] = [await fresh(), await fresh(), await fresh()]
    await pool().query("update staff set status = 'suspended' where id = $1", [suspended.id])
    await pool().query("update staff set status = 'invited', password_hash = null where id = $1", [invited.id])
    const tries = [
      ['nobody-at-all@example.test', 'whatever it is'],
      [known.email, 'not the password'],
      [known.email, ''],
      [known.email, known.password.repeat(40)],
      [suspended.email, suspended.password],
      [invited.email, invited.password],
    ] as const
    for (const [email, password] of tries) {
      argon.verified = 0
      const result = await attempt(email, password)
      expect(result).toEqual({ ok: false, problem: { code: 'invalid', message: 'E-mail or password is not right.' } })
      expect(argon.verified).toBe(1)
    }
  })

  test('a refused attempt is on record', async () => {
    const nurse = await fresh()
    await attempt(nurse.email, 'not the password')
    expect(await auditOf(nurse.id)).toEqual([{ kind: 'auth', verb: 'sign_in.refused' }])
  })
})

describe('the limit per account', () => {
  test('the eleventh attempt in a quarter of an hour waits, also with the right password', async () => {
    const nurse = await fresh()
    for (let n = 1; n <= 10; n++)
      expect(await attempt(nurse.email, 'wrong')).toMatchObject({ problem: { code: 'invalid' } })
    expect(await attempt(nurse.email, nurse.password)).toMatchObject({ problem: { code: 'too_many' } })
    expect(argon.verified).toBe(10)
  })

  test('counts an e-mail that nobody has in the same way', async () => {
    const email = `nobody-${Date.now()}@example.test`
    for (let n = 1; n <= 10; n++) await attempt(email, 'wrong')
    expect(await attempt(email, 'wrong')).toMatchObject({ problem: { code: 'too_many' } })
  })

  test('the tenth attempt may still be the right one, and clears the count', async () => {
    const nurse = await fresh()
    for (let round = 1; round <= 2; round++) {
      for (let n = 1; n <= 9; n++) await attempt(nurse.email, 'wrong')
      expect(await attempt(nurse.email, nurse.password)).toMatchObject({ ok: true })
    }
  })

  test('ends with its time', async () => {
    const nurse = await fresh()
    for (let n = 1; n <= 11; n++) await attempt(nurse.email, 'wrong')
    await pool().query('update rate_limits set expire = 1 where key = $1', [`account:${nurse.email}`])
    expect(await attempt(nurse.email, nurse.password)).toMatchObject({ ok: true })
  })
})

describe('the limit per address', () => {
  const wrongFrom = (address: string, times: number) =>
    Promise.all(
      Array.from({ length: times }, (_, n) => attempt(`nobody-${address}-${n}@example.test`, 'wrong', address)),
    )

  test('fifty wrong attempts on fifty accounts lock the address, not the accounts', async () => {
    const nurse = await fresh()
    const address = `198.51.100.${Date.now()}`
    await wrongFrom(address, 50)
    expect(await attempt(nurse.email, nurse.password, address)).toMatchObject({ problem: { code: 'too_many' } })
    expect(await attempt(nurse.email, nurse.password)).toMatchObject({ ok: true })
  })

  test('a whole shift signs in from one address', async () => {
    const nurse = await fresh()
    const address = `203.0.113.${Date.now()}`
    await wrongFrom(address, 48)
    for (let n = 1; n <= 4; n++) expect(await attempt(nurse.email, nurse.password, address)).toMatchObject({ ok: true })
  })
})
