// @ts-check
import { spawn } from 'node:child_process'

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set()

/**
 * Runs a program to its end and returns what it printed; throws an Error with its output when it fails.
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & { show?: boolean }} [options] show: print as it comes
 * @returns {Promise<string>}
 */
export function run(program, args, { show = false, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { windowsHide: true, ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    running.add(child)
    let printed = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk) => {
        printed = (printed + chunk).slice(-100_000)
        if (show) process.stdout.write(chunk)
      })
    }
    child.on('error', reject)
    child.on('close', (code, signal) => {
      running.delete(child)
      if (code === 0) resolve(printed)
      else reject(new Error(printed.trim() || `${program} ended with ${signal ?? `code ${code}`} and said nothing.`))
    })
  })
}

/** Ends every program that `run` is waiting for. */
export function stopRunning() {
  for (const child of running) child.kill('SIGTERM')
}
