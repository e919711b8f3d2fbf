import { expect, test } from 'vitest'
import type { PatientState } from '../phases/state'
import type { Facts, Score, TaperResult } from './facts'
import { answerOf, hoursAgo, minutesAgo, NOW, set } from './testing'

type Case = [string, string, Partial<Facts>, string]
const score = (total: number, at = NOW): Score => ({ at, total, tremorItem: null })
const val = (value: number) => ({ value, at: NOW })
const stopped: PatientState = { use: 'stopped', lastDose: { date: '2026-04-05' } }
const results = (...values: TaperResult[]) => values.map((value) => ({ value, at: NOW }))
const series = (...totals: number[]) => totals.map((total, i) => score(total, hoursAgo((totals.length - 1 - i) * 24)))
const taken = (...pairs: [on: string, takenG: number][]) => pairs.map(([on, takenG]) => ({ on, plannedG: 10, takenG }))

test.each<Case>([
  ['COWS 25', 'WD-01', { cows: [score(25)] }, 'T2'],
  ['COWS 24', 'WD-01', { cows: [score(24)] }, 'clear'],
  ['no COWS', 'WD-01', {}, 'cannot_tell'],
  ['COWS 24', 'WD-02', { cows: [score(24)] }, 'T3'],
  ['COWS 13', 'WD-02', { cows: [score(13)] }, 'T3'],
  ['COWS 12 and SOWS 20', 'WD-02', { cows: [score(12)], sowsH: [score(20)] }, 'clear'],
  ['COWS 25 is the graver rule', 'WD-02', { cows: [score(25)], sowsH: [score(20)] }, 'clear'],
  ['SOWS 21, whatever the COWS', 'WD-02', { cows: [score(25)], sowsH: [score(21)] }, 'T3'],
  ['CIWA-Ar 9', 'WD-03', { ciwaAr: [score(9)] }, 'clear'],
  ['CIWA-Ar 10', 'WD-03', { ciwaAr: [score(10)] }, 'T3'],
  ['CIWA-Ar 18 with HR 140', 'WD-03', { ciwaAr: [score(18)], vitals: [set(NOW, { hr: 140 })] }, 'T3'],
  ['CIWA-Ar 19', 'WD-03', { ciwaAr: [score(19)] }, 'T2'],
  ['CIWA-Ar 19 with HR 130', 'WD-03', { ciwaAr: [score(19)], vitals: [set(NOW, { hr: 130 })] }, 'T1'],
  ['CIWA-Ar 19 with HR 129', 'WD-03', { ciwaAr: [score(19)], vitals: [set(NOW, { hr: 129 })] }, 'T2'],
  [
    'CIWA-Ar 19 with disorientation',
    'WD-03',
    { ciwaAr: [score(19)], ticks: [{ name: 'disorientation', at: NOW }] },
    'T1',
  ],
  [
    'CIWA-Ar 19 with hallucinations',
    'WD-03',
    { ciwaAr: [score(19)], ticks: [{ name: 'hallucinations', at: NOW }] },
    'T1',
  ],
  [
    'CIWA-Ar 19 with an open seizure',
    'WD-03',
    {
      ciwaAr: [score(19)],
      events: [
        { type: 'seizure', happenedAt: NOW, reportedAt: NOW, assessed: false, injury: null, fullRecovery: null },
      ],
    },
    'T1',
  ],
  ['CIWA-B 20', 'WD-04', { ciwaB: [score(20)] }, 'clear'],
  ['CIWA-B 21', 'WD-04', { ciwaB: [score(21)] }, 'T3'],
  ['CIWA-B 40', 'WD-04', { ciwaB: [score(40)] }, 'T3'],
  ['CIWA-B 41', 'WD-04', { ciwaB: [score(41)] }, 'T2'],
  ['PAWSS 4, alcohol 72 h ago', 'WD-05', { pawssTotal: val(4), lastAlcoholAt: hoursAgo(72) }, 'T2'],
  ['PAWSS 4, alcohol longer ago', 'WD-05', { pawssTotal: val(4), lastAlcoholAt: hoursAgo(72.01) }, 'clear'],
  ['PAWSS 3', 'WD-05', { pawssTotal: val(3), lastAlcoholAt: hoursAgo(1) }, 'clear'],
  ['PAWSS 4, last alcohol not recorded', 'WD-05', { pawssTotal: val(4) }, 'cannot_tell'],
  ['alcohol on 3 days', 'WD-06', { alcoholDays7: val(3) }, 'T3'],
  [
    '2 and 2 days are counted separately',
    'WD-06',
    { alcoholDays7: val(2), benzodiazepineDays7: val(2), auditCTotal: val(7), substancesStopping: val(1) },
    'clear',
  ],
  ['benzodiazepine on 3 days', 'WD-06', { benzodiazepineDays7: val(3) }, 'T3'],
  ['AUDIT-C 8', 'WD-06', { auditCTotal: val(8) }, 'T3'],
  ['stopping two substances', 'WD-06', { substancesStopping: val(2) }, 'T3'],
  [
    'a plan signed since',
    'WD-06',
    { substancesStopping: { value: 2, at: hoursAgo(9) }, planSignedAt: hoursAgo(1) },
    'clear',
  ],
  [
    'a plan signed before',
    'WD-06',
    { substancesStopping: { value: 2, at: hoursAgo(1) }, planSignedAt: hoursAgo(9) },
    'T3',
  ],
  [
    'COWS up 5 within 2 h of a dose',
    'WD-07',
    { buprenorphineDoses: [{ at: hoursAgo(2) }], cows: [score(8, hoursAgo(2)), score(13)] },
    'T2',
  ],
  [
    'COWS up 4',
    'WD-07',
    { buprenorphineDoses: [{ at: hoursAgo(2) }], cows: [score(8, hoursAgo(2)), score(12)] },
    'clear',
  ],
  [
    'COWS up 5 after more than 2 h',
    'WD-07',
    { buprenorphineDoses: [{ at: minutesAgo(121) }], cows: [score(8, hoursAgo(3)), score(13)] },
    'clear',
  ],
  [
    'back to the value before the dose',
    'WD-07',
    { buprenorphineDoses: [{ at: hoursAgo(3) }], cows: [score(8, hoursAgo(3)), score(13, hoursAgo(2)), score(8)] },
    'clear',
  ],
  ['own median 9, now 16', 'WD-08', { sowsH: series(8, 9, 10, 16) }, 'T3'],
  ['own median 9, now 15', 'WD-08', { sowsH: series(8, 9, 10, 15) }, 'clear'],
  ['own median 3, now 10: below the floor', 'WD-08', { sowsH: series(3, 3, 3, 10) }, 'clear'],
  ['own median 4, now 11', 'WD-08', { sowsH: series(4, 4, 4, 11) }, 'T3'],
  ['own median 20, now 29: not 1.5 times', 'WD-08', { sowsH: series(20, 20, 20, 29) }, 'clear'],
  ['own median 20, now 30', 'WD-08', { sowsH: series(20, 20, 20, 30) }, 'T3'],
  ['only two before', 'WD-08', { sowsH: series(8, 9, 40) }, 'cannot_tell'],
  [
    'above the corridor twice, 6 h apart',
    'WD-09',
    { course: stopped, sowsH: [score(14, hoursAgo(6)), score(14)] },
    'T3',
  ],
  ['above it twice, 5.9 h apart', 'WD-09', { course: stopped, sowsH: [score(14, hoursAgo(5.9)), score(14)] }, 'clear'],
  ['at the corridor', 'WD-09', { course: stopped, sowsH: [score(14, hoursAgo(6)), score(13)] }, 'clear'],
  [
    'no corridor before the taper',
    'WD-09',
    { course: { use: 'stable_dose' }, sowsH: [score(40, hoursAgo(6)), score(40)] },
    'cannot_tell',
  ],
  ['by COWS if there is no SOWS', 'WD-09', { course: stopped, cows: [score(9, hoursAgo(6)), score(9)] }, 'T3'],
  ['day 10 and SOWS 11', 'WD-10', { course: stopped, sowsH: [score(11)] }, 'T4'],
  ['day 10 and SOWS 10, COWS 12', 'WD-10', { course: stopped, sowsH: [score(10)], cows: [score(12)] }, 'clear'],
  ['day 10 and COWS 13', 'WD-10', { course: stopped, cows: [score(13)] }, 'T4'],
  ['day 7 and SOWS 11', 'WD-10', { phase: 'acute', day: 7, sowsH: [score(11)] }, 'clear'],
  ['day 8 and SOWS 11', 'WD-10', { phase: 'subacute', day: 8, sowsH: [score(11)] }, 'T4'],
  ['no phase day', 'WD-10', { phase: 'taper', sowsH: [score(40)] }, 'cannot_tell'],
  ['two holds', 'WD-11', { taperResults: results('hold', 'hold_and_slow') }, 'T3'],
  ['one hold', 'WD-11', { taperResults: results('proceed', 'hold') }, 'clear'],
  ['a step back', 'WD-11', { taperResults: results('proceed', 'step_back') }, 'T3'],
  ['a stop', 'WD-11', { taperResults: results('stop') }, 'T3'],
  ['a step back before the last', 'WD-11', { taperResults: results('step_back', 'proceed') }, 'clear'],
  ['the patient cannot make the next step', 'WD-11', { ticks: [{ name: 'cannot_make_next_step', at: NOW }] }, 'T3'],
  [
    'a limit reached, told by the dose check',
    'WD-12',
    { raised: [{ ruleId: 'WD-12', at: NOW, text: 'Loperamide 24 h maximum' }] },
    'T4',
  ],
  ['20 % more on two days', 'WD-13', { intake: taken(['2026-04-14', 12], ['2026-04-15', 13]) }, 'T4'],
  ['19 % more on one of them', 'WD-13', { intake: taken(['2026-04-14', 11.9], ['2026-04-15', 13]) }, 'clear'],
  ['50 % more on two days', 'WD-13', { intake: taken(['2026-04-14', 15], ['2026-04-15', 15]) }, 'T3'],
  ['49 % more on one of them', 'WD-13', { intake: taken(['2026-04-14', 14.9], ['2026-04-15', 15]) }, 'T4'],
  [
    'the days do not follow each other',
    'WD-13',
    { intake: taken(['2026-04-13', 15], ['2026-04-15', 15]) },
    'cannot_tell',
  ],
])('%s (%s)', (_, ruleId, known, expected) => {
  expect(answerOf(ruleId, known)).toBe(expected)
})

test('a week of drinking after a reviewed plan is what the plan is about, the eighth day is not', () => {
  const review = { ruleId: 'WD-06', outcome: 'plan_signed' as const, by: 'x', reason: 'Supervised plan' }
  const drinking = { alcoholDays7: { value: 3, at: NOW } }
  expect(answerOf('WD-06', { ...drinking, reviews: [{ ...review, at: hoursAgo(7 * 24) }] })).toBe('clear')
  expect(answerOf('WD-06', { ...drinking, reviews: [{ ...review, at: hoursAgo(7 * 24 + 0.1) }] })).toBe('T3')
  expect(answerOf('WD-06', { ...drinking, planSignedAt: hoursAgo(24) })).toBe('T3')
})
