import { dueState } from '@/lib/clinical/phases/due'

/** Planned hours between sets at an instant; null = no planned vitals then. */
export type IntervalAt = (at: Date) => number | null

const MOST = 200

/**
 * The slots in which no set was taken, from `start` to `now`: a set is missed when its grace has passed with nothing
 * recorded, refused and asleep included (phases.md §4). The next slot then counts from the missed one.
 */
export function missedSlots(taken: readonly Date[], start: Date, now: Date, intervalAt: IntervalAt): Date[] {
  const sets = [...taken].filter((at) => at >= start).sort((a, b) => a.getTime() - b.getTime())
  const missed: Date[] = []
  let last = start
  let next = 0
  while (missed.length < MOST) {
    while (next < sets.length && (sets[next] ?? now) <= last) next += 1
    const interval = intervalAt(last)
    const set = sets[next]
    if (interval === null) {
      if (!set) break
      last = set
      continue
    }
    const { dueAt, overdueAt } = dueState(last, interval, now)
    if (set && set < overdueAt) last = set
    else if (overdueAt <= now) {
      missed.push(dueAt)
      last = dueAt
    } else break
  }
  return missed
}
