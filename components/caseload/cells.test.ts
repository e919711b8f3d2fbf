import { describe, expect, test } from 'vitest'
import type { CaseloadPatient } from '@/db/caseload/rows'
import { dueWhen } from './due-cell'
import { flagLine } from './flag-line'
import { taperCell } from './taper-cell'

describe('the line of a flag keeps value, comparator and limit', () => {
  test.each([
    ['NEWS2 7 ≥ 7', ['NEWS2', '7', '≥ 7']],
    ['COWS 24 > 18 expected, twice', ['COWS', '24', '> 18 expected, twice']],
    ['Temperature 101.4 °F > 101', ['Temperature', '101.4 °F', '> 101']],
    ['Shock index ≥ 1.0: HR 130, SBP 124', ['Shock index ≥ 1.0: HR', '130', ', SBP 124']],
    ['PHQ-9 14 ≥ 10', ['PHQ-9', '14', '≥ 10']],
    ['No set for more than 8 h + 2 h', ['No set for more than', '8 h', '+ 2 h']],
    ['BP 186/124 ≥ 180/120, repeat after 5 min', ['BP', '186/124', '≥ 180/120, repeat after 5 min']],
  ])('%s', (text, [what, value, limit]) => {
    expect(flagLine(text)).toEqual({ what, value, limit })
  })

  test('a text without a value stays whole, and a date is no value', () => {
    expect(flagLine('Lapse, use on 2026-11-20')).toEqual({ what: 'Lapse, use on 2026-11-20', value: '', limit: '' })
  })
})

describe('when something is due', () => {
  const zone = 'America/Chicago'
  const now = new Date('2026-03-03T13:42:00Z')
  const at = (text: string) => dueWhen(new Date(text), { now, zone })
  test('is the clock today, the day beyond, and how long it has been over', () => {
    expect(at('2026-03-03T14:30:00Z')).toBe('08:30')
    expect(at('2026-03-04T14:30:00Z')).toBe('4 Mar')
    expect(at('2026-03-03T13:42:00Z')).toBe('now')
    expect(at('2026-03-03T13:41:01Z')).toBe('now')
    expect(at('2026-03-03T13:41:00Z')).toBe('1 min over')
    expect(at('2026-03-03T12:32:00Z')).toBe('1 h 10 over')
  })
  test('a step of today has all of today', () => {
    expect(dueWhen(new Date('2026-03-03T06:00:00Z'), { now, zone }, true)).toBe('today')
    expect(dueWhen(new Date('2026-03-05T06:00:00Z'), { now, zone }, true)).toBe('5 Mar')
  })
})

describe('where a taper stands', () => {
  type Listed = Parameters<typeof taperCell>[0]
  const steps = [
    { dose: 12, from: '2026-02-10', to: '2026-02-16' },
    { dose: 9, from: '2026-02-17', to: '2026-02-23' },
    { dose: 7, from: '2026-03-05', to: '2026-03-11' },
  ]
  const decision = (
    kind: CaseloadPatient['decisions'][number]['decision'],
    on: string,
    mg: number,
  ): CaseloadPatient['decisions'][number] => ({
    id: on,
    decision: kind,
    at: `${on}T12:00:00Z`,
    effective_on: on,
    dose_mg: mg,
    step_no: 1,
  })
  const listed = (more: Partial<Listed> = {}): Listed => ({
    listed_plan: { unit: 'g', steps, status: 'signed', ends_on: '2026-03-11' },
    decisions: [decision('confirmed', '2026-02-17', 9000)],
    episode: null,
    ...more,
  })
  const line = (more: Partial<Listed>, today: string) => taperCell(listed(more), today)

  test('the dose in force is the confirmed one, and the next has its day', () => {
    expect(line({}, '2026-03-03')).toMatchObject({ state: 'running', line: '9 g → 7 g in 2 d', attention: false })
  })
  test('a step whose day has come waits for a person and does not take itself', () => {
    expect(line({}, '2026-03-05')).toMatchObject({ line: '9 g → 7 g needs a decision', attention: true })
  })
  test('a hold shows as held', () => {
    const decisions = [decision('confirmed', '2026-02-17', 9000), decision('hold', '2026-03-05', 9000)]
    expect(line({ decisions }, '2026-03-06')).toMatchObject({ state: 'held', line: 'Held at 9 g' })
  })
  test('the last step has no next one', () => {
    expect(line({ decisions: [decision('confirmed', '2026-03-05', 7000)] }, '2026-03-06')).toMatchObject({
      line: '7 g, last step',
    })
  })
  test('a finished one says since when, all of it gray', () => {
    const cell = line({ listed_plan: { unit: 'g', steps, status: 'finished', ends_on: '2026-02-03' } }, '2026-03-03')
    expect(cell).toMatchObject({ state: 'finished', line: 'Done 3 Feb' })
    expect(cell?.steps.every((step) => step.state === 'done')).toBe(true)
  })
  test('without a plan and without an assessment nothing is known', () => {
    expect(line({ listed_plan: null }, '2026-03-03')).toBeNull()
  })
})
