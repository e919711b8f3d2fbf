import { describe, expect, test } from 'vitest'
import { addMinutes } from '../time'
import type { Tier } from '../types'
import { isWorse } from './bands'
import { clearByReadings } from './clear'
import { escalationLevel, nextEscalationAt } from './escalate'
import { notificationOf } from './notify'
import { snoozeAllowed } from './snooze'
import { addServiceMinutes, targetsOf } from './targets'
import { hoursAgo, minutesAgo, NOW, ZONE } from './testing'
import type { Reading } from './types'

describe('notification after acknowledgment', () => {
  const notified = (tier: Tier, minutes: number, snoozedUntil: Date | null = null) =>
    notificationOf({
      acknowledgedAt: minutesAgo(minutes),
      now: NOW,
      previous: { tier, score: null },
      current: { tier, score: null },
      snoozedUntil,
    })

  test.each([
    ['T1', 0, true, true],
    ['T2', 14.99, false, false],
    ['T2', 15, true, true],
    ['T3', 59.99, false, false],
    ['T3', 60, true, false],
    ['T4', 479, false, false],
    ['T4', 480, true, false],
    ['T5', 72 * 60 - 1, false, false],
    ['T5', 72 * 60, true, false],
  ] as const)('%s after %s min', (tier, minutes, notify, interruptive) => {
    expect(notified(tier, minutes)).toEqual({ notify, reason: notify ? 'window_over' : 'suppressed', interruptive })
  })

  test('a snooze delays it to its end', () => {
    expect(notified('T1', 4, minutesAgo(-1)).notify).toBe(false)
    expect(notified('T1', 4, NOW).notify).toBe(true)
  })

  test.each<[string, Parameters<typeof isWorse>, boolean]>([
    [
      'a higher tier',
      [
        { tier: 'T3', score: null },
        { tier: 'T2', score: null },
      ],
      true,
    ],
    [
      'a lower tier',
      [
        { tier: 'T2', score: null },
        { tier: 'T3', score: null },
      ],
      false,
    ],
    ['a NEWS2 point in T2', [value('T2', 'NEWS2', 5), value('T2', 'NEWS2', 6)], true],
    ['a NEWS2 point in T4', [value('T4', 'NEWS2', 3), value('T4', 'NEWS2', 4)], false],
    ['NEWS2 from 4 to 5', [value('T4', 'NEWS2', 4), value('T4', 'NEWS2', 5)], true],
    ['NEWS2 from 7 to 9 in T1', [value('T1', 'NEWS2', 7), value('T1', 'NEWS2', 9)], false],
    ['COWS from 24 to 25', [value('T3', 'COWS', 24), value('T3', 'COWS', 25)], true],
    ['COWS from 13 to 24', [value('T3', 'COWS', 13), value('T3', 'COWS', 24)], false],
    ['SOWS from 20 to 21', [value('T4', 'SOWS_H', 20), value('T4', 'SOWS_H', 21)], true],
    ['another instrument', [value('T3', 'COWS', 13), value('T3', 'SOWS_H', 60)], false],
  ])('worsening: %s', (_, [previous, current], worse) => {
    expect(isWorse(previous, current)).toBe(worse)
    const answer = notificationOf({ acknowledgedAt: NOW, now: NOW, previous, current, snoozedUntil: minutesAgo(-5) })
    expect(answer.notify).toBe(worse)
  })

  function value(tier: Tier, instrument: string, total: number) {
    return { tier, score: { instrument, total } }
  }
})

test.each([
  ['T1', 5, 'with physician', 'ok'],
  ['T1', 6, 'with physician', 'over_cap'],
  ['T1', 5, '  ', 'reason_required'],
  ['T1', 10, null, 'over_cap'],
  ['T2', 15, null, 'ok'],
  ['T2', 16, null, 'over_cap'],
  ['T3', 60, null, 'ok'],
  ['T3', 61, null, 'over_cap'],
  ['T4', 480, null, 'ok'],
  ['T4', 481, null, 'over_cap'],
  ['T5', 4320, null, 'ok'],
  ['T5', 4321, null, 'over_cap'],
  ['T3', 0, null, 'not_positive'],
] as const)('a snooze of %s for %s min', (tier, minutes, reason, code) => {
  expect(snoozeAllowed({ tier, minutes, reason })).toEqual({ allowed: code === 'ok', code })
})

test.each([
  ['T1', 4.99, 0],
  ['T1', 5, 1],
  ['T1', 14.99, 1],
  ['T1', 15, 2],
  ['T2', 15, 1],
  ['T2', 44.99, 1],
  ['T2', 45, 2],
  ['T3', 59, 0],
  ['T3', 60, 1],
  ['T3', 999, 1],
  ['T4', 480, 1],
  ['T5', 99_999, 0],
] as const)('%s untouched for %s min has escalated %s times', (tier, minutes, level) => {
  const flag = { tier, openedAt: minutesAgo(minutes), now: NOW }
  expect(escalationLevel(flag)).toBe(level)
  const next = nextEscalationAt(flag)
  if (next) expect(escalationLevel({ ...flag, now: next })).toBe(level + 1)
  if (next) expect(escalationLevel({ ...flag, now: new Date(next.getTime() - 1) })).toBe(level)
})

test.each([
  [4, 0],
  [5, 0],
  [6, 1],
  [15, 1],
  [16, 2],
])('a T1 acknowledged after %s min stops at %s escalations', (after, level) => {
  const openedAt = minutesAgo(100)
  expect(escalationLevel({ tier: 'T1', openedAt, acknowledgedAt: addMinutes(openedAt, after), now: NOW })).toBe(level)
  expect(nextEscalationAt({ tier: 'T1', openedAt, acknowledgedAt: addMinutes(openedAt, after), now: NOW })).toBe(null)
})

describe('targets', () => {
  const evening = new Date('2026-04-15T18:30:00-05:00')

  test('a residential T3 counts around the clock', () => {
    const { acknowledgeBy, actBy } = targetsOf('T3', evening, { setting: 'residential', zone: ZONE })
    expect([acknowledgeBy, actBy]).toEqual([addMinutes(evening, 60), addMinutes(evening, 240)])
  })

  test('an outpatient T3 of the evening waits for the morning', () => {
    const { acknowledgeBy, actBy } = targetsOf('T3', evening, { setting: 'outpatient', zone: ZONE })
    expect(acknowledgeBy).toEqual(new Date('2026-04-16T07:30:00-05:00'))
    expect(actBy).toEqual(new Date('2026-04-16T10:30:00-05:00'))
  })

  test('an outpatient T1 or T2 never waits', () => {
    expect(targetsOf('T1', evening, { setting: 'outpatient', zone: ZONE }).acknowledgeBy).toEqual(
      addMinutes(evening, 5),
    )
    expect(targetsOf('T2', evening, { setting: 'outpatient', zone: ZONE }).actBy).toEqual(addMinutes(evening, 60))
  })

  test('the hours of the center count', () => {
    const targets = targetsOf('T3', evening, {
      setting: 'iop',
      zone: ZONE,
      serviceHours: { from: '09:00', to: '19:30' },
    })
    expect(targets.acknowledgeBy).toEqual(new Date('2026-04-15T19:30:00-05:00'))
  })

  test('service hours keep to the wall clock over the spring change', () => {
    const before = new Date('2026-03-07T18:59:00-06:00')
    expect(addServiceMinutes(before, 2, { from: '07:00', to: '19:00' }, ZONE)).toEqual(
      new Date('2026-03-08T07:01:00-05:00'),
    )
  })

  test('a T5 has no acknowledgment target', () => {
    expect(targetsOf('T5', NOW, { setting: 'residential', zone: ZONE })).toMatchObject({
      acknowledgeBy: null,
      actBy: addMinutes(NOW, 72 * 60),
    })
  })
})

describe('clearing by readings', () => {
  const clears = (ruleId: string, readings: Reading[], overrideReason: string | null = null) =>
    clearByReadings({ ruleId, openedAt: hoursAgo(6), now: NOW, readings, overrideReason })
  const at = (hours: number, reading: Omit<Reading, 'at'>): Reading => ({ at: hoursAgo(hours), ...reading })
  const f = (value: number) => ({ temp: { value, unit: 'F' as const } })

  test.each<[string, string, Reading[], string | null]>([
    ['NEWS2 4 twice', 'VIT-02', [at(2, { news2: 4 }), at(1, { news2: 4 })], 'evidence'],
    ['NEWS2 4 then 5', 'VIT-02', [at(2, { news2: 4 }), at(1, { news2: 5 })], null],
    ['NEWS2 4 once', 'VIT-02', [at(1, { news2: 4 })], null],
    [
      'readings before and at the opening do not count',
      'VIT-02',
      [at(7, { news2: 0 }), at(6, { news2: 0 }), at(1, { news2: 0 })],
      null,
    ],
    ['NEWS2 4 twice, 60 min apart', 'VIT-01', [at(2, { news2: 4 }), at(1, { news2: 4 })], 'evidence'],
    ['NEWS2 4 twice, 59 min apart', 'VIT-01', [at(1.98, { news2: 4 }), at(1, { news2: 4 })], null],
    ['100.3 °F twice, 4 h apart', 'MED-06', [at(4.5, f(100.3)), at(0.5, f(100.3))], 'evidence'],
    ['100.4 °F is not below', 'MED-06', [at(4.5, f(100.4)), at(0.5, f(100.3))], null],
    ['SBP 100 twice', 'VIT-05', [at(2, { sbp: 100 }), at(1, { sbp: 100 })], 'evidence'],
    ['SBP 99', 'VIT-05', [at(2, { sbp: 100 }), at(1, { sbp: 99 })], null],
    ['HR 110 twice', 'VIT-08', [at(2, { hr: 110 }), at(1, { hr: 110 })], 'evidence'],
    ['HR 111', 'VIT-08', [at(2, { hr: 110 }), at(1, { hr: 111 })], null],
    ['HR 130 twice after a red pulse', 'VIT-03', [at(2, { hr: 130 }), at(1, { hr: 130 })], 'evidence'],
    ['SBP 179 twice', 'VIT-09', [at(2, { sbp: 179 }), at(1, { sbp: 179 })], 'evidence'],
    ['SBP 180', 'VIT-09', [at(2, { sbp: 179 }), at(1, { sbp: 180 })], null],
    ['shock index 0.89 twice', 'VIT-10', [at(2, { hr: 89, sbp: 100 }), at(1, { hr: 89, sbp: 100 })], 'evidence'],
    ['shock index 0.9 exactly', 'VIT-10', [at(2, { hr: 89, sbp: 100 }), at(1, { hr: 90, sbp: 100 })], null],
    ['CIWA-Ar 9 twice', 'WD-03', [at(2, { ciwaAr: 9 }), at(1, { ciwaAr: 9 })], 'evidence'],
    ['CIWA-Ar 10', 'WD-03', [at(2, { ciwaAr: 9 }), at(1, { ciwaAr: 10 })], null],
    ['craving 6 twice', 'ENG-07', [at(2, { craving: 6 }), at(1, { craving: 6 })], 'evidence'],
    ['NEWS2 no longer rising', 'VIT-04', [at(2, { news2: 3 }), at(1, { news2: 3 })], 'evidence'],
    ['NEWS2 still rising', 'VIT-04', [at(2, { news2: 3 }), at(1, { news2: 4 })], null],
    [
      'a reading without the parameter is skipped',
      'VIT-05',
      [at(3, { sbp: 100 }), at(2, { hr: 80 }), at(1, { sbp: 100 })],
      'evidence',
    ],
    [
      'the hold of a dose needs the prescriber as well',
      'VIT-06',
      [at(2, { hr: 80, sbp: 120, dbp: 80 }), at(1, { hr: 80, sbp: 120, dbp: 80 })],
      null,
    ],
    ['suicide risk never clears by numbers', 'SUI-01', [at(2, { news2: 0 }), at(1, { news2: 0 })], null],
  ])('%s (%s)', (_, ruleId, readings, by) => {
    expect(clears(ruleId, readings)).toBe(by)
  })

  test('an override needs a reason', () => {
    expect(clears('VIT-05', [], '  ')).toBe(null)
    expect(clears('VIT-05', [], 'Known low pressure')).toBe('override')
  })
})
