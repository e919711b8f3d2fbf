import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { hashOfSources } from './build.mjs'
import { packagesMatch } from './packages.mjs'
import { completeSettings } from './settings.mjs'
import { checkPort } from './web.mjs'

const base = mkdtempSync(join(tmpdir(), 'gp-launch-'))
afterAll(() => rmSync(base, { recursive: true }))

describe('which mode, and what it needs', () => {
  const folder = join(base, 'data')

  test('with nothing set it is a demo on this computer, with a secret of its own that stays', () => {
    const first = completeSettings({}, folder)
    expect(first).toMatchObject({ mode: 'demo', embedded: true, host: '127.0.0.1', address: 'http://localhost:3000' })
    expect(first.env.NEXTAUTH_SECRET).toMatch(/^[0-9a-f]{64}$/)
    expect(completeSettings({}, folder).env.NEXTAUTH_SECRET).toBe(first.env.NEXTAUTH_SECRET)
    expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600)
  })

  test('with a database of its own it is production and nothing secret is invented', () => {
    const { mode, host, env } = completeSettings({ DATABASE_URL: 'postgresql://a@b/c' }, folder)
    expect({ mode, host }).toEqual({ mode: 'production', host: '0.0.0.0' })
    expect([env.NEXTAUTH_SECRET, env.PUBLIC_URL]).toEqual(['', ''])
  })

  test('a demo never runs on a database that somebody configured', () => {
    const env = { DATABASE_URL: 'postgresql://a@b/c', GLIDEPATH_MODE: 'demo' }
    expect(() => completeSettings(env, folder)).toThrow(/only for the built-in database/)
    expect(() => completeSettings({ GLIDEPATH_MODE: 'test' }, folder)).toThrow(/must be demo or production/)
  })

  test('PG variables meant for another server do not bend the connections to the built-in one', () => {
    expect(completeSettings({ PGSSLMODE: 'require', PATH: '/bin' }, folder).env).not.toHaveProperty('PGSSLMODE')
    const own = completeSettings({ PGSSLMODE: 'require', DATABASE_URL: 'postgresql://a@b/c' }, folder)
    expect(own.env.PGSSLMODE).toBe('require')
  })
})

describe('when the packages are installed again', () => {
  const lock = (packages: Record<string, { version?: string; optional?: boolean }>) => ({
    packages: { '': {}, ...packages },
  })
  const wanted = lock({
    'node_modules/next': { version: '2.0.0' },
    'node_modules/mac-only': { version: '1.0.0', optional: true },
  })

  test.each([
    ['all that is not optional is there', lock({ 'node_modules/next': { version: '2.0.0' } }), true],
    ['another version is there', lock({ 'node_modules/next': { version: '1.9.9' } }), false],
    ['one is missing', lock({}), false],
    ['nothing was installed, or the installation was interrupted', undefined, false],
  ])('%s', (_, installed, matches) => {
    expect(packagesMatch(wanted, installed)).toBe(matches)
  })
})

describe('when it is built again', () => {
  const root = join(base, 'project')
  const write = (path: string, text: string) => {
    mkdirSync(join(root, path, '..'), { recursive: true })
    writeFileSync(join(root, path), text)
  }

  beforeEach(() => {
    rmSync(root, { recursive: true, force: true })
    write('app/page.tsx', 'one')
    write('package-lock.json', '{}')
  })

  test.each([
    ['a page changed', 'app/page.tsx', true],
    ['a file came', 'lib/clinical/new.ts', true],
    ['the packages changed', 'package-lock.json', true],
    ['a setting of the build changed', 'next.config.mjs', true],
    ['a test changed', 'lib/clinical/new.test.ts', false],
    ['the README changed', 'README.md', false],
    ['a browser test changed', 'e2e/queue.spec.ts', false],
  ])('%s', (_, path, rebuilds) => {
    const before = hashOfSources(root)
    write(path, 'two')
    expect(hashOfSources(root) !== before).toBe(rebuilds)
  })

  test('the same sources are the same build', () => {
    expect(hashOfSources(root)).toBe(hashOfSources(root))
    expect(readFileSync(join(root, 'app/page.tsx'), 'utf8')).toBe('one')
  })
})

describe('the port', () => {
  test('one that another program holds is named, with another to choose', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const address = other.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const message = `Port ${port} is used by another program. Stop that one, or choose another: PORT=${port + 1} npm start`
    await expect(checkPort(String(port), '127.0.0.1')).rejects.toThrow(message)
    await new Promise((resolve) => other.close(resolve))
    await expect(checkPort(String(port), '127.0.0.1')).resolves.toBeUndefined()
  })

  test('a host that is no address of this computer is named', async () => {
    await expect(checkPort('0', '192.0.2.1')).rejects.toThrow(/HOST must be an address of this computer/)
  })
})
