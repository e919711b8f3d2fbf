import { expect, test } from 'vitest'
import { ageText } from './age'

const now = '2026-03-03T12:00:00Z'
const before = (minutes: number) => new Date(Date.parse(now) - minutes * 60_000).toISOString()

test.each([
  [0, '0 min'],
  [59, '59 min'],
  [60, '1 h'],
  [65, '1 h 05'],
  [23 * 60 + 59, '23 h 59'],
  [24 * 60, '1 d'],
  [49 * 60, '2 d 1 h'],
  [7 * 24 * 60 + 120, '7 d'],
  [-5, '0 min'],
])('%i minutes ago reads %s', (minutes, text) => expect(ageText(before(minutes), now)).toBe(text))
