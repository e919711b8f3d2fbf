'use client'
import { useCallback, useEffect, useRef } from 'react'

const RETRY_MS = 3000

/**
 * Runs `work` one at a time; asking during a run makes one more after it, so that a storm of changes costs two reads
 * and not fifty. `work` answers false when it could not read; it is then tried again, more than a moment later.
 */
export function useSingleFlight(work: () => Promise<boolean>): () => void {
  const latest = useRef(work)
  const state = useRef({ flying: false, again: false, timer: undefined as ReturnType<typeof setTimeout> | undefined })
  useEffect(() => {
    latest.current = work
  }, [work])
  const ask = useCallback(async () => {
    const now = state.current
    clearTimeout(now.timer)
    now.again = true
    if (now.flying) return
    now.flying = true
    while (now.again) {
      now.again = false
      const read = await latest.current()
      if (!read && !now.again) now.timer = setTimeout(ask, RETRY_MS)
    }
    now.flying = false
  }, [])
  useEffect(() => {
    const now = state.current
    return () => clearTimeout(now.timer)
  }, [])
  return ask
}
