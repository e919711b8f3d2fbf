'use client'
import { Check } from 'lucide-react'
import type { Tier } from '@/lib/clinical/types'
import { useNow } from '../ui/clock'
import { TIER_COLOR, tierText } from '../ui/tier'
import { type ClockFace, clockFace } from './queue-model'
import type { RowClock } from './types'

/** The waiting column: time against target, ticking, with a bar; colored from three quarters of the target on. */
export function WaitClock({ clock, tier }: { clock: RowClock; tier: Tier }) {
  const face = clockFace(clock, useNow())
  return (
    <div className="wt">
      <div className="l1">{words(face, tier)}</div>
      <Bar face={face} tier={tier} />
      {face.state === 'act_over' && <div className="l2">no action yet</div>}
    </div>
  )
}

const PRESSING = 0.7

function words({ state, wait, settled }: ClockFace, tier: Tier) {
  if (state === 'acknowledged' || state === 'acted')
    return (
      <b className="ok-t">
        <Check className="ic" size={14} aria-hidden="true" /> {settled}
      </b>
    )
  if (state === 'act_over') return <b className={tierText(tier)}>{wait.elapsed}</b>
  const pressing = state === 'over' || wait.used >= PRESSING || tier === 'T1'
  return (
    <>
      <b className={pressing ? tierText(tier) : undefined}>{wait.elapsed}</b>
      {wait.target && <span className="mut sm"> / {wait.target}</span>}
    </>
  )
}

function Bar({ face: { state, wait }, tier }: { face: ClockFace; tier: Tier }) {
  if (wait.used === 0 && state !== 'over') return null
  const settled = state === 'acknowledged' || state === 'acted'
  const late = state === 'over' || state === 'act_over'
  const pressing = late || wait.used >= PRESSING || tier === 'T1'
  const color = settled ? 'var(--ok)' : pressing ? TIER_COLOR[tier] : undefined
  return (
    <div className="wbar" aria-hidden="true">
      <i style={{ width: `${Math.min(1, wait.used) * 100}%`, background: color }} />
      {late && <u style={{ left: `${100 / wait.used}%` }} />}
    </div>
  )
}
