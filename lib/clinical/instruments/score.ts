import { roundHalfUp } from '../decimal'
import { pulsePoints, withPulse } from './cows-pulse'
import { pointsOf } from './options'
import { type Answers, blankScore, missingIds, readAnswers, rejected, scoredItems } from './read'
import { bandOf, INSTRUMENTS } from './registry'
import { remissionAfter } from './remission'
import { scoreCriteria } from './score-criteria'
import { scoreCssrs } from './score-cssrs'
import { scoreLevel } from './score-level'
import { totalProblem } from './total'
import type { Instrument, InstrumentId, Score, ScoreInput } from './types'

/**
 * Scores an instrument (instruments.md, I-01 to I-13).
 * A total exists only when every item that counts is answered, and an unanswered item is never 0.
 * Never throws: an input that is not allowed gives status `rejected` with its reason.
 */
export function score(instrument: Instrument | InstrumentId, input: ScoreInput): Score {
  const it = typeof instrument === 'string' ? INSTRUMENTS[instrument] : instrument
  switch (it.scoring) {
    case 'screen':
      return scoreCssrs(it, input)
    case 'criteria':
      return scoreCriteria(it, input)
    case 'level':
      return scoreLevel(it, input)
    case 'computed':
      return rejected(it, 'computed_elsewhere')
    default:
      return { ...scorePoints(it, input), ...marks(it, input) }
  }
}

/** Sum or mean of points, from answers or from a complete total. */
function scorePoints(it: Instrument, input: ScoreInput): Score {
  const set = bandSetFor(it, input)
  if (set === undefined) return rejected(it, 'unknown_band_set')
  const outcome = isTotalOnly(input) ? fromTotal(it, input) : fromAnswers(it, input)
  const band = outcome.total === null ? undefined : bandOf(it, outcome.unrounded ?? outcome.total, set)
  return { ...outcome, band: band?.code ?? null, bandLabel: band?.label ?? null, bandSet: set }
}

const isTotalOnly = ({ total, items, answers }: ScoreInput) =>
  total !== null && total !== undefined && !items && !answers

function fromTotal(it: Instrument, input: ScoreInput): Score {
  const total = input.total ?? Number.NaN
  const problem = totalProblem(it, total)
  if (problem) return rejected(it, problem)
  return complete(it, closedGate(it, input, {}) ? 0 : total, {})
}

function fromAnswers(it: Instrument, input: ScoreInput): Score {
  const { answers, problem, problemItems } = readAnswers(it, input)
  if (problem) return rejected(it, problem, problemItems, answers)
  const stored = it.id === 'COWS' ? withPulse(answers, input.pulseBpm ?? null) : { ...answers }
  if (stored === null) return rejected(it, 'pulse_disagrees', ['pulse'], answers)
  if (it.id === 'PAWSS') stored.gate = gateOf(input, answers)
  if (closedGate(it, input, answers)) return complete(it, 0, stored)
  const missing = missingIds(it, stored)
  if (it.id === 'PAWSS' && stored.gate === null) missing.unshift('gate')
  const items = scoredItems(it)
  if (missing.length > 0 || items.length === 0) return { ...blankScore(it, stored), missing }
  const sum = items.reduce((points, item) => points + pointsOf(item, stored[item.id]), 0)
  return complete(it, it.scoring === 'mean' ? sum / items.length : sum, stored)
}

function complete(it: Instrument, unrounded: number, stored: Answers): Score {
  const total = it.scoring === 'mean' ? roundHalfUp(unrounded, 1) : unrounded
  return { ...blankScore(it, stored), status: 'complete', total, unrounded }
}

const gateOf = ({ gate }: ScoreInput, answers: Answers): boolean | null => {
  if (typeof gate === 'boolean') return gate
  return typeof answers.gate === 'boolean' ? answers.gate : null
}

/** PAWSS with a negative gate is 0, whatever the items (I-06). */
const closedGate = (it: Instrument, input: ScoreInput, answers: Answers) =>
  it.id === 'PAWSS' && gateOf(input, answers) === false

/** Name of the band set in force; null where there is only one; undefined where the name is not known. */
function bandSetFor(it: Instrument, { bandSet, sex }: ScoreInput): string | null | undefined {
  if (!it.bandSets) return null
  if (it.id === 'AUDIT_C') return sex === 'male' ? 'FROM_4' : 'FROM_3'
  const name = bandSet ?? it.bandSets[0]?.id
  return it.bandSets.find((set) => set.id === name)?.id
}

/** Marks beside the score. They hold whether or not the score is complete. */
function marks(it: Instrument, input: ScoreInput): Partial<Score> {
  switch (it.id) {
    case 'COWS':
      return isNumber(input.pulseBpm) ? { pulsePoints: pulsePoints(input.pulseBpm) } : {}
    case 'PHQ9':
      return isTotalOnly(input) ? {} : { item9Flag: item9Of(it, input) }
    case 'CIWA_AR':
      return { complicated: (input.complications ?? []).length > 0 }
    case 'DSM5_KUD':
      return isNumber(input.daysWithoutCriteria) ? { remission: remissionAfter(input.daysWithoutCriteria) } : {}
    default:
      return {}
  }
}

/** Item 9 answered 1 or more, also when the rest is missing or not allowed. */
function item9Of(it: Instrument, input: ScoreInput): boolean {
  const { answers, problemItems } = readAnswers(it, input)
  const value = answers.self_harm
  return typeof value === 'number' && value >= 1 && !problemItems.includes('self_harm')
}

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)
