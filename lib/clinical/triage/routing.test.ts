import { expect, test } from 'vitest'
import { isNoisy, urgentAllowance } from './load'
import { BUNDLES, bundled, rolesFor } from './routing'
import { findRule } from './rules'

test('every bundled rule exists and is in one bundle only', () => {
  const ids = BUNDLES.flatMap(({ rules }) => [...rules])
  expect(new Set(ids).size).toBe(ids.length)
  for (const id of ids) expect(findRule(id)).toBeDefined()
})

test('a held dose and a faint are one matter; a fever stands alone', () => {
  const groups = bundled([{ ruleId: 'VIT-06' }, { ruleId: 'MED-06' }, { ruleId: 'MED-04' }])
  expect(groups.map(({ flags }) => flags.map((flag) => flag.ruleId))).toEqual([['VIT-06', 'MED-04'], ['MED-06']])
})

test('flags speak to the roles of their rule, a T5 to those who do the paperwork', () => {
  expect(rolesFor('VIT-05', 'T2')).toEqual(['nurse', 'prescriber'])
  expect(rolesFor('MH-01', 'T3')).toContain('counselor')
  expect(rolesFor('ENG-03', 'T5')[0]).toBe('intake')
})

test.each([
  [50, 41, true],
  [50, 40, false],
  [49, 49, false],
])('%s firings with %s false alarms', (firings, falseAlarms, noisy) => {
  expect(isNoisy({ firings, falseAlarms })).toBe(noisy)
})

test('a center of 56 may expect 5 urgent flags a day', () => {
  expect(urgentAllowance(56)).toBe(5)
})
