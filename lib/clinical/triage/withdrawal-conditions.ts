import { corridorUpper, isAboveCorridor } from '../phases/corridor'
import { addDays, hoursBetween } from '../time'
import { atLeast, cannotTell, clear, fires, gravest, isTicked, item, last, ticked } from './answers'
import { openEvents } from './events'
import type { Score } from './facts'
import { runSpanning } from './runs'
import type { Reading, RuleAnswer, RuleContext } from './types'

export const below = (key: 'cows' | 'sowsH' | 'ciwaAr' | 'ciwaB', limit: number) => (reading: Reading) => {
  const value = reading[key]
  return value === undefined ? null : value < limit
}

/** The first instant beyond an inclusive limit. */
export const justAfter = (at: Date): Date => new Date(at.getTime() + 1)

const SHORT: Record<string, string> = { COWS: 'COWS', SOWS_H: 'SOWS', CIWA_AR: 'CIWA-Ar', CIWA_B: 'CIWA-B' }
const scoreItem = (one: Score, instrument: string) =>
  item(SHORT[instrument] ?? instrument, one.total, '{score}', one.at, one)

/** The latest score against limits, gravest first. */
export function scored(
  one: Score | undefined,
  instrument: string,
  limits: readonly (readonly [number, 'T2' | 'T3'])[],
): RuleAnswer {
  const label = SHORT[instrument] ?? instrument
  if (!one) return cannotTell(`no ${label} recorded`)
  const met = limits.find(([limit]) => one.total >= limit)
  if (!met) return clear
  return fires(met[1], `${label} ${one.total} ≥ ${met[0]}`, [scoreItem(one, instrument)], {
    threshold: met[0],
    score: { instrument, total: one.total },
  })
}

export function alcoholWithdrawal(ctx: RuleContext): RuleAnswer {
  const answer = scored(last(ctx.facts.ciwaAr), 'CIWA_AR', [
    [19, 'T2'],
    [10, 'T3'],
  ])
  if (answer.outcome !== 'fires' || answer.tier !== 'T2') return answer
  const hr = ctx.latest?.hr ?? null
  const grave = [
    openEvents(ctx, 'seizure').length > 0 ? 'seizure' : null,
    isTicked(ctx, 'hallucinations') ? 'hallucinations' : null,
    isTicked(ctx, 'disorientation') ? 'disorientation' : null,
    hr !== null && hr >= 130 ? `HR ${hr} ≥ 130` : null,
  ].filter((one) => one !== null)
  return grave.length === 0 ? answer : { ...answer, tier: 'T1', text: `${answer.text} with ${grave.join(', ')}` }
}

export function complicatedRisk(ctx: RuleContext): RuleAnswer {
  const { pawssTotal, lastAlcoholAt } = ctx.facts
  const risk = atLeast(pawssTotal, 4, { tier: 'T2', label: 'PAWSS', missing: 'no PAWSS recorded' })
  if (risk.outcome !== 'fires') return risk
  if (!lastAlcoholAt) return cannotTell('last alcohol not recorded')
  if (hoursBetween(lastAlcoholAt, ctx.now) > 72) return clear
  const score = { instrument: 'PAWSS', total: pawssTotal?.value ?? 0 }
  return {
    ...risk,
    text: `${risk.text}, alcohol within 72 h`,
    score,
    evidence: [...risk.evidence, item('Last alcohol', true, null, lastAlcoholAt)],
  }
}

/** Scores after a dose and ≤ 2 h from it against the last one at or before it, until back to that value. */
export function precipitated({ facts }: RuleContext): RuleAnswer {
  const latest = last(facts.cows)
  if (facts.buprenorphineDoses.length === 0) return clear
  if (!latest) return cannotTell('no COWS recorded')
  for (const dose of [...facts.buprenorphineDoses].reverse()) {
    const before = facts.cows.findLast((one) => one.at <= dose.at)
    const after = facts.cows.filter((one) => one.at > dose.at && hoursBetween(dose.at, one.at) <= 2)
    const risen = before && after.findLast((one) => one.total - before.total >= 5)
    if (before && risen && latest.total > before.total) {
      return fires(
        'T2',
        `COWS ${before.total} → ${risen.total}, up ≥ 5 within 2 h of buprenorphine`,
        [
          scoreItem(risen, 'COWS'),
          item('COWS before the dose', before.total, '{score}', before.at, before),
          item('Buprenorphine dose', true, null, dose.at, dose),
        ],
        { threshold: 5, score: { instrument: 'COWS', total: risen.total }, trend: 'worsening' },
      )
    }
  }
  return clear
}

/** The median of the three scores right before this one, or null with fewer. */
function ownMedian({ facts }: RuleContext, score: Score): number | null {
  const index = facts.sowsH.indexOf(score)
  const before = facts.sowsH.slice(Math.max(0, index - 3), index).map((one) => one.total)
  return before.length === 3 ? ([...before].sort((a, b) => a - b)[1] ?? null) : null
}

/** The least total that is worse than the own baseline. */
const ownLimit = ({ setting }: RuleContext, median: number): number =>
  Math.max(median + setting('WD-08.points'), median * setting('WD-08.times'), setting('WD-08.floor'))

export function ownBaseline(ctx: RuleContext): RuleAnswer {
  const latest = last(ctx.facts.sowsH)
  if (!latest) return cannotTell('no SOWS recorded')
  const median = ownMedian(ctx, latest)
  if (median === null) return cannotTell('fewer than three earlier SOWS')
  const limit = ownLimit(ctx, median)
  if (latest.total < limit) return clear
  return fires(
    'T3',
    `SOWS ${latest.total} ≥ ${limit}, own median ${median}`,
    ctx.facts.sowsH.slice(-4).map((one) => scoreItem(one, 'SOWS_H')),
    {
      threshold: limit,
      score: { instrument: 'SOWS_H', total: latest.total },
      trend: 'worsening',
    },
  )
}

/** Two values below the limit of the score that opened the flag, not of a median that has risen since. */
export function belowOwnTwice(ctx: RuleContext, openedAt: Date): boolean {
  const { sowsH } = ctx.facts
  const opening = sowsH.findLast((one) => one.at <= openedAt)
  const median = opening ? ownMedian(ctx, opening) : null
  const after = sowsH.filter((one) => one.at > openedAt).slice(-2)
  return median !== null && after.length === 2 && after.every((one) => one.total < ownLimit(ctx, median))
}

/** SOWS if the patient reports it, else COWS (phases.md §3.3). */
function corridorScores({ facts }: RuleContext) {
  return facts.sowsH.length > 0
    ? { instrument: 'SOWS_H' as const, scores: facts.sowsH }
    : { instrument: 'COWS' as const, scores: facts.cows }
}

function upperAt(ctx: RuleContext, at: Date): number | null {
  const { course, step } = ctx.facts
  const { instrument } = corridorScores(ctx)
  return course ? corridorUpper(course, { zone: ctx.zone, at, instrument, step }) : null
}

export function aboveCorridor(ctx: RuleContext): RuleAnswer {
  const { instrument, scores } = corridorScores(ctx)
  const latest = last(scores)
  if (!ctx.facts.course) return cannotTell('use and last dose not recorded')
  if (!latest) return cannotTell('no SOWS or COWS recorded')
  const upper = upperAt(ctx, latest.at)
  if (upper === null) return cannotTell('no expected course in this phase')
  const isAbove = (one: Score) => isAboveCorridor(one.total, upperAt(ctx, one.at))
  const run = runSpanning(scores, isAbove, ctx.setting('WD-09.hours') * 60)
  if (!run) return clear
  return fires(
    'T3',
    `${SHORT[instrument]} ${latest.total} > ${upper} expected, twice`,
    run.map((one) => scoreItem(one, instrument)),
    {
      threshold: upper,
      unit: '{score}',
      score: { instrument, total: latest.total },
    },
  )
}

export function insideCorridorTwice(ctx: RuleContext, openedAt: Date): boolean {
  const after = corridorScores(ctx)
    .scores.filter((one) => one.at > openedAt)
    .slice(-2)
  return after.length === 2 && after.every((one) => !isAboveCorridor(one.total, upperAt(ctx, one.at)))
}

export function delayed(ctx: RuleContext): RuleAnswer {
  if (ctx.day === null) return cannotTell('no phase day')
  if (ctx.day < 8) return clear
  const answer = gravest(
    scored(last(ctx.facts.sowsH), 'SOWS_H', [[11, 'T3']]),
    scored(last(ctx.facts.cows), 'COWS', [[13, 'T3']]),
  )
  return answer.outcome === 'fires' ? { ...answer, tier: 'T4', text: `${answer.text} after day 7` } : answer
}

export function notTolerated(ctx: RuleContext): RuleAnswer {
  const results = ctx.facts.taperResults.slice(-2)
  const latest = last(results)
  const isHold = (value: string | undefined) => value === 'hold' || value === 'hold_and_slow'
  const evidence = results.map((one) => item('Step review', one.value.replaceAll('_', ' '), null, one.at, one))
  const reviewed =
    latest && (latest.value === 'step_back' || latest.value === 'stop')
      ? fires('T3', `Last step review: ${latest.value.replaceAll('_', ' ')}`, evidence.slice(-1))
      : results.length === 2 && results.every((one) => isHold(one.value))
        ? fires('T3', 'Two holds in a row', evidence)
        : clear
  const next = isTicked(ctx, 'cannot_make_next_step')
    ? ticked(ctx, 'cannot_make_next_step', 'T3', 'Cannot make the next step')
    : clear
  return gravest(reviewed, next)
}

/** A rule that another part of the engine evaluates (phase.use, dose.check). */
export function raisedElsewhere(ctx: RuleContext, ruleId: string, tier: 'T3' | 'T4'): RuleAnswer {
  const raised = ctx.facts.raised.filter((one) => one.ruleId === ruleId)
  const latest = last(raised)
  if (!latest) return clear
  return fires(
    tier,
    latest.text,
    raised.map((one) => item(one.text, true, null, one.at, one)),
  )
}

export const percentMore = ({ plannedG, takenG }: { plannedG: number; takenG: number }): number =>
  plannedG > 0
    ? (Math.round(takenG * 1000 - plannedG * 1000) * 100) / Math.round(plannedG * 1000)
    : takenG > 0
      ? 100
      : 0

export function moreThanPlanned(ctx: RuleContext): RuleAnswer {
  const [before, latest] = ctx.facts.intake.slice(-2)
  if (!before || !latest) return cannotTell('fewer than two days with planned and taken amounts')
  if (addDays(before.on, 1) !== latest.on) return cannotTell('amounts not recorded on two successive days')
  const least = Math.min(percentMore(before), percentMore(latest))
  const limit = [ctx.setting('WD-13.much'), ctx.setting('WD-13.more')].find((one) => least >= one)
  if (limit === undefined) return clear
  const evidence = [before, latest].map((day) =>
    item(`Taken on ${day.on} (planned ${day.plannedG} g)`, day.takenG, 'g', ctx.startOfDay(day.on), day),
  )
  return fires(
    limit === ctx.setting('WD-13.much') ? 'T3' : 'T4',
    `Taken ≥ ${limit} % more than planned on 2 days`,
    evidence,
    {
      threshold: limit,
      unit: '%',
    },
  )
}
