import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addHours, daysBetween, instantOf, localDate, startOfDay } from '../time'
import { DEFAULT_PHASE_SETTINGS, PHASE_DEFINITIONS, phaseLabel, phaseOfDay, phaseSettings } from './definitions'
import { phaseOf } from './phase-of'
import type { PatientState } from './state'

const CHICAGO = 'America/Chicago'
const ZONES = [
  CHICAGO,
  'America/St_Johns',
  'America/Denver',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'Pacific/Apia',
  'UTC',
]
const stopped = (date: string, more: Partial<PatientState> = {}): PatientState => ({
  use: 'stopped',
  lastDose: { date },
  ...more,
})
const at = (date: string, time = '12:00', zone = CHICAGO) => instantOf(date, time, zone)
const view = (state: PatientState, now: Date, zone = CHICAGO) => phaseOf(state, { zone, now })

describe('days since the last dose', () => {
  test.each([
    ['2026-03-01', 0, 'acute'],
    ['2026-03-08', 7, 'acute'],
    ['2026-03-09', 8, 'subacute'],
    ['2026-03-29', 28, 'subacute'],
    ['2026-03-30', 29, 'extended'],
    ['2026-08-30', 182, 'extended'],
    ['2026-08-31', 183, 'long_term'],
  ])('on %s it is day %i, %s', (today, day, phase) => {
    expect(view(stopped('2026-03-01'), at(today))).toMatchObject({ day, phase, anchorDate: '2026-03-01' })
  })

  test('the phase turns at local midnight, also on the days that have 23 or 25 hours', () => {
    for (const [lastDose, boundary] of [
      ['2026-02-28', '2026-03-08'],
      ['2026-10-24', '2026-11-01'],
      ['2026-03-01', '2026-03-09'],
    ] as const) {
      const midnight = startOfDay(boundary, CHICAGO)
      expect(view(stopped(lastDose), new Date(midnight.getTime() - 1))).toMatchObject({ day: 7, phase: 'acute' })
      expect(view(stopped(lastDose), midnight)).toMatchObject({ day: 8, phase: 'subacute' })
    }
  })

  test('the table of phases names the default settings, without gap or overlap', () => {
    const timed = PHASE_DEFINITIONS.flatMap((one) => (one.days ? [{ phase: one.phase, ...one.days }] : []))
    expect(timed.map((one) => one.first)).toEqual([0, 8, 29, 183])
    for (const { phase, first, last } of timed) {
      expect(phaseOfDay(first)).toBe(phase)
      if (last !== null) expect(phaseOfDay(last)).toBe(phase)
    }
    expect(timed.slice(0, -1).map((one) => one.last)).toEqual(Object.values(DEFAULT_PHASE_SETTINGS))
  })

  test('a center may set its own last days; what it leaves open keeps the default', () => {
    const settings = phaseSettings({ subacuteLastDay: 30, extendedLastDay: 180, acuteLastDay: null })
    expect(settings).toEqual({ acuteLastDay: 7, subacuteLastDay: 30, extendedLastDay: 180 })
    expect(phaseSettings()).toEqual(DEFAULT_PHASE_SETTINGS)
    expect(phaseSettings({ acuteLastDay: 10 }).acuteLastDay).toBe(10)
    const now = at('2026-03-30')
    expect(phaseOf(stopped('2026-03-01'), { zone: CHICAGO, now, settings }).phase).toBe('subacute')
    expect(phaseOfDay(181, settings)).toBe('long_term')
  })

  test('a phase is called by its label', () => {
    expect(phaseLabel('long_term')).toBe('Long-term recovery')
    expect(PHASE_DEFINITIONS.every((one) => phaseLabel(one.phase) === one.label)).toBe(true)
  })

  test('every day belongs to exactly one phase, in every zone and across both time changes', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.integer({ min: 0, max: 800 }),
        fc.nat(86_399),
        fc.nat(400),
        (zone, start, second, day) => {
          const doseOn = addDays('2026-01-01', start)
          const now = new Date(startOfDay(addDays(doseOn, day), zone).getTime() + second * 1000)
          const seen = phaseOf(stopped(doseOn), { zone, now })
          expect(seen.day).toBe(daysBetween(doseOn, localDate(now, zone)))
          const matches = PHASE_DEFINITIONS.filter(
            ({ days }) =>
              days && Number(seen.day) >= days.first && Number(seen.day) <= (days.last ?? Number.POSITIVE_INFINITY),
          )
          expect(matches.map((one) => one.phase)).toEqual([seen.phase])
        },
      ),
    )
  })

  test('a phase never moves back while time goes on', () => {
    const order = ['acute', 'subacute', 'extended', 'long_term']
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), fc.nat(5000), fc.nat(5000), (zone, a, b) => {
        const lastDose = new Date('2026-01-15T09:00:00Z')
        const rank = (hours: number) =>
          order.indexOf(
            phaseOf({ use: 'stopped', lastDose: { at: lastDose } }, { zone, now: addHours(lastDose, hours) }).phase,
          )
        expect(rank(Math.min(a, b))).toBeLessThanOrEqual(rank(Math.max(a, b)))
      }),
    )
  })
})

describe('the reported last dose', () => {
  test('one minute or one day in the future is refused', () => {
    const now = at('2026-03-05')
    const later: PatientState = { use: 'stopped', lastDose: { at: addHours(now, 1 / 60) } }
    expect(() => view(later, now)).toThrow('anchor_in_future')
    expect(() => view(stopped('2026-03-06'), now)).toThrow('anchor_in_future')
    expect(view({ use: 'stopped', lastDose: { at: now } }, now).day).toBe(0)
  })

  test('a planned date stays a plan and drives nothing', () => {
    expect(view({ use: 'stable_dose', plannedLastDoseOn: '2026-03-01' }, at('2026-04-01'))).toMatchObject({
      phase: 'stabilization',
      day: null,
      anchorDate: null,
      anchorStatus: 'planned',
    })
  })

  test('is confirmed at 48 elapsed hours, not before', () => {
    const dose = at('2026-03-07', '20:00')
    const state: PatientState = { use: 'stopped', lastDose: { at: dose } }
    expect(view(state, new Date(addHours(dose, 48).getTime() - 1)).anchorStatus).toBe('provisional')
    expect(view(state, addHours(dose, 48)).anchorStatus).toBe('confirmed')
  })

  test('is confirmed from day 3 on when only the date is known', () => {
    expect(view(stopped('2026-03-01'), at('2026-03-03', '23:59')).anchorStatus).toBe('provisional')
    expect(view(stopped('2026-03-01'), at('2026-03-04', '00:00')).anchorStatus).toBe('confirmed')
  })

  test('is confirmed at once by a clinician', () => {
    expect(view(stopped('2026-03-01', { clinicianConfirmed: true }), at('2026-03-01')).anchorStatus).toBe('confirmed')
  })

  test('hours show through 168 h, and never when only the date is known', () => {
    const dose = at('2026-03-01', '08:00')
    const state: PatientState = { use: 'stopped', lastDose: { at: dose } }
    expect(view(state, addHours(dose, 168)).hoursSinceLastDose).toBe(168)
    expect(view(state, new Date(addHours(dose, 168).getTime() + 1)).hoursSinceLastDose).toBeNull()
    expect(view(state, addHours(dose, 6.05)).hoursSinceLastDose).toBe(6.1)
    expect(view(stopped('2026-03-01'), at('2026-03-01')).hoursSinceLastDose).toBeNull()
  })
})

describe('before there is an anchor', () => {
  const now = at('2026-04-15', '14:00')
  test.each<[string, PatientState, string]>([
    ['not assessed', { use: 'not_assessed' }, 'intake'],
    ['not assessed, with a dose mentioned', { use: 'not_assessed', lastDose: { date: '2026-04-01' } }, 'intake'],
    ['using a stable dose', { use: 'stable_dose', lastDose: { date: '2026-04-15' } }, 'stabilization'],
    ['taper planned for tomorrow', { use: 'taper', taperStartedOn: '2026-04-16' }, 'stabilization'],
    ['taper without a start', { use: 'taper' }, 'stabilization'],
    ['first taper day', { use: 'taper', taperStartedOn: '2026-04-15' }, 'taper'],
    ['stopped, last dose unknown', { use: 'stopped' }, 'unknown'],
    [
      'taper finished, last dose unknown',
      { use: 'taper', taperStartedOn: '2026-03-01', taperFinished: true },
      'unknown',
    ],
  ])('%s', (_, state, phase) => {
    expect(view(state, now)).toMatchObject({
      phase,
      day: null,
      anchorDate: null,
      taperDay: phase === 'taper' ? 1 : null,
    })
  })

  test('a taper with doses to come stays a taper however long ago the last dose was', () => {
    const state: PatientState = { use: 'taper', taperStartedOn: '2026-03-01', lastDose: { date: '2026-04-01' } }
    expect(view(state, now)).toMatchObject({ phase: 'taper', taperDay: 46, anchorStatus: null })
  })

  test('a finished taper counts from the last reported dose at once, provisionally', () => {
    const state: PatientState = {
      use: 'taper',
      taperStartedOn: '2026-03-01',
      taperFinished: true,
      lastDose: { at: now },
    }
    expect(view(state, now)).toMatchObject({ phase: 'acute', day: 0, anchorStatus: 'provisional', taperDay: null })
  })

  test('in alternate-day dosing the anchor comes after 48 h, set back to that dose', () => {
    const dose = addHours(now, -48)
    const state: PatientState = { use: 'taper', taperStartedOn: '2026-03-01', taperFinished: true, alternateDay: true }
    expect(view({ ...state, lastDose: { at: new Date(dose.getTime() + 1) } }, now).phase).toBe('taper')
    expect(view({ ...state, lastDose: { at: dose } }, now)).toMatchObject({ phase: 'acute', day: 2 })
    expect(view({ ...state, lastDose: { date: '2026-04-13' } }, now).phase).toBe('taper')
    expect(view({ ...state, lastDose: { date: '2026-04-12' } }, now)).toMatchObject({ phase: 'acute', day: 3 })
  })
})

describe('medication treatment', () => {
  const medication = (
    state: 'induction' | 'maintenance' | 'ended',
    kind: 'buprenorphine' | 'other' = 'buprenorphine',
  ) => stopped('2026-03-01', { medication: { kind, state } })

  test('induction is a sub-state of acute through day 3', () => {
    expect(view(medication('induction'), at('2026-03-04'))).toMatchObject({ phase: 'acute', subState: 'induction' })
    expect(view(medication('induction'), at('2026-03-05'))).toMatchObject({ phase: 'acute', subState: null })
  })
  test('the buprenorphine badge shows from induction through maintenance only', () => {
    const now = at('2026-03-20')
    expect(view(medication('induction'), now).badges).toEqual(['on_buprenorphine'])
    expect(view(medication('maintenance'), now).badges).toEqual(['on_buprenorphine'])
    expect(view(medication('ended'), now).badges).toEqual([])
    expect(view(medication('maintenance', 'other'), now).badges).toEqual([])
  })
  test('days in care count from admission, 0 on its day', () => {
    const ctx = { zone: CHICAGO, now: at('2026-03-20', '00:01'), admittedOn: '2026-03-20' }
    expect(phaseOf(stopped('2026-03-01'), ctx).daysInCare).toBe(0)
  })
})
