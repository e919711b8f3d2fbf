import { isAllowed } from './options'
import type { Answer, Instrument, Item, Score, ScoreInput, ScoreProblem } from './types'

export type Answers = Record<string, number | boolean | string | null>

/** What was answered, or why it cannot be read. Blank answers are null. */
export type Reading = {
  answers: Answers
  problem: ScoreProblem | null
  problemItems: string[]
}

/** Items that count: they make the positional list and the list of what is missing. */
export const scoredItems = (instrument: Instrument): Item[] => instrument.items.filter((item) => !item.unscored)

/** Puts positional or keyed answers under their item ids and refuses what no item offers (I-01). */
export function readAnswers(instrument: Instrument, input: ScoreInput): Reading {
  const given = collect(instrument, input)
  const answers: Answers = {}
  for (const item of instrument.items) answers[item.id] = given[item.id] ?? null
  const unknown = Object.keys(given).filter((id) => !(id in answers))
  const refused = instrument.items.filter((item) => answers[item.id] !== null && !isAllowed(item, answers[item.id]))
  if (input.items && input.items.length !== scoredItems(instrument).length)
    return { answers, problem: 'wrong_number_of_items', problemItems: [] }
  if (unknown.length > 0) return { answers, problem: 'unknown_item', problemItems: unknown }
  if (refused.length > 0)
    return { answers, problem: 'answer_not_allowed', problemItems: refused.map((item) => item.id) }
  return { answers, problem: null, problemItems: [] }
}

function collect(instrument: Instrument, { answers, items }: ScoreInput): Record<string, Answer> {
  const byId: Record<string, Answer> = { ...answers }
  scoredItems(instrument).forEach((item, i) => {
    if (items) byId[item.id] = items[i]
  })
  return byId
}

/** Ids of scored items without an answer. */
export const missingIds = (instrument: Instrument, answers: Answers): string[] =>
  scoredItems(instrument)
    .filter((item) => answers[item.id] === null)
    .map((item) => item.id)

/** A score with nothing in it yet. Every outcome starts here, so that no field is forgotten. */
export const blankScore = (instrument: Instrument, stored: Answers = {}): Score => ({
  instrument: instrument.id,
  version: instrument.version,
  status: 'incomplete',
  total: null,
  unrounded: null,
  band: null,
  bandLabel: null,
  bandSet: null,
  missing: [],
  problem: null,
  problemItems: [],
  stored,
})

/** A refused input: no total, no band, and the reason. */
export const rejected = (
  instrument: Instrument,
  problem: ScoreProblem,
  problemItems: readonly string[] = [],
  stored: Answers = {},
): Score => ({ ...blankScore(instrument, stored), status: 'rejected', problem, problemItems })
