// @ts-check
import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { addressOf, ping } from './address.mjs'
import { prepareData } from './initdb.mjs'
import { whileLocked } from './lock.mjs'
import { findPlace } from './place.mjs'
import { problem } from './problem.mjs'
import { commandOf, hasGone, isAlive, isZombie, signal } from './processes.mjs'
import { bareEnvironment, run } from './run.mjs'

/**
 * A running PostgreSQL of our own.
 * @typedef {{
 *   pid: number, adopted: boolean, log: string,
 *   url: (database: string) => string, isAlive: () => boolean, stop: () => Promise<void>
 * }} EmbeddedServer
 *
 * @typedef {{
 *   folder: string, settings?: Record<string, string>, renew?: boolean, say?: (line: string) => void
 * }} EmbeddedOptions folder: home of data, socket and log; renew: restart a server that is still running
 */

/** Settings for databases that may be lost: tests. */
export const FAST_AND_FORGETFUL = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

const SETTINGS = {
  listen_addresses: '',
  port: '5432',
  unix_socket_permissions: '0700',
  max_connections: '200',
  timezone: 'UTC',
  log_timezone: 'UTC',
  jit: 'off',
  // Statements and their values may name patients; a log must not.
  log_min_error_statement: 'panic',
  log_parameter_max_length_on_error: '0',
  log_error_verbosity: 'terse',
}

/**
 * Starts the embedded PostgreSQL, or adopts the one that an earlier, killed process left running.
 * Throws a LaunchProblem that says what is so and what to do.
 * @param {EmbeddedOptions} options
 * @returns {Promise<EmbeddedServer>}
 */
export async function startEmbedded({ folder, settings = {}, renew = false, say = () => {} }) {
  try {
    const place = findPlace(folder, say)
    return await whileLocked(join(folder, 'starting.lock'), 120_000, async () => {
      await prepareData(place)
      if (renew) await stopServer(place)
      const orphan = await adopt(place, say)
      return describe(place, folder, orphan ?? (await launch(place, settings, say)), orphan !== undefined)
    })
  } catch (error) {
    throw problem('The built-in PostgreSQL could not start.', error, 'database')
  }
}

/**
 * @param {import('./place.mjs').Place} place
 * @param {string} folder
 * @param {number} pid
 * @param {boolean} adopted
 * @returns {EmbeddedServer}
 */
function describe(place, folder, pid, adopted) {
  const address = addressOf(place)
  return {
    pid,
    adopted,
    log: place.log,
    url: address.url,
    isAlive: () => isAlive(pid),
    stop: () => whileLocked(join(folder, 'starting.lock'), 60_000, () => stopServer(place)),
  }
}

/**
 * The process id of a server that already runs on these data and answers; undefined when there is none.
 * @param {import('./place.mjs').Place} place
 * @param {(line: string) => void} say
 */
async function adopt(place, say) {
  const pid = postmasterOf(place)
  if (pid === undefined) return undefined
  if (isZombie(pid) || (isAlive(pid) && !isPostgres(pid))) {
    // The number belongs to an ended process or, after a restart of the computer, to anybody: PostgreSQL would give up.
    for (const lock of [join(place.data, 'postmaster.pid'), join(place.socket, '.s.PGSQL.5432.lock')]) {
      rmSync(lock, { force: true })
    }
  }
  if (!isAlive(pid) || !isPostgres(pid)) return undefined
  const answers = await untilReady(place, () => isAlive(pid), say)
  return answers ? pid : undefined
}

/**
 * @param {import('./place.mjs').Place} place
 * @param {Record<string, string>} settings
 * @param {(line: string) => void} say
 */
async function launch(place, settings, say) {
  for (let attempt = 1; ; attempt++) {
    const from = keepLogShort(place.log)
    const server = spawnServer(place, settings)
    if (await untilReady(place, () => server.exitCode === null && server.signalCode === null && !server.failure, say)) {
      return /** @type {number} */ (server.pid)
    }
    const printed = server.failure ?? readFileSync(place.log).subarray(from).toString('utf8')
    // Backends of a killed server need a moment to notice that they are alone.
    if (attempt < 10 && String(printed).includes('pre-existing shared memory block')) await wait(500)
    else throw problem(`The built-in PostgreSQL could not start. Its log: ${place.log}`, printed, 'database')
  }
}

/**
 * @param {import('./place.mjs').Place} place
 * @param {Record<string, string>} settings
 */
function spawnServer(place, settings) {
  const log = openSync(place.log, 'a', 0o600)
  const all = {
    ...SETTINGS,
    unix_socket_directories: quotedPath(place.socket),
    ...addressOf(place).settings,
    ...settings,
  }
  const options = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  /** @type {import('node:child_process').ChildProcess & { failure?: Error }} */
  const server = spawn(join(place.binaries, 'bin', 'postgres'), ['-D', place.data, ...options], {
    ...place.runner,
    cwd: place.home,
    env: bareEnvironment(),
    // Its own process group: Ctrl-C reaches the launcher only, which stops the server last.
    detached: true,
    windowsHide: true,
    stdio: ['ignore', log, log],
  })
  server.on('error', (error) => {
    server.failure = error
  })
  server.unref()
  closeSync(log)
  return server
}

/**
 * True as soon as a connection succeeds, false when the process has gone. Recovery after a crash may take long.
 * @param {import('./place.mjs').Place} place
 * @param {() => boolean} isRunning
 * @param {(line: string) => void} say
 */
async function untilReady(place, isRunning, say) {
  const startedAt = Date.now()
  let silentUntil = startedAt + 60_000
  let told = false
  while (isRunning()) {
    const answer = await ping(addressOf(place).url('postgres'))
    if (answer === 'ready') return true
    if (answer === 'starting') {
      silentUntil = Date.now() + 60_000
      const isSlow = Date.now() - startedAt > 2000
      if (isSlow && !told) say('PostgreSQL is repairing its data after a crash. This may take a while.')
      told = isSlow
    }
    if (Date.now() > silentUntil) throw new Error(`PostgreSQL runs but does not answer. Its log: ${place.log}`)
    await wait(50)
  }
  return false
}

/** @param {import('./place.mjs').Place} place */
async function stopServer(place) {
  const pid = postmasterOf(place)
  if (pid === undefined || !isAlive(pid) || !isPostgres(pid)) return
  if (process.platform === 'win32') {
    await run(join(place.binaries, 'bin', 'pg_ctl'), ['stop', '-m', 'fast', '-w', '-D', place.data])
    return
  }
  signal(pid, 'SIGINT') // "fast": ends sessions, rolls back what is open, writes a checkpoint
  if (!(await hasGone(pid, 60_000))) signal(pid, 'SIGQUIT')
  await hasGone(pid, 10_000)
  if (place.socket.startsWith(tmpdir()) && !place.socket.startsWith(place.home))
    rmSync(place.socket, { recursive: true, force: true })
}

/** @param {import('./place.mjs').Place} place */
function postmasterOf(place) {
  const file = join(place.data, 'postmaster.pid')
  const pid = existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : Number.NaN
  return Number.isNaN(pid) ? undefined : pid
}

/** @param {number} pid */
function isPostgres(pid) {
  const command = commandOf(pid)
  return command === '' || command.includes('postgres')
}

/** @param {string} path */
const quotedPath = (path) => `"${path.replaceAll('"', '""')}"`

/**
 * Returns the length of the log, starting a new one when it has grown too long.
 * @param {string} log
 */
function keepLogShort(log) {
  const size = existsSync(log) ? statSync(log).size : 0
  if (size < 5_000_000) return size
  renameSync(log, `${log}.1`)
  return 0
}
