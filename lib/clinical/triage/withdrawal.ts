import { corridorUpper, isAboveCorridor } from '../phases/corridor'
import { addDays, addHours, hoursBetween } from '../time'
import { atLeast, cannotTell, clear, fires, gravest, isTicked, item, last, ticked } from './answers'
import { familyOf, GENERAL, GUIDE, PLAN_SIGNED, PROTOCOL, protocol, source } from './catalogue'
import { openEvents } from './events'
import type { Score } from './facts'
import { runSpanning } from './runs'
import type { Reading, Rule, RuleAnswer, RuleContext } from './types'
import { phaseDayStarts } from './vitals-monitoring'

const rule = familyOf('withdrawal', 4, ['nurse', 'prescriber'])
const COWS_SOURCE = source('Wesson & Ling 2003', 'verified', 'COWS bands')
const ASAM = source('ASAM alcohol withdrawal 2020', 'verified', 'CIWA-Ar bands')
const SCORE_FRESH_H = 12
const SOWS_FRESH_H = 24

const below = (key: 'cows' | 'sowsH' | 'ciwaAr' | 'ciwaB', limit: number) => (reading: Reading) => {
  const value = reading[key]
  return value === undefined ? null : value < limit
}

/** Withdrawal, other substances and taper tolerance (triage.md §2.4, §2.7). */
export const WITHDRAWAL_RULES: readonly Rule[] = [
  rule({
    id: 'WD-01',
    title: 'Severe withdrawal',
    tiers: ['T2'],
    trigger: 'COWS of 25 or more',
    thresholdText: 'COWS ≥ 25',
    doText: 'Medical review, comfort medicines or buprenorphine.',
    clearsText: 'COWS below 25 twice and falling.',
    source: COWS_SOURCE,
    clearing: 'evidence',
    find: (ctx) => scored(last(ctx.facts.cows), 'COWS', [[25, 'T2']]),
    clearsRun: { inRange: below('cows', 25), gapMinutes: 0, freshH: SCORE_FRESH_H },
    cleared: ({ facts }) => {
      const [before, latest] = facts.cows.slice(-2)
      return before !== undefined && latest !== undefined && latest.total < before.total
    },
  }),
  rule({
    id: 'WD-02',
    title: 'Moderate withdrawal',
    tiers: ['T3'],
    trigger: 'COWS 13 to 24, or SOWS of 21 or more',
    thresholdText: 'COWS 13–24 or SOWS ≥ 21',
    doText: 'Review today.',
    clearsText: 'COWS below 13 and SOWS below 21, on two readings.',
    source: COWS_SOURCE,
    clearing: 'evidence',
    find: ({ facts }) => {
      const cows = last(facts.cows)
      const low = cows && cows.total >= 25 ? clear : scored(cows, 'COWS', [[13, 'T3']])
      return gravest(low, scored(last(facts.sowsH), 'SOWS_H', [[21, 'T3']]))
    },
    clearsRun: {
      inRange: ({ cows, sowsH }) =>
        cows === undefined && sowsH === undefined ? null : (cows ?? 0) < 13 && (sowsH ?? 0) < 21,
      gapMinutes: 0,
      freshH: SOWS_FRESH_H,
    },
  }),
  rule({
    id: 'WD-03',
    title: 'Alcohol withdrawal',
    tiers: ['T1', 'T2', 'T3'],
    classRank: 2,
    trigger: 'CIWA-Ar 10 to 18 (T3), 19 or more (T2), T1 with seizure, hallucinations, disorientation or HR ≥ 130',
    thresholdText: 'CIWA-Ar ≥ 19 (T3: ≥ 10)',
    doText: 'Alcohol withdrawal protocol.',
    clearsText: 'CIWA-Ar below 10 twice.',
    source: ASAM,
    clearing: 'evidence',
    find: alcoholWithdrawal,
    clearsRun: { inRange: below('ciwaAr', 10), gapMinutes: 0, freshH: SCORE_FRESH_H },
  }),
  rule({
    id: 'WD-04',
    title: 'Benzodiazepine withdrawal',
    tiers: ['T2', 'T3'],
    classRank: 2,
    trigger: 'CIWA-B 21 to 40 (T3), 41 or more (T2)',
    thresholdText: 'CIWA-B ≥ 41 (T3: ≥ 21)',
    doText: 'Benzodiazepine protocol, no abrupt stop.',
    clearsText: 'CIWA-B below 21 twice.',
    source: source('Busto 1989', 'general_knowledge'),
    clearing: 'evidence',
    find: (ctx) =>
      scored(last(ctx.facts.ciwaB), 'CIWA_B', [
        [41, 'T2'],
        [21, 'T3'],
      ]),
    clearsRun: { inRange: below('ciwaB', 21), gapMinutes: 0, freshH: SCORE_FRESH_H },
  }),
  rule({
    id: 'WD-05',
    title: 'Risk of complicated alcohol withdrawal',
    tiers: ['T2'],
    classRank: 2,
    trigger: 'PAWSS of 4 or more with alcohol in the last 72 h',
    thresholdText: 'PAWSS ≥ 4',
    doText: 'Decide the medical setting before any outpatient taper.',
    clearsText: 'Evaluated.',
    source: source('Maldonado 2014', 'verified', 'PAWSS threshold'),
    clearing: 'review',
    find: complicatedRisk,
    changesAt: ({ facts }) => [facts.lastAlcoholAt ? justAfter(addHours(facts.lastAlcoholAt, 72)) : null],
  }),
  rule({
    id: 'WD-06',
    title: 'Alcohol or benzodiazepines beside kratom',
    tiers: ['T3'],
    trigger:
      'Alcohol or benzodiazepine on 3 or more of the last 7 days, AUDIT-C of 8 or more, or stopping more than one substance',
    thresholdText: '≥ 3 days of 7, AUDIT-C ≥ 8, > 1 substance',
    doText: 'Supervised plan.',
    clearsText: 'Plan signed.',
    source: source('Mehrpour 2026', 'secondary', 'Polysubstance use'),
    clearing: 'review',
    reviewOutcomes: PLAN_SIGNED,
    planSignedClears: true,
    find: ({ facts }) =>
      gravest(
        atLeast(facts.alcoholDays7, 3, {
          tier: 'T3',
          label: 'Alcohol, days of 7',
          missing: 'alcohol days not recorded',
        }),
        atLeast(facts.benzodiazepineDays7, 3, {
          tier: 'T3',
          label: 'Benzodiazepine, days of 7',
          missing: 'benzodiazepine days not recorded',
        }),
        atLeast(facts.auditCTotal, 8, { tier: 'T3', label: 'AUDIT-C', missing: 'no AUDIT-C recorded' }),
        atLeast(facts.substancesStopping, 2, {
          tier: 'T3',
          label: 'Substances being stopped',
          missing: 'substances being stopped not recorded',
        }),
      ),
  }),
  rule({
    id: 'WD-07',
    title: 'Precipitated withdrawal',
    tiers: ['T2'],
    trigger: 'COWS up by 5 or more within 2 h of a buprenorphine dose',
    thresholdText: 'COWS + 5 within 2 h',
    doText: 'Precipitated-withdrawal protocol; call the prescriber.',
    clearsText: 'COWS back to the value before the dose.',
    source: GENERAL,
    clearing: 'evidence',
    find: precipitated,
  }),
  rule({
    id: 'WD-08',
    title: 'Worse than own baseline',
    tiers: ['T3'],
    trigger: 'SOWS at least 7 above and 1.5 × the median of the three before, and 11 or more',
    thresholdText: 'SOWS ≥ median + 7 and ≥ 1.5 × median',
    doText: 'Call the patient.',
    clearsText: 'Two values below.',
    source: PROTOCOL,
    clearing: 'evidence',
    settings: [
      protocol('WD-08.points', 'SOWS above the own median', 7, '{score}'),
      protocol('WD-08.times', 'SOWS times the own median', 1.5, '{ratio}'),
      protocol('WD-08.floor', 'SOWS at least', 11, '{score}'),
    ],
    find: ownBaseline,
    cleared: belowOwnTwice,
  }),
  rule({
    id: 'WD-09',
    title: 'Above the expected course',
    tiers: ['T3'],
    trigger: 'Two successive scores at least 6 h apart above the corridor of their time',
    thresholdText: 'Above the corridor twice, 6 h apart',
    doText: 'Review the plan.',
    clearsText: 'Inside the corridor twice.',
    source: { ...PROTOCOL, section: 'Corridor' },
    clearing: 'evidence',
    settings: [protocol('WD-09.hours', 'Scores above the corridor apart by', 6, 'h')],
    find: aboveCorridor,
    cleared: insideCorridorTwice,
  }),
  rule({
    id: 'WD-10',
    title: 'Delayed resolution',
    tiers: ['T4'],
    trigger: 'Day 8 or later and SOWS of 11 or more, or COWS of 13 or more',
    thresholdText: 'From day 8: SOWS ≥ 11 or COWS ≥ 13',
    doText: 'Review: another cause, use that nobody has told us about?',
    clearsText: 'Below on two readings.',
    source: { ...GUIDE, section: 'Timeline: acute symptoms 5 to 7 days' },
    clearing: 'evidence',
    find: delayed,
    changesAt: (ctx) => phaseDayStarts(ctx, [8]),
    clearsRun: {
      inRange: ({ cows, sowsH }) =>
        cows === undefined && sowsH === undefined ? null : (cows ?? 0) < 13 && (sowsH ?? 0) < 11,
      gapMinutes: 0,
      freshH: SOWS_FRESH_H,
    },
  }),
  rule({
    id: 'WD-11',
    title: 'Taper not tolerated',
    tiers: ['T3'],
    trigger:
      'The last two step reviews were holds, the last was a step back or stop, or the patient cannot make the next step',
    thresholdText: '2 holds, or 1 step back',
    doText: 'Taper review: buprenorphine, level of care.',
    clearsText: 'New plan signed.',
    source: { ...GUIDE, section: 'When to slow or stop' },
    clearing: 'review',
    reviewOutcomes: PLAN_SIGNED,
    planSignedClears: true,
    find: notTolerated,
  }),
  rule({
    id: 'WD-12',
    title: 'Comfort medicine limit reached',
    tiers: ['T4'],
    roles: ['prescriber', 'nurse'],
    trigger: 'A comfort medicine reached its 24-hour maximum or minimum interval',
    thresholdText: 'Limit of the medicine',
    doText: 'Block the dose and call.',
    clearsText: 'Reviewed.',
    source: { ...PROTOCOL, section: 'Comfort medicines' },
    clearing: 'review',
    find: (ctx) => raisedElsewhere(ctx, 'WD-12', 'T4'),
  }),
  rule({
    id: 'WD-13',
    title: 'Taking more than planned',
    tiers: ['T3', 'T4'],
    trigger: 'Taken at least 20 % more than planned on 2 successive days (T4); at least 50 % (T3)',
    thresholdText: '+ 20 % (T4), + 50 % (T3) on 2 days',
    doText: 'Call; offer a hold.',
    clearsText: 'Back within 10 % for 2 days, or plan revised.',
    source: PROTOCOL,
    clearing: 'either',
    reviewOutcomes: PLAN_SIGNED,
    planSignedClears: true,
    settings: [
      protocol('WD-13.more', 'Taken more than planned', 20, '%'),
      protocol('WD-13.much', 'Taken much more than planned', 50, '%'),
      protocol('WD-13.back', 'Back within', 10, '%'),
    ],
    find: moreThanPlanned,
    cleared: (ctx) => {
      const days = ctx.facts.intake.slice(-2)
      return days.length === 2 && days.every((day) => percentMore(day) <= ctx.setting('WD-13.back'))
    },
  }),
]

/** The first instant beyond an inclusive limit. */
export const justAfter = (at: Date): Date => new Date(at.getTime() + 1)

const SHORT: Record<string, string> = { COWS: 'COWS', SOWS_H: 'SOWS', CIWA_AR: 'CIWA-Ar', CIWA_B: 'CIWA-B' }
const scoreItem = (one: Score, instrument: string) =>
  item(SHORT[instrument] ?? instrument, one.total, '{score}', one.at, one)

/** The latest score against limits, gravest first. */
function scored(
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

function alcoholWithdrawal(ctx: RuleContext): RuleAnswer {
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

function complicatedRisk(ctx: RuleContext): RuleAnswer {
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
function precipitated({ facts }: RuleContext): RuleAnswer {
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

function ownBaseline(ctx: RuleContext): RuleAnswer {
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
function belowOwnTwice(ctx: RuleContext, openedAt: Date): boolean {
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

function aboveCorridor(ctx: RuleContext): RuleAnswer {
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

function insideCorridorTwice(ctx: RuleContext, openedAt: Date): boolean {
  const after = corridorScores(ctx)
    .scores.filter((one) => one.at > openedAt)
    .slice(-2)
  return after.length === 2 && after.every((one) => !isAboveCorridor(one.total, upperAt(ctx, one.at)))
}

function delayed(ctx: RuleContext): RuleAnswer {
  if (ctx.day === null) return cannotTell('no phase day')
  if (ctx.day < 8) return clear
  const answer = gravest(
    scored(last(ctx.facts.sowsH), 'SOWS_H', [[11, 'T3']]),
    scored(last(ctx.facts.cows), 'COWS', [[13, 'T3']]),
  )
  return answer.outcome === 'fires' ? { ...answer, tier: 'T4', text: `${answer.text} after day 7` } : answer
}

function notTolerated(ctx: RuleContext): RuleAnswer {
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

const percentMore = ({ plannedG, takenG }: { plannedG: number; takenG: number }): number =>
  plannedG > 0
    ? (Math.round(takenG * 1000 - plannedG * 1000) * 100) / Math.round(plannedG * 1000)
    : takenG > 0
      ? 100
      : 0

function moreThanPlanned(ctx: RuleContext): RuleAnswer {
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
