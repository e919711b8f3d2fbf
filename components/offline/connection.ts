'use client'
import { useSyncExternalStore } from 'react'
import { fail, type Problem } from '@/lib/result'

const ASK_EVERY_MS = 5000
const PATIENCE_MS = 4000

/** When the connection went, by this device's clock; null while there is one. */
let lostAt: number | null = null
let timer: ReturnType<typeof setTimeout> | undefined
let watching = false
const listeners = new Set<() => void>()

/** Since when there has been no connection (milliseconds by this device's clock); null while there is one. */
export const useOffline = (): number | null =>
  useSyncExternalStore(
    onConnection,
    () => lostAt,
    () => null,
  )

/** Calls back when the connection goes and comes. */
export function onConnection(changed: () => void): () => void {
  watch()
  listeners.add(changed)
  return () => listeners.delete(changed)
}

export const isOffline = (): boolean => lostAt !== null

/** Asks the server whether it can be reached; the browser's own word is true only when it says no. */
export async function probe(): Promise<boolean> {
  clearTimeout(timer)
  const reached = navigator.onLine && (await ask())
  setLost(!reached)
  if (!reached) timer = setTimeout(probe, ASK_EVERY_MS)
  return reached
}

/** Why an act that needs the server is not sent now; null while there is a connection. */
export const needsConnection = (): Problem | null =>
  lostAt === null
    ? null
    : fail(
        'unavailable',
        'No connection: this was not sent. It needs the server; do it again when you are back online.',
      ).problem

async function ask(): Promise<boolean> {
  try {
    const response = await fetch('/api/health', { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE_MS) })
    const body: unknown = await response.json()
    return typeof body === 'object' && body !== null && 'ok' in body
  } catch {
    return false
  }
}

function setLost(lost: boolean) {
  if (lost === (lostAt !== null)) return
  lostAt = lost ? Date.now() : null
  for (const changed of listeners) changed()
}

function watch() {
  if (watching || typeof window === 'undefined') return
  watching = true
  window.addEventListener('offline', () => void probe())
  window.addEventListener('online', () => void probe())
  if (!navigator.onLine) void probe()
}
