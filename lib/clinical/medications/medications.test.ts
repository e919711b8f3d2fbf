import { describe, expect, test } from 'vitest'
import { addHours, addMinutes } from '../time'
import { BUP_EVIDENCE, bupGate, bupRange, precipitatedWithdrawal } from './buprenorphine'
import { ALPHA2_DRUGS, DRUG_TABLE, drugOf, isAlpha2 } from './drugs'
import { INTERACTION_TABLE } from './interaction-table'
import { checkOrder, interactionWarnings } from './interactions'
import { countQtDrugs, QT_DRUGS } from './qt'
import { DRUGS } from './types'

const now = new Date('2026-04-15T20:00:00-05:00')

describe('buprenorphine range', () => {
  test.each([
    [19.9, 'under_20', 4, 8],
    [20, 'no_published_range', null, null],
    [40, 'no_published_range', null, null],
    [40.1, 'over_40', 12, 16],
    [null, 'not_applicable', null, null],
  ] as const)('%s g a day: %s', (grams, row, startMgMin, startMgMax) => {
    expect(bupRange('leaf_powder', grams)).toEqual({ row, startMgMin, startMgMax })
    expect(bupRange('capsule', grams)).toEqual({ row, startMgMin, startMgMax })
  })
  test('extract and 7-OH have no range at any amount', () => {
    expect(bupRange('extract', 10).row).toBe('not_applicable')
    expect(bupRange('seven_oh', 50).row).toBe('not_applicable')
  })
  test('the evidence never stands without what contradicts it', () => {
    expect(BUP_EVIDENCE.contradicting.length).toBeGreaterThan(0)
  })
})

describe('buprenorphine gate', () => {
  const hoursAgo = (hours: number) => ({ at: addHours(now, -hours) })
  test('it is met at exactly the minimum hours and COWS', () => {
    expect(bupGate(hoursAgo(12), 8, now)).toMatchObject({ met: true, reasons: [] })
    expect(bupGate({ at: addMinutes(now, -719) }, 8, now).reasons).toEqual(['hours'])
    expect(bupGate(hoursAgo(12), 7, now).reasons).toEqual(['cows'])
  })
  test('a date, no last dose, or no COWS never opens it', () => {
    expect(bupGate({ date: '2026-04-01' }, 12, now).reasons).toEqual(['last_dose_time_unknown'])
    expect(bupGate(null, null, now).reasons).toEqual(['cows_missing', 'last_dose_time_unknown'])
    expect(bupGate(hoursAgo(1), 3, now).reasons).toEqual(['cows', 'hours'])
  })
  test('a site may ask for more', () => {
    expect(bupGate(hoursAgo(12), 11, now, { minCows: 12, minHours: 18 }).reasons).toEqual(['cows', 'hours'])
  })
})

describe('precipitated withdrawal', () => {
  const score = (minutes: number, total: number) => ({ at: addMinutes(now, minutes), total })
  test('a rise of 5 within 2 h is suspicious, 4 is not, later is not', () => {
    expect(precipitatedWithdrawal(now, [score(-10, 9), score(120, 14)])?.suspected).toBe(true)
    expect(precipitatedWithdrawal(now, [score(-10, 9), score(120, 13)])?.suspected).toBe(false)
    expect(precipitatedWithdrawal(now, [score(-10, 9), score(121, 20)])).toBeNull()
  })
  test('without a score before or after the dose nothing can be said', () => {
    expect(precipitatedWithdrawal(now, [score(30, 20)])).toBeNull()
    expect(precipitatedWithdrawal(now, [score(-30, 20)])).toBeNull()
  })
})

describe('QT count', () => {
  test('two different listed drugs suggest an ECG; one drug twice does not', () => {
    expect(countQtDrugs(['kratom', 'Trazodone'])).toMatchObject({ count: 2, ecgSuggested: true })
    expect(countQtDrugs(['ondansetron', 'ondansetron'])).toMatchObject({ count: 1, ecgSuggested: false })
    expect(countQtDrugs(['loperamide', 'ibuprofen'])).toMatchObject({ count: 0, ecgSuggested: false })
    expect(countQtDrugs([...QT_DRUGS]).count).toBe(7)
  })
})

describe('the medicines table', () => {
  test('each drug has one row with a source', () => {
    expect(DRUG_TABLE.map(({ id }) => id).sort()).toEqual([...DRUGS].sort())
    for (const { sources } of DRUG_TABLE) expect(sources.length).toBeGreaterThan(0)
  })
  test('a lowered maximum is lower, a raised one higher', () => {
    for (const { max24h } of DRUG_TABLE) {
      if (!max24h) continue
      expect(max24h.otcMg).toBeLessThanOrEqual(max24h.rxMg)
      for (const { mg } of max24h.lowered) expect(mg).toBeLessThan(max24h.otcMg)
      if (max24h.raised) expect(max24h.raised.mg).toBeGreaterThan(max24h.rxMg)
    }
  })
  test('every row that counts for QT is on the QT list', () => {
    for (const { id, qt } of DRUG_TABLE) expect(qt).toBe(QT_DRUGS.some((name) => name === id))
  })
  test('clonidine and lofexidine are the α2-agonists', () => {
    expect(ALPHA2_DRUGS).toEqual(['clonidine', 'lofexidine'])
    expect([isAlpha2(' Clonidine '), isAlpha2('ibuprofen'), isAlpha2('guanfacine')]).toEqual([true, false, false])
    expect(drugOf('aspirin')).toBeNull()
  })
})

describe('interactions', () => {
  const codes = (names: string[], use: 'taking' | 'stopping' | 'stopped' = 'taking') =>
    interactionWarnings(names, use).map(({ code, level }) => `${level} ${code}`)
  test('each row has its own code, a warning and a source', () => {
    expect(new Set(INTERACTION_TABLE.map(({ code }) => code)).size).toBe(INTERACTION_TABLE.length)
    for (const entry of INTERACTION_TABLE)
      expect(entry.warning && entry.source.title && entry.drugs.length).toBeTruthy()
  })
  test('the gravest warning comes first', () => {
    expect(codes(['Tramadol'])).toEqual(['high CNS_DEPRESSANT', 'high SEIZURE', 'info CYP2D6'])
    expect(codes(['phenelzine'])).toEqual(['high MAOI'])
    expect(codes(['vitamin c'])).toEqual([])
  })
  test('kratom itself counts toward QT while it is taken', () => {
    expect(codes(['citalopram'])).toEqual(['moderate QT', 'info SEROTONERGIC'])
    expect(codes(['citalopram'], 'stopped')).toEqual([])
    expect(codes(['citalopram', 'methadone'], 'stopped')).toEqual(['moderate QT'])
  })
  test('stopping kratom asks for a review of medicines that it held up', () => {
    expect(codes(['quetiapine'], 'stopping')).toEqual(['moderate CYP3A', 'info STOPPING'])
    expect(codes(['quetiapine'], 'stopped')).toEqual(['info STOPPING'])
  })
})

test('an order of an α2-agonist needs hold parameters, and no ingredient twice', () => {
  const order = {
    ingredients: ['Clonidine'],
    hasHoldParameters: false,
    activeIngredients: ['clonidine'],
    allergies: [],
  }
  expect(checkOrder(order).map(({ code }) => code)).toEqual(['hold_parameters_missing', 'duplicate_ingredient'])
  expect(checkOrder({ ...order, hasHoldParameters: true, activeIngredients: [] })).toEqual([])
  const paracetamol = { ...order, ingredients: ['acetaminophen'], activeIngredients: [], allergies: ['Acetaminophen'] }
  expect(checkOrder(paracetamol).map(({ code }) => code)).toEqual(['allergy'])
})
