// @ts-check
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { authentication } from './address.mjs'
import { privateFolder } from './place.mjs'
import { LaunchProblem, problem } from './problem.mjs'
import { bareEnvironment, run } from './run.mjs'

/**
 * Makes the data folder when there is none, and never touches one that holds anything.
 * It is made beside its place and moved there when complete, so that a half-made one is never mistaken for data.
 * @param {import('./place.mjs').Place} place
 */
export async function prepareData(place) {
  if (await isReadyToUse(place)) return
  const draft = `${place.data}.new`
  rmSync(draft, { recursive: true, force: true })
  privateFolder(draft, place.runner)
  const program = join(place.binaries, 'bin', 'initdb')
  const args = [
    '-D',
    draft,
    '-U',
    'postgres',
    ...authentication(place),
    '-E',
    'UTF8',
    '--locale=C',
    '--no-instructions',
  ]
  const collation = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  try {
    await runNamed(place, program, [...args, ...collation])
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    throw problem('The data folder of the built-in PostgreSQL could not be made.', error, 'database')
  }
  rmSync(place.data, { recursive: true, force: true })
  renameSync(draft, place.data)
}

/** @param {import('./place.mjs').Place} place */
async function isReadyToUse({ data, binaries, runner }) {
  if (!existsSync(data) || readdirSync(data).length === 0) return false
  const versionFile = join(data, 'PG_VERSION')
  if (!existsSync(versionFile)) {
    throw new LaunchProblem(
      `${data} holds files but no PostgreSQL database. It was left as it is: move it away and start again.`,
    )
  }
  const dataVersion = readFileSync(versionFile, 'utf8').trim()
  const printed = await run(join(binaries, 'bin', 'postgres'), ['--version'], { ...runner, cwd: '/' })
  const version = printed.match(/(\d+)(?:\.\d+|devel|beta|rc)/)?.[1]
  if (version === undefined || version === dataVersion) return true
  throw new LaunchProblem(
    `The database in ${data} was made by PostgreSQL ${dataVersion}, and this is PostgreSQL ${version}.\n` +
      `It was left as it is: export it with version ${dataVersion}, move it away, start again, and import it.`,
  )
}

/**
 * Runs initdb. It wants a user name; where the user id has none (containers with an arbitrary id),
 * a user namespace lends it one, if the system allows that. The server itself needs no name.
 * @param {import('./place.mjs').Place} place
 * @param {string} program
 * @param {string[]} args
 */
async function runNamed(place, program, args) {
  const options = {
    ...place.runner,
    cwd: place.home,
    env: bareEnvironment(),
  }
  if (hasName(place)) return run(program, args, options)
  const lend = ['--user', '--map-user=65534', '--map-group=65534', program, ...args]
  return run('unshare', lend, options).catch(() => run(program, args, options))
}

/** @param {import('./place.mjs').Place} place */
function hasName({ runner }) {
  if (runner.uid !== undefined) return true
  try {
    return userInfo().username !== ''
  } catch {
    return false
  }
}
