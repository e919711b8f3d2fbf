// @ts-check
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { LaunchProblem } from '../../db/embedded/problem.mjs'

/**
 * @typedef {Record<string, string | undefined>} Environment
 * @typedef {{ mode: 'demo' | 'production', embedded: boolean, port: string, host: string, address: string,
 *   env: Environment }} Settings
 */

/**
 * What the environment asks for, completed: the mode, and in demo mode the values nobody needs to choose.
 * The demo is only for the built-in database that nobody configured.
 * @param {Environment} given
 * @param {string} folder where the demo's secret is kept
 * @returns {Settings}
 */
export function completeSettings(given, folder) {
  const embedded = !given.DATABASE_URL
  const mode = chooseMode(given.GLIDEPATH_MODE, embedded)
  const port = given.PORT || '3000'
  const host = given.HOST || (mode === 'demo' ? '127.0.0.1' : '0.0.0.0')
  const publicUrl = given.PUBLIC_URL || given.NEXTAUTH_URL || (mode === 'demo' ? `http://localhost:${port}` : '')
  const secret = given.NEXTAUTH_SECRET || (mode === 'demo' ? demoSecret(folder) : '')
  const env = {
    ...(embedded ? withoutPostgresVariables(given) : given),
    GLIDEPATH_MODE: mode,
    GLIDEPATH_DATA: folder,
    PORT: port,
    HOST: host,
    PUBLIC_URL: publicUrl,
    NEXTAUTH_URL: publicUrl,
    NEXTAUTH_SECRET: secret,
    NEXT_TELEMETRY_DISABLED: '1',
  }
  return { mode, embedded, port, host, address: publicUrl || `http://localhost:${port}`, env }
}

/**
 * @param {string | undefined} asked
 * @param {boolean} embedded
 */
function chooseMode(asked, embedded) {
  if (asked && !['demo', 'production'].includes(asked)) {
    throw new LaunchProblem(`GLIDEPATH_MODE must be demo or production (it is "${asked}").`)
  }
  if (asked === 'demo' && !embedded) {
    throw new LaunchProblem(
      'GLIDEPATH_MODE=demo is only for the built-in database. Unset DATABASE_URL, or unset GLIDEPATH_MODE.',
    )
  }
  return embedded && asked !== 'production' ? 'demo' : 'production'
}

/**
 * The secret of this demo: made once, readable by its owner only.
 * @param {string} folder
 */
function demoSecret(folder) {
  const file = join(folder, 'secret')
  mkdirSync(folder, { recursive: true })
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 })
  return readFileSync(file, 'utf8')
}

/**
 * PGSSLMODE, PGOPTIONS and the like are meant for some other server and would bend every connection to ours.
 * @param {Environment} env
 */
const withoutPostgresVariables = (env) =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !/^PG[A-Z]+$/.test(name)))
