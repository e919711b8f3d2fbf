// @ts-check
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { LaunchProblem } from '../../db/embedded/problem.mjs'
import { signalGroup, track } from '../../db/embedded/run.mjs'
import { nextProgram } from './build.mjs'

/**
 * @typedef {{ pid: number | undefined, gone: Promise<void>, stop: () => Promise<void> }} WebServer
 * @typedef {{ port: string, host: string, env: import('./settings.mjs').Environment, dev?: boolean }} WebOptions
 */

const GRACE_MS = 8000

/**
 * Starts a web server (next start, or next dev) and waits until it answers.
 * @param {string} root
 * @param {WebOptions} options
 * @returns {Promise<WebServer>}
 */
export async function startWeb(root, { port, host, env, dev = false }) {
  const follow = pathToFileURL(join(root, 'app/_launch/follow-parent.mjs')).href
  const args = ['--import', follow, nextProgram(root), dev ? 'dev' : 'start', '-H', host, '-p', port]
  // The owner's connection is for migrations only; the web process never holds it.
  const { DATABASE_OWNER_URL: _, ...rest } = env
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...rest, NODE_ENV: dev ? 'development' : 'production', LAUNCHER_PID: String(process.pid) },
    detached: process.platform !== 'win32',
    windowsHide: true,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  track(child)
  const gone = once(child, 'exit').then(() => {})
  const hasExited = () => child.exitCode !== null || child.signalCode !== null
  const stop = () => stopWeb(child.pid, gone, hasExited)
  if (await answers(`http://${reachable(host)}:${port}/api/health`, hasExited)) return { pid: child.pid, gone, stop }
  await stop()
  throw new LaunchProblem(`The web server on port ${port} did not come up. What it printed stands above.`)
}

/**
 * Refuses a port that another program holds, before anything else is started.
 * @param {string} port
 * @param {string} host
 */
export async function checkPort(port, host) {
  const probe = createServer()
  probe.listen({ port: Number(port), host })
  /** @type {NodeJS.ErrnoException | undefined} */
  const error = await once(probe, 'listening').then(
    () => undefined,
    (reason) => reason,
  )
  if (!error) {
    probe.close()
    await once(probe, 'close')
    return
  }
  const next = Number(port) + 1
  if (error.code === 'EADDRINUSE') {
    throw new LaunchProblem(
      `Port ${port} is used by another program. Stop that one, or choose another: PORT=${next} npm start`,
    )
  }
  if (error.code === 'EACCES') {
    throw new LaunchProblem(`Port ${port} may not be opened by this user. Choose one above 1023: PORT=3000 npm start`)
  }
  throw new LaunchProblem(
    `HOST must be an address of this computer, for example 127.0.0.1 or 0.0.0.0 (it is "${host}").`,
  )
}

/**
 * Asks the server to end, and after the grace time ends it with everything it started.
 * @param {number | undefined} pid
 * @param {Promise<void>} gone
 * @param {() => boolean} hasExited
 */
async function stopWeb(pid, gone, hasExited) {
  if (hasExited()) return
  signalGroup(pid, 'SIGTERM')
  await Promise.race([gone, wait(GRACE_MS)])
  signalGroup(pid, 'SIGKILL')
  await gone
}

/**
 * @param {string} url
 * @param {() => boolean} hasExited
 */
async function answers(url, hasExited) {
  for (const end = Date.now() + 120_000; Date.now() < end && !hasExited(); await wait(100)) {
    const response = await fetch(url, { signal: AbortSignal.timeout(10_000) }).catch(() => undefined)
    await response?.arrayBuffer().catch(() => {})
    if (response && response.status < 500) return true
  }
  return false
}

/** @param {string} host */
const reachable = (host) =>
  host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host
