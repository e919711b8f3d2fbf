// @ts-check
import {
  createDatabase,
  dropDatabase,
  listDatabases,
  markDatabase,
  renameDatabase,
} from '../../db/embedded/databases.mjs'
import { problem } from '../../db/embedded/problem.mjs'
import { run } from '../../db/embedded/run.mjs'
import { step } from './progress.mjs'

/**
 * @typedef {import('../../db/embedded/server.mjs').EmbeddedServer} EmbeddedServer
 * @typedef {import('./settings.mjs').Environment} Environment
 */

/**
 * Brings the database of the mode up to date on the built-in server and returns its URL.
 * The demo center is seeded in a draft that gets its name when complete: a killed first start leaves nothing half-done.
 * @param {string} root
 * @param {EmbeddedServer} server
 * @param {'demo' | 'production'} mode
 * @param {Environment} env
 */
export async function prepareEmbedded(root, server, mode, env) {
  const name = mode === 'demo' ? 'glidepath_demo' : 'glidepath'
  const url = server.url(name)
  const databases = await listDatabases(server)
  if (databases.includes(name)) {
    await migrate(root, { ...env, DATABASE_URL: url })
    return url
  }
  const draft = `${name}_draft`
  await dropDatabase(server, draft)
  await createDatabase(server, draft)
  await migrate(root, { ...env, DATABASE_URL: server.url(draft) })
  if (mode === 'demo') await markDatabase(server.url(draft), 'demo')
  if (mode === 'demo') await seed(root, { ...env, DATABASE_URL: server.url(draft) })
  await renameDatabase(server, draft, name)
  return url
}

/**
 * @param {string} root
 * @param {Environment} env
 */
export const migrate = (root, env) =>
  step('Preparing the database', () => runTypeScript(root, 'db/migrate.ts', env, 'The database could not be prepared.'))

/**
 * @param {string} root
 * @param {Environment} env
 */
export const seed = (root, env) =>
  step('Filling the demo center', () =>
    runTypeScript(root, 'db/seed/run.ts', env, 'The demo center could not be filled.'),
  )

/**
 * Runs one of the project's command-line programs; its last words become the problem when it fails.
 * @param {string} root
 * @param {string} file
 * @param {Environment} env
 * @param {string} failure
 */
export async function runTypeScript(root, file, env, failure) {
  return run(process.execPath, ['--import', 'tsx', file], { cwd: root, env: withEnvironment(env) }).catch((error) => {
    throw problem(failure, error, 'database')
  })
}

/**
 * @param {Environment} env
 * @returns {NodeJS.ProcessEnv}
 */
const withEnvironment = (env) => /** @type {NodeJS.ProcessEnv} */ (env)
