import { findInstrument } from '../instruments/registry'
import type { Tier } from '../types'
import { tierRank } from './answers'
import { type Clocked, isBreached } from './breach'
import { findRule } from './rules'
import { targetsOf } from './targets'
import type { ClassRank, FlagScore, Trend } from './types'

export type QueueFlag = Clocked & {
  patientId: string
  ruleId: string
  score: FlagScore | null
  trend: Trend
  /** Stored deadline of the tier; absent = counted on the clock. */
  sortBy?: Date
}

export type QueueRow = { patientId: string; flag: QueueFlag; breached: boolean; badge: number }

export const TREND_RANK: Record<Trend, number> = { worsening: 0, stable: 1, improving: 2 }

/** Any T5, and data quality, sort as administration (triage.md §4, R-34). */
export const classRankOf = (ruleId: string, tier: Tier): ClassRank =>
  tier === 'T5' ? 6 : (findRule(ruleId)?.classRank ?? 6)

/** Total over the instrument's maximum; 0 without a score or a maximum. */
export function normalizedScore(score: FlagScore | null | undefined): number {
  const max = score ? findInstrument(score.instrument)?.maxTotal : null
  return score && max ? score.total / max : 0
}

export type SortKey = {
  tier: number
  /** 0 breached, 1 not. The only part that moves with time alone. */
  breached: 0 | 1
  classRank: ClassRank
  /** Descending. */
  score: number
  trend: number
  deadline: number
  openedAt: number
  patientId: string
  ruleId: string
}

/** The parts of the queue's sort key, in order; all ascending but the score (triage.md §4). */
export function sortKey(flag: QueueFlag, now: Date): SortKey {
  const sortBy = flag.sortBy ?? targetsOf(flag.tier, flag.openedAt, { setting: null, zone: 'UTC' }).sortBy
  return {
    tier: tierRank(flag.tier),
    breached: isBreached(flag, now) ? 0 : 1,
    classRank: classRankOf(flag.ruleId, flag.tier),
    score: normalizedScore(flag.score),
    trend: TREND_RANK[flag.trend],
    deadline: sortBy.getTime(),
    openedAt: flag.openedAt.getTime(),
    patientId: flag.patientId,
    ruleId: flag.ruleId,
  }
}

const ascending = (a: number | string, b: number | string): number => (a < b ? -1 : a > b ? 1 : 0)

/** A total order of flags; flags of one patient that tie are ordered by rule. */
export function compareKeys(a: SortKey, b: SortKey): number {
  return (
    ascending(a.tier, b.tier) ||
    ascending(a.breached, b.breached) ||
    ascending(a.classRank, b.classRank) ||
    ascending(b.score, a.score) ||
    ascending(a.trend, b.trend) ||
    ascending(a.deadline, b.deadline) ||
    ascending(a.openedAt, b.openedAt) ||
    ascending(a.patientId, b.patientId) ||
    ascending(a.ruleId, b.ruleId)
  )
}

/** One row per patient, placed by the flag that sorts first; the badge counts the open flags. */
export function queueRows(flags: readonly QueueFlag[], now: Date): QueueRow[] {
  const keyed = flags.map((flag) => ({ flag, key: sortKey(flag, now) }))
  keyed.sort((a, b) => compareKeys(a.key, b.key))
  const rows = new Map<string, QueueRow>()
  for (const { flag, key } of keyed) {
    const row = rows.get(flag.patientId)
    if (row) row.badge += 1
    else rows.set(flag.patientId, { patientId: flag.patientId, flag, breached: key.breached === 0, badge: 1 })
  }
  return [...rows.values()]
}
