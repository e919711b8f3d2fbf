import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import pg from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import { type EmbeddedServer, FAST_AND_FORGETFUL, startEmbedded } from './server.mjs'

const isRoot = process.getuid?.() === 0
const base = mkdtempSync(join(tmpdir(), 'gp-'))
chmodSync(base, 0o755)
/** Folders outside of `base` that a test made the launcher choose. */
const elsewhere: string[] = []

afterAll(() => {
  for (const folder of [base, ...elsewhere]) rmSync(folder, { recursive: true, force: true })
})

const folderFor = (name: string) => join(base, name)
const start = (folder: string, said: string[] = []) =>
  startEmbedded({ folder, settings: FAST_AND_FORGETFUL, say: (line: string) => said.push(line) })

async function query(server: EmbeddedServer, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: server.url('postgres') })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

function writeLocks(folder: string, pid: number) {
  const lines = [pid, join(folder, 'postgres'), 1_700_000_000, 5432, join(folder, 'socket'), '', '']
  for (const lock of ['postgres/postmaster.pid', 'socket/.s.PGSQL.5432.lock'])
    writeFileSync(join(folder, lock), lines.join('\n'))
}

/** Starts the server from a process of its own, which ends by kill -9 as soon as the server is ready. */
async function startAndKillLauncher(folder: string) {
  const code = `
    const { startEmbedded } = await import(${JSON.stringify(pathToFileURL(join(import.meta.dirname, 'server.mjs')).href)})
    await startEmbedded({ folder: ${JSON.stringify(folder)} })
    process.kill(process.pid, 'SIGKILL')`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: 'ignore' })
  const [, signal] = await once(child, 'exit')
  expect(signal).toBe('SIGKILL')
}

describe('an ordinary life', () => {
  test('what was written is there after a stop and a start', async () => {
    const folder = folderFor('life')
    const first = await start(folder)
    expect(first.adopted).toBe(false)
    await query(first, 'create table kept (n int)')
    await query(first, 'insert into kept values (7)')
    await first.stop()
    expect(first.isAlive()).toBe(false)
    const second = await start(folder)
    expect(await query(second, 'select n from kept')).toEqual([{ n: 7 }])
    await second.stop()
  })

  test('nobody else can open the socket, and no port is open', async () => {
    const server = await start(folderFor('closed'))
    const [row] = await query(server, "select current_setting('listen_addresses') as addresses")
    expect(row).toEqual({ addresses: '' })
    const socket = decodeURIComponent(new URL(server.url('x')).searchParams.get('host') ?? '')
    expect(statSync(socket).mode & 0o777).toBe(0o700)
    await server.stop()
  })

  test('a failing statement leaves no value in the log', async () => {
    const server = await start(folderFor('discreet'))
    await query(server, 'create table people (name text primary key)')
    await query(server, "insert into people values ('Jane Doe')")
    await expect(query(server, "insert into people values ('Jane Doe')")).rejects.toThrow(/duplicate key/)
    await server.stop()
    expect(readFileSync(server.log, 'utf8')).toMatch(/duplicate key/)
    expect(readFileSync(server.log, 'utf8')).not.toMatch(/Jane/)
  })
})

describe('after a kill -9', () => {
  test('the orphan of a killed launcher is adopted with what it holds', async () => {
    const folder = folderFor('orphan')
    await startAndKillLauncher(folder)
    const orphan = Number.parseInt(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8'), 10)
    const adopted = await start(folder)
    expect(adopted).toMatchObject({ adopted: true, pid: orphan })
    await adopted.stop()
    expect(adopted.isAlive()).toBe(false)
  })

  test('a killed server leaves a lock file that stops nobody, and loses nothing committed', async () => {
    const folder = folderFor('crash')
    const server = await startEmbedded({ folder })
    await query(server, 'create table kept as select 1 as n')
    process.kill(server.pid, 'SIGKILL')
    expect(existsSync(join(folder, 'postgres', 'postmaster.pid'))).toBe(true)
    const next = await start(folder)
    expect(next.adopted).toBe(false)
    expect(await query(next, 'select n from kept')).toEqual([{ n: 1 }])
    await next.stop()
  })

  test('lock files whose process number now belongs to another program are removed', async () => {
    const folder = folderFor('reused')
    await (await start(folder)).stop()
    writeLocks(folder, process.pid)
    const server = await start(folder)
    expect(server.adopted).toBe(false)
    await server.stop()
  })

  test.runIf(process.platform === 'linux')('lock files of a process that ended unnoticed are removed', async () => {
    const folder = folderFor('zombie')
    await (await start(folder)).stop()
    const careless = spawn('sh', ['-c', 'true & echo $!; exec sleep 60'], { stdio: ['ignore', 'pipe', 'ignore'] })
    const [printed] = await once(careless.stdout, 'data')
    writeLocks(folder, Number(printed))
    const server = await start(folder)
    expect(server.adopted).toBe(false)
    await server.stop()
    careless.kill()
  })

  test('a data folder that was half made is made again', async () => {
    const folder = folderFor('half')
    mkdirSync(join(folder, 'postgres.new', 'base'), { recursive: true })
    writeFileSync(join(folder, 'postgres.new', 'PG_VERSION'), '18\n')
    await (await start(folder)).stop()
    expect(readdirSync(folder)).not.toContain('postgres.new')
  })
})

describe('two at once', () => {
  test('share one server instead of fighting over the folder', async () => {
    const folder = folderFor('twice')
    const [one, other] = await Promise.all([start(folder), start(folder)])
    expect(one.pid).toBe(other.pid)
    expect([one.adopted, other.adopted].sort()).toEqual([false, true])
    await one.stop()
  })
})

describe('awkward places', () => {
  test.each([
    ['spaces, quotes, percent signs and umlauts', `we ird,"'%20#ü`],
    ['a path that is too long for a socket', 'deep/'.repeat(25)],
  ])('%s', async (_, name) => {
    const server = await start(folderFor(name))
    const socket = decodeURIComponent(new URL(server.url('x')).searchParams.get('host') ?? '')
    expect(Buffer.byteLength(`${socket}/.s.PGSQL.5432`)).toBeLessThanOrEqual(100)
    expect(await query(server, 'select 1 as n')).toEqual([{ n: 1 }])
    await server.stop()
  })

  test.runIf(isRoot)('below a folder closed to others the database lives elsewhere, and is found again', async () => {
    const closed = folderFor('private')
    const folder = join(closed, 'checkout', '.data')
    mkdirSync(folder, { recursive: true })
    chmodSync(closed, 0o700)
    const said: string[] = []
    const first = await start(folder, said)
    const home = readFileSync(join(folder, 'elsewhere'), 'utf8')
    elsewhere.push(home)
    expect(said.join('\n')).toContain(`the database is kept in ${home}`)
    await query(first, 'create table kept as select 1 as n')
    await first.stop()
    const second = await start(folder)
    expect(await query(second, 'select n from kept')).toEqual([{ n: 1 }])
    await second.stop()
    rmSync(home, { recursive: true })
    await expect(start(folder)).rejects.toThrow(/which is gone/)
  })

  test.runIf(isRoot)('as root it is run by another user, and the data of an ordinary user by that user', async () => {
    const folder = folderFor('owned')
    await (await start(folder)).stop()
    spawnSync('chown', ['-R', '12345:12345', folder])
    const server = await start(folder)
    expect(statSync(`/proc/${server.pid}`).uid).toBe(12345)
    await server.stop()
  })
})

describe('refusals are words, and nothing is lost', () => {
  test('a folder that holds something else is left as it is', async () => {
    const folder = folderFor('foreign')
    mkdirSync(join(folder, 'postgres'), { recursive: true })
    writeFileSync(join(folder, 'postgres', 'thesis.txt'), 'years of work')
    await expect(start(folder)).rejects.toThrow(/holds files but no PostgreSQL database/)
    expect(readFileSync(join(folder, 'postgres', 'thesis.txt'), 'utf8')).toBe('years of work')
  })

  test('the data of another version are left as they are', async () => {
    const folder = folderFor('older')
    await (await start(folder)).stop()
    writeFileSync(join(folder, 'postgres', 'PG_VERSION'), '15\n')
    await expect(start(folder)).rejects.toThrow(/made by PostgreSQL 15, and this is PostgreSQL 18/)
    expect(existsSync(join(folder, 'postgres', 'base'))).toBe(true)
  })

  test('a broken setting is told with the line of the log that says so', async () => {
    const attempt = startEmbedded({ folder: folderFor('broken'), settings: { work_mem: 'plenty' } })
    await expect(attempt).rejects.toThrow(/could not start[\s\S]*invalid value for parameter "work_mem"/)
  })

  test.runIf(isRoot && process.platform === 'linux')('a full disk is called a full disk', async (context) => {
    const folder = folderFor('full')
    mkdirSync(folder)
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=20m', 'tmpfs', folder]).status === 0
    if (!mounted) return context.skip()
    try {
      await expect(start(folder)).rejects.toThrow(/The disk is full/)
      expect(readdirSync(folder)).not.toContain('postgres.new')
    } finally {
      spawnSync('umount', [folder])
    }
  })
})
