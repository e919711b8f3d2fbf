'use client'
import { useEffect } from 'react'
import { isSingleKey } from '../ui/keys'

export type QueueKeys = {
  /** To the next row (1) or the one before (−1). */
  move: (by: 1 | -1) => void
  take: () => void
  acknowledge: () => void
  handOver: () => void
  snooze: () => void
  openChart: () => void
  /** Closes the top layer; false when there was none. */
  close: () => boolean
}

/** The queue's keys (design §9). Off in text fields, in dialogs, and where the person turned single keys off. */
export function useQueueKeys(keys: QueueKeys, singleKeys: boolean) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector('dialog[open]')) return
      if (event.key === 'Escape') {
        if (keys.close()) event.preventDefault()
        return
      }
      const does = isSingleKey(event) ? find(keys, event, singleKeys) : null
      if (!does) return
      event.preventDefault()
      does()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [keys, singleKeys])
}

function find(keys: QueueKeys, event: KeyboardEvent, singleKeys: boolean): (() => void) | null {
  const on = event.target instanceof HTMLElement ? event.target : null
  // Radio buttons and selects use arrows and letters themselves.
  if (on?.closest('form')) return null
  const arrows = !on?.closest('aside')
  if (event.key === 'ArrowDown') return arrows ? () => keys.move(1) : null
  if (event.key === 'ArrowUp') return arrows ? () => keys.move(-1) : null
  if (!singleKeys || event.repeat || event.shiftKey) return null
  const letters: Record<string, () => void> = {
    j: () => keys.move(1),
    k: () => keys.move(-1),
    t: keys.take,
    a: keys.acknowledge,
    h: keys.handOver,
    s: keys.snooze,
    o: keys.openChart,
  }
  return letters[event.key.toLowerCase()] ?? null
}
