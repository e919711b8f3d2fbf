import { describe, expect, test } from 'vitest'
import { detailWords, verbWords } from './audit-words'

describe('an audit row in words', () => {
  test('has words of its own, or is read from its name', () => {
    expect(verbWords('sign_in.refused')).toBe('Sign-in refused')
    expect(verbWords('vitals.record')).toBe('Vitals: record')
    expect(verbWords('taper.sign_plan')).toBe('Taper: sign plan')
  })

  test('names people who are known, and leaves out what is empty, but not a zero', () => {
    const names = new Map([['p1', 'Robin Test']])
    expect(detailWords({ staffId: 'p1', reason: '', note: null, count: 0 }, names)).toBe('staff: Robin Test · count: 0')
    expect(detailWords({ staffId: 'p2', roles: ['nurse', 'intake'] }, names)).toBe('staff: p2 · roles: nurse, intake')
    expect(detailWords({ from: [] }, names)).toBe('from: none')
    expect(detailWords({ requestId: 'r1', filter: { tier: null, limit: 100 } }, names)).toBe('filter: limit 100')
    expect(detailWords({ filter: { tier: null } }, names)).toBe('filter: none')
  })
})
