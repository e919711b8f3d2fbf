import { type Answers, blankScore, missingIds, readAnswers, rejected } from './read'
import { bandOf } from './registry'
import { totalProblem } from './total'
import type { Instrument, Score, ScoreInput } from './types'

type Met = boolean | null

/** qSOFA and SIRS: one point for each criterion met, and no score while a needed part is missing (I-11). */
export function scoreCriteria(it: Instrument, input: ScoreInput): Score {
  if (typeof input.total === 'number' && !input.answers && !input.items) return fromTotal(it, input.total)
  const { answers, problem, problemItems } = readAnswers(it, input)
  if (problem) return rejected(it, problem, problemItems, answers)
  const missing = missingIds(it, answers)
  if (missing.length > 0) return { ...blankScore(it, answers), missing }
  const criteria = it.id === 'SIRS' ? sirsCriteria(answers) : qsofaCriteria(answers)
  return withBand(it, criteria.filter((met) => met === true).length, answers)
}

function fromTotal(it: Instrument, total: number): Score {
  const problem = totalProblem(it, total)
  return problem ? rejected(it, problem) : withBand(it, total, {})
}

function withBand(it: Instrument, total: number, stored: Answers): Score {
  const band = bandOf(it, total)
  return {
    ...blankScore(it, stored),
    status: 'complete',
    total,
    unrounded: total,
    band: band?.code ?? null,
    bandLabel: band?.label ?? null,
  }
}

/**
 * Number of qSOFA criteria that are known to be met, whatever is missing (I-11, for MED-06).
 * @param parts breaths per minute, systolic pressure in mmHg, level of consciousness
 */
export const qsofaKnownMet = (parts: { rr?: number | null; sbp?: number | null; acvpu?: string | null }): number =>
  qsofaCriteria({ rr: parts.rr ?? null, sbp: parts.sbp ?? null, acvpu: parts.acvpu ?? null }).filter(
    (met) => met === true,
  ).length

function qsofaCriteria({ rr, sbp, acvpu }: Answers): Met[] {
  return [
    known(rr, (v) => v >= 22),
    known(sbp, (v) => v <= 100),
    acvpu === null || acvpu === undefined ? null : acvpu !== 'A',
  ]
}

function sirsCriteria({ tempC, hr, rr, paco2MmHg, wbc10e9PerL, bandsPct }: Answers): Met[] {
  return [
    known(tempC, (v) => v > 38 || v < 36),
    known(hr, (v) => v > 90),
    either(
      known(rr, (v) => v > 20),
      known(paco2MmHg, (v) => v < 32),
    ),
    either(
      known(wbc10e9PerL, (v) => v > 12 || v < 4),
      known(bandsPct, (v) => v > 10),
    ),
  ]
}

const known = (value: Answers[string] | undefined, test: (value: number) => boolean): Met =>
  typeof value === 'number' ? test(value) : null

const either = (a: Met, b: Met): Met => (a === true || b === true ? true : a === null ? b : a)
