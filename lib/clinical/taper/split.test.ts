import { expect, test } from 'vitest'
import { splitDoses } from './split'

test.each([
  [15, 0.5, 4, [4, 4, 3.5, 3.5], false],
  [7, 0.5, 4, [2, 2, 1.5, 1.5], false],
  [4.5, 0.5, 4, [1.5, 1, 1, 1], false],
  [2, 0.5, 4, [0.5, 0.5, 0.5, 0.5], false],
  [1.5, 0.5, 4, [0.5, 0.5, 0.5], true],
  [0.5, 0.5, 3, [0.5], true],
  [10.2, 0.6, 3, [3.6, 3.6, 3], false],
  [0, 0.5, 3, [], true],
])('%d in steps of %d over %d doses', (total, increment, count, doses, reduced) => {
  expect(splitDoses(total, increment, count)).toEqual({ doses, doseCountReduced: reduced })
})

test('a site may put the extra increments first and last', () => {
  expect(splitDoses(7, 0.5, 4, 'first_and_last').doses).toEqual([2, 1.5, 1.5, 2])
  expect(splitDoses(4, 0.5, 3, 'first_and_last').doses).toEqual([1.5, 1, 1.5])
})

test('what cannot be measured is refused, not rounded', () => {
  expect(() => splitDoses(1.3, 0.5, 3)).toThrow('total_not_multiple')
  expect(() => splitDoses(1, 0, 3)).toThrow('increment_not_positive')
  expect(() => splitDoses(1, 0.5, 0)).toThrow('doses_per_day_invalid')
})
