import type { EngineState, Queue } from '@/components/triage/types'
import type { HiddenEmergency } from '@/db/queue/hidden'
import type { QueueEngine, QueueSnapshot } from '@/db/queue/rows'
import { minutesBetween } from '@/lib/clinical/time'
import { aliasRow, rowView } from './row-view'

/** The queue as the board shows it. */
export function queueView(snapshot: QueueSnapshot, center: string): Queue {
  const ctx = { now: snapshot.now, zone: snapshot.zone, center }
  const { counts, hidden } = snapshot
  return {
    rows: [...hidden.map(aliasRow), ...snapshot.rows.map((row) => rowView(row, ctx))],
    more: snapshot.more,
    counts: {
      tiers: {
        T1: counts.t1 + hiddenOf(hidden, 1),
        T2: counts.t2 + hiddenOf(hidden, 2),
        T3: counts.t3,
        T4: counts.t4,
        T5: counts.t5,
      },
      mine: counts.mine,
      unowned: counts.unowned + hidden.length,
      pastTarget: counts.past_target + hidden.length,
      snoozed: counts.snoozed,
    },
    asOf: snapshot.now.toISOString(),
    seq: snapshot.seq,
    engine: engineView(snapshot.engine, snapshot.now),
  }
}

const hiddenOf = (hidden: readonly HiddenEmergency[], tier: number) => hidden.filter((one) => one.tier === tier).length

function engineView(engine: QueueEngine, now: Date): EngineState {
  return {
    current: engineIsCurrent(engine.reported_at, engine.oldest_due, now),
    checkedPatients: engine.checked ?? 0,
    checkedAt: engine.checked_at?.toISOString() ?? null,
    lastCleared: engine.last_cleared
      ? { at: new Date(engine.last_cleared.at).toISOString(), text: engine.last_cleared.text }
      : null,
  }
}

const REPORT_SECONDS = 60
const OVERDUE_MINUTES = 15

/** "Not current": the sweeper has not reported for 60 s, or a due look is older than 15 min (decisions.md 9). */
export function engineIsCurrent(reportedAt: Date | null, oldestDue: Date | null, now: Date): boolean {
  if (!reportedAt || minutesBetween(reportedAt, now) * 60 > REPORT_SECONDS) return false
  return !oldestDue || minutesBetween(oldestDue, now) <= OVERDUE_MINUTES
}
