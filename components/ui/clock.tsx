'use client'
import { createContext, useCallback, useContext, useEffect, useMemo, useSyncExternalStore } from 'react'

type Clock = {
  zone: string
  first: number
  get: () => number
  read: () => number
  subscribe: (tick: () => void) => () => void
  set: (now: number) => void
}

const ClockContext = createContext<Clock | null>(null)

type ClockProviderProps = {
  /** The server's time when it answered, ISO. The browser's own clock may be wrong and is only used for what passes. */
  now: string
  /** The center's IANA zone. */
  zone: string
  /** The test clock stands still. */
  stopped?: boolean
  children: React.ReactNode
}

/** Gives every clock below one shared tick per second on the server's time. */
export function ClockProvider({ now, zone, stopped = false, children }: ClockProviderProps) {
  // The first `now` makes the clock; later ones correct it without a new one.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const clock = useMemo(() => makeClock(Date.parse(now), zone, stopped), [zone, stopped])
  useEffect(() => clock.set(Date.parse(now)), [clock, now])
  return <ClockContext value={clock}>{children}</ClockContext>
}

/** The server's time, ticking each second. Throws outside a `ClockProvider`. */
export function useNow(): Date {
  const clock = useClock()
  const now = useSyncExternalStore(clock.subscribe, clock.get, () => clock.first)
  return useMemo(() => new Date(now), [now])
}

/** The center's IANA zone. */
export const useZone = (): string => useClock().zone

/** Reads the server's time once, inside an event, without ticking. */
export function useReadNow(): () => Date {
  const clock = useClock()
  return useCallback(() => new Date(clock.read()), [clock])
}

function useClock(): Clock {
  const clock = useContext(ClockContext)
  if (!clock) throw new Error('A clock stands outside its ClockProvider')
  return clock
}

function makeClock(first: number, zone: string, stopped: boolean): Clock {
  const ticks = new Set<() => void>()
  let anchor = { server: first, local: Date.now() }
  let shown = first
  let timer: ReturnType<typeof setInterval> | undefined
  const read = () => (stopped ? anchor.server : anchor.server + Date.now() - anchor.local)
  const tick = () => {
    const now = Math.floor(read() / 1000) * 1000
    if (now === shown) return
    shown = now
    for (const each of ticks) each()
  }
  return {
    zone,
    first,
    get: () => shown,
    read,
    set: (now) => {
      anchor = { server: now, local: Date.now() }
      tick()
    },
    subscribe: (each) => {
      ticks.add(each)
      timer ??= setInterval(tick, 250)
      return () => {
        ticks.delete(each)
        if (ticks.size > 0) return
        clearInterval(timer)
        timer = undefined
      }
    },
  }
}
