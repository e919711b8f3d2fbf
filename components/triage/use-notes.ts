'use client'
import { useCallback, useEffect, useRef, useState } from 'react'

/** Words that stand in a row for a moment: "Taking…", then "Taken by J. Adeyemi 07:41" for 4 s. */
export function useNotes() {
  const [notes, setNotes] = useState<ReadonlyMap<string, string>>(new Map())
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>())
  const set = useCallback((patientId: string, text: string | null) => {
    setNotes((was) => {
      const next = new Map(was)
      if (text === null) next.delete(patientId)
      else next.set(patientId, text)
      return next
    })
  }, [])
  const say = useCallback(
    (patientId: string, text: string | null, forMs?: number) => {
      clearTimeout(timers.current.get(patientId))
      set(patientId, text)
      if (forMs)
        timers.current.set(
          patientId,
          setTimeout(() => set(patientId, null), forMs),
        )
    },
    [set],
  )
  useEffect(() => {
    const running = timers.current
    return () => {
      for (const timer of running.values()) clearTimeout(timer)
    }
  }, [])
  return { notes, say }
}
