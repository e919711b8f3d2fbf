import { addHours } from '../time'
import { atLeast, clear, gravest, last } from './answers'
import { familyOf, GENERAL, GUIDE, PLAN_SIGNED, PROTOCOL, protocol, source } from './catalogue'
import { phaseDayStarts } from './phase-days'
import type { Rule } from './types'
import {
  aboveCorridor,
  alcoholWithdrawal,
  below,
  belowOwnTwice,
  complicatedRisk,
  delayed,
  insideCorridorTwice,
  justAfter,
  moreThanPlanned,
  notTolerated,
  ownBaseline,
  percentMore,
  precipitated,
  raisedElsewhere,
  scored,
} from './withdrawal-conditions'

const rule = familyOf('withdrawal', 4, ['nurse', 'prescriber'])
const COWS_SOURCE = source('Wesson & Ling 2003', 'verified', 'COWS bands')
const ASAM = source('ASAM alcohol withdrawal 2020', 'verified', 'CIWA-Ar bands')
const SCORE_FRESH_H = 12
const SOWS_FRESH_H = 24

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
    // Use in the week after the review is what was reviewed.
    reviewCoversH: 7 * 24,
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
