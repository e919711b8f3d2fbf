'use client'
import { useRef, useState } from 'react'
import { fail, type Problem, type Result } from '@/lib/result'
import { requestId } from '../ui/request-id'
import type { ActDone } from './types'

type Send = (id: string) => Promise<Result<ActDone>>

/**
 * Sends one act: pending, then done or refused beside its form. After a lost answer the same request id goes out
 * again, so pressing twice records once; a refusal starts a new one.
 */
export function useAct(onDone: (done: ActDone) => void) {
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const id = useRef<string | null>(null)
  const run = async (send: Send) => {
    if (pending) return
    id.current ??= requestId()
    setPending(true)
    setProblem(null)
    const answer = await send(id.current).catch(() => null)
    setPending(false)
    if (!answer) return setProblem(NO_ANSWER)
    id.current = null
    if (answer.ok) onDone(answer.value)
    else setProblem(answer.problem)
  }
  return { run, pending, problem }
}

/** The server may have done it: trying again is safe because the request id stays the same. */
export const NO_ANSWER: Problem = fail(
  'unavailable',
  'No answer from the server. It may not be recorded yet. Try again; it counts once.',
).problem
