// @ts-check
import { spawn } from 'node:child_process'
import { signal } from './processes.mjs'

const OWN_GROUP = process.platform !== 'win32'

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set()

/** @type {(pids: number[]) => void} */
let tell = () => {}

/**
 * Tells who is running now, whenever that changes, so that a later start can end what a killed one left behind.
 * @param {(pids: number[]) => void} listener
 */
export const onRunning = (listener) => {
  tell = listener
}

/**
 * Runs a program to its end and returns what it printed; throws an Error with its output when it fails.
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & { show?: boolean }} [options] show: print as it comes
 * @returns {Promise<string>}
 */
export function run(program, args, { show = false, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      windowsHide: true,
      detached: OWN_GROUP,
      ...options,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    track(child)
    let printed = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk) => {
        printed = (printed + chunk).slice(-100_000)
        if (show) process.stdout.write(chunk)
      })
    }
    child.on('error', reject)
    child.on('close', (code, signal) => {
      if (code === 0) resolve(printed)
      else reject(new Error(printed.trim() || `${program} ended with ${signal ?? `code ${code}`} and said nothing.`))
    })
  })
}

/**
 * Counts a program as running until it ends.
 * @param {import('node:child_process').ChildProcess} child
 */
export function track(child) {
  running.add(child)
  tell(pids())
  child.on('exit', () => {
    running.delete(child)
    tell(pids())
  })
}

/**
 * Sends a signal to the program and to what it started.
 * @param {number | undefined} pid
 * @param {NodeJS.Signals} name
 */
export function signalGroup(pid, name) {
  if (pid !== undefined) signal(OWN_GROUP ? -pid : pid, name)
}

/** Ends every program that is still running. */
export const stopRunning = () => {
  for (const pid of pids()) signalGroup(pid, 'SIGTERM')
}

const pids = () => [...running].flatMap(({ pid }) => pid ?? [])

/** What the programs of PostgreSQL need of our environment; secrets stay here. */
export const bareEnvironment = () => {
  const { PATH, SystemRoot } = process.env
  return /** @type {NodeJS.ProcessEnv} */ (/** @type {unknown} */ ({ PATH, SystemRoot, LC_ALL: 'C' }))
}
