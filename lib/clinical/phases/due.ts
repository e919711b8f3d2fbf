import { addHours } from '../time'
import type { Source } from '../types'

export type DueState = 'not_due' | 'due' | 'overdue'

/** Grace after the planned time (phases.md §4). */
export const GRACE = {
  shareOfInterval: 0.25,
  minimumH: 2,
  maximumH: 24,
  source: { title: 'Center protocol', section: 'Monitoring, overdue rule', strength: 'proposal' } satisfies Source,
} as const

/** Hours of grace for a measure taken every `intervalH` hours. */
export const graceH = (intervalH: number): number =>
  Math.min(GRACE.maximumH, Math.max(GRACE.minimumH, intervalH * GRACE.shareOfInterval))

/**
 * Whether a measure is due at `now` (phases.md §4, P-19): due from last + interval on, overdue when later than that
 * plus the grace, not at its exact end. For a measure never taken pass the start of the obligation as `lastAt`.
 * `changesAt` is the next instant at which time alone changes the state.
 */
export function dueState(lastAt: Date, intervalH: number, now: Date) {
  const grace = graceH(intervalH)
  const dueAt = addHours(lastAt, intervalH)
  const graceEndsAt = addHours(dueAt, grace)
  const overdueAt = new Date(graceEndsAt.getTime() + 1)
  const state: DueState = now > graceEndsAt ? 'overdue' : now >= dueAt ? 'due' : 'not_due'
  const changesAt = { not_due: dueAt, due: overdueAt, overdue: null }[state]
  return { state, graceH: grace, dueAt, graceEndsAt, overdueAt, changesAt }
}
