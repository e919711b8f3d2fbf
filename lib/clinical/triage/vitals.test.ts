import { expect, test } from 'vitest'
import type { Facts, OrthostaticTest, VitalsSet } from './facts'
import { answerOf, findingOf, hoursAgo, minutesAgo, NOW, partialSet, set } from './testing'

type Case = [string, string, Partial<Facts>, string]
const latest = (differs: Partial<VitalsSet>): Partial<Facts> => ({ vitals: [set(NOW, differs)] })
const F = (value: number) => ({ value, unit: 'C' as const })
const stood = (sbp: number, dbp: number, differs: Partial<OrthostaticTest> = {}): Partial<Facts> => ({
  orthostatic: [
    {
      at: NOW,
      kind: 'supine_to_stand',
      baseline: { sbp: 128, dbp: 82, hr: null },
      standing: [{ minute: 3, sbp, dbp, hr: null }],
      symptomatic: false,
      ...differs,
    },
  ],
})
const stop = (differs: Partial<NonNullable<Facts['alpha2Stop']>> = {}) => ({
  alpha2Stop: { daysTaken: 3, abrupt: true, sbpBefore: 110, at: hoursAgo(12), ...differs },
})

test.each<Case>([
  ['no set', 'VIT-01', {}, 'cannot_tell'],
  ['NEWS2 7', 'VIT-01', latest({ rr: 22, hr: 118, sbp: 98, temp: F(38.2) }), 'T1'],
  ['NEWS2 6', 'VIT-01', latest({ rr: 22, hr: 118, sbp: 98 }), 'clear'],
  ['a part missing: no total, never normal', 'VIT-01', latest({ rr: 22, hr: 118, sbp: 98, temp: null }), 'cannot_tell'],
  ['NEWS2 6', 'VIT-02', latest({ rr: 22, hr: 118, sbp: 98 }), 'T2'],
  ['NEWS2 5', 'VIT-02', latest({ rr: 22, hr: 118, sbp: 105 }), 'T2'],
  ['NEWS2 4', 'VIT-02', latest({ rr: 22, hr: 118 }), 'clear'],
  ['NEWS2 7 is the other rule', 'VIT-02', latest({ rr: 22, hr: 118, sbp: 98, temp: F(38.2) }), 'clear'],
  ['HR 131', 'VIT-03', latest({ hr: 131 }), 'T2'],
  ['HR 130', 'VIT-03', latest({ hr: 130 }), 'clear'],
  ['HR 40', 'VIT-03', latest({ hr: 40 }), 'T2'],
  ['HR 41', 'VIT-03', latest({ hr: 41 }), 'clear'],
  ['SBP 90', 'VIT-03', latest({ sbp: 90 }), 'T2'],
  ['SBP 91', 'VIT-03', latest({ sbp: 91 }), 'clear'],
  ['SBP 220', 'VIT-03', latest({ sbp: 220 }), 'T2'],
  ['RR 25', 'VIT-03', latest({ rr: 25 }), 'T2'],
  ['RR 24', 'VIT-03', latest({ rr: 24 }), 'clear'],
  ['35.0 °C', 'VIT-03', latest({ temp: F(35.0) }), 'T2'],
  ['35.1 °C', 'VIT-03', latest({ temp: F(35.1) }), 'clear'],
  ['a single 3 in an incomplete set', 'VIT-03', { vitals: [partialSet(NOW, { hr: 135 })] }, 'T2'],
  [
    'nothing red in an incomplete set cannot be told',
    'VIT-03',
    { vitals: [partialSet(NOW, { hr: 100 })] },
    'cannot_tell',
  ],
  ['NEWS2 0 to 2', 'VIT-04', { vitals: [set(hoursAgo(4)), set(NOW, { hr: 112 })] }, 'T4'],
  ['NEWS2 0 to 1', 'VIT-04', { vitals: [set(hoursAgo(4)), set(NOW, { hr: 100 })] }, 'clear'],
  [
    'the set before has no total, the one before that has',
    'VIT-04',
    { vitals: [set(hoursAgo(8)), partialSet(hoursAgo(4), { hr: 80 }), set(NOW, { hr: 112 })] },
    'T4',
  ],
  ['nothing to compare with', 'VIT-04', latest({ hr: 112 }), 'cannot_tell'],
  [
    'NEWS2 0 to 5 is left to the graver rule',
    'VIT-04',
    { vitals: [set(hoursAgo(4)), set(NOW, { hr: 118, rr: 22, sbp: 105 })] },
    'clear',
  ],
  ['SBP 89', 'VIT-05', latest({ sbp: 89 }), 'T2'],
  ['SBP 90', 'VIT-05', latest({ sbp: 90 }), 'clear'],
  ['SBP 89 with symptoms', 'VIT-05', latest({ sbp: 89, symptomatic: true }), 'T1'],
  ['pressure not measured', 'VIT-05', latest({ sbp: null }), 'cannot_tell'],
  ['HR 49, not on clonidine', 'VIT-06', latest({ hr: 49 }), 'clear'],
  ['HR 49 on clonidine', 'VIT-06', { onAlpha2: true, ...latest({ hr: 49 }) }, 'T2'],
  ['HR 50 on clonidine', 'VIT-06', { onAlpha2: true, ...latest({ hr: 50 }) }, 'T3'],
  ['HR 59 on clonidine', 'VIT-06', { onAlpha2: true, ...latest({ hr: 59 }) }, 'T3'],
  ['HR 60 on clonidine', 'VIT-06', { onAlpha2: true, ...latest({ hr: 60 }) }, 'clear'],
  ['SBP 89 on clonidine', 'VIT-06', { onAlpha2: true, ...latest({ sbp: 89 }) }, 'T2'],
  ['SBP 90 on clonidine', 'VIT-06', { onAlpha2: true, ...latest({ sbp: 90 }) }, 'T3'],
  ['SBP 99 on clonidine', 'VIT-06', { onAlpha2: true, ...latest({ sbp: 99 }) }, 'T3'],
  ['SBP 100 on clonidine', 'VIT-06', { onAlpha2: true, ...latest({ sbp: 100 }) }, 'clear'],
  ['DBP 59 on clonidine', 'VIT-06', { onAlpha2: true, ...latest({ dbp: 59 }) }, 'T2'],
  ['DBP 60 on clonidine', 'VIT-06', { onAlpha2: true, ...latest({ dbp: 60 }) }, 'clear'],
  ['on clonidine, HR not measured', 'VIT-06', { onAlpha2: true, ...latest({ hr: null }) }, 'cannot_tell'],
  ['standing 18 mmHg lower', 'VIT-07', stood(110, 74), 'clear'],
  ['standing 20 mmHg lower', 'VIT-07', stood(108, 74), 'T3'],
  ['positive and symptomatic', 'VIT-07', stood(108, 74, { symptomatic: true }), 'T2'],
  ['positive on clonidine', 'VIT-07', { onAlpha2: true, ...stood(108, 74) }, 'T2'],
  [
    'nothing read within 3 min',
    'VIT-07',
    stood(108, 74, { standing: [{ minute: 4, sbp: 90, dbp: 60, hr: null }] }),
    'cannot_tell',
  ],
  ['HR 111 twice, 15 min apart', 'VIT-08', { vitals: [set(minutesAgo(15), { hr: 111 }), set(NOW, { hr: 111 })] }, 'T3'],
  [
    'HR 111 twice, 14 min apart',
    'VIT-08',
    { vitals: [set(minutesAgo(14), { hr: 111 }), set(NOW, { hr: 111 })] },
    'clear',
  ],
  [
    'HR 110 breaks the run',
    'VIT-08',
    { vitals: [set(minutesAgo(30), { hr: 120 }), set(minutesAgo(10), { hr: 110 }), set(NOW, { hr: 120 })] },
    'clear',
  ],
  [
    'a set without HR is skipped',
    'VIT-08',
    { vitals: [set(minutesAgo(30), { hr: 130 }), set(minutesAgo(10), { hr: null }), set(NOW, { hr: 120 })] },
    'T3',
  ],
  ['180 once', 'VIT-09', latest({ sbp: 180 }), 'clear'],
  ['180 again after 5 min', 'VIT-09', { vitals: [set(minutesAgo(5), { sbp: 180 }), set(NOW, { sbp: 184 })] }, 'T2'],
  ['180 again after 4 min', 'VIT-09', { vitals: [set(minutesAgo(4), { sbp: 180 }), set(NOW, { sbp: 184 })] }, 'clear'],
  ['120 diastolic twice', 'VIT-09', { vitals: [set(minutesAgo(5), { dbp: 120 }), set(NOW, { dbp: 120 })] }, 'T2'],
  ['180 once with dyspnea', 'VIT-09', { ...latest({ sbp: 180 }), ticks: [{ name: 'dyspnea', at: NOW }] }, 'T1'],
  [
    '180 once with headache and neurologic sign',
    'VIT-09',
    { ...latest({ sbp: 180 }), ticks: [{ name: 'headache_with_neuro_sign', at: NOW }] },
    'T1',
  ],
  ['179 with dyspnea', 'VIT-09', { ...latest({ sbp: 179 }), ticks: [{ name: 'dyspnea', at: NOW }] }, 'T4'],
  ['160', 'VIT-09', latest({ sbp: 160 }), 'T4'],
  ['159 over 99', 'VIT-09', latest({ sbp: 159, dbp: 99 }), 'clear'],
  ['100 diastolic', 'VIT-09', latest({ dbp: 100 }), 'T4'],
  ['HR at SBP', 'VIT-10', latest({ hr: 110, sbp: 110 }), 'T2'],
  ['HR one below SBP', 'VIT-10', latest({ hr: 109, sbp: 110 }), 'clear'],
  ['HR 99 above SBP', 'VIT-10', latest({ hr: 99, sbp: 95 }), 'clear'],
  ['SBP up 30 after an abrupt stop', 'VIT-11', { ...stop(), ...latest({ sbp: 140 }) }, 'T3'],
  ['SBP up 29', 'VIT-11', { ...stop(), ...latest({ sbp: 139 }) }, 'clear'],
  ['SBP 160', 'VIT-11', { ...stop({ sbpBefore: 150 }), ...latest({ sbp: 160 }) }, 'T3'],
  ['a stop after 2 days', 'VIT-11', { ...stop({ daysTaken: 2 }), ...latest({ sbp: 170 }) }, 'clear'],
  ['a stop by steps', 'VIT-11', { ...stop({ abrupt: false }), ...latest({ sbp: 170 }) }, 'clear'],
  ['no pressure since the stop', 'VIT-11', { ...stop(), vitals: [set(hoursAgo(13), { sbp: 170 })] }, 'cannot_tell'],
])('%s (%s)', (_, ruleId, known, expected) => {
  expect(answerOf(ruleId, known)).toBe(expected)
})

const due = (hours: number, differs: Partial<Facts> = {}): Partial<Facts> => ({
  phase: 'subacute',
  day: 12,
  vitalsIntervalH: 8,
  vitals: [set(hoursAgo(hours))],
  ...differs,
})

test.each<Case>([
  ['8 h + 2 h of grace exactly', 'VIT-12', due(10), 'clear'],
  ['later than that', 'VIT-12', due(10.01), 'T4'],
  ['on acute day 3', 'VIT-12', due(10.01, { phase: 'acute', day: 3 }), 'T3'],
  ['on acute day 4', 'VIT-12', due(10.01, { phase: 'acute', day: 4 }), 'T4'],
  ['on clonidine', 'VIT-12', due(10.01, { onAlpha2: true }), 'T3'],
  ['last NEWS2 3', 'VIT-12', due(10.01, { vitals: [set(hoursAgo(11), { hr: 131 })] }), 'T3'],
  ['last NEWS2 2', 'VIT-12', due(10.01, { vitals: [set(hoursAgo(11), { hr: 112 })] }), 'T4'],
  [
    'a refused set is not a set',
    'VIT-12',
    due(11, { vitals: [set(hoursAgo(11)), partialSet(NOW, { outcome: 'refused' })] }),
    'T4',
  ],
  ['nothing planned', 'VIT-12', { vitals: [set(NOW)] }, 'cannot_tell'],
  ['never measured since admission', 'VIT-12', { vitalsIntervalH: 8, admittedAt: hoursAgo(11) }, 'T4'],
  ['first set due 2 h ago exactly', 'VIT-12', { vitalsIntervalH: 8, nextVitalsDueAt: hoursAgo(2) }, 'clear'],
  ['a first 180', 'VIT-13', latest({ sbp: 180 }), 'T3'],
  ['a first 179/119', 'VIT-13', latest({ sbp: 179, dbp: 119 }), 'clear'],
  ['no repeat for 10 min', 'VIT-13', { vitals: [set(minutesAgo(10), { sbp: 180 })] }, 'T2'],
  ['no repeat for 9 min', 'VIT-13', { vitals: [set(minutesAgo(9), { sbp: 180 })] }, 'T3'],
  [
    'repeated too early',
    'VIT-13',
    { vitals: [set(minutesAgo(8), { sbp: 180 }), set(minutesAgo(5), { sbp: 190 })] },
    'T3',
  ],
  [
    'repeated after 5 min',
    'VIT-13',
    { vitals: [set(minutesAgo(30), { sbp: 180 }), set(minutesAgo(25), { sbp: 190 })] },
    'clear',
  ],
  [
    'the repeat is lower',
    'VIT-13',
    { vitals: [set(minutesAgo(30), { sbp: 180 }), set(minutesAgo(28), { sbp: 150 })] },
    'clear',
  ],
  ['NEWS2 5, next set 75 min later', 'VIT-14', { vitals: [set(minutesAgo(75), { rr: 22, hr: 118, sbp: 105 })] }, 'T2'],
  ['NEWS2 5, 74 min', 'VIT-14', { vitals: [set(minutesAgo(74), { rr: 22, hr: 118, sbp: 105 })] }, 'clear'],
  ['NEWS2 7, 30 min', 'VIT-14', { vitals: [set(minutesAgo(30), { rr: 25, hr: 118, sbp: 98 })] }, 'T2'],
  ['NEWS2 7, 29 min', 'VIT-14', { vitals: [set(minutesAgo(29), { rr: 25, hr: 118, sbp: 98 })] }, 'clear'],
  ['a single 3, 75 min', 'VIT-14', { vitals: [set(minutesAgo(75), { hr: 131 })] }, 'T2'],
  ['NEWS2 4, hours later', 'VIT-14', { vitals: [set(hoursAgo(9), { rr: 22, hr: 118 })] }, 'clear'],
  ['HR 160', 'DQ-02', latest({ hr: 160 }), 'clear'],
  ['HR 161', 'DQ-02', latest({ hr: 161 }), 'T4'],
  ['HR 161 in the acute phase', 'DQ-02', { phase: 'acute', day: 6, ...latest({ hr: 161 }) }, 'T3'],
  ['HR 39', 'DQ-02', latest({ hr: 39 }), 'T4'],
  ['RR 7', 'DQ-02', latest({ rr: 7 }), 'T4'],
  ['SpO₂ 84', 'DQ-02', latest({ spo2: 84 }), 'T4'],
  ['SBP 79', 'DQ-02', latest({ sbp: 79 }), 'T4'],
  ['DBP 131', 'DQ-02', latest({ dbp: 131 }), 'T4'],
  ['105.8 °F is 41.0 °C', 'DQ-02', latest({ temp: { value: 105.8, unit: 'F' } }), 'clear'],
  ['106 °F', 'DQ-02', latest({ temp: { value: 106, unit: 'F' } }), 'T4'],
  [
    'outside in the set before as well',
    'DQ-02',
    { vitals: [set(minutesAgo(10), { hr: 165 }), set(NOW, { hr: 168 })] },
    'clear',
  ],
  [
    'another parameter was outside before',
    'DQ-02',
    { vitals: [set(minutesAgo(10), { rr: 7 }), set(NOW, { hr: 168 })] },
    'T4',
  ],
  ['HR 41 apart within 10 min', 'DQ-03', { vitals: [set(minutesAgo(10), { hr: 70 }), set(NOW, { hr: 111 })] }, 'T5'],
  ['HR 40 apart', 'DQ-03', { vitals: [set(minutesAgo(10), { hr: 70 }), set(NOW, { hr: 110 })] }, 'clear'],
  ['HR 41 apart after 11 min', 'DQ-03', { vitals: [set(minutesAgo(11), { hr: 70 }), set(NOW, { hr: 111 })] }, 'clear'],
  ['SBP 41 apart', 'DQ-03', { vitals: [set(minutesAgo(3), { sbp: 110 }), set(NOW, { sbp: 151 })] }, 'T5'],
  ['a value refused on entry opens nothing', 'DQ-01', latest({ hr: 10 }), 'clear'],
])('%s (%s)', (_, ruleId, known, expected) => {
  expect(answerOf(ruleId, known)).toBe(expected)
})

test('what is missing in the latest set is not carried forward from the one before', () => {
  expect(answerOf('VIT-05', { vitals: [set(hoursAgo(1), { sbp: 80 }), set(NOW, { sbp: null, dbp: null })] })).toBe(
    'cannot_tell',
  )
})

test('cannot tell says what was not measured', () => {
  expect(findingOf('VIT-01', latest({ temp: null, rr: null }))).toMatchObject({
    outcome: 'cannot_tell',
    reason: expect.stringMatching(/RR.*Temperature/),
  })
})

test('NEWS2 carries its score, its parts and its trend', () => {
  const finding = findingOf('VIT-02', {
    vitals: [set(hoursAgo(1), { rr: 22 }), set(NOW, { rr: 22, hr: 118, sbp: 105 })],
  })
  expect(finding).toMatchObject({ text: 'NEWS2 5 (5–6)', score: { instrument: 'NEWS2', total: 5 }, trend: 'worsening' })
  expect(finding.outcome === 'fires' && finding.evidence.map((one) => one.label)).toEqual(['NEWS2', 'RR', 'SBP', 'HR'])
})
