import { describe, expect, test } from 'vitest'
import { addDays, addHours, instantOf } from '../time'
import { PHASES } from '../types'
import { gatesFor } from './gate-results'
import { GATES, type GateFacts } from './gates'
import { GOALS, goalsOf } from './goals'

const zone = 'America/Chicago'
const now = instantOf('2026-04-15', '12:00', zone)
const facts = (more: Partial<GateFacts> = {}): GateFacts => ({ zone, now, ...more })
const gate = (id: string, phase: 'taper' | 'acute' | 'subacute' | 'extended' | 'long_term', given: GateFacts) =>
  gatesFor(phase, given).find((one) => one.id === id)
const criterion = (id: string, phase: 'taper' | 'acute' | 'subacute' | 'extended', given: GateFacts) =>
  gatesFor(phase, given)
    .flatMap((one) => one.criteria)
    .find((one) => one.id === id)?.state
const days = (...highest: number[]) => highest.map((value, i) => ({ on: addDays('2026-04-10', i), highest: value }))

describe('a phase gate', () => {
  const ready = facts({
    sowsHDays: days(10),
    toleratesFluidsAndFood: true,
    openRedFlags: 0,
    cssrs: 'moderate',
  })
  test('is ready when every criterion is met', () => {
    expect(gate('acute_subacute', 'acute', ready)).toMatchObject({ state: 'ready', position: 'ahead', flag: null })
    expect(gate('acute_subacute', 'subacute', ready)).toMatchObject({ state: 'ready', position: 'behind' })
  })
  test('is never ready while something cannot be told', () => {
    expect(gate('acute_subacute', 'acute', { ...ready, cssrs: null })).toMatchObject({
      state: 'cannot_tell',
      flag: 'WD-10',
    })
    expect(gate('acute_subacute', 'acute', { ...ready, toleratesFluidsAndFood: null })?.state).toBe('cannot_tell')
    expect(gate('acute_subacute', 'acute', { ...ready, openRedFlags: null })?.state).toBe('cannot_tell')
  })
  test('is not ready with a red flag or a high suicide risk', () => {
    expect(gate('acute_subacute', 'acute', { ...ready, openRedFlags: 1 })).toMatchObject({
      state: 'not_ready',
      flag: 'WD-10',
    })
    expect(gate('acute_subacute', 'acute', { ...ready, cssrs: 'high' })?.state).toBe('not_ready')
  })
  test('an override closes the flag', () => {
    const [first] = gatesFor('acute', { ...ready, openRedFlags: 1 }, ['acute_subacute']).filter(
      (one) => one.id === 'acute_subacute',
    )
    expect(first).toMatchObject({ state: 'overridden', flag: null })
  })
  test.each([
    [days(10), 'met'],
    [days(11), 'cannot_tell'],
    [days(), 'cannot_tell'],
    [days(20, 15), 'cannot_tell'],
    [days(20, 15, 11), 'met'],
    [days(20, 15, 15), 'unmet'],
    [days(15, 15, 11), 'unmet'],
    [[...days(20, 15), { on: '2026-04-13', highest: 11 }], 'cannot_tell'],
  ])('SOWS %j is %s', (sowsHDays, state) => {
    expect(criterion('sowsHDays', 'acute', facts({ sowsHDays }))).toBe(state)
  })
  test('the next contact counts through 24 h', () => {
    expect(criterion('nextContactAt', 'taper', facts({ nextContactAt: addHours(now, 24) }))).toBe('met')
    expect(criterion('nextContactAt', 'taper', facts({ nextContactAt: addHours(now, 24.01) }))).toBe('unmet')
    expect(criterion('nextContactAt', 'taper', facts())).toBe('unmet')
  })
  test('scores count through 14 and 60 days', () => {
    expect(criterion('sleepMeasuredOn', 'subacute', facts({ sleepMeasuredOn: '2026-04-01' }))).toBe('met')
    expect(criterion('moodMeasuredOn', 'subacute', facts({ moodMeasuredOn: '2026-03-31' }))).toBe('unmet')
    expect(criterion('phq9On', 'extended', facts({ phq9On: addDays('2026-04-15', -60) }))).toBe('met')
    expect(criterion('gad7On', 'extended', facts({ gad7On: addDays('2026-04-15', -61) }))).toBe('unmet')
    expect(criterion('gad7On', 'extended', facts())).toBe('unmet')
  })
  test('what was recorded as missing is unmet, what was never recorded cannot be told', () => {
    expect(criterion('crisisPlan', 'taper', facts({ crisisPlan: false }))).toBe('unmet')
    expect(criterion('crisisPlan', 'taper', facts({ crisisPlan: true }))).toBe('met')
    expect(criterion('crisisPlan', 'taper', facts())).toBe('cannot_tell')
  })
  test('discharge is asked in every phase', () => {
    expect(gate('discharge', 'long_term', facts({ dischargeSummary: true, warmHandOffBooked: true }))).toMatchObject({
      state: 'ready',
      position: 'any',
    })
  })
  test('the table has unique ids, and each criterion a label and a source', () => {
    expect(new Set(GATES.map((one) => one.id)).size).toBe(GATES.length)
    for (const one of GATES) {
      expect(one.criteria.length).toBeGreaterThan(0)
      expect(new Set(one.criteria.map((c) => c.id)).size).toBe(one.criteria.length)
      for (const c of one.criteria) expect(`${c.label} ${c.source.title}`.length).toBeGreaterThan(5)
    }
  })
})

describe('goals', () => {
  test('every phase with a checklist in the document has one, without duplicate ids', () => {
    expect(new Set(GOALS.map((one) => one.id)).size).toBe(GOALS.length)
    const counts = Object.fromEntries(PHASES.map((phase) => [phase, goalsOf(phase).length]))
    expect(counts).toEqual({
      intake: 0,
      stabilization: 8,
      taper: 8,
      acute: 9,
      subacute: 7,
      extended: 7,
      long_term: 7,
      unknown: 0,
    })
  })
})
