'use client'
import { useEffect, useRef, useState } from 'react'
import { IdleWarning } from './idle-warning'

type IdleWatchProps = { idleEndsAt: string; now: string; signOut: () => Promise<void> }

const WARN_SECONDS = 120
/** What the person does in the browser is told to the server at most this often. */
const TELL_EVERY_MS = 60_000

/**
 * Warns before the idle limit. Typing and clicking count as activity even when nothing is sent, so a long form does
 * not end the session under the person's hands; a screen that only refreshes itself does not count.
 */
export function IdleWatch({ idleEndsAt, now, signOut }: IdleWatchProps) {
  const [secondsLeft, setSecondsLeft] = useState<number | null>(null)
  const endsAt = useRef(0)
  const told = useRef(0)

  useEffect(() => {
    endsAt.current = Date.now() + (Date.parse(idleEndsAt) - Date.parse(now))
    told.current = Date.now()
  }, [idleEndsAt, now])

  useEffect(() => {
    const active = () => {
      if (Date.now() - told.current < TELL_EVERY_MS || endsAt.current - Date.now() < WARN_SECONDS * 1000) return
      told.current = Date.now()
      void tell().then((end) => {
        if (end) endsAt.current = end
      })
    }
    const tick = setInterval(() => {
      const left = Math.ceil((endsAt.current - Date.now()) / 1000)
      if (left > WARN_SECONDS) return setSecondsLeft(null)
      if (left > 0) return setSecondsLeft(left)
      // Another tab may have kept the session alive: ask before leaving.
      void ask().then((end) => {
        if (end && end > Date.now()) endsAt.current = end
        else location.assign('/login?ended=idle')
      })
    }, 1000)
    const events = ['keydown', 'pointerdown'] as const
    for (const event of events) window.addEventListener(event, active)
    return () => {
      clearInterval(tick)
      for (const event of events) window.removeEventListener(event, active)
    }
  }, [])

  const stay = async () => {
    const end = await tell()
    if (!end) return location.assign('/login?ended=idle')
    endsAt.current = end
    setSecondsLeft(null)
  }
  return <IdleWarning secondsLeft={secondsLeft} onStay={stay} onLeave={() => void signOut()} />
}

const tell = () => readEnd('POST')
const ask = () => readEnd('GET')

/** The local time at which the session ends; null when it is over. A lost connection says neither and keeps the screen. */
async function readEnd(method: 'GET' | 'POST'): Promise<number | null> {
  try {
    const response = await fetch('/api/session', { method })
    if (!response.ok) return null
    const { idleEndsAt, now } = (await response.json()) as { idleEndsAt: string; now: string }
    return Date.now() + (Date.parse(idleEndsAt) - Date.parse(now))
  } catch {
    return Date.now() + TELL_EVERY_MS
  }
}
