import { describe, expect, test } from 'vitest'
import { pulsePoints } from './cows-pulse'
import { bandOf, INSTRUMENTS } from './registry'
import { score } from './score'
import type { InstrumentId, ScoreInput } from './types'

const of = (id: InstrumentId, input: ScoreInput) => score(id, input)
const zeros = (n: number) => Array<number>(n).fill(0)

/** Last total of one band and first of the next. */
const EDGES: [InstrumentId, [number, string][]][] = [
  [
    'COWS',
    [
      [0, 'none'],
      [4, 'none'],
      [5, 'mild'],
      [12, 'mild'],
      [13, 'moderate'],
      [24, 'moderate'],
      [25, 'moderately_severe'],
      [36, 'moderately_severe'],
      [37, 'severe'],
      [48, 'severe'],
    ],
  ],
  [
    'SOWS_H',
    [
      [0, 'none'],
      [1, 'mild'],
      [10, 'mild'],
      [11, 'moderate'],
      [20, 'moderate'],
      [21, 'severe'],
      [64, 'severe'],
    ],
  ],
  [
    'SOWS_G',
    [
      [0, 'mild'],
      [9, 'mild'],
      [10, 'moderate'],
      [19, 'moderate'],
      [20, 'severe'],
      [30, 'severe'],
    ],
  ],
  [
    'CIWA_AR',
    [
      [0, 'mild'],
      [9, 'mild'],
      [10, 'moderate'],
      [18, 'moderate'],
      [19, 'severe'],
      [67, 'severe'],
    ],
  ],
  [
    'CIWA_B',
    [
      [0, 'none'],
      [1, 'mild'],
      [20, 'mild'],
      [21, 'moderate'],
      [40, 'moderate'],
      [41, 'severe'],
      [60, 'severe'],
      [61, 'very_severe'],
      [80, 'very_severe'],
    ],
  ],
  [
    'PHQ9',
    [
      [0, 'minimal'],
      [4, 'minimal'],
      [5, 'mild'],
      [9, 'mild'],
      [10, 'moderate'],
      [14, 'moderate'],
      [15, 'moderately_severe'],
      [19, 'moderately_severe'],
      [20, 'severe'],
      [27, 'severe'],
    ],
  ],
  [
    'GAD7',
    [
      [0, 'minimal'],
      [4, 'minimal'],
      [5, 'mild'],
      [9, 'mild'],
      [10, 'moderate'],
      [14, 'moderate'],
      [15, 'severe'],
      [21, 'severe'],
    ],
  ],
  [
    'CRAVING_NRS',
    [
      [0, 'low'],
      [3, 'low'],
      [4, 'moderate'],
      [6, 'moderate'],
      [7, 'high'],
      [10, 'high'],
    ],
  ],
  [
    'ISI',
    [
      [0, 'none'],
      [7, 'none'],
      [8, 'subthreshold'],
      [14, 'subthreshold'],
      [15, 'moderate'],
      [21, 'moderate'],
      [22, 'severe'],
      [28, 'severe'],
    ],
  ],
  [
    'DAST10',
    [
      [0, 'none'],
      [1, 'low'],
      [2, 'low'],
      [3, 'moderate'],
      [5, 'moderate'],
      [6, 'substantial'],
      [8, 'substantial'],
      [9, 'severe'],
      [10, 'severe'],
    ],
  ],
  [
    'PAWSS',
    [
      [0, 'low_risk'],
      [3, 'low_risk'],
      [4, 'high_risk'],
      [10, 'high_risk'],
    ],
  ],
  [
    'DSM5_KUD',
    [
      [0, 'none'],
      [1, 'none'],
      [2, 'mild'],
      [3, 'mild'],
      [4, 'moderate'],
      [5, 'moderate'],
      [6, 'severe'],
      [11, 'severe'],
    ],
  ],
  [
    'READINESS',
    [
      [0, 'not_ready'],
      [3, 'not_ready'],
      [4, 'unsure'],
      [6, 'unsure'],
      [7, 'ready'],
      [10, 'ready'],
    ],
  ],
  [
    'BARC10',
    [
      [10, 'not_met'],
      [46, 'not_met'],
      [47, 'met'],
      [60, 'met'],
    ],
  ],
  [
    'QSOFA',
    [
      [0, 'negative'],
      [1, 'negative'],
      [2, 'positive'],
      [3, 'positive'],
    ],
  ],
  [
    'SIRS',
    [
      [0, 'negative'],
      [1, 'negative'],
      [2, 'positive'],
      [4, 'positive'],
    ],
  ],
]

describe('a complete total takes the band whose ends include it', () => {
  for (const [id, edges] of EDGES)
    test.each(edges)(`${id} %i is %s`, (total, band) => {
      expect(of(id, { total })).toMatchObject({ status: 'complete', total, band })
    })
  test.each(['BSCS', 'LDQ', 'SDS', 'NEWS2'] as const)('%s has a total and no band', (id) => {
    expect(of(id, { total: 9 })).toMatchObject({ status: 'complete', total: 9, band: null, bandLabel: null })
  })
})

describe('what is not allowed is rejected', () => {
  test.each(EDGES.map(([id]) => id))('%s: a total outside its range, or not whole', (id) => {
    const { minTotal, maxTotal } = INSTRUMENTS[id]
    for (const total of [(minTotal ?? 0) - 1, (maxTotal ?? 0) + 1, (minTotal ?? 0) + 0.5, Number.NaN])
      expect(of(id, { total })).toMatchObject({
        status: 'rejected',
        total: null,
        band: null,
        problem: 'total_out_of_range',
      })
  })
  test('restlessness 2 is not a COWS answer', () => {
    const result = of('COWS', { items: [0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0] })
    expect(result).toMatchObject({ status: 'rejected', problem: 'answer_not_allowed', problemItems: ['restlessness'] })
  })
  test('also when other items are missing', () => {
    expect(of('COWS', { items: [null, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0] }).status).toBe('rejected')
    expect(of('GAD7', { items: [null, 4, 0, 0, 0, 0, 0] }).status).toBe('rejected')
  })
  test('one item too few or too many', () => {
    expect(of('GAD7', { items: zeros(6) })).toMatchObject({ status: 'rejected', problem: 'wrong_number_of_items' })
    expect(of('GAD7', { items: zeros(8) }).status).toBe('rejected')
    expect(of('CIWA_B', { items: zeros(22) }).status).toBe('rejected')
  })
  test('an answer of another kind, an item of another form', () => {
    expect(of('DAST10', { items: zeros(10) }).status).toBe('rejected')
    expect(of('GAD7', { items: Array(7).fill(true) }).status).toBe('rejected')
    expect(of('GAD7', { answers: { q1: true } })).toMatchObject({ problem: 'unknown_item', problemItems: ['q1'] })
    expect(of('CRAVING_NRS', { items: [3.5] }).status).toBe('rejected')
    expect(of('CRAVING_NRS', { items: [11] }).status).toBe('rejected')
    expect(of('CRAVING_NRS', { items: [-1] }).status).toBe('rejected')
  })
  test('an unscored answer that is not allowed', () => {
    expect(of('CRAVING_NRS', { answers: { now: 3, worst_24h: 12 } }).status).toBe('rejected')
  })
  test('instruments without a total take none, computed ones take nothing', () => {
    expect(of('CSSRS', { total: 1 }).problem).toBe('no_total')
    expect(of('POSS', { total: 1 }).problem).toBe('no_total')
    expect(of('SHOCK_INDEX', { total: 1 }).problem).toBe('computed_elsewhere')
  })
})

describe('a blank item is never zero', () => {
  test('one blank leaves no total, no band, and is named', () => {
    const result = of('GAD7', { items: [3, 3, 3, 3, 3, 3, null] })
    expect(result).toMatchObject({
      status: 'incomplete',
      total: null,
      unrounded: null,
      band: null,
      missing: ['afraid'],
    })
  })
  test('nothing at all is incomplete, also for a form whose items are not known', () => {
    expect(of('GAD7', {}).missing).toHaveLength(7)
    expect(of('KDS', {})).toMatchObject({ status: 'incomplete', total: null })
    expect(of('KDS', { total: 120 })).toMatchObject({ status: 'complete', total: 120, band: null })
    expect(of('KDS', { total: -1 }).status).toBe('rejected')
  })
  test('an unscored item may stay blank and adds nothing', () => {
    expect(of('PHQ9', { answers: { ...phq(zeros(9)), difficulty: 3 } })).toMatchObject({ status: 'complete', total: 0 })
    expect(of('CIWA_B', { items: zeros(20) })).toMatchObject({ status: 'complete', total: 0, band: 'none' })
  })
})

const phq = (values: (number | null)[]) =>
  Object.fromEntries(INSTRUMENTS.PHQ9.items.slice(0, 9).map((item, i) => [item.id, values[i] ?? null]))

describe('COWS pulse', () => {
  test.each([
    [80, 0],
    [81, 1],
    [100, 1],
    [101, 2],
    [120, 2],
    [121, 4],
  ])('%i per minute is %i', (bpm, points) => {
    expect(pulsePoints(bpm)).toBe(points)
  })
  test('fills a blank item 1, and the filled answer is what gets stored', () => {
    const result = of('COWS', { items: [null, ...zeros(10)], pulseBpm: 128 })
    expect(result).toMatchObject({ status: 'complete', total: 4, pulsePoints: 4, stored: { pulse: 4 } })
  })
  test('an entered item 1 that agrees stays, one that disagrees is rejected', () => {
    expect(of('COWS', { items: [2, ...zeros(10)], pulseBpm: 120 })).toMatchObject({ status: 'complete', total: 2 })
    const result = of('COWS', { items: [0, ...zeros(10)], pulseBpm: 120 })
    expect(result).toMatchObject({
      status: 'rejected',
      problem: 'pulse_disagrees',
      problemItems: ['pulse'],
      pulsePoints: 2,
    })
  })
  test('without a recorded pulse a blank item 1 stays blank', () => {
    expect(of('COWS', { items: [null, ...zeros(10)] })).toMatchObject({ status: 'incomplete', missing: ['pulse'] })
    expect(of('COWS', { items: [null, ...zeros(10)] }).pulsePoints).toBeUndefined()
  })
})

describe('PHQ-9 item 9', () => {
  test('flags from 1 on, whatever the total', () => {
    expect(of('PHQ9', { items: zeros(9) }).item9Flag).toBe(false)
    expect(of('PHQ9', { items: [...zeros(8), 1] })).toMatchObject({ band: 'minimal', item9Flag: true })
  })
  test('flags although other items are blank or refused; a blank item 9 does not', () => {
    expect(of('PHQ9', { items: [null, ...zeros(7), 2] })).toMatchObject({ status: 'incomplete', item9Flag: true })
    expect(of('PHQ9', { items: [7, ...zeros(7), 2] })).toMatchObject({ status: 'rejected', item9Flag: true })
    expect(of('PHQ9', { items: [...zeros(8), null] })).toMatchObject({ status: 'incomplete', item9Flag: false })
    expect(of('PHQ9', { items: [...zeros(8), 9] }).item9Flag).toBe(false)
  })
  test('a bare total says nothing about item 9', () => expect(of('PHQ9', { total: 27 }).item9Flag).toBeUndefined())
})

describe('CIWA-Ar', () => {
  test('stores the name of the band set, ASAM 2020 unless another is chosen', () => {
    expect(of('CIWA_AR', { total: 8 })).toMatchObject({ band: 'mild', bandSet: 'ASAM2020' })
    expect(of('CIWA_AR', { total: 8, bandSet: 'CAMCOPS' })).toMatchObject({ band: 'moderate', bandSet: 'CAMCOPS' })
  })
  test.each([
    [7, 'mild'],
    [8, 'moderate'],
    [14, 'moderate'],
    [15, 'severe'],
  ])('CamCOPS: %i is %s', (total, band) => {
    expect(of('CIWA_AR', { total, bandSet: 'CAMCOPS' }).band).toBe(band)
  })
  test('a set nobody knows is rejected', () => {
    expect(of('CIWA_AR', { total: 8, bandSet: 'MINE' })).toMatchObject({
      status: 'rejected',
      problem: 'unknown_band_set',
    })
  })
  test('complicated is a mark at any score; the band stays that of the total', () => {
    const result = of('CIWA_AR', { total: 3, complications: ['seizure'] })
    expect(result).toMatchObject({ complicated: true, band: 'mild' })
    expect(of('CIWA_AR', { total: 67 }).complicated).toBe(false)
    expect(of('CIWA_AR', { items: [null, ...zeros(9)], complications: ['delirium'] }).complicated).toBe(true)
  })
})

describe('AUDIT-C', () => {
  test.each(['female', 'other', 'unknown', null] as const)('is positive from 3 on for %s', (sex) => {
    expect(of('AUDIT_C', { total: 2, sex }).band).toBe('negative')
    expect(of('AUDIT_C', { total: 3, sex })).toMatchObject({ band: 'positive', bandSet: 'FROM_3' })
  })
  test('is positive from 4 on for male', () => {
    expect(of('AUDIT_C', { total: 3, sex: 'male' })).toMatchObject({ band: 'negative', bandSet: 'FROM_4' })
    expect(of('AUDIT_C', { total: 4, sex: 'male' }).band).toBe('positive')
  })
})

describe('yes and no forms', () => {
  const no = (n: number) => Array<boolean>(n).fill(false)
  test('DAST-10 item 3 scores on No', () => {
    expect(of('DAST10', { items: no(10) })).toMatchObject({ total: 1, band: 'low' })
    expect(of('DAST10', { items: [false, false, true, ...no(7)] })).toMatchObject({ total: 0, band: 'none' })
  })
  test('PAWSS with a negative gate is 0 whatever the items', () => {
    const input = { items: Array(10).fill(true), gate: false }
    expect(of('PAWSS', input)).toMatchObject({
      status: 'complete',
      total: 0,
      band: 'low_risk',
      stored: { gate: false },
    })
    expect(of('PAWSS', { gate: false })).toMatchObject({ status: 'complete', total: 0 })
    expect(of('PAWSS', { total: 6, gate: false })).toMatchObject({ total: 0, band: 'low_risk' })
  })
  test('PAWSS with an unanswered gate is incomplete and names the gate first', () => {
    expect(of('PAWSS', { items: [null, ...no(9)] }).missing).toEqual(['gate', 'intoxicated_30d'])
    expect(of('PAWSS', { items: no(10) })).toMatchObject({ status: 'incomplete', total: null, missing: ['gate'] })
  })
  test('the gate may be one of the keyed answers', () => {
    const yes = Object.fromEntries(INSTRUMENTS.PAWSS.items.map(({ id }) => [id, true]))
    expect(of('PAWSS', { answers: yes })).toMatchObject({ total: 10, band: 'high_risk' })
    expect(of('PAWSS', { answers: { ...yes, gate: false } }).total).toBe(0)
    expect(of('PAWSS', { answers: yes, gate: false }).total).toBe(0)
  })
  test.each([
    [89, null],
    [90, 'early'],
    [364, 'early'],
    [365, 'sustained'],
  ])('%i days without criteria: %s', (days, remission) => {
    expect(of('DSM5_KUD', { total: 0, daysWithoutCriteria: days }).remission).toBe(remission)
  })
  test('without days nothing is said about remission', () => {
    expect(of('DSM5_KUD', { total: 0 }).remission).toBeUndefined()
  })
})

describe('PEG', () => {
  test('is the mean with one decimal half up; comparisons keep the unrounded one', () => {
    expect(of('PEG', { items: [7, 6, 6] })).toMatchObject({ total: 6.3, band: null })
    expect(of('PEG', { items: [7, 6, 6] }).unrounded).toBeCloseTo(19 / 3, 12)
    expect(of('PEG', { items: [7, 7, 6] }).total).toBe(6.7)
    expect(of('PEG', { total: 6.3 })).toMatchObject({ status: 'complete', total: 6.3 })
    expect(of('PEG', { total: 10.1 }).status).toBe('rejected')
  })
})

describe('levels', () => {
  test.each([
    [-5, 'T1'],
    [-4, 'T1'],
    [-3, 'T2'],
    [-2, null],
    [-1, null],
    [0, null],
    [1, null],
    [2, 'T3'],
    [3, 'T1'],
    [4, 'T1'],
  ])('RASS %i opens %s', (level, tier) => {
    expect(of('RASS', { answers: { level } })).toMatchObject({ status: 'complete', total: level, tier, band: null })
    expect(of('RASS', { total: level })).toMatchObject({ total: level, tier })
  })
  test('a level outside the scale is rejected, a blank one is incomplete', () => {
    expect(of('RASS', { answers: { level: 5 } })).toMatchObject({ status: 'rejected', problem: 'answer_not_allowed' })
    expect(of('RASS', { total: -6 }).problem).toBe('total_out_of_range')
    expect(of('RASS', {})).toMatchObject({ status: 'incomplete', missing: ['level'], tier: null })
    expect(of('POSS', { answers: { level: '5' } }).status).toBe('rejected')
  })
  test.each([
    ['S', 'acceptable'],
    ['1', 'acceptable'],
    ['2', 'acceptable'],
    ['3', 'unacceptable'],
    ['4', 'unacceptable'],
  ])('POSS %s is %s and has no total', (level, band) => {
    expect(of('POSS', { answers: { level } })).toMatchObject({ status: 'complete', total: null, band })
  })
})

test('answers win over a bare total that came with them', () => {
  expect(score('RASS', { total: 4, answers: { level: 0 } })).toMatchObject({ total: 0, tier: null })
  expect(score('GAD7', { total: 21, items: zeros(7) })).toMatchObject({ total: 0, band: 'minimal' })
  expect(score('QSOFA', { total: 3, answers: { rr: 16, sbp: 120, acvpu: 'A' } }).total).toBe(0)
  expect(score('CSSRS', { total: 3, answers: {} }).status).toBe('incomplete')
})

test('bandOf reads the named set, and the default one for a name it does not know', () => {
  expect(bandOf(INSTRUMENTS.CIWA_AR, 8, 'CAMCOPS')?.code).toBe('moderate')
  expect(bandOf(INSTRUMENTS.CIWA_AR, 8)?.code).toBe('mild')
  expect(bandOf(INSTRUMENTS.CIWA_AR, 8, 'MINE')?.code).toBe('mild')
  expect(bandOf(INSTRUMENTS.BSCS, 8)).toBeUndefined()
})
