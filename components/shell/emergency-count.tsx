'use client'
import { useEffect, useState } from 'react'
import { useLiveSeq } from './live'

/** How many emergencies this person may see, read again whenever the center changes. */
export function EmergencyCount({ count, url }: { count: number; url?: string }) {
  const seq = useLiveSeq()
  const [shown, setShown] = useState(count)
  useEffect(() => setShown(count), [count])
  // biome-ignore lint/correctness/useExhaustiveDependencies: `seq` says that the count may have changed
  useEffect(() => {
    if (!url) return
    const asked = new AbortController()
    readCount(url, asked.signal).then((next) => next !== null && setShown(next))
    return () => asked.abort()
  }, [url, seq])
  if (shown === 0) return null
  return (
    <em>
      <span aria-hidden="true">{shown}</span>
      <span className="sr">{shown === 1 ? '1 emergency' : `${shown} emergencies`}</span>
    </em>
  )
}

/** Null when it cannot be read: the last known count stays, and the live indicator says the rest. */
async function readCount(url: string, signal: AbortSignal): Promise<number | null> {
  try {
    const answer = await fetch(url, { signal, headers: { accept: 'application/json' } })
    if (!answer.ok) return null
    const { emergencies } = (await answer.json()) as { emergencies?: unknown }
    return typeof emergencies === 'number' ? emergencies : null
  } catch {
    return null
  }
}
