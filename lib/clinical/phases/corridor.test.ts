import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addHours, instantOf, startOfDay } from '../time'
import { corridorSegments, nextCorridorChange, nextPhaseChange, startOfPhaseDay } from './changes'
import { corridorUpper, isAboveCorridor } from './corridor'
import { phaseOf } from './phase-of'
import type { PatientState } from './state'

const zone = 'America/Chicago'
const dose = instantOf('2026-03-03', '08:00', zone)
const timed: PatientState = { use: 'stopped', lastDose: { at: dose } }
const dated: PatientState = { use: 'stopped', lastDose: { date: '2026-03-03' } }
const both = (state: PatientState, at: Date) => [
  corridorUpper(state, { zone, at }),
  corridorUpper(state, { zone, at, instrument: 'COWS' }),
]
const noon = (day: number) => instantOf(addDays('2026-03-03', day), '12:00', zone)

describe('the corridor after the last dose', () => {
  test.each([
    [0, 9, 6],
    [5.999, 9, 6],
    [6, 19, 12],
    [11.999, 19, 12],
    [12, 28, 18],
    [23.999, 28, 18],
    [24, 37, 24],
    [72, 37, 24],
    [72.001, 28, 18],
  ])('%d h after it: SOWS %i, COWS %i', (hours, sows, cows) => {
    expect(both(timed, addHours(dose, hours))).toEqual([sows, cows])
  })
  test.each([
    [5, 28, 18],
    [6, 19, 12],
    [7, 19, 12],
    [8, 13, 8],
    [14, 13, 8],
    [15, 9, 6],
    [28, 9, 6],
    [29, 7, 5],
    [182, 7, 5],
    [183, 6, 4],
  ])('day %i: SOWS %i, COWS %i', (day, sows, cows) => {
    expect(both(timed, noon(day))).toEqual([sows, cows])
    expect(both(dated, noon(day))).toEqual([sows, cows])
  })
  test.each([
    [0, 19],
    [1, 37],
    [3, 37],
    [4, 28],
  ])('with only the date, day %i has %i', (day, upper) => {
    expect(corridorUpper(dated, { zone, at: noon(day) })).toBe(upper)
  })
  test('a dose late at night keeps its peak through 72 h although day 3 has passed', () => {
    const late = instantOf('2026-03-03', '23:00', zone)
    const state: PatientState = { use: 'stopped', lastDose: { at: late } }
    expect(corridorUpper(state, { zone, at: addHours(late, 72) })).toBe(37)
  })
  test('a score at the bound is inside, and nothing is above a corridor that does not exist', () => {
    expect(isAboveCorridor(37, 37)).toBe(false)
    expect(isAboveCorridor(38, 37)).toBe(true)
    expect(isAboveCorridor(64, null)).toBe(false)
  })
})

describe('the corridor on buprenorphine', () => {
  const first = addHours(dose, 20)
  const on = (state: 'induction' | 'maintenance' | 'ended', kind: 'buprenorphine' | 'other' = 'buprenorphine') => ({
    ...timed,
    medication: { kind, state, firstDoseAt: first },
  })
  test('is 13 more than 24 h after the first dose, through day 14', () => {
    expect(both(on('induction'), addHours(first, 24))).toEqual([37, 24])
    expect(both(on('induction'), new Date(addHours(first, 24).getTime() + 1))).toEqual([13, 8])
    expect(both(on('maintenance'), noon(14))).toEqual([13, 8])
    expect(both(on('maintenance'), noon(15))).toEqual([9, 6])
  })
  test('ended treatment and other medications change nothing', () => {
    expect(both(on('ended'), noon(3))).toEqual([28, 18])
    expect(both(on('maintenance', 'other'), noon(3))).toEqual([28, 18])
  })
})

describe('the corridor in a taper', () => {
  const taper: PatientState = { use: 'taper', taperStartedOn: '2026-03-03' }
  test('is 19 through 72 h after a step, then 13', () => {
    const at = (hours: number) => corridorUpper(taper, { zone, step: { at: dose }, at: addHours(dose, hours) })
    expect([at(0), at(72), at(72.001)]).toEqual([19, 19, 13])
  })
  test('with only the date of the step it is 19 on that day and three days after', () => {
    const at = (day: number) => both(taper, noon(day))
    expect([at(0), at(3), at(4)]).toEqual([
      [19, 12],
      [19, 12],
      [13, 8],
    ])
  })
  test('a dose taken after the score does not take the corridor away', () => {
    const state: PatientState = { ...taper, lastDose: { at: noon(6) } }
    expect(corridorUpper(state, { zone, at: noon(5) })).toBe(13)
    expect(corridorUpper({ ...state, taperFinished: true }, { zone, at: noon(5) })).toBe(13)
  })
  test('there is none in intake, stabilization and unknown, nor before the last dose of someone who stopped', () => {
    const none: PatientState[] = [{ use: 'not_assessed' }, { use: 'stable_dose' }, { use: 'stopped' }]
    for (const state of none) expect(both(state, noon(0))).toEqual([null, null])
    expect(corridorUpper(timed, { zone, at: addHours(dose, -1) })).toBeNull()
  })
})

describe('what changes by time alone', () => {
  const states: PatientState[] = [
    timed,
    dated,
    { ...timed, medication: { kind: 'buprenorphine', state: 'induction', firstDoseAt: addHours(dose, 10) } },
    { use: 'taper', taperStartedOn: '2026-03-05' },
    { use: 'taper', taperStartedOn: '2026-02-01', taperFinished: true, alternateDay: true, lastDose: { at: dose } },
    {
      use: 'taper',
      taperStartedOn: '2026-02-01',
      taperFinished: true,
      alternateDay: true,
      lastDose: { date: '2026-03-03' },
    },
  ]
  test('segments say at every instant what the corridor says', () => {
    fc.assert(
      fc.property(fc.constantFrom(...states), fc.nat(200 * 24 * 60), (state, minute) => {
        const from = addHours(dose, -30)
        const to = addHours(from, 200 * 24)
        const at = new Date(from.getTime() + minute * 60_000)
        const segments = corridorSegments(state, { zone, from, to })
        const inside = segments.filter((one) => one.from <= at && at < one.to)
        if (at < to) expect(inside.map((one) => one.upper)).toEqual([corridorUpper(state, { zone, at })])
        segments.slice(1).forEach((one, i) => {
          expect(one.from).toEqual(segments[i]?.to)
          expect(one.upper).not.toBe(segments[i]?.upper)
        })
      }),
      { numRuns: 60 },
    )
  })
  const start = addHours(dose, -50)
  const DAYS = 32
  const hourly = Array.from({ length: 24 * DAYS }, (_, hour) => addHours(start, hour))

  /** Every announced change from `start` on. */
  function changesOf(next: (now: Date) => Date | null): Date[] {
    const changes: Date[] = []
    for (let at = next(start); at && at < addHours(start, 24 * DAYS - 1); at = next(at)) changes.push(at)
    return changes
  }
  /** Each announced change is a change at that very millisecond, and an hourly walk finds no other. */
  function expectExact(changes: Date[], answer: (at: Date) => string) {
    for (const at of changes) expect(answer(new Date(at.getTime() - 1))).not.toBe(answer(at))
    const walked = hourly.filter((at, i) => i > 0 && answer(at) !== answer(hourly[i - 1] ?? at))
    expect(changes.map((at) => Math.ceil((at.getTime() - start.getTime()) / 3_600_000))).toEqual(
      walked.map((at) => Math.round((at.getTime() - start.getTime()) / 3_600_000)),
    )
  }

  test.each(states)('the phase of %j changes at every announced instant and at no other', (given) => {
    // Before the reported dose there is no phase to ask for.
    const known = (now: Date): PatientState => (now < noon(1) ? { ...given, lastDose: null } : given)
    const answer = (now: Date) => {
      const { phase, subState, anchorStatus, day } = phaseOf(known(now), { zone, now })
      return `${phase} ${subState} ${anchorStatus} ${day !== null && day <= 3}`
    }
    const from = (now: Date) => nextPhaseChange(given, { zone, now: now < noon(1) ? noon(1) : now })
    const changes = changesOf(from)
    const walked = hourly.filter((at, i) => at > noon(1) && answer(at) !== answer(hourly[i - 1] ?? at))
    expect(changes).toHaveLength(walked.length)
    for (const at of changes) expect(answer(new Date(at.getTime() - 1))).not.toBe(answer(at))
  })
  test.each(states)('the corridor of %j changes at every announced instant and at no other', (state) => {
    for (const step of [undefined, { at: addHours(dose, 30) }, { date: '2026-03-10' }]) {
      const answer = (at: Date) => String(corridorUpper(state, { zone, at, step }))
      expectExact(
        changesOf((now) => nextCorridorChange(state, { zone, now, step })),
        answer,
      )
    }
  })
  test.each(states)('the drawn corridor of %j has exactly those edges', (state) => {
    const to = addHours(start, 24 * DAYS - 1)
    const segments = corridorSegments(state, { zone, from: start, to })
    expect(segments[0]?.from).toEqual(start)
    expect(segments.at(-1)?.to).toEqual(to)
    expect(segments.slice(1).map((one) => one.from)).toEqual(
      changesOf((now) => nextCorridorChange(state, { zone, now })),
    )
  })
  test('day 4 is a change, because the acute monitoring column ends with day 3', () => {
    const state: PatientState = { ...timed, clinicianConfirmed: true }
    expect(nextPhaseChange(state, { zone, now: noon(3) })).toEqual(startOfDay('2026-03-07', zone))
    expect(nextPhaseChange(state, { zone, now: startOfDay('2026-03-07', zone) })).toEqual(
      startOfDay('2026-03-11', zone),
    )
  })
  test('a planned taper changes the phase at the midnight of its first day', () => {
    const state: PatientState = { use: 'taper', taperStartedOn: '2026-03-08' }
    const now = instantOf('2026-03-07', '12:00', zone)
    expect(nextPhaseChange(state, { zone, now })).toEqual(startOfDay('2026-03-08', zone))
  })
  test('long-term recovery changes no more', () => {
    expect(nextPhaseChange(dated, { zone, now: noon(200) })).toBeNull()
  })
  test('day 8 begins at local midnight, and never while there is no anchor', () => {
    expect(startOfPhaseDay(dated, 8, { zone, now: noon(1) })).toEqual(startOfDay('2026-03-11', zone))
    expect(startOfPhaseDay({ use: 'stable_dose' }, 8, { zone, now: noon(1) })).toBeNull()
  })
})
