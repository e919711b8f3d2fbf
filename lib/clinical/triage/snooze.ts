import type { Tier } from '../types'
import { WINDOW_MIN } from './notify'

/** Longest snooze in minutes. */
export const SNOOZE_CAP_MIN: Record<Tier, number> = { ...WINDOW_MIN, T1: 5 }

/** The longest that a flag of this tier may wait, in minutes. */
export const mayRelease = (tier: Tier): number => SNOOZE_CAP_MIN[tier]

export type SnoozeAnswer = { allowed: boolean; code: 'ok' | 'over_cap' | 'reason_required' | 'not_positive' }

/** Whether a flag may be snoozed for so many minutes; a T1 needs a reason. */
export function snoozeAllowed(ask: { tier: Tier; minutes: number; reason: string | null }): SnoozeAnswer {
  if (!(ask.minutes > 0)) return { allowed: false, code: 'not_positive' }
  if (ask.minutes > SNOOZE_CAP_MIN[ask.tier]) return { allowed: false, code: 'over_cap' }
  if (ask.tier === 'T1' && !ask.reason?.trim()) return { allowed: false, code: 'reason_required' }
  return { allowed: true, code: 'ok' }
}
