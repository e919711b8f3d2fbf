'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useLiveSeq } from '../shell/live'
import { useSingleFlight } from '../ui/use-single-flight'
import { type Hold, type Placement, place } from './queue-order'
import type { Queue, QueueFilter } from './types'

export type QueueTrouble = 'signed_out' | 'unreachable' | null

type Screen = Placement & { queue: Queue }

/**
 * The rows on the screen: read again when the center's sequence moves or the filter changes,
 * put in place by `place` so that nothing moves under a pointer or a working hand.
 */
export function useQueue(initial: Queue, rowsUrl: string, filter: QueueFilter) {
  const { seq, refusals } = useLiveSeq()
  const [screen, setScreen] = useState<Screen>(() => ({ queue: initial, ...place([], initial.rows, 'none') }))
  const [trouble, setTrouble] = useState<QueueTrouble>(null)
  const hold = useRef<Hold>('none')
  const url = `${rowsUrl}?tier=${filter.tier ?? ''}&only=${filter.only ?? ''}`

  const show = useCallback((queue: Queue) => {
    setScreen((was) => (queue.seq < was.queue.seq ? was : { queue, ...place(was.placed, queue.rows, hold.current) }))
  }, [])
  const settle = useCallback(() => {
    setScreen((was) => ({ queue: was.queue, ...place(was.placed, was.queue.rows, 'none') }))
  }, [])
  const setHold = useCallback(
    (next: Hold) => {
      hold.current = next
      if (next === 'none') settle()
    },
    [settle],
  )
  const reload = useSingleFlight(async () => {
    const answer = await readQueue(url)
    setTrouble(typeof answer === 'string' ? answer : null)
    if (typeof answer !== 'string') show(answer)
    return answer !== 'unreachable'
  })

  const first = useRef(true)
  // biome-ignore lint/correctness/useExhaustiveDependencies: these say that the rows, or the right to them, may have changed
  useEffect(() => {
    const unchanged = first.current && seq <= initial.seq
    first.current = false
    if (!unchanged) reload()
  }, [seq, refusals, url, reload])
  return { ...screen, trouble, setHold, settle, reload }
}

async function readQueue(url: string): Promise<Queue | Exclude<QueueTrouble, null>> {
  try {
    const answer = await fetch(url, { headers: { accept: 'application/json' }, cache: 'no-store' })
    if (answer.status === 401) return 'signed_out'
    if (!answer.ok) return 'unreachable'
    return (await answer.json()) as Queue
  } catch {
    return 'unreachable'
  }
}
