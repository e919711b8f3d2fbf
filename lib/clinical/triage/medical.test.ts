import { expect, test } from 'vitest'
import type { ClinicalEvent, Facts, TickName } from './facts'
import { answerOf, findingOf, hoursAgo, minutesAgo, NOW, partialSet, set } from './testing'

const event = (type: ClinicalEvent['type'], differs: Partial<ClinicalEvent> = {}): ClinicalEvent => ({
  type,
  happenedAt: NOW,
  reportedAt: NOW,
  assessed: false,
  injury: false,
  fullRecovery: true,
  ...differs,
})
const tick = (...names: TickName[]) => names.map((name) => ({ name, at: NOW }))
const checked = { redFlagsCheckedAt: NOW }
const val = (value: number) => ({ value, at: NOW })
const lab = (value: number, uln: number) => ({ value, uln, at: NOW })
const temp = (value: number, unit: 'C' | 'F') => ({ temp: { value, unit } })
const late = { happenedAt: new Date(hoursAgo(24).getTime() - 1) }

type Case = [string, string, Partial<Facts>, string]

test.each<Case>([
  ['a seizure not assessed', 'MED-01', { events: [event('seizure')] }, 'T1'],
  [
    'a seizure reported 24 h later exactly',
    'MED-01',
    { events: [event('seizure', { happenedAt: hoursAgo(24) })] },
    'T1',
  ],
  ['a seizure reported later than that', 'MED-01', { events: [event('seizure', late)] }, 'clear'],
  ['a seizure whose time nobody knows', 'MED-01', { events: [event('seizure', { happenedAt: null })] }, 'T1'],
  ['an assessed seizure', 'MED-01', { events: [event('seizure', { assessed: true })] }, 'clear'],
  [
    'an old seizure stays open until assessed',
    'MED-01',
    { events: [event('seizure', { happenedAt: hoursAgo(90), reportedAt: hoursAgo(80) })] },
    'T1',
  ],
  ['confusion ticked', 'MED-02', { ticks: tick('confusion') }, 'T1'],
  ['new confusion in the latest set', 'MED-02', { vitals: [set(NOW, { acvpu: 'C' })] }, 'T1'],
  ['alert, and red flags checked', 'MED-02', { ...checked, vitals: [set(NOW)] }, 'clear'],
  [
    'alertness not assessed in the latest set',
    'MED-02',
    { ...checked, vitals: [set(hoursAgo(1)), set(NOW, { acvpu: null })] },
    'cannot_tell',
  ],
  ['chest pain', 'MED-03', { events: [event('chest_pain')] }, 'T1'],
  [
    'a review of the flag assesses the event',
    'MED-03',
    {
      events: [event('chest_pain', { reportedAt: hoursAgo(1) })],
      reviews: [{ ruleId: 'MED-03', at: NOW, outcome: 'assessed', by: 'x', reason: null }],
    },
    'clear',
  ],
  ['chest pain reported late', 'MED-03', { events: [event('chest_pain', late)] }, 'clear'],
  ['a faint with full recovery', 'MED-04', { events: [event('syncope')], vitals: [set(NOW)] }, 'T2'],
  ['a faint with injury', 'MED-04', { events: [event('syncope', { injury: true })] }, 'T1'],
  ['recovery not recorded counts as none', 'MED-04', { events: [event('syncope', { fullRecovery: null })] }, 'T1'],
  ['a faint and SBP 89', 'MED-04', { events: [event('syncope')], vitals: [set(NOW, { sbp: 89 })] }, 'T1'],
  ['a faint and SBP 90', 'MED-04', { events: [event('syncope')], vitals: [set(NOW, { sbp: 90 })] }, 'T2'],
  ['a faint and HR 49', 'MED-04', { events: [event('syncope')], vitals: [set(NOW, { hr: 49 })] }, 'T1'],
  ['a faint and HR 50', 'MED-04', { events: [event('syncope')], vitals: [set(NOW, { hr: 50 })] }, 'T2'],
  ['a faint in a suspected pregnancy', 'MED-04', { events: [event('syncope')], pregnancy: 'suspected' }, 'T1'],
  ['a faint with open chest pain', 'MED-04', { events: [event('syncope'), event('chest_pain')] }, 'T1'],
  [
    'an older faint reported late is T2 at most',
    'MED-04',
    { events: [event('syncope', { ...late, injury: true })] },
    'T2',
  ],
  ['an assessed faint', 'MED-04', { events: [event('syncope', { assessed: true })] }, 'clear'],
])('%s (%s)', (_, ruleId, known, expected) => {
  expect(answerOf(ruleId, known)).toBe(expected)
})

test.each<Case>([
  ['5 vomits and stools', 'MED-05', { vomits24h: val(2), looseStools24h: val(3) }, 'cannot_tell'],
  ['6 vomits and stools', 'MED-05', { vomits24h: val(3), looseStools24h: val(3) }, 'T2'],
  ['6 vomits, stools not recorded', 'MED-05', { vomits24h: val(6) }, 'T2'],
  ['12 h without fluids', 'MED-05', { hoursWithoutFluids: val(12) }, 'T2'],
  ['11.9 h without fluids', 'MED-05', { hoursWithoutFluids: val(11.9) }, 'cannot_tell'],
  ['12 h without urine', 'MED-05', { hoursWithoutUrine: val(12) }, 'T2'],
  [
    '5 % lost in 7 days',
    'MED-05',
    {
      weights: [
        { on: '2026-04-08', kg: 80 },
        { on: '2026-04-15', kg: 76 },
      ],
    },
    'T2',
  ],
  [
    '4.9 % lost in 7 days',
    'MED-05',
    {
      weights: [
        { on: '2026-04-08', kg: 80 },
        { on: '2026-04-15', kg: 76.1 },
      ],
    },
    'cannot_tell',
  ],
  [
    '5 % lost in 8 days',
    'MED-05',
    {
      weights: [
        { on: '2026-04-07', kg: 80 },
        { on: '2026-04-15', kg: 76 },
      ],
    },
    'cannot_tell',
  ],
  ['vomiting with SBP 89', 'MED-05', { vomits24h: val(6), vitals: [set(NOW, { sbp: 89 })] }, 'T1'],
  ['vomiting with SBP 90', 'MED-05', { vomits24h: val(6), vitals: [set(NOW, { sbp: 90 })] }, 'T2'],
  ['vomiting with HR at SBP', 'MED-05', { vomits24h: val(6), vitals: [set(NOW, { hr: 99, sbp: 99 })] }, 'T1'],
  ['vomiting with HR one below SBP', 'MED-05', { vomits24h: val(6), vitals: [set(NOW, { hr: 98, sbp: 99 })] }, 'T2'],
  ['vomiting with confusion ticked', 'MED-05', { vomits24h: val(6), ticks: tick('confusion') }, 'T1'],
  ['vomiting and new confusion in the set', 'MED-05', { vomits24h: val(6), vitals: [set(NOW, { acvpu: 'C' })] }, 'T1'],
  [
    'a positive orthostatic test with one loose stool',
    'MED-05',
    { vomits24h: val(0), looseStools24h: val(1), orthostatic: [positiveTest()] },
    'T2',
  ],
  [
    'a positive orthostatic test without',
    'MED-05',
    { vomits24h: val(0), looseStools24h: val(0), orthostatic: [positiveTest()] },
    'cannot_tell',
  ],
  ['101.0 °F', 'MED-06', { ...checked, vitals: [partialSet(NOW, temp(101.0, 'F'))] }, 'clear'],
  ['101.1 °F', 'MED-06', { vitals: [partialSet(NOW, temp(101.1, 'F'))] }, 'T2'],
  ['38.3 °C', 'MED-06', { ...checked, vitals: [partialSet(NOW, temp(38.3, 'C'))] }, 'clear'],
  ['38.4 °C', 'MED-06', { vitals: [partialSet(NOW, temp(38.4, 'C'))] }, 'T2'],
  [
    'fever with two qSOFA criteria',
    'MED-06',
    { vitals: [partialSet(NOW, { ...temp(38.4, 'C'), rr: 22, sbp: 100 })] },
    'T1',
  ],
  ['fever with one', 'MED-06', { vitals: [partialSet(NOW, { ...temp(38.4, 'C'), rr: 22, sbp: 101 })] }, 'T2'],
  ['fever with NEWS2 7', 'MED-06', { vitals: [set(NOW, { ...temp(39.1, 'C'), hr: 131, spo2: 93 })] }, 'T1'],
  ['fever with NEWS2 6', 'MED-06', { vitals: [set(NOW, { ...temp(38.4, 'C'), hr: 131, spo2: 93 })] }, 'T2'],
  ['signs of infection without fever', 'MED-06', { ticks: tick('infection_signs'), vitals: [set(NOW)] }, 'T3'],
  ['signs of infection, temperature not taken', 'MED-06', { ticks: tick('infection_signs') }, 'T3'],
  ['temperature not taken', 'MED-06', { vitals: [set(NOW, { temp: null })] }, 'cannot_tell'],
  ['COWS tremor 4', 'MED-07', { cows: [{ at: NOW, total: 9, tremorItem: 4 }] }, 'T2'],
  ['COWS tremor 2', 'MED-07', { ...checked, cows: [{ at: NOW, total: 9, tremorItem: 2 }] }, 'clear'],
  ['CIWA-Ar tremor 5', 'MED-07', { ciwaAr: [{ at: NOW, total: 9, tremorItem: 5 }] }, 'T2'],
  ['CIWA-Ar tremor 4', 'MED-07', { ...checked, ciwaAr: [{ at: NOW, total: 9, tremorItem: 4 }] }, 'clear'],
  [
    'severe tremor, alcohol 7 local days ago',
    'MED-07',
    { ticks: tick('severe_tremor'), lastAlcoholAt: new Date('2026-04-08T00:00:00-05:00') },
    'T1',
  ],
  [
    'severe tremor, alcohol 8 local days ago',
    'MED-07',
    { ticks: tick('severe_tremor'), lastAlcoholAt: new Date('2026-04-07T23:59:59-05:00') },
    'T2',
  ],
  [
    'severe spasm, benzodiazepine yesterday',
    'MED-07',
    { ticks: tick('severe_spasm'), lastBenzodiazepineAt: hoursAgo(24) },
    'T1',
  ],
  [
    'function 2/10 for exactly 48 h',
    'MED-08',
    { ...checked, functionReports: reports([48, 2], [24, 1], [0, 2]) },
    'clear',
  ],
  ['function 2/10 for more than 48 h', 'MED-08', { functionReports: reports([49, 2], [24, 1], [0, 2]) }, 'T2'],
  [
    'one report of 3/10 breaks it',
    'MED-08',
    { ...checked, functionReports: reports([73, 2], [49, 3], [24, 1], [0, 2]) },
    'clear',
  ],
  [
    'a local date without a report breaks it',
    'MED-08',
    { ...checked, functionReports: reports([80, 2], [72, 2], [24, 1], [0, 2]) },
    'clear',
  ],
  ['the patient says so', 'MED-08', { ticks: tick('cannot_function_over_48h') }, 'T2'],
])('%s (%s)', (_, ruleId, known, expected) => {
  expect(answerOf(ruleId, known)).toBe(expected)
})

function positiveTest(): Facts['orthostatic'][number] {
  return {
    at: NOW,
    kind: 'supine_to_stand',
    baseline: { sbp: 128, dbp: 82, hr: 80 },
    standing: [{ minute: 1, sbp: 106, dbp: 74, hr: 100 }],
    symptomatic: false,
  }
}

function reports(...pairs: [hours: number, value: number][]): Facts['functionReports'] {
  return pairs.map(([hours, value]) => ({ at: hoursAgo(hours), value }))
}

test.each<Case>([
  ['RR 8', 'MED-09', { vitals: [partialSet(NOW, { rr: 8 })] }, 'T1'],
  ['RR 9 without sedation', 'MED-09', { vitals: [set(NOW, { rr: 9 })] }, 'clear'],
  ['RR 9 with POSS 2', 'MED-09', { vitals: [set(NOW, { rr: 9 })], poss: [{ value: '2', at: NOW }] }, 'T2'],
  ['RR 11 with RASS −1', 'MED-09', { vitals: [set(NOW, { rr: 11 })], rass: [{ value: -1, at: NOW }] }, 'T2'],
  ['RR 12 with RASS −1', 'MED-09', { vitals: [set(NOW, { rr: 12 })], rass: [{ value: -1, at: NOW }] }, 'clear'],
  ['RR 11 and responds to voice', 'MED-09', { vitals: [set(NOW, { rr: 11, acvpu: 'V' })] }, 'T2'],
  ['SpO₂ 91 on scale 1', 'MED-09', { vitals: [partialSet(NOW, { spo2: 91 })] }, 'T1'],
  ['SpO₂ 92 on scale 1', 'MED-09', { vitals: [set(NOW, { spo2: 92 })] }, 'clear'],
  ['SpO₂ 88 on scale 2', 'MED-09', { vitals: [set(NOW, { spo2: 88, news2Scale: 2 })] }, 'clear'],
  ['POSS 4', 'MED-09', { vitals: [set(NOW)], poss: [{ value: '4', at: NOW }] }, 'T1'],
  ['POSS 3', 'MED-09', { vitals: [set(NOW)], poss: [{ value: '3', at: NOW }] }, 'T2'],
  ['RASS −4', 'MED-09', { vitals: [set(NOW)], rass: [{ value: -4, at: NOW }] }, 'T1'],
  ['RASS −3', 'MED-09', { vitals: [set(NOW)], rass: [{ value: -3, at: NOW }] }, 'T2'],
  ['RASS −2', 'MED-09', { vitals: [set(NOW)], rass: [{ value: -2, at: NOW }] }, 'clear'],
  ['unresponsive', 'MED-09', { vitals: [set(NOW, { acvpu: 'U' })] }, 'T1'],
  [
    'breathing not counted in the latest set',
    'MED-09',
    { vitals: [set(hoursAgo(1)), set(NOW, { rr: null })] },
    'cannot_tell',
  ],
  ['jaundice', 'MED-10', { ticks: tick('jaundice') }, 'T2'],
  ['dark urine', 'MED-10', { ticks: tick('dark_urine') }, 'T2'],
  ['generalized itch', 'MED-10', { ticks: tick('generalized_itch') }, 'T2'],
  ['ALT and bilirubin just above', 'MED-10', { alt: lab(121, 40), bilirubin: lab(2.5, 1.2) }, 'T2'],
  ['ALT at 3 × exactly', 'MED-10', { ...checked, alt: lab(120, 40), bilirubin: lab(3, 1.2) }, 'clear'],
  ['bilirubin at 2 × exactly', 'MED-10', { ...checked, alt: lab(130, 40), bilirubin: lab(2.4, 1.2) }, 'clear'],
  ['bilirubin not measured', 'MED-10', { ...checked, alt: lab(130, 40) }, 'cannot_tell'],
  ['ALT below 3 ×', 'MED-11', { alt: lab(119, 40) }, 'clear'],
  ['ALT at 3 ×', 'MED-11', { alt: lab(120, 40) }, 'T4'],
  ['ALT at 5 ×', 'MED-11', { alt: lab(200, 40) }, 'T4'],
  ['ALT above 5 ×', 'MED-11', { alt: lab(201, 40) }, 'T3'],
  [
    'ALT at 4 × with jaundice is left to the liver rule',
    'MED-11',
    { alt: lab(160, 40), ticks: tick('jaundice') },
    'clear',
  ],
  ['ALT above 5 × with jaundice', 'MED-11', { alt: lab(201, 40), ticks: tick('jaundice') }, 'T3'],
  ['pregnant', 'MED-12', { pregnancy: 'yes' }, 'T3'],
  ['pregnancy suspected', 'MED-12', { pregnancy: 'suspected' }, 'T3'],
  ['pregnant with a danger sign', 'MED-12', { pregnancy: 'yes', ticks: tick('pregnancy_danger_sign') }, 'T1'],
  ['not pregnant', 'MED-12', { pregnancy: 'no' }, 'clear'],
  ['not known', 'MED-12', { pregnancy: 'unknown' }, 'cannot_tell'],
  ['a danger sign makes it suspected', 'MED-12', { ticks: tick('pregnancy_danger_sign') }, 'T1'],
  ['suspected overdose', 'MED-13', { ticks: tick('suspected_overdose') }, 'T1'],
  ['an unknown product with symptoms', 'MED-13', { ticks: tick('ingestion_with_symptoms') }, 'T1'],
  ['neither, checked', 'MED-13', checked, 'clear'],
  [
    '5 % below a baseline of 30 days ago',
    'MED-14',
    { baselineWeight: { on: '2026-03-16', kg: 80 }, weights: [{ on: '2026-04-15', kg: 76 }] },
    'T4',
  ],
  [
    '5 % below a baseline of 31 days ago',
    'MED-14',
    { baselineWeight: { on: '2026-03-15', kg: 80 }, weights: [{ on: '2026-04-15', kg: 76 }] },
    'clear',
  ],
  [
    '4.9 % below',
    'MED-14',
    { baselineWeight: { on: '2026-04-01', kg: 80 }, weights: [{ on: '2026-04-15', kg: 76.1 }] },
    'clear',
  ],
  [
    '9.9 % below',
    'MED-14',
    { baselineWeight: { on: '2026-04-01', kg: 80 }, weights: [{ on: '2026-04-15', kg: 72.1 }] },
    'T4',
  ],
  [
    '10 % below',
    'MED-14',
    { baselineWeight: { on: '2026-04-01', kg: 80 }, weights: [{ on: '2026-04-15', kg: 72 }] },
    'T3',
  ],
  ['QTc 469', 'MED-15', { qtc: { ms: 469, baselineMs: 420, at: NOW } }, 'clear'],
  ['QTc 470', 'MED-15', { qtc: { ms: 470, baselineMs: 420, at: NOW } }, 'T4'],
  ['QTc 499', 'MED-15', { qtc: { ms: 499, baselineMs: null, at: NOW } }, 'T4'],
  ['QTc 500', 'MED-15', { qtc: { ms: 500, baselineMs: null, at: NOW } }, 'T2'],
  ['QTc up 60', 'MED-15', { qtc: { ms: 450, baselineMs: 390, at: NOW } }, 'T2'],
  ['QTc up 59', 'MED-15', { qtc: { ms: 449, baselineMs: 390, at: NOW } }, 'clear'],
  ['a severe allergic reaction', 'MED-16', { ticks: tick('allergic_reaction_severe') }, 'T1'],
  ['blood in the stool', 'MED-17', { ticks: tick('blood_in_stool') }, 'T3'],
  ['severe abdominal pain', 'MED-17', { ticks: tick('severe_abdominal_pain') }, 'T3'],
  ['3 days without stool on loperamide', 'MED-17', { onLoperamide: true, daysWithoutStool: val(3) }, 'T3'],
  [
    '2 days without stool on loperamide',
    'MED-17',
    { ...checked, onLoperamide: true, daysWithoutStool: val(2) },
    'clear',
  ],
  ['3 days without stool, no loperamide', 'MED-17', { ...checked, daysWithoutStool: val(3) }, 'clear'],
  ['a seizure reported more than 24 h later', 'MED-18', { events: [event('seizure', late)] }, 'T2'],
  ['chest pain reported more than 24 h later', 'MED-18', { events: [event('chest_pain', late)] }, 'T2'],
  ['a faint reported more than 24 h later', 'MED-18', { events: [event('syncope', late)] }, 'T2'],
  ['exactly 24 h later', 'MED-18', { events: [event('seizure', { happenedAt: hoursAgo(24) })] }, 'clear'],
  ['late, but assessed', 'MED-18', { events: [event('seizure', { ...late, assessed: true })] }, 'clear'],
  ['SpO₂ 83 on scale 2', 'MED-19', { vitals: [partialSet(NOW, { spo2: 83, news2Scale: 2 })] }, 'T1'],
  ['SpO₂ 84 on scale 2', 'MED-19', { vitals: [partialSet(NOW, { spo2: 84, news2Scale: 2 })] }, 'clear'],
  ['SpO₂ 83 on scale 1 is left to the sedation rule', 'MED-19', { vitals: [partialSet(NOW, { spo2: 83 })] }, 'clear'],
  ['no pulse to be felt', 'MED-20', { vitals: [partialSet(NOW, { unrecordable: ['hr'] })] }, 'T1'],
  ['pressure unrecordable', 'MED-20', { vitals: [set(NOW, { sbp: null, unrecordable: ['sbp'] })] }, 'T1'],
  ['temperature unrecordable', 'MED-20', { vitals: [set(NOW, { temp: null, unrecordable: ['temp'] })] }, 'clear'],
  ['not measured is not unrecordable', 'MED-20', { vitals: [set(NOW, { hr: null })] }, 'clear'],
])('%s (%s)', (_, ruleId, known, expected) => {
  expect(answerOf(ruleId, known)).toBe(expected)
})

test('a set entered more than 12 h late opens nothing, at 12 h it counts', () => {
  const at = hoursAgo(13)
  const entered = (hours: number) => ({
    vitals: [set(at, { rr: 8, enteredAt: new Date(at.getTime() + hours * 3_600_000) })],
  })
  expect(answerOf('MED-09', entered(12))).toBe('T1')
  expect(
    answerOf('MED-09', { vitals: [set(at, { rr: 8, enteredAt: new Date(at.getTime() + 12 * 3_600_000 + 1) })] }),
  ).toBe('cannot_tell')
})

test('a refused set is no set', () => {
  expect(
    answerOf('MED-09', { vitals: [set(minutesAgo(30), { rr: 8 }), partialSet(NOW, { outcome: 'refused' })] }),
  ).toBe('T1')
})

test('the text says value, comparator and limit, and the evidence says when and how it was measured', () => {
  expect(findingOf('MED-09', { vitals: [set(NOW, { id: 'v1', rr: 8 })] })).toMatchObject({
    text: 'RR 8 ≤ 8',
    threshold: { value: 8, unit: '/min' },
    evidence: [{ label: 'RR', value: 8, unit: '/min', at: NOW, factId: 'v1' }],
    evidenceAt: NOW,
  })
})
