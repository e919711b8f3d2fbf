import { describe, expect, test } from 'vitest'
import { reviewStep } from './review'
import type { ReviewInput } from './review-facts'

const on = '2026-04-15'
const calm: ReviewInput = {
  reviewOn: on,
  sowsH: 6,
  cows: 4,
  craving: 3,
  openTiers: [],
  highStress: false,
  patientRequestsHold: false,
  cannotFunctionOver48h: false,
  cannotTolerate: false,
  failedTapers: 0,
  sowsHDays: [],
  previousResults: [],
  stepBacksOn: [],
  previousIntervalSowsH: null,
  wantsFaster: false,
  speedUpExclusions: [],
}
const review = (more: Partial<ReviewInput>) => reviewStep({ ...calm, ...more })
const resultOf = (more: Partial<ReviewInput>) => review(more).result
const twoDays = (yesterday: number, today: number) => [
  { on: '2026-04-14', highest: yesterday },
  { on, highest: today },
]

describe('the boundaries of each result', () => {
  test.each<[string, Partial<ReviewInput>]>([
    ['proceed', { sowsH: 10, cows: 12, craving: 6 }],
    ['hold', { sowsH: 11 }],
    ['hold', { sowsH: 20 }],
    ['hold_and_slow', { sowsH: 21 }],
    ['hold', { cows: 13 }],
    ['hold', { cows: 24 }],
    ['hold_and_slow', { cows: 25 }],
    ['hold', { craving: 7 }],
    ['hold', { craving: 10 }],
    ['hold', { highStress: true }],
    ['hold', { patientRequestsHold: true }],
    ['hold', { openTiers: ['T5', 'T3'] }],
    ['hold', { openTiers: ['T1'] }],
    ['proceed', { openTiers: ['T4', 'T5'] }],
    ['step_back', { cannotFunctionOver48h: true }],
    ['step_back', { sowsHDays: twoDays(21, 21) }],
    ['proceed', { sowsHDays: twoDays(20, 21) }],
    ['proceed', { sowsHDays: twoDays(21, 20) }],
    ['stop', { cannotTolerate: true }],
    ['proceed', { failedTapers: 1 }],
    ['stop', { failedTapers: 2 }],
    ['stop', { stepBacksOn: ['2026-01-01', '2026-02-01'] }],
  ])('%s for %o', (result, more) => {
    expect(resultOf(more)).toBe(result)
  })
})

test('a missing SOWS or craving holds and says so; a COWS that was not taken is no bar', () => {
  expect(review({ sowsH: null, craving: null })).toMatchObject({
    result: 'hold',
    missing: ['SOWS_H', 'craving'],
    summary: 'Held: SOWS and craving not taken',
  })
  expect(review({ cows: null })).toMatchObject({ result: 'proceed', missing: ['COWS'] })
})

test('the second hold in a row slows and opens WD-11; a proceed between them does not', () => {
  expect(review({ craving: 8, previousResults: ['hold'] })).toMatchObject({ result: 'hold_and_slow', wd11: true })
  expect(review({ craving: 8, previousResults: ['hold_and_slow'] })).toMatchObject({
    result: 'hold_and_slow',
    wd11: true,
  })
  expect(review({ craving: 8, previousResults: ['hold', 'proceed'] })).toMatchObject({ result: 'hold', wd11: false })
  expect(review({ previousResults: ['hold'] })).toMatchObject({ result: 'proceed', wd11: false })
  expect(review({ sowsH: 21 })).toMatchObject({ result: 'hold_and_slow', wd11: false })
})

test('at most one step-back in 14 calendar days; on the 14th it is possible again', () => {
  const back = (stepBackOn: string) => review({ cannotFunctionOver48h: true, stepBacksOn: [stepBackOn] })
  expect(back('2026-04-02')).toMatchObject({ result: 'hold_and_slow', wd11: false })
  expect(back('2026-04-01')).toMatchObject({ result: 'step_back', wd11: true })
})

test('the gravest result counts and every reason is kept with its value and limit', () => {
  const { result, reasons } = review({ sowsH: 22, craving: 9, cannotTolerate: true })
  expect(result).toBe('stop')
  expect(reasons.map(({ code, value }) => [code, value])).toEqual([
    ['CANNOT_TOLERATE', null],
    ['SOWS_H_HIGH', 22],
    ['CRAVING', 9],
  ])
})

test('speeding up needs proceed, two low interval ends and the wish; some only by the clinician', () => {
  const wish = { sowsH: 5, previousIntervalSowsH: 5, wantsFaster: true }
  expect(review(wish).speedUp).toBe('offer')
  expect(review({ ...wish, sowsH: 6 }).speedUp).toBe('no')
  expect(review({ ...wish, previousIntervalSowsH: 6 }).speedUp).toBe('no')
  expect(review({ ...wish, previousIntervalSowsH: null }).speedUp).toBe('no')
  expect(review({ ...wish, wantsFaster: false }).speedUp).toBe('no')
  expect(review({ ...wish, highStress: true }).speedUp).toBe('no')
  expect(review({ ...wish, speedUpExclusions: ['pregnancy'] }).speedUp).toBe('clinician_only')
})
