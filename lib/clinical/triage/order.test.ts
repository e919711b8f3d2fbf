import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { TIERS } from '../types'
import { breachOf } from './breach'
import { classRankOf, compareKeys, normalizedScore, type QueueFlag, queueRows, sortKey } from './order'
import { RULES } from './rules'
import { hoursAgo, minutesAgo, NOW } from './testing'

const flag = (patientId: string, differs: Partial<QueueFlag> = {}): QueueFlag => ({
  patientId,
  ruleId: 'WD-02',
  tier: 'T3',
  openedAt: minutesAgo(10),
  acknowledgedAt: null,
  actionAt: null,
  score: null,
  trend: 'stable',
  ...differs,
})
const order = (...flags: QueueFlag[]) => queueRows(flags, NOW).map((row) => row.patientId)

test.each<[string, QueueFlag[]]>([
  [
    'the graver tier, however long the other has waited',
    [flag('B', { tier: 'T2', ruleId: 'WD-01' }), flag('A', { openedAt: hoursAgo(90) })],
  ],
  ['a breached target', [flag('B', { openedAt: hoursAgo(1) }), flag('A')]],
  ['airway before suicide', [flag('B', { ruleId: 'VIT-08' }), flag('A', { ruleId: 'SUI-03' })]],
  ['seizure and alcohol before other medical', [flag('B', { ruleId: 'WD-03' }), flag('A', { ruleId: 'MED-06' })]],
  [
    'the higher normalized score',
    [
      flag('B', { score: { instrument: 'SOWS_H', total: 33 } }),
      flag('A', { score: { instrument: 'COWS', total: 24 } }),
    ],
  ],
  ['any score before none', [flag('B', { score: { instrument: 'COWS', total: 13 } }), flag('A')]],
  ['worsening before stable', [flag('B', { trend: 'worsening' }), flag('A')]],
  ['stable before improving', [flag('B'), flag('A', { trend: 'improving' })]],
  ['the earlier deadline', [flag('B', { openedAt: minutesAgo(11) }), flag('A')]],
  ['the smaller id when all else is equal', [flag('A'), flag('B')]],
])('sorts first: %s', (_, [first, second]) => {
  if (!first || !second) throw new Error('two flags')
  expect(order(first, second)).toEqual([first.patientId, second.patientId])
  expect(order(second, first)).toEqual([first.patientId, second.patientId])
})

test('24 of 48 equals 32 of 64', () => {
  expect(normalizedScore({ instrument: 'COWS', total: 24 })).toBe(normalizedScore({ instrument: 'SOWS_H', total: 32 }))
  expect(normalizedScore(null)).toBe(0)
})

test('any T5 sorts as administration', () => {
  expect(classRankOf('MED-05', 'T5')).toBe(6)
  expect(classRankOf('ENG-03', 'T4')).toBe(5)
  expect(classRankOf('ENG-03', 'T5')).toBe(6)
})

test('one row per patient, placed by its worst flag, with the number of flags', () => {
  const rows = queueRows([flag('A'), flag('B', { tier: 'T4' }), flag('A', { tier: 'T1', ruleId: 'VIT-01' })], NOW)
  expect(rows.map(({ patientId, flag: { ruleId }, badge }) => [patientId, ruleId, badge])).toEqual([
    ['A', 'VIT-01', 2],
    ['B', 'WD-02', 1],
  ])
})

describe('breached targets', () => {
  test.each([
    ['T1', 4.99, null],
    ['T1', 5, 'acknowledgment'],
    ['T2', 14.99, null],
    ['T2', 15, 'acknowledgment'],
    ['T3', 60, 'acknowledgment'],
    ['T4', 479, null],
    ['T4', 480, 'acknowledgment'],
    ['T5', 72 * 60 - 1, null],
    ['T5', 72 * 60, 'action'],
  ] as const)('%s after %s min, untouched', (tier, minutes, breach) => {
    expect(breachOf(flag('A', { tier, openedAt: minutesAgo(minutes) }), NOW)).toBe(breach)
  })

  test.each([
    ['T1', 15],
    ['T2', 60],
    ['T3', 240],
    ['T4', 1440],
  ] as const)('%s acknowledged late is breached again at its action target', (tier, minutes) => {
    const acknowledged = (ago: number) => flag('A', { tier, openedAt: minutesAgo(ago), acknowledgedAt: minutesAgo(1) })
    expect(breachOf(acknowledged(minutes - 0.01), NOW)).toBe(null)
    expect(breachOf(acknowledged(minutes), NOW)).toBe('action')
    expect(breachOf({ ...acknowledged(minutes), actionAt: NOW }, NOW)).toBe(null)
  })

  test('stored deadlines replace the clock', () => {
    const waiting = flag('A', { openedAt: hoursAgo(10), acknowledgeBy: minutesAgo(-1), actBy: minutesAgo(-2) })
    expect(breachOf(waiting, NOW)).toBe(null)
    expect(breachOf({ ...waiting, acknowledgeBy: NOW }, NOW)).toBe('acknowledgment')
  })
})

describe('the order of the queue is total', () => {
  const anyFlag: fc.Arbitrary<QueueFlag> = fc.record({
    patientId: fc.constantFrom('A', 'B', 'C', 'D'),
    ruleId: fc.constantFrom(...RULES.map((rule) => rule.id)),
    tier: fc.constantFrom(...TIERS),
    openedAt: fc.integer({ min: 0, max: 6 }).map((n) => minutesAgo(n * 20)),
    acknowledgedAt: fc.option(fc.constant(minutesAgo(1)), { nil: null }),
    actionAt: fc.option(fc.constant(NOW), { nil: null }),
    score: fc.option(
      fc.record({ instrument: fc.constantFrom('COWS', 'NEWS2'), total: fc.integer({ min: 0, max: 20 }) }),
      { nil: null },
    ),
    trend: fc.constantFrom('worsening', 'stable', 'improving'),
  })
  const sign = (a: QueueFlag, b: QueueFlag) => Math.sign(compareKeys(sortKey(a, NOW), sortKey(b, NOW)))

  test('two flags compare one way or are the same patient and rule; three never run in a circle', () => {
    fc.assert(
      fc.property(anyFlag, anyFlag, anyFlag, (a, b, c) => {
        expect(sign(a, b) + sign(b, a)).toBe(0)
        if (sign(a, b) === 0) expect([a.patientId, a.ruleId]).toEqual([b.patientId, b.ruleId])
        if (sign(a, b) <= 0 && sign(b, c) <= 0) expect(sign(a, c)).toBeLessThanOrEqual(0)
      }),
      { numRuns: 500 },
    )
  })

  test('rows come out the same whatever order the flags came in', () => {
    fc.assert(
      fc.property(fc.array(anyFlag, { maxLength: 12 }), (flags) => {
        expect(order(...[...flags].reverse())).toEqual(order(...flags))
      }),
    )
  })
})
