// @ts-check
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { problem } from '../../db/embedded/problem.mjs'
import { ensurePackages } from './packages.mjs'
import { completeSettings } from './settings.mjs'

// Runs one of the project's command-line programs on the database that `npm start` uses with the same environment:
// the one of DATABASE_URL, or the built-in one, which is started for the time of the program when it is not running.
//   node app/_launch/with-database.mjs db/admin.ts --email …

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = join(root, '.data')
const [program = '', ...args] = process.argv.slice(2)

main().catch((error) => {
  console.error(`\n${problem('The command could not run.', error, 'database').message}\n`)
  process.exitCode = 1
})

async function main() {
  mkdirSync(folder, { recursive: true })
  const settings = completeSettings(process.env, folder)
  await ensurePackages(root)
  if (!settings.embedded) {
    await (await import('./database.mjs')).migrate(root, settings.env)
    process.exitCode = await runProgram(settings.env)
    return
  }
  const { startEmbedded } = await import('../../db/embedded/server.mjs')
  const { prepareEmbedded } = await import('./database.mjs')
  const server = await startEmbedded({ folder, say: console.log })
  try {
    const url = await prepareEmbedded(root, server, settings.mode, settings.env)
    process.exitCode = await runProgram({ ...settings.env, DATABASE_URL: url })
  } finally {
    if (!server.adopted) await server.stop()
  }
}

/**
 * @param {import('./settings.mjs').Environment} env
 * @returns {Promise<number>}
 */
async function runProgram(env) {
  const options = { cwd: root, env: /** @type {NodeJS.ProcessEnv} */ (env), stdio: /** @type {const} */ ('inherit') }
  const child = spawn(process.execPath, ['--import', 'tsx', join(root, program), ...args], options)
  const [code] = await once(child, 'exit')
  return code ?? 1
}
