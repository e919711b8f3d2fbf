import type { Tier } from '../types'
import { blankScore, readAnswers, rejected } from './read'
import type { Instrument, Score, ScoreInput } from './types'

/** POSS and RASS: one observed level (instruments.md §12, I-13). POSS has no total; the RASS level is its total. */
export function scoreLevel(it: Instrument, input: ScoreInput): Score {
  const totalOnly = typeof input.total === 'number' && !input.answers && !input.items
  if (totalOnly && it.minTotal === null) return rejected(it, 'no_total')
  const reading = readAnswers(it, totalOnly ? { answers: { level: input.total } } : input)
  if (reading.problem) {
    const problem = totalOnly ? 'total_out_of_range' : reading.problem
    return { ...rejected(it, problem, reading.problemItems, reading.answers), tier: null }
  }
  const level = reading.answers.level ?? null
  const blank = blankScore(it, reading.answers)
  if (level === null || typeof level === 'boolean') return { ...blank, missing: ['level'], tier: null }
  const rank = levelRank(it, level)
  const band = it.bands.find((one) => rank >= one.from && rank <= one.to)
  const total = typeof level === 'number' ? level : null
  return {
    ...blank,
    status: 'complete',
    total,
    unrounded: total,
    band: band?.code ?? null,
    bandLabel: band?.label ?? null,
    tier: levelTier(it, level),
  }
}

/** Tier that a level opens by itself, or null. */
export const levelTier = (it: Instrument, level: number | string): Tier | null =>
  it.levelTiers?.find((one) => one.level === level)?.tier ?? null

/** Position of the level in the order of its form, 0 first. */
function levelRank(it: Instrument, level: number | string): number {
  const answer = it.items[0]?.answer
  return answer?.kind === 'choice' || answer?.kind === 'options'
    ? answer.options.findIndex((option) => option.value === level)
    : -1
}
