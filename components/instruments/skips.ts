import { score } from '@/lib/clinical/instruments/score'
import type { Instrument, Score, ScoreInput, Sex } from '@/lib/clinical/instruments/types'
import type { Answers } from './types'

/** The question that decides whether another is asked (instruments.md §6, I-05). */
const ASKED_IF: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  CSSRS: { q3: 'q2', q4: 'q2', q5: 'q2', q6_3m: 'q6' },
}

/** Answers that stop the screen: intent, plan, or behavior within 3 months. */
const STOPS: ReadonlySet<string> = new Set(['q4', 'q5', 'q6_3m'])
export const isStop = (itemId: string): boolean => STOPS.has(itemId)

/**
 * Items that are not asked now, with the reason. A Yes that is already there stays visible: it is never discarded.
 */
export function skippedItems(instrument: Instrument, answers: Answers): Record<string, string> {
  const skipped: Record<string, string> = {}
  for (const [itemId, gate] of Object.entries(ASKED_IF[instrument.id] ?? {})) {
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
