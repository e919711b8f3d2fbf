import { expect, test } from 'vitest'
import { asksForRepeat } from './repeat-pressure'

test('180 systolic or 120 diastolic asks for a repeat, one below does not, and nothing measured does not', () => {
  expect([{ sbp: 179, dbp: 119 }, { sbp: 180 }, { dbp: 120 }, {}, { sbp: null, dbp: null }].map(asksForRepeat)).toEqual(
    [false, true, true, false, false],
  )
})
