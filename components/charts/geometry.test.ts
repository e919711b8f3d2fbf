import { describe, expect, test } from 'vitest'
import { excessPath, linear, runs, toDots, toPieces, upperAt } from './geometry'
import { describeStair } from './stair'

const hour = (h: number) => new Date(Date.UTC(2026, 2, 1) + h * 3_600_000).toISOString()
const identity = (v: number) => v

describe('gaps', () => {
  test('one missed set is bridged, two are not', () => {
    const one = toDots([0, 4, 12, 16].map((h) => ({ at: hour(h), value: 5 })))
    const two = toDots([0, 4, 16, 20].map((h) => ({ at: hour(h), value: 5 })))
    expect(runs(one, 4)).toHaveLength(1)
    expect(runs(two, 4)).toHaveLength(2)
  })
  test('points are put in time order, and nothing makes no run', () => {
    expect(
      toDots([
        { at: hour(4), value: 2 },
        { at: hour(0), value: 1 },
      ]).map((d) => d.v),
    ).toEqual([1, 2])
    expect(runs([], 4)).toEqual([])
  })
})

describe('corridor', () => {
  const pieces = toPieces([
    { from: hour(0), to: hour(24), upper: 18 },
    { from: hour(24), to: hour(72), upper: 24 },
  ])
  test('at a border the later row holds, outside there is none', () => {
    expect(upperAt(pieces, Date.parse(hour(24)))).toBe(24)
    expect(upperAt(pieces, Date.parse(hour(23)))).toBe(18)
    expect(upperAt(pieces, Date.parse(hour(73)))).toBeNull()
  })
  test('a score equal to the upper bound is not outside, one above is filled', () => {
    const at = (value: number) =>
      toDots([
        { at: hour(0), value },
        { at: hour(10), value },
      ])
    expect(excessPath(at(18), pieces, identity, identity)).toBe('')
    expect(excessPath(at(19), pieces, identity, identity)).not.toBe('')
  })
  test('the fill starts where the line crosses the edge', () => {
    const run = [
      { t: 0, v: 10 },
      { t: 10, v: 20 },
    ]
    expect(excessPath(run, [{ from: 0, to: 10, upper: 15 }], identity, identity)).toBe('M5,15L5,15L10,20L10,15Z')
  })
})

test('a scale clamps to the drawing', () => {
  const y = linear(0, 48, 30, 2)
  expect([y(0), y(48), y(60), y(-1)]).toEqual([30, 2, 2, 30])
})

test('the staircase says where the taper stands', () => {
  const at = (...states: ('done' | 'current' | 'to_come')[]) => states.map((state) => ({ grams: 5, state }))
  expect(describeStair(at('done', 'current', 'to_come'))).toBe('Taper step 2 of 3')
  expect(describeStair(at('done', 'done'))).toBe('Taper finished, 2 steps')
  expect(describeStair(at('to_come'))).toBe('Taper not started, 1 step')
  expect(describeStair([])).toBe('Taper not started, 0 steps')
})
