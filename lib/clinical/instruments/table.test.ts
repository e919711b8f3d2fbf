import { describe, expect, test } from 'vitest'
import { bandProblems, reachableTotals, tableProblems } from './check'
import { cows } from './cows'
import { gad7 } from './gad7'
import { findInstrument, INSTRUMENTS } from './registry'
import { sowsG } from './sows-g'
import { INSTRUMENT_IDS, type Instrument } from './types'

const all = Object.values(INSTRUMENTS)
const problemsOf = (change: Partial<Instrument>, it: Instrument = sowsG) => tableProblems([{ ...it, ...change }])

describe('the table as it ships', () => {
  test('has nothing to refuse', () => expect(tableProblems(all)).toEqual([]))
  test.each(INSTRUMENT_IDS)('%s stands under its own id', (id) => {
    expect(INSTRUMENTS[id].id).toBe(id)
    expect(findInstrument(id)).toBe(INSTRUMENTS[id])
  })
  test('an id from an address that is not ours finds nothing', () => {
    expect(findInstrument('SOWS')).toBeUndefined()
    expect(findInstrument('toString')).toBeUndefined()
  })
  test('the two scales called SOWS stay apart', () => {
    expect(INSTRUMENTS.SOWS_H.maxTotal).toBe(64)
    expect(INSTRUMENTS.SOWS_G.maxTotal).toBe(30)
  })
  test('instruments whose wording may not ship say so and are score entry only', () => {
    const ids = all.filter(({ license }) => license.scoreEntryOnly).map(({ id }) => id)
    expect(ids.sort()).toEqual(['DAST10', 'ISI', 'KDS', 'LDQ', 'SDS'])
    expect(all.filter(({ license }) => license.shipsWording).map(({ id }) => id)).toEqual(['PHQ9', 'GAD7', 'AUDIT_C'])
  })
  test.each([
    ['COWS', 48],
    ['SOWS_H', 64],
    ['CIWA_AR', 67],
    ['CIWA_B', 80],
    ['PHQ9', 27],
    ['GAD7', 21],
    ['ISI', 28],
    ['BSCS', 12],
    ['LDQ', 30],
    ['SDS', 15],
    ['BARC10', 60],
    ['NEWS2', 20],
  ] as const)('%s reaches %i points and no more', (id, max) => {
    expect(INSTRUMENTS[id].maxTotal).toBe(max)
    expect(reachableTotals(INSTRUMENTS[id])?.at(-1)).toBe(max)
  })
  test('COWS points skip numbers', () => {
    expect(cows.items[2]?.answer).toMatchObject({ options: [0, 1, 3, 5].map((value) => ({ value })) })
  })
})

describe('a table that must not build', () => {
  test('two instruments with one id', () => {
    expect(tableProblems([sowsG, sowsG])).toContain('SOWS_G: duplicate instrument id')
  })
  test('two items with one id', () => {
    const items = [...sowsG.items.slice(1), ...sowsG.items.slice(1, 2)]
    expect(problemsOf({ items })).toEqual(['SOWS_G: duplicate item id stomach_cramps'])
  })
  test('overlapping bands', () => {
    const bands = [
      { code: 'a', label: 'A', from: 0, to: 10 },
      { code: 'b', label: 'B', from: 10, to: 30 },
    ]
    expect(problemsOf({ bands })).toEqual(['SOWS_G: default: bands a and b overlap'])
  })
  test('a gap between bands', () => {
    const bands = [
      { code: 'a', label: 'A', from: 0, to: 9 },
      { code: 'b', label: 'B', from: 11, to: 30 },
    ]
    expect(problemsOf({ bands })).toEqual(['SOWS_G: default: gap between a and b'])
  })
  test('bands that leave out the ends', () => {
    const bands = [{ code: 'a', label: 'A', from: 1, to: 29 }]
    expect(problemsOf({ bands })).toEqual([
      'SOWS_G: default: the first band does not start at the minimum',
      'SOWS_G: default: the last band does not end at the maximum',
    ])
  })
  test('a band that ends before it starts, and one code twice', () => {
    const bands = [
      { code: 'a', label: 'A', from: 3, to: 2 },
      { code: 'a', label: 'A', from: 3, to: 30 },
    ]
    const problems = bandProblems(sowsG, bands, 'default')
    expect(problems).toContain('default: band a ends before it starts')
    expect(problems).toContain('default: duplicate band a')
  })
  test('a band that no answers reach', () => {
    const item = {
      id: 'x',
      label: 'X',
      answer: {
        kind: 'options',
        options: [
          { value: 0, label: 'No' },
          { value: 5, label: 'Yes' },
        ],
      },
    } as const
    const bands = [
      { code: 'a', label: 'A', from: 0, to: 1 },
      { code: 'b', label: 'B', from: 2, to: 4 },
      { code: 'c', label: 'C', from: 5, to: 5 },
    ]
    expect(problemsOf({ items: [item], maxTotal: 5, bands })).toEqual(['SOWS_G: default: band b cannot be reached'])
  })
  test('bands of a second set are checked as well', () => {
    const bad = {
      id: 'OTHER',
      label: 'Other',
      bands: [{ code: 'a', label: 'A', from: 0, to: 5 }],
      source: sowsG.source,
    }
    expect(problemsOf({ bandSets: [bad] })).toEqual(['SOWS_G: OTHER: the last band does not end at the maximum'])
  })
  test('an option that another one hides, an option without label, a lone option', () => {
    const answer = (...options: [number, string][]) =>
      ({ kind: 'options', options: options.map(([value, label]) => ({ value, label })) }) as const
    const withFirst = (first: ReturnType<typeof answer>) =>
      problemsOf({ items: sowsG.items.map((item, i) => (i === 0 ? { ...item, answer: first } : item)) })
    expect(withFirst(answer([0, 'a'], [3, 'b'], [3, 'c']))).toEqual([
      'SOWS_G: item feeling_sick: option 3 cannot be reached, another one has its value',
    ])
    expect(withFirst(answer([0, 'a'], [3, ' ']))).toEqual(['SOWS_G: item feeling_sick: option 3 without label'])
    expect(withFirst(answer([0, 'a'], [1.5, 'b'], [3, 'c']))).toEqual([
      'SOWS_G: item feeling_sick: option 1.5 is not whole',
    ])
    expect(withFirst(answer([0, 'a']))).toContain('SOWS_G: item feeling_sick: fewer than two options')
  })
  test('a range without values', () => {
    const items = [{ id: 'x', label: 'X', answer: { kind: 'range', min: 5, max: 5, step: 1 } } as const]
    expect(problemsOf({ items, bands: [], minTotal: 5, maxTotal: 5 })).toEqual([
      'SOWS_G: item x: a range without values',
    ])
  })
  test('a maximum or minimum that is not the one of the items', () => {
    expect(problemsOf({ maxTotal: 55 }, cows)).toContain('COWS: maximum is 55, the items give 48')
    expect(problemsOf({ minTotal: 1 }, cows)).toContain('COWS: minimum is 1, the items give 0')
    expect(problemsOf({ maxTotal: 30 }, INSTRUMENTS.PEG)).toContain('PEG: maximum is 30, the items give 10')
    expect(problemsOf({ maxTotal: 5 }, INSTRUMENTS.QSOFA)).toContain('QSOFA: maximum is not the number of criteria')
  })
  test('no source, no license, no version, bands without source', () => {
    expect(problemsOf({ source: { title: ' ', strength: 'verified' } })).toEqual(['SOWS_G: no source'])
    expect(problemsOf({ license: { text: '', shipsWording: false } })).toEqual(['SOWS_G: no license'])
    expect(problemsOf({ version: '' })).toEqual(['SOWS_G: no version'])
    expect(problemsOf({ bandSource: undefined })).toEqual(['SOWS_G: bands without source'])
  })
  test('wording that the license does not allow, and wording that is missing', () => {
    const loud = gad7.items.map((item) => ({ ...item, wording: 'Full text' }))
    const closed = { text: 'Closed', shipsWording: false } as const
    expect(problemsOf({ license: closed, items: loud }, gad7)).toHaveLength(7)
    expect(problemsOf({ license: { text: 'Open', shipsWording: true } })).toHaveLength(10)
    const both = { text: 'Open', shipsWording: true, scoreEntryOnly: true } as const
    expect(problemsOf({ license: both }, gad7)).toEqual(['GAD7: ships wording but is score entry only'])
  })
  test('an item without a label', () => {
    const items = sowsG.items.map((item, i) => (i === 0 ? { ...item, label: '' } : item))
    expect(problemsOf({ items })).toEqual(['SOWS_G: item feeling_sick without label'])
  })
})
