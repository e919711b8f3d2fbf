import { addMinutes, minutesBetween } from '../time'
import type { Tier } from '../types'
import { TIER_TARGETS } from './targets'
import type { RoutedRole } from './types'

/** Minutes between escalations after the first (triage.md §5); null = once only. */
const REPEAT_MIN: Record<Tier, number | null> = { T1: 10, T2: 30, T3: null, T4: null, T5: null }

/** Who hears at which level; the last one also at every later level. */
export const ESCALATION_LADDER: readonly (RoutedRole | 'medical_director')[] = ['supervisor', 'medical_director']

export type Escalating = {
  tier: Tier
  openedAt: Date
  acknowledgedAt?: Date | null
  /** Stored acknowledgment target; absent = counted on the clock from `openedAt`. */
  acknowledgeBy?: Date | null
  now: Date
}

/**
 * Escalations made so far: the first at the acknowledgment target, then every 10 min (T1) or 30 min (T2),
 * once for T3 and T4, never for T5. Acknowledging stops it; an acknowledgment at the very target is in time.
 */
export function escalationLevel(flag: Escalating): number {
  const first = firstEscalation(flag)
  if (!first || flag.now < first) return 0
  const { acknowledgedAt, now } = flag
  if (acknowledgedAt && acknowledgedAt <= first) return 0
  const repeat = REPEAT_MIN[flag.tier]
  if (repeat === null) return 1
  const isStopped = acknowledgedAt && acknowledgedAt <= now
  const passed = minutesBetween(first, isStopped ? acknowledgedAt : now) / repeat
  return isStopped ? Math.ceil(passed) : 1 + Math.floor(passed)
}

/** The next escalation of an unacknowledged flag after `now`, or null. */
export function nextEscalationAt(flag: Escalating): Date | null {
  const first = firstEscalation(flag)
  if (!first || flag.acknowledgedAt) return null
  if (flag.now < first) return first
  const repeat = REPEAT_MIN[flag.tier]
  return repeat === null ? null : addMinutes(first, repeat * escalationLevel(flag))
}

function firstEscalation({ tier, openedAt, acknowledgeBy }: Escalating): Date | null {
  const { acknowledgeMin } = TIER_TARGETS[tier]
  if (acknowledgeMin === null) return null
  return acknowledgeBy ?? addMinutes(openedAt, acknowledgeMin)
}
