import { describe, expect, test } from 'vitest'
import { type OrthostaticKind, orthostatic, type PressureReading } from './orthostatic'
import { shockIndex } from './shock-index'

const stand = (kind: OrthostaticKind, baseline: PressureReading, now: PressureReading, minute = 3) =>
  orthostatic({ kind, baseline, standing: [{ minute, ...now }] })
const lying = { sbp: 130, dbp: 80 }

describe('orthostatic test', () => {
  test.each([
    ['supine_to_stand', 111, 71, false],
    ['supine_to_stand', 110, 71, true],
    ['supine_to_stand', 111, 70, true],
    ['sit_to_stand', 116, 74, false],
    ['sit_to_stand', 115, 74, true],
    ['sit_to_stand', 116, 73, true],
  ] as const)('%s to %i/%i: %s', (kind, sbp, dbp, positive) =>
    expect(stand(kind, lying, { sbp, dbp }).positive).toBe(positive),
  )
  test('names every reason in alphabetical order', () => {
    expect(stand('supine_to_stand', { sbp: 110, dbp: 70 }, { sbp: 88, dbp: 60 }).reasons).toEqual([
      'dbp_fall',
      'sbp_fall',
      'standing_sbp_below_90',
    ])
  })
  test('a standing pressure below 90 is positive without a fall, 90 is not', () => {
    expect(stand('sit_to_stand', { sbp: 92, dbp: 60 }, { sbp: 89, dbp: 60 })).toMatchObject({
      positive: true,
      reasons: ['standing_sbp_below_90'],
    })
    expect(stand('sit_to_stand', { sbp: 92, dbp: 60 }, { sbp: 90, dbp: 60 }).positive).toBe(false)
  })
  test('readings later than 3 minutes are ignored; without others there is no result', () => {
    expect(stand('supine_to_stand', lying, { sbp: 80, dbp: 50 }, 4)).toEqual({
      positive: null,
      reasons: [],
      volumeLossSupport: false,
    })
    expect(stand('supine_to_stand', lying, { sbp: 80, dbp: 50 }, 3).positive).toBe(true)
    expect(orthostatic({ kind: 'supine_to_stand', baseline: lying, standing: [] }).positive).toBeNull()
  })
  test('any reading within 3 minutes can make it positive', () => {
    const standing = [
      { minute: 1, sbp: 108, dbp: 78 },
      { minute: 3, sbp: 128, dbp: 80 },
    ]
    expect(orthostatic({ kind: 'supine_to_stand', baseline: lying, standing }).positive).toBe(true)
  })
  test('a heart-rate rise of 30 supports volume loss and makes nothing positive', () => {
    const rise = (hr: number) => stand('supine_to_stand', { ...lying, hr: 70 }, { sbp: 128, dbp: 80, hr })
    expect(rise(100)).toEqual({ positive: false, reasons: [], volumeLossSupport: true })
    expect(rise(99).volumeLossSupport).toBe(false)
    expect(stand('supine_to_stand', lying, { sbp: 128, dbp: 80, hr: 150 }).volumeLossSupport).toBe(false)
  })
  test('too little measured to tell is not negative', () => {
    expect(stand('supine_to_stand', lying, { sbp: 125 }).positive).toBeNull()
    expect(stand('supine_to_stand', { sbp: 130 }, { sbp: 125, dbp: 70 }).positive).toBeNull()
    expect(stand('supine_to_stand', lying, { sbp: 105 }).positive).toBe(true)
  })
})

describe('shock index', () => {
  test('two decimals half up, compared unrounded', () => {
    expect(shockIndex(118, 98)).toMatchObject({ index: 1.2, vit10: true })
    expect(shockIndex(197, 200).index).toBe(0.99)
  })
  test.each([
    [100, 100, true],
    [100, 101, false],
    [99, 99, false],
    [101, 100, true],
  ])('HR %i, SBP %i: %s', (hr, sbp, vit10) => {
    expect(shockIndex(hr, sbp).vit10).toBe(vit10)
  })
  test('nothing from a missing part', () => {
    expect(shockIndex(null, 100)).toEqual({ index: null, unrounded: null, vit10: false })
    expect(shockIndex(120, undefined).index).toBeNull()
    expect(shockIndex(120, 0).index).toBeNull()
  })
})
