import { bandOf, findInstrument } from '../instruments/registry'
import type { Tier } from '../types'
import { news2TotalBand } from '../vitals/news2'
import { isGraver } from './answers'
import type { FlagScore } from './types'

type Value = { tier: Tier; score: FlagScore | null }

/**
 * Worsening: a higher tier, a higher band of the same instrument (NEWS2 by total), or, in T2, a higher NEWS2
 * total. It breaks window and snooze.
 */
export function isWorse(previous: Value, current: Value): boolean {
  if (isGraver(current.tier, previous.tier)) return true
  const [before, now] = [previous.score, current.score]
  if (!before || !now || before.instrument !== now.instrument) return false
  if (bandIndex(now) > bandIndex(before)) return true
  return current.tier === 'T2' && now.instrument === 'NEWS2' && now.total > before.total
}

const NEWS2_BANDS = ['low', 'medium', 'high']

/** Place of the band of a total, lowest 0; −1 where no bands are published. */
function bandIndex({ instrument, total }: FlagScore): number {
  if (instrument === 'NEWS2') return NEWS2_BANDS.indexOf(news2TotalBand(total))
  const known = findInstrument(instrument)
  const band = known ? bandOf(known, total) : undefined
  return known && band ? known.bands.indexOf(band) : -1
}
