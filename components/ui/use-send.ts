'use client'
import { useRef, useState } from 'react'
import type { Problem, Result } from '@/lib/result'
import { requestId as newRequestId } from './request-id'

type State<T> = { pending: boolean; problem: Problem | null; done: T | null }

/**
 * Sends one act. The request id stays the same until the server has answered yes, so that pressing again after a lost
 * connection does it once. `lost` says what still holds when no answer came.
 */
export function useSend<T>(lost: string, onDone?: (value: T) => void) {
  const [state, setState] = useState<State<T>>({ pending: false, problem: null, done: null })
  const requestId = useRef<string | null>(null)

  const send = async (call: (requestId: string) => Promise<Result<T>>): Promise<boolean> => {
    if (state.pending) return false
    requestId.current ??= newRequestId()
    setState({ pending: true, problem: null, done: null })
    try {
      const result = await call(requestId.current)
      if (!result.ok) {
        setState({ pending: false, problem: result.problem, done: null })
        return false
      }
      requestId.current = null
      setState({ pending: false, problem: null, done: result.value })
      onDone?.(result.value)
      return true
    } catch {
      setState({ pending: false, problem: { code: 'unavailable', message: lost }, done: null })
      return false
    }
  }
  return { ...state, send }
}
