import { expect, test } from 'vitest'
import { isOverPlan } from './over-plan'

test('20 % over the plan is marked, 19 % is not, and a day that nobody reported is not', () => {
  expect(isOverPlan({ taken: 12, planned: 10 })).toBe(true)
  expect(isOverPlan({ taken: 11.9, planned: 10 })).toBe(false)
  expect(isOverPlan({ taken: null, planned: 10 })).toBe(false)
  expect(isOverPlan({ taken: 3, planned: 0 })).toBe(false)
  expect(isOverPlan({ taken: 3, planned: null })).toBe(false)
})
