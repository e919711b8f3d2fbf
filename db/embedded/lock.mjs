// @ts-check
import { constants, copyFileSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { birthOf, isAlive } from './processes.mjs'

/**
 * @typedef {{ pid: number, birth?: string, address?: string, npmPid?: number, children?: number[] }} Holder
 * @typedef {{ note: (more: Partial<Holder>) => void, release: () => void }} Lock
 */

/**
 * Takes the lock file for this process, or returns who holds it.
 * A lock whose process has gone (kill -9, power cut) is taken over, and its last holder is handed back.
 * @param {string} file
 * @returns {{ lock: Lock, before?: Holder } | { holder: Holder }}
 */
export function takeLock(file) {
  /** @type {Holder} */
  let mine = { pid: process.pid, birth: birthOf(process.pid) }
  /** @type {Holder | undefined} */
  let before
  while (!createWith(file, mine)) {
    const holder = readLock(file)
    if (holder && isHolding(holder)) return { holder }
    before = holder ?? before
    removeStale(file, holder)
  }
  const lock = {
    /** @param {Partial<Holder>} more */
    note: (more) => {
      mine = { ...mine, ...more }
      replaceWith(file, mine)
    },
    release: () => {
      if (readLock(file)?.pid === process.pid) rmSync(file, { force: true })
    },
  }
  return { lock, before }
}

/**
 * Runs the work while holding the lock, waiting for whoever holds it now.
 * @template T
 * @param {string} file
 * @param {number} patience milliseconds to wait for another holder
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function whileLocked(file, patience, work) {
  const giveUpAt = Date.now() + patience
  for (;;) {
    const attempt = takeLock(file)
    if ('lock' in attempt) {
      try {
        return await work()
      } finally {
        attempt.lock.release()
      }
    }
    if (Date.now() > giveUpAt) throw new Error(`Process ${attempt.holder.pid} has held ${file} for too long.`)
    await wait(100)
  }
}

/**
 * Who wrote the lock, or undefined when there is none or it cannot be read.
 * @param {string} file
 * @returns {Holder | undefined}
 */
export function readLock(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/** @param {Holder} holder */
const isHolding = ({ pid, birth }) => isAlive(pid) && (birth === undefined || birth === birthOf(pid))

/**
 * Creates the file with its content in one step, so that nobody reads half a lock; false when it exists.
 * @param {string} file
 * @param {Holder} holder
 */
function createWith(file, holder) {
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, JSON.stringify(holder), { mode: 0o600 })
  try {
    linkOrCopy(draft, file)
    return true
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

/**
 * @param {string} from
 * @param {string} to
 */
function linkOrCopy(from, to) {
  try {
    linkSync(from, to)
  } catch (error) {
    // Some disks (exFAT, network shares) know no hard links.
    if (!['EPERM', 'ENOTSUP', 'ENOSYS'].includes(/** @type {NodeJS.ErrnoException} */ (error).code ?? '')) throw error
    copyFileSync(from, to, constants.COPYFILE_EXCL)
  }
}

/**
 * @param {string} file
 * @param {Holder} holder
 */
function replaceWith(file, holder) {
  writeFileSync(`${file}.${process.pid}`, JSON.stringify(holder), { mode: 0o600 })
  renameSync(`${file}.${process.pid}`, file)
}

/**
 * Moves a dead lock away. If somebody else was quicker and what was moved is their fresh lock, it is put back.
 * @param {string} file
 * @param {Holder | undefined} stale
 */
function removeStale(file, stale) {
  const away = `${file}.stale.${process.pid}`
  try {
    renameSync(file, away)
  } catch {
    return
  }
  const moved = readLock(away)
  if (moved && moved.pid !== stale?.pid && isHolding(moved)) createWith(file, moved)
  rmSync(away, { force: true })
}
