import { subscribe } from 'node:diagnostics_channel'
import type { Server } from 'node:http'
import { closeDatabase } from '@/db/shutdown'
import { startSweeper } from '@/db/sweeper'
import { closeStreams } from '../_request/streams'

const globals = globalThis as unknown as { glidepathStarted?: boolean }

/** Once per server process: keeps the rules running on time, and ends cleanly even with live screens open. */
export function startProcess(): void {
  if (globals.glidepathStarted || process.env.NEXT_PHASE === 'phase-production-build') return
  globals.glidepathStarted = true
  const stopSweeper = startSweeper()
  const hangUp = knowServers()
  const end = async () => {
    closeStreams()
    hangUp()
    await stopSweeper()
    await closeDatabase()
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void end())
}

const HANG_UP_EVERY_MS = 50

/**
 * Next waits for every connection before it ends, and a browser keeps its own open for seconds after the last answer.
 * Returns how to close each as soon as its request is answered; what still runs is left to finish.
 */
function knowServers(): () => void {
  const servers = new Set<Server>()
  subscribe('http.server.request.start', (message) => {
    servers.add((message as { server: Server }).server)
  })
  const closeIdle = () => {
    for (const server of servers) server.closeIdleConnections()
  }
  return () => {
    closeIdle()
    setInterval(closeIdle, HANG_UP_EVERY_MS).unref()
  }
}
