import { closeDatabase } from '@/db/shutdown'
import { startSweeper } from '@/db/sweeper'
import { closeStreams } from '../_request/streams'

const globals = globalThis as unknown as { glidepathStarted?: boolean }

/** Once per server process: keeps the rules running on time, and ends cleanly even with live screens open. */
export function startProcess(): void {
  if (globals.glidepathStarted || process.env.NEXT_PHASE === 'phase-production-build') return
  globals.glidepathStarted = true
  const stopSweeper = startSweeper()
  const end = async () => {
    closeStreams()
    await stopSweeper()
    await closeDatabase()
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void end())
}
