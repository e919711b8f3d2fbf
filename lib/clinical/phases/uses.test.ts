import { describe, expect, test } from 'vitest'
import { addHours, instantOf } from '../time'
import type { Substance } from '../types'
import { applyUses, type UsesInput } from './uses'

const zone = 'America/Chicago'
const on = (...dates: string[]) => dates.map((date) => ({ date, substance: 'kratom' as Substance }))
const outcome = (uses: UsesInput['uses'], more: Partial<UsesInput> = {}) =>
  applyUses({
    zone,
    now: instantOf('2026-04-30', '18:00', zone),
    anchor: { date: '2026-03-01' },
    attemptNo: 1,
    uses,
    ...more,
  })

describe('reported use', () => {
  test('on day 7 re-anchors and nothing else, on day 8 it is a lapse', () => {
    expect(outcome(on('2026-03-08'))).toMatchObject({
      event: 're_anchor',
      anchorDate: '2026-03-08',
      flags: [],
      attemptNo: 1,
    })
    expect(outcome(on('2026-03-09'))).toMatchObject({
      event: 'lapse',
      anchorDate: '2026-03-01',
      flags: ['ENG-04'],
      day: 60,
    })
  })
  test('on three days inside seven is a relapse, on the eighth day it is not', () => {
    expect(outcome(on('2026-04-10', '2026-04-12', '2026-04-16'))).toMatchObject({ event: 'relapse', attemptNo: 2 })
    expect(outcome(on('2026-04-10', '2026-04-12', '2026-04-17'))).toMatchObject({ event: 'lapse', attemptNo: 1 })
  })
  test('three times on two days is a lapse', () => {
    expect(outcome(on('2026-04-10', '2026-04-10', '2026-04-11')).event).toBe('lapse')
  })
  test('re-anchoring moves the window in which a use only re-anchors', () => {
    const seen = outcome(on('2026-03-06', '2026-03-13', '2026-03-20'))
    expect(seen).toMatchObject({ event: 're_anchor', flags: [] })
    expect(seen.anchorDates).toEqual(['2026-03-01', '2026-03-06', '2026-03-13', '2026-03-20'])
  })
  test('a relapsed patient who stopped counts from the last use of the run', () => {
    const seen = outcome(on('2026-04-10', '2026-04-11', '2026-04-12', '2026-04-13'))
    expect(seen).toMatchObject({ event: 'relapse', flags: ['ENG-05'], attemptNo: 2, phase: 'subacute', day: 17 })
    expect(seen.anchorDates).toEqual(['2026-03-01', '2026-04-13'])
  })
  test('a relapsed patient who goes on using has no anchor', () => {
    const uses = on('2026-04-10', '2026-04-11', '2026-04-12')
    expect(outcome(uses, { stillUsing: true })).toMatchObject({ anchorDate: null, day: null, phase: 'stabilization' })
    expect(outcome(uses, { stillUsing: true, taperActive: true })).toMatchObject({ anchorDate: null, phase: 'taper' })
  })
  test('a relapse is followed by its own lapse only after the patient had stopped for more than a week', () => {
    const seen = outcome(on('2026-04-01', '2026-04-02', '2026-04-03', '2026-04-20'))
    expect(seen).toMatchObject({
      event: 'relapse',
      attemptNo: 2,
      anchorDate: '2026-04-03',
      flags: ['ENG-04', 'ENG-05'],
    })
  })
  test('a use seven days after the last one of a relapse still belongs to it, eight days after it does not', () => {
    const run = ['2026-04-01', '2026-04-02', '2026-04-03']
    expect(outcome(on(...run, '2026-04-10'))).toMatchObject({ anchorDate: '2026-04-10', flags: ['ENG-05'] })
    expect(outcome(on(...run, '2026-04-11'))).toMatchObject({ anchorDate: '2026-04-03', flags: ['ENG-04', 'ENG-05'] })
  })
  test('a lapse of somebody who still uses keeps its anchor', () => {
    expect(outcome(on('2026-04-29'), { stillUsing: true })).toMatchObject({ event: 'lapse', anchorDate: '2026-03-01' })
  })
  test('a clinician or a return to daily dosing makes it a relapse in any phase', () => {
    expect(outcome(on('2026-03-03'), { clinicianRelapse: true })).toMatchObject({
      event: 'relapse',
      attemptNo: 2,
      anchorDates: ['2026-03-01', '2026-03-03'],
      flags: ['ENG-05'],
    })
    expect(outcome(on('2026-04-20'), { dailyDosingResumed: true, stillUsing: true })).toMatchObject({
      event: 'relapse',
      anchorDate: null,
    })
    expect(outcome([], { clinicianRelapse: true })).toMatchObject({ event: 'relapse', anchorDate: '2026-03-01' })
  })
  test('planned doses are never a lapse', () => {
    expect(outcome([{ date: '2026-04-10', substance: 'kratom', planned: true }])).toMatchObject({
      event: 'none',
      flags: [],
      streakDays: 60,
    })
  })
  test.each<[Substance, string, string[]]>([
    ['extract', 'lapse', ['ENG-04', 'ENG-06']],
    ['seven_oh', 'lapse', ['ENG-04', 'ENG-06']],
    ['opioid', 'none', ['ENG-06']],
    ['alcohol', 'none', ['ENG-06']],
    ['benzodiazepine', 'none', ['ENG-06']],
  ])('%s is a %s', (substance, event, flags) => {
    expect(outcome([{ date: '2026-04-10', substance }])).toMatchObject({ event, flags })
  })
  test('the watch after a lapse lasts through 72.0 hours, or the third day after', () => {
    const lapse = instantOf('2026-03-06', '20:00', zone)
    const anchor = { date: '2026-02-01' }
    const watched = (now: Date) => outcome([{ at: lapse, substance: 'kratom' }], { anchor, now }).heightenedMonitoring
    expect(watched(addHours(lapse, 72))).toBe(true)
    expect(watched(new Date(addHours(lapse, 72).getTime() + 1))).toBe(false)
    const dated = (date: string) => outcome(on('2026-03-06'), { anchor, now: instantOf(date, '23:59', zone) })
    expect(dated('2026-03-09').heightenedMonitoring).toBe(true)
    expect(dated('2026-03-10').heightenedMonitoring).toBe(false)
  })
  test('there is no watch after a re-anchor or a relapse', () => {
    expect(outcome(on('2026-03-05'), { now: instantOf('2026-03-05', '23:00', zone) }).heightenedMonitoring).toBe(false)
    const now = instantOf('2026-04-12', '23:00', zone)
    expect(outcome(on('2026-04-10', '2026-04-11', '2026-04-12'), { now }).heightenedMonitoring).toBe(false)
  })
  test('a use reported for tomorrow is refused', () => {
    expect(() => outcome(on('2026-05-01'))).toThrow('anchor_in_future')
  })
})
