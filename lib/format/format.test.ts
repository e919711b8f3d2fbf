import { describe, expect, test } from 'vitest'
import { ageOf, duration, inDays } from './age'
import { clock, clockSeconds, day, longDay, moment, weekdayAndDay } from './clock'
import { left, took, waiting } from './countdown'
import { ageOn, ageSex, fullName, initials, listName, shortName } from './name'
import { grams, num, pressure, range, share, signed, temperature, weight, withUnit } from './number'
import { phaseLabel, placeLabel } from './phase'
import { taperLine } from './taper'

const ZONE = 'America/Chicago'
const at = (time: string) => new Date(`2026-03-03T${time}-06:00`)

describe('names', () => {
  const marek = { family: 'Dvorsky', given: 'Marek' }
  test('lists start with the family name, sentences with the given name', () => {
    expect(listName(marek)).toBe('Dvorsky, Marek')
    expect(fullName(marek)).toBe('Marek Dvorsky')
    expect(shortName({ family: 'Adeyemi', given: 'Joy' })).toBe('J. Adeyemi')
    expect(listName({ family: 'Prince', given: '' })).toBe('Prince')
    expect(shortName({ family: 'Prince', given: '' })).toBe('Prince')
  })
  test('initials are two letters, accents and emoji included', () => {
    expect(initials({ family: 'Ortega-Vail', given: 'Luis' })).toBe('LO')
    expect(initials({ family: 'östlund', given: 'åsa' })).toBe('ÅÖ')
  })
  test('a person is a year older on the birthday and not the day before', () => {
    expect(ageOn('1991-03-03', '2026-03-02')).toBe(34)
    expect(ageOn('1991-03-03', '2026-03-03')).toBe(35)
    expect(ageOn('2000-02-29', '2026-02-28')).toBe(25)
    expect(ageOn('2000-02-29', '2026-03-01')).toBe(26)
    expect(ageOn('2027-01-01', '2026-03-01')).toBeNull()
  })
  test('what is not known is a question mark and not a guess', () => {
    expect(ageSex('1991-05-05', 'male', '2026-03-03')).toBe('34 M')
    expect(ageSex(null, 'unknown', '2026-03-03')).toBe('? ?')
  })
})

describe('numbers', () => {
  test('minus is −, zeros lead and never trail', () => {
    expect(num(0.5)).toBe('0.5')
    expect(num(1.0)).toBe('1')
    expect(num(-3.25)).toBe('−3.3')
    expect(num(-0.01)).toBe('0')
    expect(num(38.05)).toBe('38.1')
    expect(num(1184.5)).toBe('1,184.5')
    expect(signed(11)).toBe('+11')
    expect(signed(-3)).toBe('−3')
    expect(signed(0)).toBe('0')
  })
  test('units keep a space except % and °', () => {
    expect(withUnit(16, 'g')).toBe('16 g')
    expect(withUnit(97, '%')).toBe('97%')
    expect(withUnit(72, '/min')).toBe('72/min')
    expect(withUnit(7, null)).toBe('7')
    expect(range(8, 16)).toBe('8–16')
    expect(range(0, 6, 'g')).toBe('0–6 g')
  })
  test('the site sees its own units', () => {
    expect(temperature(38.4, 'F')).toBe('101.1 °F')
    expect(temperature(38.4, 'C')).toBe('38.4 °C')
    expect(weight(74.479866954, 'lb')).toBe('164.2 lb')
    expect(weight(74.5, 'kg')).toBe('74.5 kg')
    expect(grams(500)).toBe('0.5 g')
    expect(grams(9000)).toBe('9 g')
  })
  test('a missing half of a pressure is a dash and never a number', () => {
    expect(pressure(102, 64)).toBe('102/64')
    expect(pressure(88, null)).toBe('88/–')
    expect(pressure(null, 0)).toBe('–/0')
  })
  test('under ten cases nothing is rated', () => {
    expect(share(46, 71)).toBe('65%, 46 of 71')
    expect(share(5, 10)).toBe('50%, 5 of 10')
    expect(share(3, 9)).toBe('3 of 9, too few to rate')
    expect(share(0, 0)).toBe('0 of 0, too few to rate')
  })
})

test('ages keep two parts and lose zeros', () => {
  expect(ageOf(at('07:41:31'), at('07:42:30'))).toBe('now')
  expect(ageOf(at('07:41:30'), at('07:42:30'))).toBe('1 min')
  expect([59, 60, 80, 125, 1439, 1440, 2940].map(duration)).toEqual([
    '59 min',
    '1 h',
    '1 h 20',
    '2 h 05',
    '23 h 59',
    '1 d',
    '2 d 1 h',
  ])
  expect(duration(-5)).toBe('now')
  expect([2, 0, -3].map(inDays)).toEqual(['in 2 d', 'today', '3 d ago'])
})

test('clock and dates are those of the center, across midnight and the year', () => {
  expect(clock(new Date('2026-03-03T13:38:00Z'), ZONE)).toBe('07:38')
  expect(clock(new Date('2026-03-03T06:00:00Z'), ZONE)).toBe('00:00')
  expect(clockSeconds(new Date('2026-03-03T13:42:16Z'), ZONE)).toBe('07:42:16')
  expect(day('2026-03-03', '2026-03-03')).toBe('3 Mar')
  expect(day('2025-12-31', '2026-01-01')).toBe('31 Dec 2025')
  expect(weekdayAndDay('2026-03-08', '2026-03-03')).toBe('Sun 8 Mar')
  expect(longDay('2026-03-03')).toBe('Tue 3 Mar 2026')
  expect(moment(at('00:00:00'), at('07:42:00'), ZONE)).toBe('00:00')
  expect(moment(new Date('2026-03-02T23:59:00-06:00'), at('07:42:00'), ZONE)).toBe('2 Mar 23:59')
})

describe('waits', () => {
  const wait = (minutes: number, since: string, now: string) => {
    const start = at(since)
    return waiting(start, new Date(start.getTime() + minutes * 60_000), at(now))
  }
  test('the form follows the length of the target', () => {
    expect(wait(5, '07:38:00', '07:41:48')).toMatchObject({ elapsed: '3:48', target: '5:00', over: false, used: 0.76 })
    expect(wait(15, '07:20:00', '07:32:59')).toMatchObject({ elapsed: '12', target: '15 min' })
    expect(wait(60, '07:00:00', '07:22:00')).toMatchObject({ elapsed: '22', target: '60 min' })
    expect(wait(240, '04:32:00', '07:42:00')).toMatchObject({ elapsed: '3 h 10', target: '4 h' })
  })
  test('the target instant itself is over', () => {
    expect(wait(5, '07:38:00', '07:42:59')).toMatchObject({ elapsed: '4:59', over: false })
    expect(wait(5, '07:38:00', '07:43:00')).toMatchObject({ elapsed: '0 s over', over: true, target: null, used: 1 })
    expect(wait(30, '07:01:00', '07:42:00')).toMatchObject({ elapsed: '11 min over', over: true })
    expect(wait(60, '00:01:00', '07:42:00')).toMatchObject({ elapsed: '6 h 41 over', over: true })
  })
  test('without a target there is nothing to be over', () => {
    expect(waiting(at('07:00:00'), null, at('07:42:00'))).toEqual({
      elapsed: '42 min',
      target: null,
      over: false,
      used: 0,
    })
  })
  test('a browser clock that runs behind never shows a negative wait', () => {
    expect(wait(5, '07:42:00', '07:41:00')).toMatchObject({ elapsed: '0:00', used: 0 })
  })
  test('what is left and what it took', () => {
    expect(left(at('07:43:00'), at('07:41:48'))).toBe('1:12')
    expect(left(at('07:43:00'), at('07:44:00'))).toBe('0:00')
    expect(left(at('07:43:00'), at('07:25:00'))).toBe('18 min')
    expect(took(at('07:35:00'), at('07:36:50'))).toBe('1:50')
  })
})

test('phases say where on the path somebody is, at both sides of each boundary', () => {
  expect(phaseLabel('acute', { day: 0 })).toBe('Acute · day 0')
  expect(phaseLabel('acute', { day: 7 })).toBe('Acute · day 7')
  expect(phaseLabel('subacute', { day: 8 })).toBe('Subacute · wk 2')
  expect(phaseLabel('subacute', { day: 14 })).toBe('Subacute · wk 2')
  expect(phaseLabel('subacute', { day: 15 })).toBe('Subacute · wk 3')
  expect(phaseLabel('subacute', { day: 28 })).toBe('Subacute · wk 4')
  expect(phaseLabel('extended', { day: 29 })).toBe('Extended · mo 2')
  expect(phaseLabel('extended', { day: 182 })).toBe('Extended · mo 6')
  expect(phaseLabel('long_term', { day: 183 })).toBe('Long-term · mo 7')
  expect(phaseLabel('long_term', { day: 420 })).toBe('Long-term · mo 14')
  expect(phaseLabel('taper', { day: 12, step: 3 })).toBe('Tapering · step 3')
  expect(phaseLabel('taper', {})).toBe('Tapering')
  expect(phaseLabel('unknown', { day: null })).toBe('Unknown')
  expect(placeLabel('residential', 'B-04')).toBe('B-04')
  expect(placeLabel('outpatient', null)).toBe('OP')
})

test('a taper says the next step and when, and a step that waits asks for a decision', () => {
  const today = '2026-03-03'
  const stepping = { state: 'stepping', now: 9, next: 7, unit: 'g' } as const
  expect(taperLine({ ...stepping, nextOn: '2026-03-05' }, today)).toBe('9 g → 7 g in 2 d')
  expect(taperLine({ ...stepping, nextOn: today }, today)).toBe('9 g → 7 g today')
  expect(taperLine({ ...stepping, nextOn: '2026-03-02' }, today)).toBe('9 g → 7 g 1 d late')
  expect(taperLine({ state: 'waiting', now: 9, next: 7, unit: 'g' }, today)).toBe('9 g → 7 g needs a decision')
  expect(taperLine({ state: 'held', now: 2.5, unit: 'g' }, today)).toBe('Held at 2.5 g')
  expect(taperLine({ state: 'last', now: 0.5, unit: 'g' }, today)).toBe('0.5 g, last step')
  expect(taperLine({ state: 'done', on: '2026-02-03' }, today)).toBe('Done 3 Feb')
  expect(taperLine({ state: 'none' }, today)).toBe('No plan')
})
