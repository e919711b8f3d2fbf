import { describe, expect, test } from 'vitest'
import { score } from './score'

type Yes = boolean | null
const screen = (q1: Yes, q2: Yes, q3: Yes, q4: Yes, q5: Yes, q6: Yes, q6_3m: Yes) =>
  score('CSSRS', { answers: { q1, q2, q3, q4, q5, q6, q6_3m } })

describe('class by the gravest Yes', () => {
  test('all No is none, and none only then', () => {
    expect(screen(false, false, null, null, null, false, null)).toMatchObject({
      status: 'complete',
      band: 'none',
      total: null,
    })
  })
  test.each([
    ['wish to be dead', screen(true, false, null, null, null, false, null), 'low'],
    ['thoughts', screen(false, true, false, false, false, false, null), 'low'],
    ['method', screen(false, true, true, false, false, false, null), 'moderate'],
    ['behavior longer ago', screen(false, false, null, null, null, true, false), 'moderate'],
    ['intent', screen(false, true, false, true, false, false, null), 'high'],
    ['plan', screen(false, true, false, false, true, false, null), 'high'],
    ['recent behavior', screen(false, false, null, null, null, true, true), 'high'],
  ])('%s', (_, result, band) => expect(result).toMatchObject({ status: 'complete', band, contradictory: false }))
})

describe('not asked is not No', () => {
  test('a No after a negative gate is stored as null', () => {
    const { stored } = screen(true, false, false, false, false, false, false)
    expect(stored).toEqual({ q1: true, q2: false, q3: null, q4: null, q5: null, q6: false, q6_3m: null })
  })
  test('a No that was rightly asked stays a No', () => {
    expect(screen(true, true, false, false, false, true, false).stored).toEqual({
      q1: true,
      q2: true,
      q3: false,
      q4: false,
      q5: false,
      q6: true,
      q6_3m: false,
    })
  })
  test('a No is kept while the gate itself is unanswered', () => {
    expect(screen(true, null, false, null, null, null, false).stored).toMatchObject({ q3: false, q6_3m: false })
  })
})

describe('a Yes is never discarded', () => {
  test.each([
    ['q3', screen(false, false, true, null, null, false, null), 'moderate'],
    ['q4', screen(false, false, null, true, null, false, null), 'high'],
    ['q5', screen(false, false, null, null, true, false, null), 'high'],
    ['q6_3m', screen(false, false, null, null, null, false, true), 'high'],
  ])('%s although it was not to be asked: kept, marked, classed', (id, result, band) => {
    expect(result).toMatchObject({ status: 'complete', contradictory: true, band })
    expect(result.stored[id]).toBe(true)
  })
})

describe('an incomplete screen has no class', () => {
  test.each([
    ['q1', screen(null, false, null, null, null, false, null), ['q1']],
    ['q2', screen(true, null, null, null, null, false, null), ['q2']],
    ['q6', screen(true, false, null, null, null, null, null), ['q6']],
    ['q3 to q5 after a Yes to q2', screen(true, true, null, null, null, false, null), ['q3', 'q4', 'q5']],
    ['6b after a Yes to q6', screen(false, false, null, null, null, true, null), ['q6_3m']],
    ['q4 and q5 although q3 is yes', screen(true, true, true, null, null, false, null), ['q4', 'q5']],
  ])('without %s', (_, result, missing) => {
    expect(result).toMatchObject({ status: 'incomplete', band: null, bandLabel: null, missing })
  })
  test('unless a Yes to 4, 5 or 6b already makes it high', () => {
    expect(screen(null, null, null, true, null, null, null)).toMatchObject({
      status: 'incomplete',
      band: 'high',
      contradictory: false,
    })
    expect(screen(null, true, null, null, true, null, null)).toMatchObject({ status: 'incomplete', band: 'high' })
    expect(screen(null, null, null, null, null, null, true)).toMatchObject({ status: 'incomplete', band: 'high' })
  })
  test('nothing answered', () => expect(score('CSSRS', { answers: {} }).missing).toEqual(['q1', 'q2', 'q6']))
  test('an answer that is not yes or no is rejected', () => {
    expect(score('CSSRS', { answers: { q1: 1 } })).toMatchObject({ status: 'rejected', band: null })
  })
})
