// @ts-check
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { whileLocked } from '../../db/embedded/lock.mjs'
import { LaunchProblem, problem } from '../../db/embedded/problem.mjs'
import { onRunning, stopRunning } from '../../db/embedded/run.mjs'
import { ensureBuild } from './build.mjs'
import { claimFolder, npmAbove, whenGone } from './claim.mjs'
import { checkNode, ensurePackages } from './packages.mjs'
import { say, step } from './progress.mjs'
import { completeSettings } from './settings.mjs'
import { checkPort, startWeb } from './web.mjs'

// `npm start` and `npm run dev` (--dev). Only what Node brings is imported above: the packages may not be there yet.

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = join(root, '.data')
const dev = process.argv.includes('--dev')

/** What must be undone at the end, last started first. @type {(() => unknown)[]} */
const undo = []
let stopping = false

process.stdout.on('error', () => {}) // whoever read our output may be gone before us
process.stderr.on('error', () => {})
for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(name, () => stop(0))

start().catch((error) => {
  if (stopping) return // what was interrupted fails; that is no news
  console.error(`\n${problem('Glidepath could not start.', error).message}\n`)
  stop(1)
})

async function start() {
  checkNode()
  mkdirSync(folder, { recursive: true })
  const settings = completeSettings(process.env, folder)
  const lock = await claimFolder(folder, settings.embedded ? 'launcher.lock' : `launcher-${settings.port}.lock`)
  undo.push(lock.release)
  onRunning((children) => lock.note({ children }))
  const npm = npmAbove()
  lock.note({ npmPid: npm })
  if (npm !== undefined) whenGone(npm, () => stop(0))
  const installed = await alone(() => ensurePackages(root))
  await checkSettings(settings)
  await checkPort(settings.port, settings.host)
  lock.note({ address: settings.address })
  const url = settings.embedded ? await startDatabase(settings, installed) : await givenDatabase(settings)
  if (!dev) await alone(() => ensureBuild(root))
  const env = { ...settings.env, DATABASE_URL: url }
  const web = await step('Starting the web server', () => startWeb(root, { ...settings, env, dev }))
  undo.push(web.stop)
  web.gone.then(() => endedAlone('The web server ended by itself. What it printed stands above.'))
  welcome(settings)
}

/**
 * Two starts from one folder install and build one after the other.
 * @template T
 * @param {() => Promise<T>} work
 */
const alone = (work) => whileLocked(join(folder, 'build.lock'), 900_000, work)

/** @param {import('./settings.mjs').Settings} settings */
async function checkSettings({ env, embedded }) {
  const { runTypeScript } = await import('./database.mjs')
  const checked = embedded ? { ...env, DATABASE_URL: 'postgresql://postgres@localhost/glidepath' } : env
  await runTypeScript(root, 'app/_launch/check-config.ts', checked, 'The configuration is not complete.')
}

/**
 * @param {import('./settings.mjs').Settings} settings
 * @param {boolean} renew new packages may have replaced the programs of a server that still runs
 */
async function startDatabase({ mode, env }, renew) {
  const { startEmbedded } = await import('../../db/embedded/server.mjs')
  const { prepareEmbedded } = await import('./database.mjs')
  const server = await step('Starting the database', () => startEmbedded({ folder, renew, say }))
  undo.push(server.stop)
  whenGone(server.pid, () =>
    endedAlone(
      problem(`The database ended by itself. Its log: ${server.log}`, readEnd(server.log), 'database').message,
    ),
  )
  return prepareEmbedded(root, server, mode, env)
}

/** @param {import('./settings.mjs').Settings} settings */
async function givenDatabase({ env }) {
  const { migrate } = await import('./database.mjs')
  await migrate(root, env)
  return env.DATABASE_URL
}

/** @param {import('./settings.mjs').Settings} settings */
function welcome({ address, mode }) {
  say(`\nGlidepath is ready: ${address}\n`)
  if (mode !== 'demo') return
  const rows = demoSignIns().map(({ role, email, password }) =>
    [role, email, password].map((word) => String(word ?? '')),
  )
  if (rows.length === 0) return
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  say('A demo with made-up people. Sign in as:')
  for (const row of rows) say(`  ${row.map((word, column) => word.padEnd(widths[column] ?? 0)).join('   ')}`)
  say('\nCtrl-C stops it; everything recorded is kept.')
}

/** @returns {{ role?: string, email?: string, password?: string }[]} what the seed of the demo left for us */
function demoSignIns() {
  try {
    return JSON.parse(readFileSync(join(folder, 'demo-sign-ins.json'), 'utf8'))
  } catch {
    return []
  }
}

/** @param {string} message */
function endedAlone(message) {
  if (stopping) return
  console.error(`\n${message}\n`)
  stop(1)
}

/**
 * Stops what was started, last first, and ends. A second Ctrl-C changes nothing: nothing recorded may be lost.
 * @param {number} code
 */
async function stop(code) {
  if (stopping) return
  stopping = true
  if (undo.length > 1) say('\nStopping …')
  const parts = undo.splice(0).reverse()
  const release = parts.pop()
  for (const part of parts) {
    try {
      await part()
    } catch (error) {
      console.error(error instanceof LaunchProblem ? error.message : String(error))
    }
  }
  stopRunning()
  release?.()
  process.exit(code)
}

/** @param {string} file */
const readEnd = (file) => (existsSync(file) ? readFileSync(file, 'utf8').slice(-2000) : '')
