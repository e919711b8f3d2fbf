import { describe, expect, test } from 'vitest'
import { addMinutes } from '../time'
import { evaluate } from './evaluate'
import type { Facts } from './facts'
import { RULES } from './rules'
import { DEFAULT_SETTINGS } from './settings'
import { answerOf, facts, hoursAgo, NOW, set, ZONE } from './testing'

const run = (known: Facts, now = NOW) => evaluate(known, DEFAULT_SETTINGS, ZONE, now)
test('a patient about whom nothing is recorded is never shown as fine where it would need a measurement', () => {
  const findings = run(facts({})).findings
  for (const ruleId of ['VIT-01', 'VIT-05', 'MED-09', 'SUI-01', 'WD-01', 'MH-01', 'MED-06']) {
    expect(findings.find((one) => one.ruleId === ruleId)?.outcome).toBe('cannot_tell')
  }
  expect(findings.filter((one) => one.outcome === 'fires')).toEqual([])
})

test('every rule answers exactly once', () => {
  expect(run(facts({})).findings.map((one) => one.ruleId)).toEqual(RULES.map((rule) => rule.id))
})

test('only the asked rules are evaluated', () => {
  const { findings } = evaluate(facts({}), DEFAULT_SETTINGS, ZONE, NOW, new Set(['VIT-01']))
  expect(findings.map((one) => one.ruleId)).toEqual(['VIT-01'])
})

test('a center threshold changes the answer and its version is kept', () => {
  const known = facts({ craving: [{ value: 6, at: NOW }] })
  const settings = { version: 7, values: { 'ENG-07.high': 6 } }
  const evaluation = evaluate(known, settings, ZONE, NOW, new Set(['ENG-07']))
  expect(evaluation.settingsVersion).toBe(7)
  expect(evaluation.findings[0]).toMatchObject({ outcome: 'fires', text: 'Craving 6 ≥ 6' })
})

describe('reviews', () => {
  const low = (at: Date) => ({ vitals: [set(at, { sbp: 85 })] })
  const override = (at: Date) => ({
    reviews: [{ ruleId: 'VIT-05', at, outcome: 'override' as const, by: 'x', reason: 'Known low' }],
  })

  test('an override answers the evidence before it and not the one after', () => {
    expect(answerOf('VIT-05', { ...low(hoursAgo(2)), ...override(hoursAgo(1)) })).toBe('clear')
    expect(answerOf('VIT-05', { ...low(NOW), ...override(hoursAgo(1)) })).toBe('T2')
  })

  test('a review that only watches answers nothing', () => {
    const reviews = [{ ruleId: 'MH-02', at: NOW, outcome: 'watch' as const, by: 'x', reason: null }]
    expect(answerOf('MH-02', { gad7: [{ at: hoursAgo(1), total: 15, tremorItem: null }], reviews })).toBe('T3')
  })

  test('an overridden missed check-in speaks again after a day', () => {
    const known = facts({
      phase: 'extended',
      day: 60,
      checkInDueAt: hoursAgo(30),
      reviews: [
        { ruleId: 'ENG-01', at: hoursAgo(1), outcome: 'override', by: 'x', reason: 'On a trip, back tomorrow' },
      ],
    })
    const { findings, recheckAt } = evaluate(known, DEFAULT_SETTINGS, ZONE, NOW, new Set(['ENG-01']))
    expect(findings[0]?.outcome).toBe('clear')
    expect(recheckAt).toEqual(new Date(NOW.getTime() + 23 * 3_600_000))
  })
})

test.each<[string, string, Partial<Facts>, Date | null]>([
  [
    'vitals planned every 8 h',
    'VIT-12',
    { vitalsIntervalH: 8, vitals: [set(NOW)] },
    new Date(NOW.getTime() + 10 * 3_600_000 + 1),
  ],
  ['a first 180', 'VIT-13', { vitals: [set(NOW, { sbp: 180 })] }, addMinutes(NOW, 10)],
  ['NEWS2 5', 'VIT-14', { vitals: [set(NOW, { rr: 22, hr: 118, sbp: 105 })] }, addMinutes(NOW, 75)],
  [
    'a check-in due now on acute day 2',
    'ENG-01',
    { phase: 'acute', day: 2, checkInDueAt: NOW },
    new Date(NOW.getTime() + 12 * 3_600_000 + 1),
  ],
  [
    'contact 10 h ago, the next in 20 h',
    'ENG-02',
    { lastContactAt: hoursAgo(10), checkInDueAt: hoursAgo(-20) },
    hoursAgo(-62),
  ],
  [
    'alcohol an hour ago',
    'WD-05',
    { pawssTotal: { value: 4, at: NOW }, lastAlcoholAt: hoursAgo(1) },
    new Date(NOW.getTime() + 71 * 3_600_000 + 1),
  ],
  [
    'consent expiring on June 1',
    'ENG-10',
    { consent: { revokedOn: null, expiresOn: '2026-06-01' } },
    new Date('2026-05-02T00:00:00-05:00'),
  ],
  [
    'last dose five days ago, SOWS 12',
    'WD-10',
    { course: { use: 'stopped', lastDose: { date: '2026-04-10' } }, sowsH: [{ at: NOW, total: 12, tremorItem: null }] },
    new Date('2026-04-18T00:00:00-05:00'),
  ],
  [
    'tremor, alcohol today',
    'MED-07',
    { ticks: [{ name: 'severe_tremor', at: NOW }], lastAlcoholAt: NOW },
    new Date('2026-04-23T00:00:00-05:00'),
  ],
  ['nothing that time could change', 'VIT-01', { vitals: [set(NOW)] }, null],
])('time will change the answer: %s (%s)', (_, ruleId, known, expected) => {
  expect(evaluate(facts(known), DEFAULT_SETTINGS, ZONE, NOW, new Set([ruleId])).recheckAt).toEqual(expected)
})
