import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createDatabase, dropDatabase, listDatabases, markDatabase } from './embedded/databases.mjs'
import { whileLocked } from './embedded/lock.mjs'
import { isAlive } from './embedded/processes.mjs'
import { run } from './embedded/run.mjs'
import { type EmbeddedServer, FAST_AND_FORGETFUL, startEmbedded } from './embedded/server.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = join(root, '.data', 'test')
const lock = join(folder, 'run.lock')
const name = `glidepath_test_${process.pid}`

/**
 * Gives a run of the database tests a migrated database of its own on the embedded PostgreSQL, and drops it after.
 * Several runs may share the server; the last one stops it. TEST_DATABASE_URL names a database to use instead.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL
  if (given) {
    await migrate(given)
    return async () => undefined
  }
  mkdirSync(folder, { recursive: true })
  const server = await whileLocked(lock, 120_000, async () => {
    const started = await startEmbedded({ folder, settings: FAST_AND_FORGETFUL, say: console.log })
    await dropAbandoned(started)
    await createDatabase(started, name)
    await migrate(started.url(name))
    return started
  })
  return () =>
    whileLocked(lock, 120_000, async () => {
      await dropDatabase(server, name)
      const runs = await dropAbandoned(server)
      if (runs.length === 0) await server.stop()
    })
}

async function migrate(url: string) {
  Object.assign(process.env, { DATABASE_URL: url, GLIDEPATH_MODE: 'test' })
  await run(process.execPath, ['--import', 'tsx', 'db/migrate.ts'], { cwd: root, env: process.env })
  await markDatabase(url, 'test')
}

/** Drops what killed runs left behind, and returns the databases of runs that are still going. */
async function dropAbandoned(server: EmbeddedServer): Promise<string[]> {
  const runs = (await listDatabases(server)).filter((database) => /^glidepath_test_\d+$/.test(database))
  const isGoing = (database: string) => isAlive(Number(database.slice('glidepath_test_'.length)))
  for (const database of runs) if (!isGoing(database)) await dropDatabase(server, database)
  return runs.filter(isGoing)
}
