// @ts-check
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { LaunchProblem, problem } from '../../db/embedded/problem.mjs'
import { run } from '../../db/embedded/run.mjs'
import { step } from './progress.mjs'

const OLDEST_NODE = [20, 9]

/** Refuses a Node that is too old for Next. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const [needMajor = 0, needMinor = 0] = OLDEST_NODE
  if (major > needMajor || (major === needMajor && minor >= needMinor)) return
  throw new LaunchProblem(`Glidepath needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}.`)
}

/**
 * Installs the packages when they are missing or differ from the lock file. Returns whether it did.
 * @param {string} root
 */
export async function ensurePackages(root) {
  const wanted = read(join(root, 'package-lock.json'))
  const stamp = join(root, 'node_modules', '.glidepath-installed')
  if (read(stamp) === hashOf(wanted)) return false
  if (packagesMatch(parsed(wanted), parsed(read(join(root, 'node_modules', '.package-lock.json'))))) return false
  // npm tells its own path to the scripts it runs; calling it through Node needs no shell on any system.
  const npm = process.env.npm_execpath
  const [program, before] = npm && existsSync(npm) ? [process.execPath, [npm]] : ['npm', []]
  const args = [...before, 'ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
  await step('Installing packages (a few minutes the first time)', () =>
    run(program, args, { cwd: root, shell: program === 'npm' && process.platform === 'win32' }).catch((error) => {
      throw problem('The packages could not be installed (npm ci). Is the network reachable?', error)
    }),
  )
  writeFileSync(stamp, hashOf(wanted))
  return true
}

/**
 * Whether what npm says it installed is what the lock file asks for. Optional packages (the PostgreSQL of other
 * systems) may be missing. npm writes its list last, so an interrupted installation does not match.
 * @param {Lockfile | undefined} wanted
 * @param {Lockfile | undefined} installed
 *
 * @typedef {{ packages?: Record<string, { version?: string, optional?: boolean, devOptional?: boolean,
 *   extraneous?: boolean }> }} Lockfile
 */
export function packagesMatch(wanted, installed) {
  if (!wanted?.packages || !installed?.packages) return false
  return Object.entries(wanted.packages).every(([path, entry]) => {
    const there = installed.packages?.[path]
    if (there) return path === '' || there.version === entry.version
    return path === '' || [entry.optional, entry.devOptional, entry.extraneous].includes(true)
  })
}

/** @param {string} text */
const hashOf = (text) => createHash('sha256').update(text).digest('hex')

/** @param {string} file */
const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '')

/**
 * @param {string} text
 * @returns {Lockfile | undefined}
 */
function parsed(text) {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
