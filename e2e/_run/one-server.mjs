// @ts-check
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { nextProgram } from '../../app/_launch/build.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))

/**
 * One more web server of the present build on the database of the browser tests, for a test that ends it.
 * @returns {Promise<{ url: string, pid: number, ended: Promise<number | null> }>} `ended` is its exit code
 */
export async function startOneServer() {
  const port = await freePort()
  const url = `http://localhost:${port}`
  /** @type {NodeJS.ProcessEnv} */
  const own = { NODE_ENV: 'production', GLIDEPATH_MODE: 'test', PORT: String(port), PUBLIC_URL: url, NEXTAUTH_URL: url }
  const child = spawn(process.execPath, [nextProgram(root), 'start', '-H', '127.0.0.1', '-p', String(port)], {
    cwd: root,
    env: { ...process.env, ...own, LOG_LEVEL: 'warn', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = once(child, 'exit').then(([code]) => /** @type {number | null} */ (code))
  for (const end = Date.now() + 60_000; Date.now() < end; await wait(100)) {
    const answer = await fetch(`${url}/api/health`).catch(() => undefined)
    await answer?.arrayBuffer().catch(() => undefined)
    if (answer?.ok && child.pid) return { url, pid: child.pid, ended }
  }
  child.kill('SIGKILL')
  throw new Error('The server did not come up.')
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  return typeof address === 'object' && address ? address.port : 0
}
