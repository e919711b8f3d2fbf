'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import type { Reauthenticate } from '../sign-in/reauth-form'
import { IdleWarning } from './idle-warning'
import { useLive } from './live'
import { LockedScreen } from './locked-screen'

type IdleWatchProps = {
  idleEndsAt: string
  now: string
  name: string
  signOut: () => Promise<void>
  reauthenticate: Reauthenticate
}

const WARN_SECONDS = 120
/** What the person does in the browser is told to the server at most this often. */
const TELL_EVERY_MS = 60_000

/**
 * Warns before the idle limit. Typing and clicking count as activity even when nothing is sent, so a long form does
 * not end the session under the person's hands; a screen that only refreshes itself does not count. At the limit the
 * screen is hidden and locked; nothing typed on it is dropped.
 */
export function IdleWatch({ idleEndsAt, now, name, signOut, reauthenticate }: IdleWatchProps) {
  const router = useRouter()
  const { retry } = useLive()
  const [locked, setLocked] = useState(false)
  const [secondsLeft, setSecondsLeft] = useState<number | null>(null)
  const endsAt = useRef(0)
  const told = useRef(0)

  useEffect(() => {
    endsAt.current = Date.now() + (Date.parse(idleEndsAt) - Date.parse(now))
    told.current = Date.now()
  }, [idleEndsAt, now])

  useEffect(() => {
    if (locked) return
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
      // Another tab may have kept the session alive: ask before locking.
      void ask().then((end) => {
        if (end && end > Date.now()) endsAt.current = end
        else setLocked(true)
      })
    }, 1000)
    const events = ['keydown', 'pointerdown'] as const
    for (const event of events) window.addEventListener(event, active)
    return () => {
      clearInterval(tick)
      for (const event of events) window.removeEventListener(event, active)
    }
  }, [locked])

  const stay = async () => {
    const end = await tell()
    if (!end) return setLocked(true)
    endsAt.current = end
    setSecondsLeft(null)
  }
  const unlocked = async () => {
    endsAt.current = (await tell()) ?? 0
    setSecondsLeft(null)
    setLocked(false)
    retry()
    router.refresh()
  }
  if (locked)
    return (
      <LockedScreen
        name={name}
        reauthenticate={reauthenticate}
        onUnlocked={unlocked}
        onLeave={() => location.assign('/login?ended=idle')}
      />
    )
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
