// @ts-check
import { randomBytes } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureBuild } from '../../app/_launch/build.mjs'
import { claimFolder } from '../../app/_launch/claim.mjs'
import { migrate, seed } from '../../app/_launch/database.mjs'
import { checkPort, startWeb } from '../../app/_launch/web.mjs'
import { createDatabase, dropDatabase, markDatabase } from '../../db/embedded/databases.mjs'
import { problem } from '../../db/embedded/problem.mjs'
import { onRunning, stopRunning } from '../../db/embedded/run.mjs'
import { FAST_AND_FORGETFUL, startEmbedded } from '../../db/embedded/server.mjs'

// What the browser tests run against: two web servers on one fresh database with the demo center, marked as a test.

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = join(root, '.data', 'e2e')
const host = '127.0.0.1'
const first = Number(process.env.E2E_PORT ?? 3901)
const ports = [first, first + 1].map(String)

if (process.env.NO_COLOR) delete process.env.FORCE_COLOR // Playwright sets it, and Node warns about the two together

/** @type {(() => unknown)[]} */
const undo = []
let stopping = false

for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(name, () => stop(0))

start().catch((error) => {
  if (stopping) return
  console.error(problem('The server for the browser tests could not start.', error).message)
  stop(1)
})

async function start() {
  mkdirSync(folder, { recursive: true })
  const lock = await claimFolder(folder)
  undo.push(lock.release)
  onRunning((children) => lock.note({ children }))
  for (const port of ports) await checkPort(port, host)
  await ensureBuild(root)
  const url = await freshDatabase()
  const secret = process.env.NEXTAUTH_SECRET ?? randomBytes(32).toString('hex')
  for (const port of ports) {
    const address = `http://localhost:${port}`
    const own = { PORT: port, HOST: host, PUBLIC_URL: address, NEXTAUTH_URL: address, NEXTAUTH_SECRET: secret }
    const web = await startWeb(root, { port, host, env: { ...environment(url), ...own } })
    undo.push(web.stop)
    web.gone.then(() => stop(1))
  }
  console.log(`Ready on ports ${ports.join(' and ')}.`)
}

async function freshDatabase() {
  const server = await startEmbedded({ folder, settings: FAST_AND_FORGETFUL, say: console.log })
  undo.push(server.stop)
  const url = server.url('glidepath_e2e')
  await dropDatabase(server, 'glidepath_e2e')
  await createDatabase(server, 'glidepath_e2e')
  await migrate(root, environment(url))
  await markDatabase(url, 'test')
  await seed(root, environment(url))
  writeFileSync(join(folder, 'database-url'), url)
  return url
}

/** @param {string} url */
const environment = (url) => ({
  LOG_LEVEL: 'warn',
  ...process.env,
  DATABASE_URL: url,
  DATABASE_OWNER_URL: undefined,
  GLIDEPATH_MODE: 'test',
  GLIDEPATH_DATA: folder,
  NEXT_TELEMETRY_DISABLED: '1',
})

/** @param {number} code */
async function stop(code) {
  if (stopping) return
  stopping = true
  for (const part of undo.reverse()) await Promise.resolve(part()).catch((error) => console.error(String(error)))
  stopRunning()
  process.exit(code)
}
