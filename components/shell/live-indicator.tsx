'use client'
import { clockSeconds } from '@/lib/format/clock'
import { useNow, useZone } from '../ui/clock'
import { useLive } from './live'

/** Whether what stands on the screen is current, and as of when it is not. */
export function LiveIndicator() {
  const { state, heardAt, retry } = useLive()
  const now = useNow()
  const zone = useZone()
  const behind = Math.floor((now.getTime() - heardAt.getTime()) / 1000)
  return (
    <span className={`live ${state}`}>
      <i aria-hidden="true" />
      {/* Only the state is announced; the seconds beside it tick silently. */}
      <b role="status">{WORD[state]}</b>
      {state === 'delayed' && <b>{behind} s</b>}
      <time>{state === 'live' ? clockSeconds(now, zone) : `as of ${clockSeconds(heardAt, zone)}`}</time>
      {state === 'lost' && (
        <button type="button" className="btn" onClick={retry}>
          Retry
        </button>
      )}
    </span>
  )
}

const WORD = { live: 'Live', delayed: 'Delayed', lost: 'Not live' } as const
