import type { Tier } from '@/lib/clinical/types'
import type { QueueRow } from './types'

/** A row where the screen has put it, which may not be where it belongs any more. */
export type Placed = { row: QueueRow; tier: Tier; gone: boolean }

/** `pointer`: nothing may move under it. `focus`: nothing may change places, but rows may come. */
export type Hold = 'none' | 'focus' | 'pointer'

export type Placement = { placed: Placed[]; moved: number; arrived: number; gone: number }

/**
 * Puts freshly read rows on the screen (design §6): values change at once, places only when nobody points at or
 * works in the list. What waits is counted, so that the screen can say "2 moved".
 */
export function place(shown: readonly Placed[], incoming: readonly QueueRow[], hold: Hold): Placement {
  if (hold === 'none' || shown.length === 0) {
    return { placed: incoming.map((row) => ({ row, tier: row.tier, gone: false })), moved: 0, arrived: 0, gone: 0 }
  }
  const fresh = new Map(incoming.map((row) => [row.patientId, row]))
  const kept = shown.map((at) => {
    const row = fresh.get(at.row.patientId)
    return row ? { ...at, row, gone: false } : { ...at, gone: true }
  })
  const known = new Set(shown.map((at) => at.row.patientId))
  const arrivals = incoming.filter((row) => !known.has(row.patientId))
  return {
    placed: hold === 'focus' ? insert(kept, incoming, arrivals) : kept,
    moved: countMoved(kept, incoming),
    arrived: hold === 'focus' ? 0 : arrivals.length,
    gone: kept.filter((at) => at.gone).length,
  }
}

/** Each arrival goes right after the nearest row before it in queue order that stands in its own tier. */
function insert(kept: readonly Placed[], incoming: readonly QueueRow[], arrivals: readonly QueueRow[]): Placed[] {
  const placed = [...kept]
  for (const row of arrivals) {
    const before = incoming.slice(0, incoming.indexOf(row)).map((each) => each.patientId)
    const after = placed.findLastIndex((at) => at.tier === row.tier && before.includes(at.row.patientId))
    const spot = after >= 0 ? after + 1 : placed.findIndex((at) => at.tier >= row.tier)
    placed.splice(spot >= 0 ? spot : placed.length, 0, { row, tier: row.tier, gone: false })
  }
  return placed
}

/** How many rows stand in the wrong place: those whose tier changed, and the fewest others that had to move. */
function countMoved(kept: readonly Placed[], incoming: readonly QueueRow[]): number {
  const rank = new Map(incoming.map((row, index) => [row.patientId, index]))
  const here = kept.filter((at) => !at.gone)
  const steady = here.filter((at) => at.tier === at.row.tier)
  const ranks = steady.map((at) => rank.get(at.row.patientId) ?? 0)
  return here.length - steady.length + ranks.length - longestRise(ranks)
}

/** Length of the longest increasing subsequence. */
function longestRise(ranks: readonly number[]): number {
  const ends: number[] = []
  for (const rank of ranks) {
    const at = ends.findIndex((end) => end >= rank)
    if (at < 0) ends.push(rank)
    else ends[at] = rank
  }
  return ends.length
}
