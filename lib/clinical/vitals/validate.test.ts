import { describe, expect, test } from 'vitest'
import { ENTRY_FIELDS } from './entry-fields'
import { BLOOD_PRESSURE_PANELS, PARAMETERS, parameterByLoinc } from './parameters'
import { PARAMETER_KEYS, type ParameterKey, type Unit } from './types'
import { validateVital } from './validate'
import { validatePressure } from './validate-pressure'

const check = (parameter: ParameterKey, value: number, unit: Unit = PARAMETERS[parameter].unit) =>
  validateVital({ parameter, value, unit })

/** Lowest and highest valid value, then lowest and highest without a warning; null = no such limit. */
const LIMITS: [ParameterKey, Unit, [number | null, number | null], [number | null, number | null], number][] = [
  ['heart_rate', '/min', [20, 300], [40, 160], 1],
  ['respiratory_rate', '/min', [3, 80], [8, 40], 1],
  ['spo2', '%', [50, 100], [85, null], 1],
  ['oxygen_flow', 'L/min', [0, 80], [null, 15], 0.1],
  ['fio2', '%', [21, 100], [null, null], 0.1],
  ['temperature', 'Cel', [25, 45], [34, 41], 0.1],
  ['temperature', '[degF]', [77, 113], [93.2, 105.8], 0.1],
  ['weight', 'kg', [20, 350], [35, 200], 0.1],
  ['weight', '[lb_av]', [44, 772], [77.2, 440.9], 0.1],
  ['height', 'cm', [100, 250], [130, 210], 0.1],
  ['height', '[in_i]', [39.4, 98.4], [51.2, 82.6], 0.1],
  ['pain', '{score}', [0, 10], [null, null], 1],
  ['glucose', 'mg/dL', [10, 1000], [60, 300], 0.1],
  ['blood_alcohol', 'g/dL', [0, 0.6], [null, 0.3], 0.01],
  ['blood_alcohol', 'mg/dL', [0, 600], [null, 300], 1],
  ['alt', 'U/L', [1, 20000], [null, null], 0.5],
  ['bilirubin', 'mg/dL', [0.1, 60], [null, null], 0.05],
  ['mitragynine_urine', 'ng/mL', [0, null], [null, null], 1],
  ['qtc', 'ms', [200, 800], [340, 470], 1],
]

describe('limits themselves are valid, one step beyond is not', () => {
  for (const [key, unit, [hardLow, hardHigh], [low, high], step] of LIMITS) {
    const at = (value: number) => check(key, Number(value.toFixed(2)), unit)
    test(`${key} in ${unit}, hard`, () => {
      if (hardLow !== null) {
        expect(at(hardLow).status).not.toBe('reject')
        expect(at(hardLow - step)).toMatchObject({ status: 'reject', reasons: ['hard_low'], rule: 'DQ-01' })
      }
      if (hardHigh !== null) {
        expect(at(hardHigh).status).not.toBe('reject')
        expect(at(hardHigh + step)).toMatchObject({ status: 'reject', reasons: ['hard_high'], rule: 'DQ-01' })
      }
    })
    test(`${key} in ${unit}, warning`, () => {
      if (low !== null) {
        expect(at(low)).toMatchObject({ status: 'ok', reasons: [], rule: null })
        expect(at(low - step)).toMatchObject({ status: 'warn', reasons: ['warn_low'], rule: 'DQ-02' })
      } else if (hardLow !== null) expect(at(hardLow).status).toBe('ok')
      if (high !== null) {
        expect(at(high)).toMatchObject({ status: 'ok', reasons: [], rule: null })
        expect(at(high + step)).toMatchObject({ status: 'warn', reasons: ['warn_high'], rule: 'DQ-02' })
      } else if (hardHigh !== null) expect(at(hardHigh).status).toBe('ok')
    })
  }
})

describe('order of checks', () => {
  const later = { measuredAt: new Date('2026-03-03T08:01:00Z'), enteredAt: new Date('2026-03-03T08:00:00Z') }
  const heartRate = { parameter: 'heart_rate', value: 999.5 } as const
  test('a missing unit is asked for before anything else', () => {
    for (const unit of [null, undefined, ''])
      expect(validateVital({ ...heartRate, unit, ...later })).toMatchObject({
        status: 'ask_unit',
        reasons: ['unit_missing'],
        rule: null,
      })
  })
  test('then a time in the future, an unknown unit, precision, limits', () => {
    expect(validateVital({ ...heartRate, unit: 'Hz', ...later })).toMatchObject({
      status: 'reject',
      reasons: ['future_time'],
      rule: null,
    })
    expect(validateVital({ ...heartRate, unit: 'Hz' }).reasons).toEqual(['unit_unknown'])
    expect(validateVital({ ...heartRate, unit: '/min' })).toMatchObject({
      status: 'reject',
      reasons: ['precision'],
      rule: null,
    })
    expect(validateVital({ ...heartRate, value: 999, unit: '/min' }).reasons).toEqual(['hard_high'])
  })
  test('a rejected value is not stored', () => expect(check('heart_rate', 305).storedValue).toBeUndefined())
  test('measured and entered at the same instant is not the future', () => {
    const now = later.enteredAt
    expect(
      validateVital({ parameter: 'heart_rate', value: 80, unit: '/min', measuredAt: now, enteredAt: now }).status,
    ).toBe('ok')
  })
})

describe('decimals', () => {
  test.each(['heart_rate', 'respiratory_rate', 'spo2', 'pain', 'qtc'] as const)('%s is a whole number', (key) => {
    expect(check(key, PARAMETERS[key].hard.high ?? 0).reasons).not.toContain('precision')
    expect(check(key, (PARAMETERS[key].hard.high ?? 0) - 0.5).reasons).toEqual(['precision'])
  })
  test.each(['temperature', 'weight', 'height'] as const)('%s takes one decimal', (key) => {
    const middle = key === 'temperature' ? 37.2 : 150.1
    expect(check(key, middle).status).toBe('ok')
    expect(check(key, middle + 0.05).reasons).toEqual(['precision'])
  })
  test('laboratory values and oxygen are free', () => {
    expect(check('bilirubin', 1.234).status).toBe('ok')
    expect(check('oxygen_flow', 0.25).status).toBe('ok')
  })
  test('what is not a number is refused', () => expect(check('glucose', Number.NaN).reasons).toEqual(['precision']))
})

describe('stored value', () => {
  test.each([
    ['temperature', 101.1, '[degF]', 38.389, 'Cel'],
    ['weight', 165, '[lb_av]', 74.843, 'kg'],
    ['height', 70, '[in_i]', 177.8, 'cm'],
    ['blood_alcohol', 80, 'mg/dL', 0.08, 'g/dL'],
    ['glucose', 92, 'mg/dL', 92, 'mg/dL'],
  ] as const)('%s %f %s', (parameter, value, unit, storedValue, storedUnit) => {
    expect(check(parameter, value, unit)).toMatchObject({ storedValue, storedUnit })
  })
})

describe('laboratory limits follow the upper limit of normal', () => {
  const alt = (value: number) => validateVital({ parameter: 'alt', value, unit: 'U/L', uln: 40 })
  test('ALT above 3 times, bilirubin above 2 times', () => {
    expect(alt(120).status).toBe('ok')
    expect(alt(121)).toMatchObject({ status: 'warn', reasons: ['warn_high'], rule: 'DQ-02' })
    const bilirubin = (value: number) => validateVital({ parameter: 'bilirubin', value, unit: 'mg/dL', uln: 1.2 })
    expect(bilirubin(2.4).status).toBe('ok')
    expect(bilirubin(2.5).status).toBe('warn')
  })
  test('without it there is nothing to compare', () => expect(check('alt', 900).status).toBe('ok'))
})

describe('weight change', () => {
  const weigh = (value: number, previousKg: number, daysSincePrevious: number | null, unit: Unit = 'kg') =>
    validateVital({ parameter: 'weight', value, unit, previousKg, daysSincePrevious })
  test('more than 10 % either way within 30 days is a warning, exactly 10 % is not', () => {
    expect(weigh(90, 100, 30).status).toBe('ok')
    expect(weigh(89.9, 100, 30)).toMatchObject({ status: 'warn', reasons: ['weight_change'], rule: 'DQ-02' })
    expect(weigh(110, 100, 30).status).toBe('ok')
    expect(weigh(110.1, 100, 30).reasons).toEqual(['weight_change'])
    expect(weigh(77, 70, 1).status).toBe('ok')
  })
  test('an older weight, or one of unknown age, is not compared', () => {
    expect(weigh(80, 100, 31).status).toBe('ok')
    expect(weigh(80, 100, null).status).toBe('ok')
  })
  test('both warnings show, sorted; pounds are compared in kilograms', () => {
    expect(weigh(34, 60, 5).reasons).toEqual(['warn_low', 'weight_change'])
    expect(weigh(200, 75, 5, '[lb_av]').reasons).toEqual(['weight_change'])
  })
})

describe('late entry', () => {
  const entered = (hours: number) => {
    const measuredAt = new Date('2026-03-03T00:00:00Z')
    return { measuredAt, enteredAt: new Date(measuredAt.getTime() + hours * 3_600_000) }
  }
  const rate = { parameter: 'heart_rate', value: 80, unit: '/min' } as const
  test('more than 12 h late is shown only; 12 h is not', () => {
    expect(validateVital({ ...rate, ...entered(12) }).displayOnly).toBe(false)
    expect(validateVital({ ...rate, ...entered(12.01) }).displayOnly).toBe(true)
  })
  test('with one time missing nothing is said', () => {
    expect(validateVital({ ...rate, measuredAt: entered(1).measuredAt }).displayOnly).toBeUndefined()
  })
})

describe('blood pressure', () => {
  const bp = (sbp: number | null, dbp: number | null, unit: string | null = 'mm[Hg]') =>
    validatePressure({ sbp, dbp, unit })
  test.each([
    [40, 30, 'warn', ['dbp_warn_low', 'sbp_warn_low']],
    [39, 30, 'reject', ['sbp_hard_low']],
    [300, 100, 'warn', ['sbp_warn_high']],
    [301, 100, 'reject', ['sbp_hard_high']],
    [120, 20, 'warn', ['dbp_warn_low']],
    [120, 19, 'reject', ['dbp_hard_low']],
    [250, 200, 'warn', ['dbp_warn_high', 'sbp_warn_high']],
    [250, 201, 'reject', ['dbp_hard_high']],
    [80, 40, 'ok', []],
    [79, 40, 'warn', ['sbp_warn_low']],
    [220, 130, 'ok', []],
    [221, 130, 'warn', ['sbp_warn_high']],
    [220, 131, 'warn', ['dbp_warn_high']],
    [120, 120, 'reject', ['dbp_not_below_sbp']],
    [120, 119, 'ok', []],
  ])('%i/%i: %s', (sbp, dbp, status, reasons) => {
    const rule = { ok: null, warn: 'DQ-02', reject: 'DQ-01' }[status]
    expect(bp(sbp, dbp)).toEqual({ status, reasons, rule })
  })
  test('unit and whole numbers come first', () => {
    expect(bp(120, 80, null).status).toBe('ask_unit')
    expect(bp(120, 80, 'kPa').reasons).toEqual(['unit_unknown'])
    expect(bp(120.5, 80).reasons).toEqual(['precision'])
  })
  test('a palpated pressure has no diastolic and is still checked', () => {
    expect(bp(70, null)).toMatchObject({ status: 'warn', reasons: ['sbp_warn_low'] })
    expect(bp(null, 80).status).toBe('ok')
  })
  test('a late pressure is shown only', () => {
    const times = { measuredAt: new Date('2026-03-03T00:00:00Z'), enteredAt: new Date('2026-03-03T13:00:00Z') }
    expect(validatePressure({ sbp: 120, dbp: 80, unit: 'mm[Hg]', ...times }).displayOnly).toBe(true)
  })
})

describe('the parameter table', () => {
  test.each(PARAMETER_KEYS)('%s stands under its key, with a source and its stored unit or a conversion', (key) => {
    const parameter = PARAMETERS[key]
    expect(parameter.key).toBe(key)
    expect(parameter.source.title).not.toBe('')
    expect(parameter.units.map(({ unit }) => unit)).toContain(parameter.unit)
  })
  test('no two parameters share a code or a letter', () => {
    const codes = Object.values(PARAMETERS).flatMap(({ loinc }) => [loinc.code, ...(loinc.alternates ?? [])])
    expect(new Set(codes).size).toBe(codes.length)
    const letters = Object.values(PARAMETERS).flatMap(({ letter }) => letter ?? [])
    expect(letters.sort()).toEqual(['B', 'H', 'O', 'R', 'T', 'W'])
  })
  test('the letters of the entry form are H R O T B A W G and agree with the table', () => {
    expect(ENTRY_FIELDS.map(({ letter }) => letter).join('')).toBe('HROTBAWG')
    for (const { letter, parameters } of ENTRY_FIELDS)
      if (parameters[0]) expect(PARAMETERS[parameters[0]].letter).toBe(letter)
  })
  test('codes find their parameter, alternates too', () => {
    expect(parameterByLoinc('2708-6')?.key).toBe('spo2')
    expect(parameterByLoinc('59408-5')?.key).toBe('spo2')
    expect(parameterByLoinc('8867-4')?.key).toBe('heart_rate')
    expect(parameterByLoinc('0000-0')).toBeUndefined()
    expect(BLOOD_PRESSURE_PANELS).toEqual([PARAMETERS.sbp.loinc.panel, ...(PARAMETERS.sbp.loinc.panelAlternates ?? [])])
  })
})
