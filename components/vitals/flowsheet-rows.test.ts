import { expect, test } from 'vitest'
import type { SetRow } from '@/db/vitals/history-types'
import { flowsheetOf } from './flowsheet-rows'
import type { FlowsheetView } from './types'

const set = (part: Partial<SetRow>): SetRow => ({
  id: part.takenAt ?? 'x',
  takenAt: '2026-03-03T08:30:00.000Z',
  enteredAt: '2026-03-03T08:31:00.000Z',
  outcome: 'measured',
  recorder: { name: 'Joy Adeyemi', initials: 'JA' },
  origin: 'staff',
  vitals: {},
  scores: [],
  ...part,
})
const sheet = (sets: SetRow[], more: Partial<FlowsheetView> = {}) =>
  flowsheetOf({
    zone: 'America/New_York',
    now: '2026-03-03T12:37:00.000Z',
    units: { temperature: '[degF]', weight: '[lb_av]' },
    range: '24h',
    sets,
    doses: [],
    draft: false,
    ...more,
  })
const row = (table: ReturnType<typeof sheet>, key: string) =>
  table.groups.flatMap((group) => group.rows).find((one) => one.key === key)

const full = { heart_rate: 104, respiratory_rate: 16, spo2: 97, temperature: 37, sbp: 118, dbp: 72 }

test('arrows are NEWS2 points, up or down; an ordinary value has none', () => {
  const table = sheet([set({ vitals: { ...full, sbp: 102 }, acvpu: 'A', onOxygen: false })])
  expect(row(table, 'heart_rate')?.cells[0]).toMatchObject({ text: '104', points: 1, direction: 'up' })
  expect(row(table, 'pressure')?.cells[0]).toMatchObject({ text: '102/72', points: 1, direction: 'down' })
  expect(row(table, 'respiratory_rate')?.cells[0]).toEqual({ text: '16' })
  expect(row(table, 'news2')?.cells[0]?.text).toBe('2')
})

test('without every part there is no NEWS2 total, and the reason is said', () => {
  const table = sheet([set({ vitals: full, acvpu: 'A' })])
  expect(row(table, 'news2')?.cells[0]).toMatchObject({ text: '–', title: 'No total: oxygen not measured' })
})

test('a refused set keeps its column, hatched, with its reason', () => {
  const table = sheet([set({ outcome: 'refused', reason: 'Wants to sleep' })])
  expect(table.columns[0]).toMatchObject({ outcome: 'refused', reason: 'Wants to sleep' })
  expect(row(table, 'heart_rate')?.cells[0]).toEqual({ text: '–', look: 'ms' })
})

test('0 is a value and a blank is an empty cell', () => {
  const table = sheet([set({ vomits: 0 }), set({ takenAt: '2026-03-03T09:30:00.000Z', vitals: full })])
  expect(row(table, 'vomits')?.cells).toEqual([{ text: '0' }, null])
})

test('a corrected value shows what stood before', () => {
  const before = set({ vitals: { heart_rate: 140 } })
  const after = set({
    vitals: { heart_rate: 104 },
    corrects: { id: 'x', reason: 'Typed twice', by: 'MB', at: before.takenAt, before },
  })
  expect(row(sheet([after]), 'heart_rate')?.cells[0]).toMatchObject({ text: '104', before: '140' })
})

test('a new day in the zone of the center starts a new block', () => {
  const table = sheet([set({ takenAt: '2026-03-03T04:30:00.000Z' }), set({ takenAt: '2026-03-03T08:30:00.000Z' })])
  expect(table.days).toEqual([
    { label: 'Mon 2 Mar', span: 1 },
    { label: 'Tue 3 Mar', span: 1 },
  ])
})

test('a dose stands with the set that follows it; what came later stands with the last', () => {
  const dose = (at: string, text: string) => ({ at, text, name: 'Clonidine', unit: 'mg', kind: 'medicine' as const })
  const table = sheet([set({ takenAt: '2026-03-03T08:30:00.000Z' }), set({ takenAt: '2026-03-03T10:30:00.000Z' })], {
    doses: [dose('2026-03-03T08:00:00.000Z', '0.1'), dose('2026-03-03T11:00:00.000Z', '0.2')],
  })
  expect(row(table, 'Clonidine')?.cells.map((cell) => cell?.text)).toEqual(['0.1', '0.2'])
})
