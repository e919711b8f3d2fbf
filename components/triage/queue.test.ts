import { describe, expect, test } from 'vitest'
import type { Tier } from '@/lib/clinical/types'
import { clockFace, emergencyText, groupRows, isHot, newEmergency, passes } from './queue-model'
import { type Placed, place } from './queue-order'
import type { QueueRow } from './types'

const START = Date.parse('2026-03-03T13:38:00Z')
const later = (minutes: number) => new Date(START + minutes * 60_000)
const iso = (minutes: number) => later(minutes).toISOString()

function row(patientId: string, tier: Tier = 'T3', more: Partial<QueueRow> = {}): QueueRow {
  return {
    patientId,
    tier,
    name: 'Dvorsky, Marek',
    fullName: 'Marek Dvorsky',
    ageSex: '34 M',
    mrn: '40-1187',
    place: 'B-04',
    chartHref: null,
    alias: false,
    detail: null,
    clock: { since: iso(0), answerBy: iso(5), acknowledged: null, actBy: iso(15), actedAt: null },
    why: [{ value: 'NEWS2 7', rest: ' ≥ 7' }],
    moreFlags: 0,
    spark: null,
    phase: { code: 'acute', label: 'Acute · day 3' },
    taper: null,
    owner: null,
    next: null,
    snoozedUntil: null,
    cannotTell: [],
    ...more,
  }
}
const shown = (...rows: QueueRow[]): Placed[] => rows.map((each) => ({ row: each, tier: each.tier, gone: false }))
const ids = (placed: readonly Placed[]) => placed.map((at) => at.row.patientId).join(' ')

describe('rows keep their places while somebody points or works', () => {
  const [a, b, c] = [row('a'), row('b'), row('c')]
  test('with nobody in the list the order is the engine’s', () => {
    expect(ids(place(shown(a, b, c), [c, a, b], 'none').placed)).toBe('c a b')
  })
  test('one row that jumps to the top is one moved, not three', () => {
    const result = place(shown(a, b, c), [c, a, b], 'focus')
    expect(ids(result.placed)).toBe('a b c')
    expect(result.moved).toBe(1)
  })
  test('values change in place at once', () => {
    const changed = row('b', 'T3', { next: 'Call' })
    expect(place(shown(a, b), [a, changed], 'pointer').placed[1]?.row.next).toBe('Call')
  })
  test('a new emergency enters above the focused row but not under the pointer', () => {
    const alarm = row('x', 'T1')
    expect(ids(place(shown(a, b), [alarm, a, b], 'focus').placed)).toBe('x a b')
    const held = place(shown(a, b), [alarm, a, b], 'pointer')
    expect(ids(held.placed)).toBe('a b')
    expect(held.arrived).toBe(1)
  })
  test('an arrival goes behind those before it in its tier', () => {
    expect(ids(place(shown(a, b), [a, c, b], 'focus').placed)).toBe('a c b')
    expect(ids(place(shown(a), [a, row('w', 'T4')], 'focus').placed)).toBe('a w')
  })
  test('a cleared row stays, marked, until the list is free', () => {
    const result = place(shown(a, b), [b], 'pointer')
    expect(result.placed.map((at) => at.gone)).toEqual([true, false])
    expect(result.gone).toBe(1)
    expect(ids(place(result.placed, [b], 'none').placed)).toBe('b')
  })
  test('a row whose tier rose has moved, even alone', () => {
    expect(place(shown(a), [row('a', 'T1')], 'focus').moved).toBe(1)
  })
})

describe('the clock', () => {
  const clock = row('a').clock
  test('runs to the answer, and the target instant is over', () => {
    expect(clockFace(clock, later(4.9)).state).toBe('waiting')
    expect(clockFace(clock, later(5)).state).toBe('over')
  })
  test('then to the action, and an action settles it', () => {
    const acknowledged = { ...clock, acknowledged: { at: iso(1.5), by: 'P. Raman' } }
    expect(clockFace(acknowledged, later(14))).toMatchObject({ state: 'acknowledged', settled: 'Ack 1:30' })
    expect(clockFace(acknowledged, later(15)).state).toBe('act_over')
    expect(clockFace({ ...acknowledged, actedAt: iso(4) }, later(60))).toMatchObject({
      state: 'acted',
      settled: 'Acted 4:00',
    })
  })
  test('an unanswered emergency is hot from the start, anything else from its target on', () => {
    expect(isHot(row('a', 'T1'), later(1))).toBe(true)
    expect(isHot(row('a', 'T2'), later(1))).toBe(false)
    expect(isHot(row('a', 'T2'), later(5))).toBe(true)
    const answered = { ...clock, acknowledged: { at: iso(1), by: 'P. Raman' } }
    expect(isHot(row('a', 'T1', { clock: answered }), later(6))).toBe(false)
  })
})

test('a snoozed row shows only under Snoozed, and comes back at its hour', () => {
  const snoozed = row('a', 'T3', { snoozedUntil: iso(30) })
  const all = { tier: null, only: null }
  expect(passes(snoozed, all, 'me', later(29))).toBe(false)
  expect(passes(snoozed, all, 'me', later(30))).toBe(true)
  expect(passes(snoozed, { tier: null, only: 'snoozed' }, 'me', later(29))).toBe(true)
})

test('filters by owner and tier', () => {
  const mine = row('a', 'T2', { owner: { staffId: 'me', name: 'P. Raman', initials: 'PR' } })
  expect(passes(mine, { tier: 'T2', only: 'mine' }, 'me', later(0))).toBe(true)
  expect(passes(mine, { tier: 'T1', only: 'mine' }, 'me', later(0))).toBe(false)
  expect(passes(mine, { tier: null, only: 'unowned' }, 'me', later(0))).toBe(false)
  expect(passes(mine, { tier: null, only: 'past_target' }, 'me', later(5))).toBe(true)
})

test('headers say the target, who has nobody, and what is late', () => {
  const groups = groupRows(shown(row('a', 'T1'), row('b', 'T4')), later(5))
  expect(groups.map((group) => [group.tier, group.note])).toEqual([
    ['T1', 'answer within 5 min, 1 unowned, 1 past target'],
    ['T4', 'answer within 8 h, 1 unowned, 1 past target'],
  ])
})

test('a new emergency is announced once, with name, place and reason', () => {
  const alarm = row('a', 'T1')
  expect(newEmergency([], [alarm])).toBe(alarm)
  expect(newEmergency([alarm], [alarm])).toBeNull()
  expect(newEmergency([row('a', 'T2')], [alarm])).toBe(alarm)
  expect(emergencyText(alarm)).toBe('Marek Dvorsky, B-04: NEWS2 7 ≥ 7')
})
