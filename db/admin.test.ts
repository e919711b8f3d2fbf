import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { createAdministrator } from './admin'
import { newId } from './ids'
import { signIn } from './sign-in'
import { setPassword } from './staff-links'
import { must, pool } from './testing'

const url = () => process.env.DATABASE_URL ?? ''
const request = (more: Partial<Parameters<typeof createAdministrator>[1]> = {}) => {
  const unique = newId()
  return {
    email: `${unique}@example.test`,
    name: 'Alex First',
    center: `Center ${unique}`,
    timeZone: 'America/Denver',
    ...more,
  }
}

describe('the first administrator', () => {
  test('comes with a center and a one-time link, and no password', async () => {
    const input = request()
    const { slug, secret } = must(await createAdministrator(url(), input))
    const { rows } = await pool().query(
      'select c.time_zone, m.roles, s.password_hash from centers c join memberships m on m.center_id = c.id join staff s on s.id = m.staff_id where c.slug = $1',
      [slug],
    )
    expect(rows).toEqual([{ time_zone: 'America/Denver', roles: ['administrator'], password_hash: null }])
    must(await setPassword({ secret, password: 'a password of my own' }))
    expect(await signIn({ email: input.email, password: 'a password of my own', address: newId() })).toMatchObject({
      ok: true,
    })
  })

  test('asked for again gets a new link; the old one is over', async () => {
    const input = request()
    const first = must(await createAdministrator(url(), input))
    const second = must(await createAdministrator(url(), input))
    expect(await setPassword({ secret: first.secret, password: 'a password of my own' })).toMatchObject({ ok: false })
    must(await setPassword({ secret: second.secret, password: 'a password of my own' }))
  })

  test('is refused without a zone that exists, or with the short name of another center', async () => {
    expect(await createAdministrator(url(), request({ timeZone: 'America/Nowhere' }))).toMatchObject({
      problem: { message: /time-zone/ },
    })
    const { slug } = must(await createAdministrator(url(), request()))
    expect(await createAdministrator(url(), request({ slug }))).toMatchObject({ problem: { code: 'conflict' } })
  })

  test('the command says what is missing and makes nothing', async () => {
    const run = (env: Record<string, string>, ...args: string[]) =>
      promisify(execFile)(process.execPath, ['--import', 'tsx', 'db/admin.ts', ...args], {
        env: { NODE_ENV: 'test', PATH: process.env.PATH ?? '', ...env },
      })
    await expect(run({}, '--email', 'a@example.test')).rejects.toMatchObject({
      code: 1,
      stderr: /DATABASE_URL is not set/,
    })
    await expect(run({ DATABASE_URL: url() }, '--email', 'a@example.test')).rejects.toMatchObject({
      code: 1,
      stderr: /admin:create/,
    })
  })
})
