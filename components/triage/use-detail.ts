'use client'
import { useEffect, useState } from 'react'
import type { RowDetail } from './types'

export type DetailState =
  | { state: 'loading' }
  | { state: 'shown'; detail: RowDetail }
  | { state: 'gone' }
  | { state: 'failed'; detail: RowDetail | null }

/** The drawer's content, read when it opens and again when the queue moves on. What is shown stays while it loads. */
export function useDetail(rowsUrl: string, patientId: string, seq: number, initial?: RowDetail) {
  const [shown, setShown] = useState<{ patientId: string; state: DetailState }>(() => ({
    patientId,
    state: initial ? { state: 'shown', detail: initial } : { state: 'loading' },
  }))
  // biome-ignore lint/correctness/useExhaustiveDependencies: `seq` says that the flags may have changed
  useEffect(() => {
    const asked = new AbortController()
    readDetail(`${rowsUrl}/${patientId}`, asked.signal).then((next) => {
      if (asked.signal.aborted) return
      setShown((was) => ({ patientId, state: merge(was.patientId === patientId ? was.state : null, next) }))
    })
    return () => asked.abort()
  }, [rowsUrl, patientId, seq])
  return shown.patientId === patientId ? shown.state : ({ state: 'loading' } as const)
}

function merge(was: DetailState | null, next: RowDetail | 'gone' | 'failed'): DetailState {
  if (next === 'gone') return { state: 'gone' }
  if (next !== 'failed') return { state: 'shown', detail: next }
  return { state: 'failed', detail: was && 'detail' in was ? was.detail : null }
}

async function readDetail(url: string, signal: AbortSignal): Promise<RowDetail | 'gone' | 'failed'> {
  try {
    const answer = await fetch(url, { signal, headers: { accept: 'application/json' }, cache: 'no-store' })
    if (answer.status === 404) return 'gone'
    return answer.ok ? ((await answer.json()) as RowDetail) : 'failed'
  } catch {
    return 'failed'
  }
}
