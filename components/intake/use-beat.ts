'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Present } from '@/db/intake/presence'
import { useLiveSeq } from '../shell/live'
import type { IntakeLive, Place } from './types'

const BEAT_MS = 5000

type Options = {
  url: string
  patientId: string
  intakeId: string
  now: string
  seq: number
  others: Present[]
  place: React.RefObject<Place>
  onHeard: (live: IntakeLive) => void
}

/**
 * Says every few seconds, and whenever the center's stream moves, that this person is here and where; hears who else
 * is and what changed. A beat is no activity: it keeps no session alive.
 */
export function useBeat({ url, patientId, intakeId, now, seq, others: first, place, onHeard }: Options) {
  const [others, setOthers] = useState(first)
  const known = useRef({ since: now, seq })
  const flying = useRef(false)
  const heard = useRef(onHeard)
  heard.current = onHeard
  const { seq: stream } = useLiveSeq()

  const beat = useCallback(async () => {
    if (flying.current) return
    flying.current = true
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ patientId, intakeId, at: place.current, ...known.current }),
      })
      if (!response.ok) return
      const live: IntakeLive = await response.json()
      known.current = { since: live.now, seq: live.seq }
      setOthers(live.others)
      heard.current(live)
    } catch {
      // Without a connection nobody is seen; saving says that the connection is lost.
    } finally {
      flying.current = false
    }
  }, [url, patientId, intakeId, place])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a move of the stream is the reason to ask
  useEffect(() => void beat(), [beat, stream])
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === 'visible' && void beat(), BEAT_MS)
    return () => clearInterval(timer)
  }, [beat])
  return { others, beat }
}
