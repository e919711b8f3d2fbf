'use client'
import { useEffect, useRef, useState } from 'react'
import { useSingleFlight } from '../ui/use-single-flight'
import { useLiveSeq } from './live'

const AFTER_THE_ROWS_MS = 600

/** How many emergencies this person may see, read again whenever the center changes. */
export function EmergencyCount({ count, url }: { count: number; url?: string }) {
  const { seq } = useLiveSeq()
  const [shown, setShown] = useState(count)
  useEffect(() => setShown(count), [count])
  const read = useSingleFlight(async () => {
    const next = url ? await readCount(url) : null
    if (next !== null) setShown(next)
    return true
  })
  const first = useRef(seq)
  useEffect(() => {
    if (seq === first.current) return
    // The rows of the queue come first: with many screens open a change is first read where it is looked at.
    const timer = setTimeout(read, AFTER_THE_ROWS_MS)
    return () => clearTimeout(timer)
  }, [seq, read])
  if (shown === 0) return null
  return (
    <em>
      <span aria-hidden="true">{shown}</span>
      <span className="sr">{shown === 1 ? '1 emergency' : `${shown} emergencies`}</span>
    </em>
  )
}

/** Null when it cannot be read: the last known count stays, and the live indicator says the rest. */
async function readCount(url: string): Promise<number | null> {
  try {
    const answer = await fetch(url, { headers: { accept: 'application/json' } })
    if (!answer.ok) return null
    const { emergencies } = (await answer.json()) as { emergencies?: unknown }
    return typeof emergencies === 'number' ? emergencies : null
  } catch {
    return null
  }
}
