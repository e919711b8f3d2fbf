import { describe, expect, test } from 'vitest'
import { bodyMassIndex, convert, toCelsius, toFahrenheit } from './convert'
import { PARAMETERS } from './parameters'
import { entryQuestion, hardLimits } from './questions'
import { type Earlier, suggestPressure, suggestValue } from './suggest'
import type { ParameterKey, Unit } from './types'

const ask = (parameter: ParameterKey, value: number, unit: Unit, previous?: Earlier) =>
  entryQuestion({ parameter, value, unit, previous })
const meant = (parameter: ParameterKey, value: number, unit: Unit, previous?: Earlier) =>
  suggestValue({ parameter, value, unit, previous })?.label ?? null

describe('a likely slip', () => {
  const lastWeight = { value: 74.843, hours: 24 }
  test('a lost decimal point: 1642 lb was 164.2', () => {
    expect(ask('weight', 1642, '[lb_av]', lastWeight)).toEqual({
      kind: 'drop',
      lead: '1642 lb is outside 44–772.',
      ask: 'Did you mean 164.2 lb?',
      suggestion: { kind: 'decimal', value: 164.2, unit: '[lb_av]', label: '164.2 lb' },
    })
  })
  test('the other unit: °F typed as °C and °C typed as °F', () => {
    expect(meant('temperature', 98.6, 'Cel')).toBe('98.6 °F')
    expect(meant('temperature', 37.2, '[degF]')).toBe('37.2 °C')
    expect(meant('temperature', 986, '[degF]')).toBe('98.6 °F')
    expect(meant('temperature', 3.7, 'Cel')).toBe('37 °C')
  })
  test('pounds typed as kilograms, seen by the last weight', () => {
    expect(meant('weight', 165, 'kg', lastWeight)).toBe('165 lb')
    expect(meant('weight', 74.8, '[lb_av]', lastWeight)).toBe('74.8 kg')
    expect(meant('weight', 165, 'kg')).toBeNull()
  })
  test('a typed zero too many on a whole number', () => {
    expect(meant('heart_rate', 880, '/min')).toBe('88 bpm')
    expect(meant('spo2', 970, '%')).toBe('97%')
    expect(meant('heart_rate', 885, '/min')).toBeNull()
  })
  test('a plausible value is left alone', () => {
    expect(meant('temperature', 37, 'Cel')).toBeNull()
    expect(meant('weight', 164.2, '[lb_av]', lastWeight)).toBeNull()
  })
  test('swapped pressures', () => {
    expect(suggestPressure({ sbp: 72, dbp: 118, unit: 'mm[Hg]' })).toEqual({ sbp: 118, dbp: 72 })
    expect(suggestPressure({ sbp: 118, dbp: 72, unit: 'mm[Hg]' })).toBeNull()
    expect(suggestPressure({ sbp: 118, dbp: 118, unit: 'mm[Hg]' })).toBeNull()
    expect(suggestPressure({ sbp: 72, dbp: 400, unit: 'mm[Hg]' })).toBeNull()
    expect(suggestPressure({ sbp: null, dbp: 72, unit: 'mm[Hg]' })).toBeNull()
  })
})

describe('the soft question', () => {
  test('asks once about a jump since the last set', () => {
    expect(ask('heart_rate', 128, '/min', { value: 104, hours: 4 })).toEqual({
      kind: 'ask',
      lead: '128 is 24 up in 4 h.',
      ask: 'Counted over a full minute?',
      suggestion: null,
    })
    expect(ask('heart_rate', 124, '/min', { value: 104, hours: 0.5 })?.lead).toBe('124 is 20 up in 30 min.')
    expect(ask('heart_rate', 84, '/min', { value: 104, hours: 4 })?.lead).toBe('84 is 20 down in 4 h.')
  })
  test('not about a small change, nor about an old value', () => {
    expect(ask('heart_rate', 123, '/min', { value: 104, hours: 4 })).toBeNull()
    expect(ask('heart_rate', 128, '/min', { value: 104, hours: 25 })).toBeNull()
    expect(ask('heart_rate', 128, '/min')).toBeNull()
  })
  test('counts the change in the entered unit', () => {
    expect(ask('temperature', 101.1, '[degF]', { value: 36.5, hours: 4 })?.lead).toBe('101.1 is 3.4 up in 4 h.')
    expect(ask('temperature', 101.1, '[degF]', { value: 37.3, hours: 4 })).toBeNull()
  })
  test('asks about a value outside the warning limits, with the limit in the entered unit', () => {
    expect(ask('heart_rate', 165, '/min')).toMatchObject({
      kind: 'ask',
      lead: '165 bpm is above 160.',
      ask: 'Measured again?',
    })
    expect(ask('temperature', 106, '[degF]')?.lead).toBe('106 °F is above 105.8.')
    expect(ask('spo2', 84, '%')?.lead).toBe('84% is below 85.')
  })
  test('asks about a weight that changed by more than a tenth', () => {
    expect(ask('weight', 60, 'kg', { value: 70, hours: 48 })).toMatchObject({
      kind: 'ask',
      lead: '60 is 10 down in 2 d.',
      ask: 'Same scale and clothing?',
    })
  })
  test('says why a field is dropped', () => {
    expect(ask('heart_rate', 88.5, '/min')?.lead).toBe('88.5 needs to be a whole number.')
    expect(ask('weight', 70.25, 'kg')?.lead).toBe('70.25 has more than 1 decimal.')
    expect(ask('heart_rate', 88, 'kg')?.lead).toBe('kg is not a unit of heart rate.')
    expect(ask('mitragynine_urine', -1, 'ng/mL')?.lead).toBe('-1 ng/mL is outside 0 and above.')
  })
  test('hard limits show in the entered unit', () => {
    expect(hardLimits(PARAMETERS.weight, '[lb_av]')).toEqual({ low: 44, high: 772 })
    expect(hardLimits(PARAMETERS.temperature, 'Cel')).toEqual({ low: 25, high: 45 })
    expect(hardLimits(PARAMETERS.height, '[in_i]')).toEqual({ low: 39.4, high: 98.4 })
  })
})

describe('conversion', () => {
  test.each([
    [105.8, '[degF]', 'Cel', 41],
    [41, 'Cel', '[degF]', 105.8],
    [165, '[lb_av]', 'kg', 74.84274105],
    [70, 'kg', '[lb_av]', 154.323583529],
    [70, '[in_i]', 'cm', 177.8],
    [177.8, 'cm', '[in_i]', 70],
    [74800, 'g', 'kg', 74.8],
    [74.8, 'kg', 'g', 74800],
    [1.78, 'm', 'cm', 178],
    [178, 'cm', 'm', 1.78],
    [300, 'mg/dL', 'g/dL', 0.3],
    [0.3, 'g/dL', 'mg/dL', 300],
    [80, '/min', '/min', 80],
  ] as const)('%f %s in %s is %f', (value, from, to, expected) => expect(convert(value, from, to)).toBe(expected))
  test('units of different things do not convert', () => expect(convert(1, 'kg', 'cm')).toBeNull())
  test('there and back again', () => expect(toFahrenheit(toCelsius(98.6))).toBe(98.6))
  test('body mass index needs a height', () => {
    expect(bodyMassIndex(80, 200)).toBe(20)
    expect(bodyMassIndex(80, 0)).toBeNull()
  })
})
