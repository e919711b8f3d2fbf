import { FLOWS } from '@/lib/clinical/instruments/flow'
import { score } from '@/lib/clinical/instruments/score'
import type { Instrument, Score, ScoreInput, Sex } from '@/lib/clinical/instruments/types'
import type { Answers } from './types'

/** A Yes that stops the screen at once: intent, plan, or behavior within 3 months. */
export const isStop = (instrument: Instrument, itemId: string): boolean =>
  FLOWS[instrument.id]?.stopsOn.includes(itemId) ?? false

/**
 * Items that are not asked now, with the reason. A Yes that is already there stays visible: it is never discarded.
 */
export function skippedItems(instrument: Instrument, answers: Answers): Record<string, string> {
  const skipped: Record<string, string> = {}
  for (const [itemId, gate] of Object.entries(FLOWS[instrument.id]?.askedIf ?? {})) {
    if (answers[itemId] === true || answers[gate] === true) continue
    const no = gate.replace('q', '')
    skipped[itemId] = answers[gate] === false ? `Not asked: question ${no} is no` : `Asked if question ${no} is yes`
  }
  return skipped
}

type Beside = { total?: number; pulseBpm?: number; sex?: Sex }

/** The score as it stands. From paper only a total counts. */
export function liveScore(instrument: Instrument, answers: Answers, { total, pulseBpm, sex }: Beside): Score {
  const input: ScoreInput = instrument.license.scoreEntryOnly ? { total: total ?? null } : { answers }
  return score(instrument, { ...input, pulseBpm: pulseBpm ?? null, sex: sex ?? null })
}
