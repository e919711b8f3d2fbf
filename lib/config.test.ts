import { describe, expect, test } from 'vitest'
import { readConfig } from './config'

const complete = {
  DATABASE_URL: 'postgresql://app:hidden-word@db.example.org:5432/glidepath',
  NEXTAUTH_SECRET: 'a'.repeat(32),
  PUBLIC_URL: 'https://glidepath.example.org/',
}

const problemsOf = (env: Record<string, string | undefined>) => {
  const reading = readConfig(env)
  return reading.ok ? [] : reading.problems
}

describe('the environment is read once and refused in words', () => {
  test('what nobody chooses has a value that is safe in production', () => {
    expect(readConfig(complete)).toEqual({
      ok: true,
      config: {
        mode: 'production',
        databaseUrl: complete.DATABASE_URL,
        databaseOwnerUrl: undefined,
        databasePoolSize: 10,
        secret: complete.NEXTAUTH_SECRET,
        publicUrl: 'https://glidepath.example.org',
        port: 3000,
        host: '0.0.0.0',
        sweepSeconds: 5,
        logLevel: 'info',
      },
    })
  })

  test('an empty variable counts as not set', () => {
    expect(readConfig({ ...complete, PORT: '', DATABASE_OWNER_URL: ' ' })).toMatchObject({
      ok: true,
      config: { port: 3000, databaseOwnerUrl: undefined },
    })
  })

  test('NEXTAUTH_URL stands in for PUBLIC_URL', () => {
    const { PUBLIC_URL: url, ...rest } = complete
    expect(readConfig({ ...rest, NEXTAUTH_URL: url })).toMatchObject({ ok: true })
  })

  test('everything missing is named in one go, with what it should be', () => {
    const problems = problemsOf({})
    expect(problems).toHaveLength(3)
    expect(problems.join('\n')).toMatch(/^DATABASE_URL must be the address of a PostgreSQL.*it is not set/m)
    expect(problems.join('\n')).toMatch(/^NEXTAUTH_SECRET must be a random text of at least 32/m)
    expect(problems.join('\n')).toMatch(/^PUBLIC_URL must be the address where people reach/m)
  })

  test.each([
    ['PORT', '0', '1'],
    ['PORT', '65536', '65535'],
    ['PORT', '30x', '80'],
    ['DATABASE_POOL_SIZE', '0', '1'],
    ['DATABASE_POOL_SIZE', '501', '500'],
    ['SWEEP_SECONDS', '61', '60'],
    ['SWEEP_SECONDS', '1.5', '1'],
    ['LOG_LEVEL', 'loud', 'debug'],
    ['GLIDEPATH_MODE', 'live', 'test'],
    ['HOST', 'not a host', '::1'],
    ['NEXTAUTH_SECRET', 'a'.repeat(31), 'a'.repeat(32)],
    ['DATABASE_URL', 'mysql://x/y', 'postgres://x/y'],
    ['DATABASE_URL', 'glidepath', 'postgresql://postgres@localhost:5432/g?host=%2Ftmp%2Fa'],
    ['DATABASE_OWNER_URL', 'owner', 'postgresql://owner@x/y'],
    ['PUBLIC_URL', 'glidepath.example.org', 'http://localhost:3000'],
    ['PUBLIC_URL', 'ftp://x', 'https://x'],
  ])('%s may not be %j and may be %j', (name, wrong, right) => {
    expect(problemsOf({ ...complete, [name]: wrong })).toEqual([expect.stringMatching(new RegExp(`^${name} must be `))])
    expect(problemsOf({ ...complete, [name]: right })).toEqual([])
  })

  test('a message never repeats a secret or a password', () => {
    const said = problemsOf({ NEXTAUTH_SECRET: 'short-word', DATABASE_URL: 'mysql://app:hidden-word@db/x' }).join('\n')
    expect(said).not.toMatch(/short-word|hidden-word/)
  })
})
