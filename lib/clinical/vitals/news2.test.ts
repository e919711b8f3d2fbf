import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ACVPU } from '../types'
import { NEWS2_PARTS, news2, news2TotalBand } from './news2'

const calm = { rr: 16, spo2: 97, spo2Scale: 1, onOxygen: false, sbp: 122, hr: 78, acvpu: 'A', tempC: 36.8 } as const
const points = (change: object) => news2({ ...calm, ...change }).points

describe('points change exactly at the edges of chart 1', () => {
  test.each([
    [8, 3],
    [9, 1],
    [11, 1],
    [12, 0],
    [20, 0],
    [21, 2],
    [24, 2],
    [25, 3],
  ])('RR %i: %i', (rr, p) => expect(points({ rr }).rr).toBe(p))
  test.each([
    [91, 3],
    [92, 2],
    [93, 2],
    [94, 1],
    [95, 1],
    [96, 0],
    [100, 0],
  ])('SpO2 %i, scale 1: %i', (spo2, p) => expect(points({ spo2 }).spo2).toBe(p))
  test.each([
    [83, 3],
    [84, 2],
    [85, 2],
    [86, 1],
    [87, 1],
    [88, 0],
    [92, 0],
    [93, 0],
    [100, 0],
  ])('SpO2 %i, scale 2 on air: %i', (spo2, p) => expect(points({ spo2, spo2Scale: 2 }).spo2).toBe(p))
  test.each([
    [83, 3],
    [84, 2],
    [85, 2],
    [86, 1],
    [87, 1],
    [88, 0],
    [92, 0],
    [93, 1],
    [94, 1],
    [95, 2],
    [96, 2],
    [97, 3],
  ])('SpO2 %i, scale 2 on oxygen: %i', (spo2, p) => expect(points({ spo2, spo2Scale: 2, onOxygen: true }).spo2).toBe(p))
  test.each([
    [90, 3],
    [91, 2],
    [100, 2],
    [101, 1],
    [110, 1],
    [111, 0],
    [219, 0],
    [220, 3],
  ])('SBP %i: %i', (sbp, p) => expect(points({ sbp }).sbp).toBe(p))
  test.each([
    [40, 3],
    [41, 1],
    [50, 1],
    [51, 0],
    [90, 0],
    [91, 1],
    [110, 1],
    [111, 2],
    [130, 2],
    [131, 3],
  ])('HR %i: %i', (hr, p) => expect(points({ hr }).hr).toBe(p))
  test.each([
    [35.0, 3],
    [35.1, 1],
    [36.0, 1],
    [36.1, 0],
    [38.0, 0],
    [38.1, 1],
    [39.0, 1],
    [39.1, 2],
  ])('%f °C: %i', (tempC, p) => expect(points({ tempC }).temp).toBe(p))
  test('oxygen is 2, air is 0', () => {
    expect(points({ onOxygen: true }).oxygen).toBe(2)
    expect(points({}).oxygen).toBe(0)
  })
  test.each(ACVPU)('consciousness %s', (acvpu) => expect(points({ acvpu }).consciousness).toBe(acvpu === 'A' ? 0 : 3))
})

describe('temperature', () => {
  test('is rounded half up in decimal before the table', () => {
    expect(points({ tempC: 38.05 }).temp).toBe(1)
    expect(points({ tempC: 38.04 }).temp).toBe(0)
    expect(points({ tempC: 35.05 }).temp).toBe(1)
  })
  test('is converted from °F when no °C is given', () => {
    expect(points({ tempC: null, tempF: 100.4 }).temp).toBe(0)
    expect(points({ tempC: null, tempF: 100.6 }).temp).toBe(1)
    expect(points({ tempC: 36.8, tempF: 104 }).temp).toBe(0)
  })
})

describe('band and observation', () => {
  test.each([
    ['0', {}, 0, 'low', '12_hourly'],
    ['1', { hr: 91 }, 1, 'low', '4_6_hourly'],
    ['4 without a 3', { rr: 21, sbp: 100 }, 4, 'low', '4_6_hourly'],
    ['3 by a single 3', { sbp: 88 }, 3, 'low_medium', 'hourly'],
    ['4 with a single 3', { acvpu: 'C', hr: 91 }, 4, 'low_medium', 'hourly'],
    ['5 without a 3', { rr: 21, sbp: 100, hr: 91 }, 5, 'medium', 'hourly'],
    ['5 with a single 3', { acvpu: 'C', rr: 21 }, 5, 'medium', 'hourly'],
    ['6', { acvpu: 'C', sbp: 90 }, 6, 'medium', 'hourly'],
    ['7', { acvpu: 'C', sbp: 90, hr: 91 }, 7, 'high', 'continuous'],
  ])('a total of %s', (_, change, total, band, observation) => {
    expect(news2({ ...calm, ...change } as object)).toMatchObject({
      status: 'complete',
      total,
      band,
      observation,
      missing: [],
    })
  })
  test('by total alone, as triage counts worsening', () => {
    expect([0, 4, 5, 6, 7, 20].map(news2TotalBand)).toEqual(['low', 'low', 'medium', 'medium', 'high', 'high'])
  })
})

describe('what was not measured is never normal', () => {
  test('no total and no band, but the single 3 still shows', () => {
    const result = news2({ ...calm, tempC: null, hr: 135 })
    expect(result).toMatchObject({
      status: 'incomplete',
      total: null,
      band: null,
      single3: true,
      missing: ['temp'],
      observation: 'hourly',
    })
  })
  test('what the measured parts already require stands', () => {
    expect(news2({ ...calm, tempC: null, hr: 135, rr: 25, sbp: 100 })).toMatchObject({
      atLeast: 8,
      observation: 'continuous',
    })
    expect(news2({ ...calm, tempC: null, rr: 21, sbp: 100, hr: 91 })).toMatchObject({
      atLeast: 5,
      observation: 'hourly',
    })
    expect(news2({ ...calm, tempC: null, rr: 21, sbp: 100 })).toMatchObject({
      atLeast: 4,
      single3: false,
      observation: null,
    })
  })
  test('missing parts are named in alphabetical order', () => {
    expect(news2({}).missing).toEqual(['consciousness', 'hr', 'oxygen', 'rr', 'sbp', 'spo2', 'temp'])
  })
  test('on scale 2 a high saturation has no points while the oxygen is not known', () => {
    expect(news2({ ...calm, spo2: 95, spo2Scale: 2, onOxygen: null }).missing).toEqual(['oxygen', 'spo2'])
    expect(news2({ ...calm, spo2: 92, spo2Scale: 2, onOxygen: null }).missing).toEqual(['oxygen'])
  })
  test('property: taking any part away leaves no total', () => {
    const set = fc.record({
      rr: fc.integer({ min: 3, max: 60 }),
      spo2: fc.integer({ min: 60, max: 100 }),
      sbp: fc.integer({ min: 50, max: 260 }),
      hr: fc.integer({ min: 25, max: 200 }),
      tempC: fc.integer({ min: 300, max: 420 }).map((t) => t / 10),
      onOxygen: fc.boolean(),
      acvpu: fc.constantFrom(...ACVPU),
    })
    const key = fc.constantFrom('rr', 'spo2', 'sbp', 'hr', 'tempC', 'onOxygen', 'acvpu')
    fc.assert(
      fc.property(set, key, (full, gone) => {
        const whole = news2(full)
        const sum = NEWS2_PARTS.reduce((total, part) => total + (whole.points[part] ?? Number.NaN), 0)
        expect(whole.total).toBe(sum)
        expect(news2({ ...full, [gone]: null })).toMatchObject({ status: 'incomplete', total: null, band: null })
      }),
    )
  })
})
