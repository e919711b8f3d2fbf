import { describe, expect, test } from 'vitest'
import { score } from './score'
import { qsofaKnownMet } from './score-criteria'

describe('qSOFA', () => {
  const total = (rr: number, sbp: number, acvpu: string) => score('QSOFA', { answers: { rr, sbp, acvpu } }).total
  test('breaths from 22, systolic to 100, anything but alert', () => {
    expect(total(21, 101, 'A')).toBe(0)
    expect(total(22, 101, 'A')).toBe(1)
    expect(total(21, 100, 'A')).toBe(1)
    expect(total(21, 101, 'C')).toBe(1)
    expect(total(22, 98, 'U')).toBe(3)
  })
  test('a missing part leaves no score, but known criteria count for the fever rule', () => {
    expect(score('QSOFA', { answers: { rr: 30, sbp: 80 } })).toMatchObject({
      status: 'incomplete',
      total: null,
      missing: ['acvpu'],
    })
    expect(qsofaKnownMet({ rr: 30, sbp: 80 })).toBe(2)
    expect(qsofaKnownMet({ rr: 30, sbp: null, acvpu: 'A' })).toBe(1)
    expect(qsofaKnownMet({})).toBe(0)
  })
  test('a letter outside ACVPU is rejected', () => {
    expect(score('QSOFA', { answers: { rr: 30, sbp: 80, acvpu: 'X' } }).status).toBe('rejected')
  })
})

describe('SIRS', () => {
  const calm = { tempC: 37, hr: 80, rr: 16, wbc10e9PerL: 8 }
  const total = (change: object) => score('SIRS', { answers: { ...calm, ...change } }).total
  test.each([
    ['38.0 °C', { tempC: 38 }, 0],
    ['38.1 °C', { tempC: 38.1 }, 1],
    ['36.0 °C', { tempC: 36 }, 0],
    ['35.9 °C', { tempC: 35.9 }, 1],
    ['HR 90', { hr: 90 }, 0],
    ['HR 91', { hr: 91 }, 1],
    ['RR 20', { rr: 20 }, 0],
    ['RR 21', { rr: 21 }, 1],
    ['PaCO2 32', { paco2MmHg: 32 }, 0],
    ['PaCO2 31', { paco2MmHg: 31 }, 1],
    ['RR and PaCO2 count once', { rr: 30, paco2MmHg: 20 }, 1],
    ['WBC 12', { wbc10e9PerL: 12 }, 0],
    ['WBC 12.1', { wbc10e9PerL: 12.1 }, 1],
    ['WBC 4', { wbc10e9PerL: 4 }, 0],
    ['WBC 3.9', { wbc10e9PerL: 3.9 }, 1],
    ['bands 10 %', { bandsPct: 10 }, 0],
    ['bands 11 %', { bandsPct: 11 }, 1],
    ['all four', { tempC: 39, hr: 120, rr: 30, wbc10e9PerL: 20 }, 4],
  ])('%s', (_, change, points) => expect(total(change)).toBe(points))
  test('two criteria are positive', () => {
    expect(score('SIRS', { answers: { ...calm, hr: 91, rr: 21 } }).band).toBe('positive')
    expect(score('SIRS', { answers: { ...calm, hr: 91 } }).band).toBe('negative')
  })
  test('optional measures do not stand in for needed ones', () => {
    const { rr: _, ...rest } = calm
    expect(score('SIRS', { answers: { ...rest, paco2MmHg: 20, bandsPct: 20 } })).toMatchObject({
      status: 'incomplete',
      missing: ['rr'],
    })
  })
})
