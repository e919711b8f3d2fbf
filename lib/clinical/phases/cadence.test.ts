import { describe, expect, test } from 'vitest'
import { type APPROACHES, type CareSetting, PHASES, SETTINGS } from '../types'
import { cadenceColumn, cadenceFor } from './cadence'
import { CADENCE, CADENCE_COLUMNS, type MEASURES } from './cadence-table'

const hours = (measure: keyof typeof MEASURES, facts: Parameters<typeof cadenceFor>[0]) =>
  cadenceFor(facts)[measure].intervalH
const acute = (setting: CareSetting, day: number, more = {}) => ({ phase: 'acute' as const, setting, day, ...more })

describe('how often something is measured', () => {
  test('vitals on the unit come closer with an α2-agonist or any NEWS2 point', () => {
    expect(hours('vitals', acute('residential', 3))).toBe(8)
    expect(hours('vitals', acute('residential', 3, { lastNews2: 0 }))).toBe(8)
    expect(hours('vitals', acute('residential', 3, { lastNews2: 1 }))).toBe(4)
    expect(hours('vitals', acute('residential', 3, { onAlpha2: true }))).toBe(4)
    expect(hours('vitals', acute('residential', 4))).toBe(12)
    expect(hours('vitals', acute('residential', 4, { onAlpha2: true }))).toBe(8)
    expect(hours('vitals', acute('outpatient', 0))).toBe(24)
    expect(hours('vitals', acute('iop', 7))).toBe(24)
    expect(hours('vitals', { phase: 'subacute', day: 10, setting: 'outpatient' })).toBeNull()
  })
  test('check-ins follow the approach of the taper; an unknown approach gets the slowest', () => {
    const taper = (approach: (typeof APPROACHES)[number] | null) =>
      hours('check_in', { phase: 'taper', setting: 'outpatient', approach })
    expect([taper('rapid'), taper('moderate'), taper('conservative'), taper('gradual_10'), taper(null)]).toEqual([
      24, 84, 168, 168, 168,
    ])
  })
  test.each([
    ['acute', 7, 24],
    ['subacute', 14, 84],
    ['subacute', 15, 168],
    ['extended', 91, 336],
    ['extended', 92, 720],
    ['long_term', 183, 2160],
  ] as const)('a check-in in %s on day %i is due every %i h', (phase, day, interval) => {
    expect(hours('check_in', { phase, day, setting: 'outpatient' })).toBe(interval)
  })
  test('conditions that are not recorded do not hold', () => {
    const subacute = { phase: 'subacute', day: 10, setting: 'outpatient' } as const
    expect(cadenceFor(subacute).cows.plan).toBe('not planned')
    expect(cadenceFor({ ...subacute, lastSowsH: 10 }).cows.plan).toBe('not planned')
    expect(cadenceFor({ ...subacute, lastSowsH: 11 }).cows.plan).toContain('SOWS')
    expect(cadenceFor(subacute).peg.intervalH).toBeNull()
    expect(cadenceFor({ ...subacute, chronicPain: true }).peg.intervalH).toBe(336)
    expect(cadenceFor(subacute).liver.plan).toBe('not planned')
    expect(cadenceFor({ ...subacute, liverAbnormal: true }).liver.plan).toBe('on day 28')
    expect(hours('orthostatic', { phase: 'taper', setting: 'iop' })).toBeNull()
    expect(hours('orthostatic', { phase: 'taper', setting: 'iop', onAlpha2: true })).toBe(24)
    expect(hours('orthostatic', acute('residential', 2))).toBeNull()
    expect(hours('orthostatic', acute('residential', 2, { onAlpha2: true }))).toBe(24)
    expect(hours('orthostatic', acute('residential', 2, { vomitingOrDiarrhea: true }))).toBe(24)
  })
  test('what is planned names its source, what is not planned has none', () => {
    const { vitals, orthostatic } = cadenceFor({ phase: 'extended', day: 40, setting: 'outpatient' })
    expect(vitals).toMatchObject({ measure: 'vitals', label: 'Vitals', source: { title: 'Center protocol' } })
    expect(orthostatic).toMatchObject({ intervalH: null, plan: 'not planned', source: null })
    expect(cadenceFor(acute('outpatient', 0)).vitals.source?.title).toBe('Kratom tapering guide')
  })
  test('residents are measured on the unit in every phase', () => {
    const intervals = PHASES.map((phase) => hours('vitals', { phase, day: 0, setting: 'residential' }))
    expect(intervals).toEqual([8, 24, 24, 8, 24, 168, 168, 8])
  })
  test('intake and unknown are watched like the first days, stabilization like a taper', () => {
    expect(cadenceColumn('intake', null)).toBe('acute_0_3')
    expect(cadenceColumn('unknown', null)).toBe('acute_0_3')
    expect(cadenceColumn('stabilization', null)).toBe('taper')
    expect(cadenceColumn('acute', 3)).toBe('acute_0_3')
    expect(cadenceColumn('acute', 4)).toBe('acute_4_7')
    expect(cadenceColumn('acute', null)).toBe('acute_0_3')
  })
})

describe('the cadence table', () => {
  test('every row can be reached, has a plan, a source and a positive interval', () => {
    for (const rows of Object.values(CADENCE)) {
      for (const column of CADENCE_COLUMNS) {
        const open = rows.filter((row) => row.columns.includes(column))
        open.forEach((row, i) => {
          const hidden = open.slice(0, i).some((one) => !one.when && !one.setting && !one.approach)
          expect(hidden, `${column}: ${row.plan}`).toBe(false)
          expect(row.plan).not.toBe('')
          expect(row.source.title).not.toBe('')
          if (row.intervalH !== null) expect(row.intervalH).toBeGreaterThan(0)
        })
      }
    }
  })
  test('every phase and setting has a contact planned by time', () => {
    for (const phase of PHASES) {
      for (const setting of SETTINGS) expect(hours('check_in', { phase, setting })).toBeGreaterThan(0)
    }
  })
})
