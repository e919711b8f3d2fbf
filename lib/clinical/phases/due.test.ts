import { describe, expect, test } from 'vitest'
import { addHours } from '../time'
import { changeAnchor } from './anchor-change'
import { dueState, graceH } from './due'

const last = new Date('2026-03-07T20:00:00-06:00')
const ms = (count: number, at: Date) => new Date(at.getTime() + count)

describe('a planned measure', () => {
  test.each([
    [4, 2],
    [8, 2],
    [12, 3],
    [96, 24],
    [720, 24],
  ])('every %i h has %i h of grace', (interval, grace) => {
    expect(graceH(interval)).toBe(grace)
  })
  test('is due exactly at its time and overdue only after the exact end of the grace', () => {
    expect(dueState(last, 12, ms(-1, addHours(last, 12)))).toMatchObject({
      state: 'not_due',
      changesAt: addHours(last, 12),
    })
    expect(dueState(last, 12, addHours(last, 12)).state).toBe('due')
    const end = addHours(last, 15)
    expect(dueState(last, 12, end)).toMatchObject({ state: 'due', graceEndsAt: end, changesAt: ms(1, end) })
    expect(dueState(last, 12, ms(1, end))).toMatchObject({ state: 'overdue', changesAt: null })
  })
})

describe('an anchor change', () => {
  const change = { old: '2026-03-01', new: '2026-03-03', user: 'nurse7', at: last }
  test('without a reason changes nothing', () => {
    for (const reason of [null, '', '  ']) {
      expect(changeAnchor({ ...change, reason })).toEqual({ accepted: false, code: 'reason_required', audit: null })
    }
  })
  test('keeps old, new, reason, who and when', () => {
    expect(changeAnchor({ ...change, reason: ' corrected ' }).audit).toEqual({ ...change, reason: 'corrected' })
  })
})
