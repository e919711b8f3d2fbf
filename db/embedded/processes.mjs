// @ts-check
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

/**
 * Whether a process with that id exists (also when it belongs to someone else).
 * @param {number} pid
 */
export function isAlive(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'
  }
  return !isZombie(pid)
}

/**
 * What tells a process from a later one with the same id: its start time, where the system shows it.
 * @param {number} pid
 * @returns {string | undefined}
 */
export function birthOf(pid) {
  const fields = statOf(pid)
  return fields && `${bootId()}:${fields[19]}`
}

/**
 * The process that started a process, or undefined when it cannot be read.
 * @param {number} pid
 */
export function parentOf(pid) {
  const parent = Number(statOf(pid)?.[1])
  return parent > 1 ? parent : undefined
}

/**
 * The command line of a process, or an empty text when it cannot be read.
 * @param {number} pid
 */
export function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    if (process.platform === 'linux' || process.platform === 'win32') return ''
    return spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).stdout ?? ''
  }
}

/**
 * Waits until the process has gone; false when it is still there after the time.
 * @param {number} pid
 * @param {number} milliseconds
 */
export async function hasGone(pid, milliseconds) {
  for (const end = Date.now() + milliseconds; Date.now() < end; await wait(50)) if (!isAlive(pid)) return true
  return !isAlive(pid)
}

/**
 * Asks a process to end, and ends it when it has not gone in time.
 * @param {number} pid
 * @param {number} milliseconds
 */
export async function end(pid, milliseconds) {
  signal(pid, 'SIGTERM')
  if (await hasGone(pid, milliseconds)) return
  signal(pid, 'SIGKILL')
  await hasGone(pid, 5000)
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals} name
 */
export function signal(pid, name) {
  try {
    process.kill(pid, name)
  } catch {
    // It has gone already, which is what was wanted.
  }
}

/**
 * Whether a process has ended but keeps its number, because nobody asked how it ended (usual in containers).
 * @param {number} pid
 */
export const isZombie = (pid) => statOf(pid)?.[0] === 'Z'

/**
 * The fields of /proc/PID/stat after the name, which may itself hold spaces and brackets.
 * @param {number} pid
 */
function statOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
  } catch {
    return undefined
  }
}

function bootId() {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  } catch {
    return ''
  }
}
