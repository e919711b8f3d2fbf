'use client'
import { useEffect, useState } from 'react'
import type { Found } from './types'

export type SearchState = { found: Found | null; state: 'idle' | 'reading' | 'read' | 'failed' | 'signed_out' }

const IDLE: SearchState = { found: null, state: 'idle' }
const AFTER_TYPING_MS = 120

/** Reads the patients that match once typing pauses; what is shown stays until the next answer is here. */
export function useSearch(url: string | null, words: string): SearchState {
  const [shown, setShown] = useState<SearchState>(IDLE)
  useEffect(() => {
    if (!url || words.length < 2) return setShown(IDLE)
    const asked = new AbortController()
    setShown((was) => ({ ...was, state: 'reading' }))
    const timer = setTimeout(async () => {
      const next = await read(url, words, asked.signal)
      if (!asked.signal.aborted) setShown(next)
    }, AFTER_TYPING_MS)
    return () => {
      clearTimeout(timer)
      asked.abort()
    }
  }, [url, words])
  return shown
}

async function read(url: string, text: string, signal: AbortSignal): Promise<SearchState> {
  try {
    const headers = { 'content-type': 'application/json', accept: 'application/json' }
    const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ text }), signal })
    if (answer.status === 401) return { found: null, state: 'signed_out' }
    return answer.ok ? { found: (await answer.json()) as Found, state: 'read' } : { found: null, state: 'failed' }
  } catch {
    return { found: null, state: 'failed' }
  }
}
