'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Problem } from '@/lib/result'
import { newRequestId } from '../instruments/request-id'
import type { VitalsActions, VitalsSaved, VitalsSetInput } from './types'

export type SaveState =
  | { kind: 'typing' }
  | { kind: 'saving' }
  /** No answer came. Whether the set landed is not known; sending it again is harmless. */
  | { kind: 'lost' }
  /** The session has ended; the set waits for the same person to sign in again. */
  | { kind: 'signed_out' }
  | { kind: 'refused'; problem: Problem }
  | { kind: 'saved'; saved: VitalsSaved }

/**
 * Sends a set once. The request id and the set itself stay as first sent until the server answers, so that a retry
 * after a lost connection records once and records exactly that; the fields are locked meanwhile.
 */
export function useSave(record: VitalsActions['record'], onSaved: (saved: VitalsSaved) => void) {
  const [state, setState] = useState<SaveState>({ kind: 'typing' })
  const waiting = useRef<VitalsSetInput | null>(null)

  const send = useCallback(async () => {
    const input = waiting.current
    if (!input) return
    setState({ kind: 'saving' })
    try {
      const result = await record(input)
      if (result.ok) {
        waiting.current = null
        setState({ kind: 'saved', saved: result.value })
        onSaved(result.value)
      } else if (isSignedOut(result.problem)) setState({ kind: 'signed_out' })
      else {
        waiting.current = null
        setState({ kind: 'refused', problem: result.problem })
      }
    } catch {
      setState({ kind: 'lost' })
    }
  }, [record, onSaved])

  const save = (input: Omit<VitalsSetInput, 'requestId'>) => {
    if (state.kind === 'saving') return
    waiting.current ??= { ...input, requestId: newRequestId() }
    void send()
  }

  // A lost set is sent again by itself when the browser is back on the network.
  const lost = state.kind === 'lost'
  useEffect(() => {
    if (!lost) return
    const retry = () => void send()
    window.addEventListener('online', retry)
    return () => window.removeEventListener('online', retry)
  }, [lost, send])

  return { state, save, retry: () => void send() }
}

/** While the fate of a sent set is open, its fields cannot be changed. */
export const isLocked = (state: SaveState): boolean =>
  state.kind === 'saving' || state.kind === 'lost' || state.kind === 'signed_out'

/** The action's answer for an ended session: nothing was recorded, sign in again and send the same set. */
export const isSignedOut = (problem: Problem): boolean => problem.code === 'signed_out'
