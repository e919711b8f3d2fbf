import type { Tier } from '../types'
import { targetsOf } from './targets'

export type Clocked = {
  tier: Tier
  openedAt: Date
  acknowledgedAt: Date | null
  actionAt: Date | null
  /** Stored deadlines; absent = counted on the clock from `openedAt`. */
  acknowledgeBy?: Date | null
  actBy?: Date
}

export type Breach = 'acknowledgment' | 'action' | null

const reached = (at: Date | null, now: Date) => at !== null && at <= now

/**
 * Which target is breached at `now`, from the target instant on. A late acknowledgment ends the first kind.
 * Acknowledgment is named first because it is what the next person can do.
 */
export function breachOf(flag: Clocked, now: Date): Breach {
  const onClock = targetsOf(flag.tier, flag.openedAt, { setting: null, zone: 'UTC' })
  const acknowledgeBy = flag.acknowledgeBy === undefined ? onClock.acknowledgeBy : flag.acknowledgeBy
  const actBy = flag.actBy ?? onClock.actBy
  if (acknowledgeBy && now >= acknowledgeBy && !reached(flag.acknowledgedAt, now)) return 'acknowledgment'
  return now >= actBy && !reached(flag.actionAt, now) ? 'action' : null
}

export const isBreached = (flag: Clocked, now: Date): boolean => breachOf(flag, now) !== null
