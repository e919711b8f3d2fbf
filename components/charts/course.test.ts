import { describe, expect, test } from 'vitest'
import { localDate } from '@/lib/clinical/time'
import { courseReadings } from './course-readings'
import { COURSE, courseScales, isOverPlan, niceTop } from './course-scale'
import { nearest } from './course-shell'
import { courseRows, courseText } from './course-text'
import type { CourseModel } from './course-types'

const at = (day: number, hour = 0) => new Date(Date.UTC(2026, 2, day, hour)).toISOString()

const model: CourseModel = {
  now: at(3, 12),
  from: at(1),
  to: at(5),
  nowLabel: 'Now, day 3',
  caption: '',
  axis: [],
  score: {
    instrument: 'COWS',
    max: 48,
    points: [
      { at: at(2, 8), value: 13 },
      { at: at(3, 8), value: 14, note: 'after the step' },
    ],
    corridor: [{ from: at(1), to: at(5), upper: 8 }],
    ticks: [{ value: 5, word: 'mild' }],
    limit: null,
  },
  taken: [
    { from: at(1), to: at(2), date: '2026-03-01', grams: 9, planned: 9 },
    { from: at(2), to: at(3), date: '2026-03-02', grams: 12, planned: 9 },
    { from: at(3), to: at(4), date: '2026-03-03', grams: null, planned: 9 },
  ],
  plans: [{ version: 2, label: 'Plan v2', inForce: true, steps: [{ from: at(1), to: at(5), grams: 9 }] }],
  holds: [],
  lanes: [{ name: 'Plan events', marks: [{ kind: 'lapse', at: at(2, 10), label: 'Lapse, +3 g' }] }],
  tier: 'T3',
}

describe('over plan', () => {
  test('a tenth above the plan is not over, more is', () => {
    expect(isOverPlan(9.9, 9)).toBe(false)
    expect(isOverPlan(9.91, 9)).toBe(true)
  })
  test('unknown on either side is never over; any gram on a day planned at 0 is', () => {
    expect(isOverPlan(null, 9)).toBe(false)
    expect(isOverPlan(12, null)).toBe(false)
    expect(isOverPlan(0, 0)).toBe(false)
    expect(isOverPlan(0.1, 0)).toBe(true)
  })
})

test.each([
  [0, 1],
  [20, 20],
  [20.5, 25],
  [0.7, 0.8],
])('an axis for %d g ends at %d', (value, top) => expect(niceTop(value)).toBe(top))

test('the score axis never ends below the corridor and never above the instrument', () => {
  expect(courseScales(model).scoreTop).toBeGreaterThan(14)
  const high = { ...model, score: model.score && { ...model.score, points: [{ at: at(2), value: 48 }] } }
  expect(courseScales(high).scoreTop).toBe(48)
  expect(courseScales(model).x(Date.parse(model.from))).toBe(COURSE.left)
})

test('the text equivalent says last value, expected range, direction and days over plan', () => {
  expect(courseText(model)).toBe(
    'Latest COWS 14, expected 0 to 8, rising. Plan version 2, 9 g a day now. 1 day over plan by more than 10%.',
  )
})

test('without data the text says so and invents nothing', () => {
  expect(courseText({ ...model, score: null, plans: [], taken: [] })).toBe(
    'No withdrawal score yet. No taper plan in force.',
  )
})

test('the table has every day once, newest first, and says what was not recorded', () => {
  const rows = courseRows(model, (instant) => localDate(new Date(instant), 'UTC'))
  expect(rows.map((row) => row.at)).toEqual(['2026-03-03', '2026-03-02', '2026-03-01'])
  expect(rows[0]).toMatchObject({ score: '14', expected: '0–8', taken: 'not recorded', planned: '9 g' })
  expect(rows[1]).toMatchObject({ taken: '12 g', events: 'Plan events: Lapse, +3 g' })
})

test('a reading names time, score, expected range and grams; the pointer finds the nearest', () => {
  const readings = courseReadings(model, 'UTC')
  expect(readings.map((reading) => reading.text)).toEqual([
    '1 Mar 00:00 · took 9 g, plan 9 g',
    '2 Mar 08:00 · COWS 13, expected 0–8 · took 12 g, plan 9 g',
    '08:00 · COWS 14, expected 0–8 · after the step · doses not recorded, plan 9 g',
  ])
  expect(nearest(readings, 100)).toBe(2)
  expect(nearest(readings, 0)).toBe(0)
})
