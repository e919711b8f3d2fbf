import { addMinutes } from '../time'
import type { Tier } from '../types'
import { isWorse } from './bands'
import type { FlagScore } from './types'

/** Minutes of quiet after acknowledgment or notification, and the longest snooze (triage.md §5, R-29, R-30). */
export const WINDOW_MIN: Record<Tier, number> = { T1: 0, T2: 15, T3: 60, T4: 8 * 60, T5: 72 * 60 }

/** An acknowledged T1 without an action repeats this often (triage.md §2.8). */
export const T1_REPEAT_MIN = 5

/** Sound, modal, page: only the two gravest tiers interrupt. */
export const isInterruptive = (tier: Tier): boolean => tier === 'T1' || tier === 'T2'

type Value = { tier: Tier; score: FlagScore | null }
export type Acknowledged = {
  acknowledgedAt: Date
  now: Date
  previous: Value
  current: Value
  snoozedUntil?: Date | null
}
export type Notification = { notify: boolean; reason: 'worsened' | 'suppressed' | 'window_over'; interruptive: boolean }

/** Whether an acknowledged flag that is evaluated again tells people again. */
export function notificationOf({ acknowledgedAt, now, previous, current, snoozedUntil }: Acknowledged): Notification {
  const interruptive = isInterruptive(current.tier)
  if (isWorse(previous, current)) return { notify: true, reason: 'worsened', interruptive }
  const isSnoozed = snoozedUntil ? now < snoozedUntil : false
  const windowEnds = addMinutes(acknowledgedAt, WINDOW_MIN[current.tier])
  if (isSnoozed || now < windowEnds) return { notify: false, reason: 'suppressed', interruptive: false }
  return { notify: true, reason: 'window_over', interruptive }
}

/**
 * When a persisting acknowledged flag tells people again: the window restarts at each notification, T1 every 5 min,
 * never before a snooze ends. Null once an action is recorded: then only an overdue measure or worsening speaks
 * (triage.md §2.8).
 */
export function nextNotificationAt(flag: {
  tier: Tier
  acknowledgedAt: Date | null
  actionAt: Date | null
  lastNotifiedAt: Date
  snoozedUntil: Date | null
  isMeasureOverdue: boolean
}): Date | null {
  if (!flag.acknowledgedAt || (flag.actionAt && !flag.isMeasureOverdue)) return null
  const from = Math.max(flag.acknowledgedAt.getTime(), flag.lastNotifiedAt.getTime(), flag.actionAt?.getTime() ?? 0)
  const due = addMinutes(new Date(from), flag.tier === 'T1' ? T1_REPEAT_MIN : WINDOW_MIN[flag.tier])
  return flag.snoozedUntil && flag.snoozedUntil > due ? flag.snoozedUntil : due
}
