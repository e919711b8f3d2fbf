import { describe, expect, test } from 'vitest'
import { DEFAULT_COLUMNS, shownColumns } from './columns-list'

describe('columns of the caseload', () => {
  test('tier and patient show whatever was chosen', () => {
    expect(shownColumns(['due'], false)).toEqual(['tier', 'patient', 'due'])
    expect(shownColumns([], false)).toEqual(['tier', 'patient'])
  })
  test('a vital never shows without its age', () => {
    expect(shownColumns(['heartRate', 'due'], false)).toEqual(['tier', 'patient', 'heartRate', 'taken', 'due'])
  })
  test('the chosen order is kept', () => {
    expect(shownColumns(['due', 'phase'], false)).toEqual(['tier', 'patient', 'due', 'phase'])
  })
  test('comfortable rows hold the vitals and their age in one cell', () => {
    expect(shownColumns(DEFAULT_COLUMNS, true)).toEqual([
      'tier',
      'patient',
      'phase',
      'taper',
      'score',
      'vitals',
      'flag',
      'due',
    ])
  })
})
