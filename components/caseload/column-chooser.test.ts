import { expect, test } from 'vitest'
import { moved } from './column-chooser'

test('a column moves by one place and stops at the ends', () => {
  expect(moved(['phase', 'taper', 'due'], 'due', -1)).toEqual(['phase', 'due', 'taper'])
  expect(moved(['phase', 'taper'], 'phase', -1)).toEqual(['phase', 'taper'])
  expect(moved(['phase', 'taper'], 'taper', 1)).toEqual(['phase', 'taper'])
})
