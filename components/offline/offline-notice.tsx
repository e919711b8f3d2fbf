'use client'
import { WifiOff } from 'lucide-react'
import { useEffect, useState } from 'react'
import { clock, clockSeconds } from '@/lib/format/clock'
import { useLive } from '../shell/live'
import { Button } from '../ui/button'
import { useNow, useZone } from '../ui/clock'
import { probe, useOffline } from './connection'
import { useOutbox } from './outbox'
import { sets, showWaiting } from './waiting-count'

/** Without a connection: since when, how old the screen is, what goes on and what waits. */
export function OfflineNotice() {
  const lostAt = useOffline()
  const { state } = useLive()
  // A stream that falls silent may be the first sign of a dead connection.
  useEffect(() => {
    if (state !== 'live') void probe()
  }, [state])
  return <div role="status">{lostAt !== null && <Offline lostAt={lostAt} />}</div>
}

function Offline({ lostAt }: { lostAt: number }) {
  const { waiting, ready } = useOutbox()
  const { heardAt } = useLive()
  const now = useNow()
  const zone = useZone()
  const blocked = useStayHere()
  // How long it has been is known by the device's clock, what time it is by the server's.
  const [since] = useState(() => new Date(now.getTime() - (Date.now() - lostAt)))
  return (
    <>
      <div className="bnr2 off">
        <WifiOff className="ic" size={16} aria-hidden="true" />
        <span>
          <b>Offline since {clock(since, zone)}.</b>{' '}
          {waiting.length > 0 && `${sets(waiting.length)} ${waiting.length === 1 ? 'waits' : 'wait'} on this device. `}
          What stands here is as of {clockSeconds(heardAt, zone)}.{' '}
          {ready ? 'Vitals can be entered and wait here. ' : ''}Taking, acknowledging, signing and opening other screens
          need a connection.
        </span>
        <span className="sp" />
        {waiting.length > 0 && <Button onClick={showWaiting}>Show</Button>}
      </div>
      <div role="alert">
        {blocked && (
          <p className="bnr2 warn">
            {blocked} was not opened: it is not on this device. This screen stays; try again when you are back online.
          </p>
        )}
      </div>
    </>
  )
}

/**
 * A link followed without a connection would replace the screen by the browser's error page. It is held back, and
 * leaving in any other way is asked about. Returns what was held back last.
 */
function useStayHere(): string | null {
  const [blocked, setBlocked] = useState<string | null>(null)
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null
      if (!(link instanceof HTMLAnchorElement) || staysHere(link)) return
      event.preventDefault()
      event.stopPropagation()
      setBlocked(link.getAttribute('aria-label') ?? link.textContent?.trim() ?? 'That screen')
    }
    const onLeave = (event: BeforeUnloadEvent) => event.preventDefault()
    // On the window, before any handler of the page.
    window.addEventListener('click', onClick, true)
    window.addEventListener('beforeunload', onLeave)
    return () => {
      window.removeEventListener('click', onClick, true)
      window.removeEventListener('beforeunload', onLeave)
    }
  }, [])
  return blocked
}

const staysHere = ({ href, protocol }: HTMLAnchorElement) =>
  protocol === 'tel:' || (href.includes('#') && href.split('#')[0] === location.href.split('#')[0])
