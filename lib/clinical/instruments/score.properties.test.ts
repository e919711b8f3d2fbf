import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { possiblePoints } from './options'
import { scoredItems } from './read'
import { INSTRUMENTS } from './registry'
import { score } from './score'
import { CSSRS_CLASSES, type CssrsClass } from './score-cssrs'
import type { Answer, Instrument, Item } from './types'

const summed = Object.values(INSTRUMENTS).filter(({ scoring, items }) => /sum|mean/.test(scoring) && items.length > 0)

const allowed = (item: Item): fc.Arbitrary<Answer> =>
  item.answer.kind === 'boolean' ? fc.boolean() : fc.constantFrom(...possiblePoints(item))
const vector = (it: Instrument) => fc.tuple(...scoredItems(it).map(allowed))
const gate = (it: Instrument) => (it.id === 'PAWSS' ? { gate: true } : {})

describe.each(summed.map((it) => [it.id, it] as const))('%s', (_, it) => {
  test('any allowed answers total inside the range and lie in exactly one band', () => {
    fc.assert(
      fc.property(vector(it), (items) => {
        const result = score(it, { items, ...gate(it) })
        expect(result.status).toBe('complete')
        const total = result.total ?? Number.NaN
        expect(total).toBeGreaterThanOrEqual(it.minTotal ?? 0)
        expect(total).toBeLessThanOrEqual(it.maxTotal ?? 0)
        const holding = it.bands.filter(({ from, to }) => total >= from && total <= to)
        expect(holding).toHaveLength(it.bands.length > 0 ? 1 : 0)
        expect(result.band).toBe(holding[0]?.code ?? null)
      }),
    )
  })
  test('no total from missing items', () => {
    const some = fc.tuple(vector(it), fc.nat(scoredItems(it).length - 1))
    fc.assert(
      fc.property(some, ([items, blank]) => {
        const result = score(it, { items: items.map((value, i) => (i === blank ? null : value)), ...gate(it) })
        expect(result).toMatchObject({ status: 'incomplete', total: null, unrounded: null, band: null })
        expect(result.missing).toEqual([scoredItems(it)[blank]?.id])
      }),
    )
  })
  test('keyed and positional answers score alike', () => {
    fc.assert(
      fc.property(vector(it), (items) => {
        const answers = Object.fromEntries(scoredItems(it).map((item, i) => [item.id, items[i]]))
        expect(score(it, { answers, ...gate(it) })).toEqual(score(it, { items, ...gate(it) }))
      }),
    )
  })
})

describe('C-SSRS', () => {
  const ids = ['q1', 'q2', 'q3', 'q4', 'q5', 'q6', 'q6_3m'] as const
  const answers = fc.record(Object.fromEntries(ids.map((id) => [id, fc.constantFrom(true, false, null)])))
  test('one more Yes never lowers a class, and no Yes is ever lost', () => {
    fc.assert(
      fc.property(answers, fc.constantFrom(...ids), (given, id) => {
        const before = CSSRS_CLASSES.indexOf((score('CSSRS', { answers: given }).band ?? 'none') as CssrsClass)
        const after = score('CSSRS', { answers: { ...given, [id]: true } })
        const worse = CSSRS_CLASSES.indexOf((after.band ?? 'high') as CssrsClass)
        expect(worse).toBeGreaterThanOrEqual(before)
        for (const one of ids) if (given[one] === true || one === id) expect(after.stored[one]).toBe(true)
      }),
    )
  })
  test('storing what was stored changes nothing', () => {
    fc.assert(
      fc.property(answers, (given) => {
        const first = score('CSSRS', { answers: given })
        expect(score('CSSRS', { answers: first.stored })).toEqual(first)
      }),
    )
  })
})
