import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { EngineError } from '../errors'
import { checkVector } from './check'
import { differences } from './compare'
import { OPS } from './registry'
import type { Vector, VectorFile } from './shape'

const file = JSON.parse(readFileSync(new URL('./shared.json', import.meta.url), 'utf8')) as VectorFile

describe('shared vectors', () => {
  test('the file has its 397 vectors, each with its own id', () => {
    expect(new Set(file.vectors.map((v) => v.id)).size).toBe(397)
  })
  test.each(file.vectors.map((v) => [`${v.op} ${v.id}`, v] as const))('%s', (_, vector) => {
    const { passed, actual, differs } = checkVector(vector, OPS)
    expect(passed, `differs at ${differs.join(', ')}: ${JSON.stringify(actual)}`).toBe(true)
  })
})

describe('the comparison', () => {
  test('an expected null is met by a missing field and by nothing else', () => {
    expect(differences({ a: null }, {})).toEqual([])
    expect(differences({ a: null }, { a: 0 })).toEqual(['a'])
    expect(differences({ a: null }, { a: false })).toEqual(['a'])
  })
  test('fields that expected does not name are ignored, also inside lists and objects', () => {
    expect(differences({ a: [{ b: 1 }] }, { a: [{ b: 1, c: 2 }], d: 3 })).toEqual([])
  })
  test('a list is compared whole and in order', () => {
    expect(differences({ a: [1, 2] }, { a: [2, 1] })).toEqual(['a[0]', 'a[1]'])
    expect(differences({ a: [1] }, { a: [1, 2] })).toEqual(['a'])
    expect(differences({ a: [] }, { a: undefined })).toEqual(['a'])
  })
  test('numbers are equal within 1e-9, stored values within 0.0011', () => {
    expect(differences({ a: 1 }, { a: 1 + 5e-10 })).toEqual([])
    expect(differences({ a: 1 }, { a: 1 + 5e-9 })).toEqual(['a'])
    expect(differences({ stored_value: 38.056 }, { stored_value: 38.057 })).toEqual([])
    expect(differences({ stored_value: 38.056 }, { stored_value: 38.058 })).toEqual(['stored_value'])
    expect(differences({ a: 1 }, { a: '1' })).toEqual(['a'])
  })
})

describe('a verdict', () => {
  const vector = (expected: Vector['expected']): Vector => ({ id: 'x', op: 'refuse', input: {}, expected, source: '' })
  const refuse = {
    refuse: () => {
      throw new EngineError('no_way')
    },
  }
  test('a refusal passes only with its code', () => {
    expect(checkVector(vector({ error: 'no_way' }), refuse).passed).toBe(true)
    expect(checkVector(vector({ error: 'other' }), refuse).passed).toBe(false)
  })
  test('a refusal never meets an expected null', () => {
    expect(checkVector(vector({ a: null }), refuse).passed).toBe(false)
  })
  test('an op that does not exist fails, and so does a crash', () => {
    expect(checkVector(vector({}), {}).passed).toBe(false)
    const crash = () => {
      throw new TypeError('bug')
    }
    expect(checkVector(vector({ error: 'bug' }), { refuse: crash }).passed).toBe(false)
  })
})
