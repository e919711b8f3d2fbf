import { expect, test } from 'vitest'
import { pointsFor, pointsForAlertness, pointsForOxygen, referenceBand } from './bands'

test('a cell carries its points and the side it lies on', () => {
  expect(pointsFor('heart_rate', 128)).toEqual({ points: 2, direction: 'high' })
  expect(pointsFor('heart_rate', 45)).toEqual({ points: 1, direction: 'low' })
  expect(pointsFor('heart_rate', 78)).toEqual({ points: 0, direction: null })
  expect(pointsFor('sbp', 102)).toEqual({ points: 1, direction: 'low' })
  expect(pointsFor('sbp', 220)).toEqual({ points: 3, direction: 'high' })
  expect(pointsFor('respiratory_rate', 25)).toEqual({ points: 3, direction: 'high' })
  expect(pointsFor('temperature', 38.05)).toEqual({ points: 1, direction: 'high' })
  expect(pointsFor('temperature', 38.04)).toEqual({ points: 0, direction: null })
  expect(pointsFor('spo2', 95)).toEqual({ points: 1, direction: 'low' })
})
test('a missing value has no points, which is not 0', () => {
  for (const value of [null, undefined, Number.NaN])
    expect(pointsFor('heart_rate', value)).toEqual({ points: null, direction: null })
  expect(pointsForAlertness(null).points).toBeNull()
  expect(pointsForOxygen(undefined).points).toBeNull()
})
test('on scale 2 high saturations count on oxygen only, and the oxygen must be known', () => {
  expect(pointsFor('spo2', 97, { scale: 2, onOxygen: true })).toEqual({ points: 3, direction: 'high' })
  expect(pointsFor('spo2', 97, { scale: 2, onOxygen: false })).toEqual({ points: 0, direction: null })
  expect(pointsFor('spo2', 93, { scale: 2 })).toEqual({ points: null, direction: null })
  expect(pointsFor('spo2', 87, { scale: 2 })).toEqual({ points: 1, direction: 'low' })
})
test('alertness and oxygen', () => {
  expect(pointsForAlertness('A')).toEqual({ points: 0, direction: null })
  expect(pointsForAlertness('C')).toEqual({ points: 3, direction: 'low' })
  expect(pointsForOxygen(true)).toEqual({ points: 2, direction: 'high' })
  expect(pointsForOxygen(false)).toEqual({ points: 0, direction: null })
})
test('the reference band is the range without points', () => {
  expect(referenceBand('heart_rate')).toEqual({ low: 51, high: 90 })
  expect(referenceBand('respiratory_rate')).toEqual({ low: 12, high: 20 })
  expect(referenceBand('sbp')).toEqual({ low: 111, high: 219 })
  expect(referenceBand('temperature')).toEqual({ low: 36.1, high: 38 })
  expect(referenceBand('spo2')).toEqual({ low: 96, high: null })
  expect(referenceBand('spo2', { scale: 2, onOxygen: true })).toEqual({ low: 88, high: 92 })
  expect(referenceBand('spo2', { scale: 2, onOxygen: false })).toEqual({ low: 88, high: null })
})
