'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Problem, Result } from '@/lib/result'
import { requestId } from './request-id'

export type SaveState<Saved> =
  | { kind: 'typing' }
  | { kind: 'saving' }
  /** No answer came. Whether it landed is not known; sending it again is harmless. */
  | { kind: 'lost' }
  /** The session has ended; what was typed waits for the same person to sign in again. */
  | { kind: 'signed_out' }
  | { kind: 'refused'; problem: Problem }
  | { kind: 'saved'; saved: Saved }

/**
 * Sends what a form holds once. The request id and the input stay as first sent until the server answers, so that a
 * retry after a lost connection records once and records exactly that; the fields are locked meanwhile. Nothing is
 * kept in the browser's storage.
 */
export function useSave<Input, Saved>(
  record: (input: Input & { requestId: string }) => Promise<Result<Saved>>,
  onSaved?: (saved: Saved) => void,
) {
  const [state, setState] = useState<SaveState<Saved>>({ kind: 'typing' })
  const waiting = useRef<(Input & { requestId: string }) | null>(null)

  const send = useCallback(async () => {
    const input = waiting.current
    if (!input) return
    setState({ kind: 'saving' })
    try {
      const result = await record(input)
      if (result.ok) {
        waiting.current = null
        setState({ kind: 'saved', saved: result.value })
        onSaved?.(result.value)
      } else if (result.problem.code === 'signed_out') setState({ kind: 'signed_out' })
      else {
        waiting.current = null
        setState({ kind: 'refused', problem: result.problem })
      }
    } catch {
      setState({ kind: 'lost' })
    }
  }, [record, onSaved])

  const save = (input: Input) => {
    if (state.kind === 'saving') return
    waiting.current ??= { ...input, requestId: requestId() }
    void send()
  }

  // What is lost is sent again by itself when the browser is back on the network.
  const lost = state.kind === 'lost'
  useEffect(() => {
    if (!lost) return
    const retry = () => void send()
    window.addEventListener('online', retry)
    return () => window.removeEventListener('online', retry)
  }, [lost, send])

  return { state, save, retry: () => void send(), reset: () => setState({ kind: 'typing' }) }
}

/** While the fate of what was sent is open, its fields cannot be changed. */
export const isLocked = ({ kind }: SaveState<unknown>): boolean =>
  kind === 'saving' || kind === 'lost' || kind === 'signed_out'
