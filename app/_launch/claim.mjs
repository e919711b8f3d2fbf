// @ts-check
import { join } from 'node:path'
import { takeLock } from '../../db/embedded/lock.mjs'
import { LaunchProblem } from '../../db/embedded/problem.mjs'
import { commandOf, hasGone, isAlive, parentOf, signal } from '../../db/embedded/processes.mjs'
import { signalGroup } from '../../db/embedded/run.mjs'
import { say } from './progress.mjs'

/**
 * Makes this process the only Glidepath of the folder, and clears what a killed one left running.
 * On a database of its own several may serve from one folder, each with a port and a lock of its own.
 * @param {string} folder
 * @param {string} [name] of the lock file
 * @returns {Promise<import('../../db/embedded/lock.mjs').Lock>}
 */
export async function claimFolder(folder, name = 'launcher.lock') {
  const file = join(folder, name)
  const attempt = takeLock(file)
  if ('lock' in attempt) {
    for (const pid of attempt.before?.children ?? []) await endLeftover(pid)
    return attempt.lock
  }
  const { holder } = attempt
  if (holder.npmPid === undefined || isAlive(holder.npmPid)) throw alreadyRuns(holder)
  // Its npm was killed, so it is on its way out and nobody is looking at it any more.
  say('Waiting for the earlier Glidepath of this folder to stop …')
  signal(holder.pid, 'SIGTERM')
  if (!(await hasGone(holder.pid, 30_000))) throw alreadyRuns(holder)
  return claimFolder(folder, name)
}

/**
 * The npm that runs this script, if one does.
 * @returns {number | undefined}
 */
export function npmAbove() {
  if (!process.env.npm_lifecycle_event) return undefined
  const parent = process.ppid
  return [parent, parentOf(parent)].find((pid) => pid !== undefined && /\bnpm\b/.test(commandOf(pid)))
}

/**
 * Calls back once when the process has gone.
 * @param {number} pid
 * @param {() => void} callback
 */
export function whenGone(pid, callback) {
  const watch = setInterval(() => {
    if (isAlive(pid)) return
    clearInterval(watch)
    callback()
  }, 500)
  watch.unref()
}

/** @param {import('../../db/embedded/lock.mjs').Holder} holder */
const alreadyRuns = ({ pid, address }) =>
  new LaunchProblem(
    `Glidepath already runs from this folder (process ${pid})${address ? `: ${address}` : ' and is just starting'}.\n` +
      'Use that one, or stop it first.',
  )

/**
 * An installation, a build or a web server of a launcher that was killed.
 * @param {number} pid
 */
async function endLeftover(pid) {
  if (!isAlive(pid) || !/node|npm|next|initdb/.test(commandOf(pid))) return
  signalGroup(pid, 'SIGTERM')
  if (!(await hasGone(pid, 3000))) signalGroup(pid, 'SIGKILL')
  await hasGone(pid, 5000)
}
