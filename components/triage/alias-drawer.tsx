'use client'
import { Phone, X } from 'lucide-react'
import type { Route } from 'next'
import Link from 'next/link'
import { useEffect, useRef } from 'react'
import { clock } from '@/lib/format/clock'
import { Button } from '../ui/button'
import { useNow, useZone } from '../ui/clock'
import { TIER, TierBadge } from '../ui/tier'
import { clockFace } from './queue-model'
import type { QueueRow } from './types'

type AliasDrawerProps = { row: QueueRow; emergencyAccessHref: string; takeFocus: boolean; onClose: () => void }

/** A confidential emergency: where and since when. No act is open here; it says whom to call and the way in. */
export function AliasDrawer({ row, emergencyAccessHref, takeFocus, onClose }: AliasDrawerProps) {
  const zone = useZone()
  const { wait } = clockFace(row.clock, useNow())
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (takeFocus) title.current?.focus({ preventScroll: true })
  }, [takeFocus])
  return (
    <aside className="drw" aria-label={`Flags for ${row.fullName}`}>
      <div className="grab" />
      <div className="dh">
        <div className="dh1">
          <TierBadge tier={row.tier} />
          <span className="mut sm">{clock(new Date(row.clock.since), zone)}</span>
          <span className="sp" />
          <Button tone="quiet" icon aria-label="Close" onClick={onClose}>
            <X className="ic" size={16} aria-hidden="true" />
          </Button>
        </div>
        <h2 ref={title} tabIndex={-1}>
          {row.fullName}
        </h2>
        <p className="mut">Only the people named on this chart see who it is and why.</p>
      </div>
      <div className="side">
        <div className={`esc ${TIER[row.tier].tone}`}>
          <div className="run">
            <span className="big">{wait.elapsed}</span>
            <span>Nobody named on the chart has answered.</span>
          </div>
        </div>
      </div>
      <div className="flags">
        <section className="fl">
          <h3>
            <Phone className="ic" size={14} aria-hidden="true" /> Do
          </h3>
          <ul className="fst">
            <li>Call the medical director or whoever is named on this chart.</li>
            <li>
              {row.place ? `Send somebody to ${row.place}. ` : ''}If anybody is in danger, call 911 or the rapid
              response.
            </li>
            <li>
              Only they can take or acknowledge it. If nobody can be reached:{' '}
              <Link href={emergencyAccessHref as Route} prefetch={false}>
                emergency access, logged
              </Link>
              .
            </li>
          </ul>
        </section>
      </div>
    </aside>
  )
}
