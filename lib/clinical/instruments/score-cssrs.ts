import { type Answers, blankScore, readAnswers, rejected } from './read'
import type { Instrument, Score, ScoreInput } from './types'

export const CSSRS_CLASSES = ['none', 'low', 'moderate', 'high'] as const
export type CssrsClass = (typeof CSSRS_CLASSES)[number]

/** Questions that depend on another one. */
const ASKED_IF: readonly [question: string, gate: string][] = [
  ['q3', 'q2'],
  ['q4', 'q2'],
  ['q5', 'q2'],
  ['q6_3m', 'q6'],
]

/**
 * Classes a C-SSRS screen by its gravest Yes (instruments.md §6, I-05).
 * An incomplete screen has no class, unless a Yes to 4, 5 or 6b already makes it high.
 */
export function scoreCssrs(it: Instrument, input: ScoreInput): Score {
  if (typeof input.total === 'number' && !input.answers && !input.items) return rejected(it, 'no_total')
  const { answers, problem, problemItems } = readAnswers(it, input)
  if (problem) return rejected(it, problem, problemItems, answers)
  const stored = asStored(answers)
  const contradictory = ASKED_IF.some(([question, gate]) => answers[gate] === false && answers[question] === true)
  const missing = neededIds(answers).filter((id) => answers[id] === null)
  const risk = classOf(answers)
  const known = missing.length === 0 || risk === 'high'
  const band = known ? it.bands.find((one) => one.code === risk) : undefined
  return {
    ...blankScore(it, stored),
    status: missing.length === 0 ? 'complete' : 'incomplete',
    band: band?.code ?? null,
    bandLabel: band?.label ?? null,
    missing,
    contradictory,
  }
}

/** A No to a question that was not to be asked is kept as null: not asked is not No. A Yes is never discarded. */
function asStored(answers: Answers): Answers {
  const stored = { ...answers }
  for (const [question, gate] of ASKED_IF)
    if (answers[gate] === false && answers[question] === false) stored[question] = null
  return stored
}

function neededIds(answers: Answers): string[] {
  const asked = ASKED_IF.filter(([, gate]) => answers[gate] === true).map(([question]) => question)
  return ['q1', 'q2', 'q6', ...asked]
}

function classOf({ q1, q2, q3, q4, q5, q6, q6_3m }: Answers): CssrsClass {
  if (q4 || q5 || q6_3m) return 'high'
  if (q3 || q6) return 'moderate'
  return q1 || q2 ? 'low' : 'none'
}
