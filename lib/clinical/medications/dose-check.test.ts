import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addMinutes } from '../time'
import { checkDose, type DoseInput } from './dose-check'
import type { FurtherFacts } from './further-checks'
import type { DosePatient } from './types'

const now = new Date('2026-04-15T20:00:00-05:00')
const ago = (minutes: number) => addMinutes(now, -minutes)
const healthy: DosePatient = {
  weightKg: null,
  liverDisease: false,
  alcoholUse: false,
  jaundice: false,
  altOver3xUln: false,
  hepaticImpairment: null,
  renalImpairment: null,
  allergies: [],
  fever: false,
  bloodyStool: false,
  treatmentDay: null,
}
const steady = { sbp: 118, dbp: 74, hr: 72, measuredAt: ago(10) }
const noFacts: FurtherFacts = {
  qtcMs: null,
  poss: null,
  rass: null,
  egfr: null,
  acuteKidneyInjury: false,
  activeBleeding: false,
  onAnticoagulant: false,
  lastKratomOrOpioidAt: null,
  naltrexoneReason: null,
}
const check = (drug: string, doseMg: number, more: Partial<DoseInput> = {}) =>
  checkDose({ drug, doseMg, orderKind: 'rx', now, history: [], patient: healthy, vitals: steady, ...more })
const given = (drug: string, mg: number, minutesAgo: number) => ({ drug, mg, at: ago(minutesAgo) })
const patient = (more: Partial<DosePatient>) => ({ patient: { ...healthy, ...more } })
const codes = (result: { reasons: { code: string }[] }) => result.reasons.map(({ code }) => code)

describe('the maximum in a rolling 24 h', () => {
  test.each<[string, 'otc' | 'rx' | null, Partial<DosePatient>, number | null]>([
    ['clonidine', 'rx', {}, 0.8],
    ['clonidine', 'rx', { weightKg: 89.9 }, 0.8],
    ['clonidine', 'rx', { weightKg: 90 }, 1.2],
    ['lofexidine', 'rx', {}, 2.88],
    ['lofexidine', 'rx', { hepaticImpairment: 'mild' }, 2.16],
    ['lofexidine', 'rx', { hepaticImpairment: 'moderate' }, 1.44],
    ['lofexidine', 'rx', { hepaticImpairment: 'severe' }, 0.72],
    ['lofexidine', 'rx', { hepaticImpairment: 'none', renalImpairment: 'none' }, 2.88],
    ['lofexidine', 'rx', { hepaticImpairment: 'mild', renalImpairment: 'mild' }, 1.44],
    ['lofexidine', 'rx', { renalImpairment: 'moderate' }, 1.44],
    ['lofexidine', 'rx', { renalImpairment: 'severe' }, 0.72],
    ['ibuprofen', 'otc', {}, 1200],
    ['ibuprofen', 'rx', {}, 2400],
    ['ibuprofen', null, {}, 1200],
    ['acetaminophen', 'rx', {}, 3000],
    ['acetaminophen', 'rx', { liverDisease: true }, 2000],
    ['acetaminophen', 'rx', { alcoholUse: true }, 2000],
    ['loperamide', 'otc', {}, 8],
    ['loperamide', 'rx', {}, 16],
    ['bismuth', 'otc', {}, 4192],
    ['ondansetron', 'rx', {}, 16],
    ['hydroxyzine', 'rx', {}, 150],
    ['hydroxyzine', 'rx', { renalImpairment: 'mild' }, 75],
    ['hydroxyzine', 'rx', { hepaticImpairment: 'severe' }, 75],
    ['trazodone', 'rx', {}, 100],
    ['melatonin', 'otc', {}, 10],
    ['gabapentin', 'rx', {}, 1800],
    ['magnesium', 'otc', {}, null],
  ])('%s (%s) %o: %s mg', (drug, orderKind, more, max) => {
    expect(check(drug, 0.1, { orderKind, ...patient(more) }).max24hMg).toBe(max)
  })
  test('reaching the maximum is allowed, passing it blocks with WD-12', () => {
    const earlier = { history: [given('gabapentin', 1500, 600)] }
    expect(check('gabapentin', 300, earlier)).toMatchObject({ decision: 'give', total24hMg: 1800, rules: [] })
    const over = check('gabapentin', 301, earlier)
    expect([over.decision, codes(over), over.rules]).toEqual(['block', ['max_24h'], [{ rule: 'WD-12', tier: 'T4' }]])
  })
  test('a dose given exactly 24 h earlier no longer counts; one a minute later does', () => {
    expect(check('melatonin', 5, { history: [given('melatonin', 10, 1440)] }).decision).toBe('give')
    expect(check('melatonin', 5, { history: [given('melatonin', 10, 1439)] }).decision).toBe('block')
  })
  test('decimals add up: four times 0.72 mg is 2.88 mg', () => {
    const history = [1080, 720, 360].map((minutes) => given('lofexidine', 0.72, minutes))
    expect(check('lofexidine', 0.72, { history })).toMatchObject({ decision: 'give', total24hMg: 2.88 })
  })
  test('only the same ingredient counts, in any case of letters', () => {
    expect(
      check('melatonin', 5, { history: [given('trazodone', 100, 60), given('Melatonin', 3, 60)] }).total24hMg,
    ).toBe(8)
  })
})

describe('interval and single dose', () => {
  test.each([
    ['clonidine', 0.1, 360],
    ['lofexidine', 0.54, 300],
    ['ibuprofen', 400, 240],
    ['acetaminophen', 650, 240],
    ['bismuth', 524, 30],
  ])('%s %d mg: exactly the interval is allowed, a minute less blocks', (drug, mg, interval) => {
    expect(check(drug, mg, { history: [given(drug, mg, interval)] }).decision).toBe('give')
    const early = check(drug, mg, { history: [given(drug, mg, interval - 1)] })
    expect([early.decision, codes(early), early.rules]).toEqual([
      'block',
      ['min_interval'],
      [{ rule: 'WD-12', tier: 'T4' }],
    ])
    expect(early.earliestAt).toEqual(addMinutes(now, 1))
  })
  test('other drugs have no interval', () => {
    expect(check('hydroxyzine', 25, { history: [given('hydroxyzine', 25, 1)] }).decision).toBe('give')
  })
  test('lofexidine at once: 0.72 mg is the most', () => {
    expect(codes(check('lofexidine', 0.72))).toEqual([])
    expect(codes(check('lofexidine', 0.73))).toEqual(['single_max'])
  })
  test('the next time is when enough earlier doses have left the 24 h', () => {
    const history = [given('loperamide', 8, 1200), given('loperamide', 8, 600)]
    expect(check('loperamide', 2, { history }).earliestAt).toEqual(addMinutes(now, 240))
    expect(check('loperamide', 17).earliestAt).toBeNull()
  })
})

describe('findings that block without WD-12', () => {
  test.each<[string, string, number, Partial<DosePatient>]>([
    ['allergy', 'ibuprofen', 400, { allergies: ['Ibuprofen'] }],
    ['duration', 'lofexidine', 0.54, { treatmentDay: 15 }],
    ['liver_review', 'acetaminophen', 650, { jaundice: true }],
    ['liver_review', 'acetaminophen', 650, { altOver3xUln: true }],
    ['fever_or_bloody_stool', 'loperamide', 2, { fever: true }],
    ['fever_or_bloody_stool', 'loperamide', 2, { bloodyStool: true }],
  ])('%s: %s', (code, drug, mg, more) => {
    const result = check(drug, mg, patient(more))
    expect([result.decision, codes(result), result.rules]).toEqual(['block', [code], []])
  })
  test('the same findings leave other drugs alone, and day 14 of lofexidine is still allowed', () => {
    const ill = patient({
      jaundice: true,
      altOver3xUln: true,
      fever: true,
      bloodyStool: true,
      allergies: ['ibuprofen'],
    })
    expect(check('melatonin', 5, ill).decision).toBe('give')
    expect(check('lofexidine', 0.54, patient({ treatmentDay: 14 })).decision).toBe('give')
    expect(check('clonidine', 0.1, patient({ treatmentDay: 15 })).decision).toBe('give')
  })
})

describe('hold parameters of α2-agonists', () => {
  test.each([
    [89, 60, 60, 'hold', ['hold_sbp'], 'T2'],
    [90, 60, 60, 'caution', ['caution_sbp'], 'T3'],
    [99, 60, 60, 'caution', ['caution_sbp'], 'T3'],
    [100, 60, 60, 'give', [], null],
    [100, 59, 60, 'hold', ['hold_dbp'], 'T2'],
    [100, 60, 49, 'hold', ['hold_hr'], 'T2'],
    [100, 60, 50, 'caution', ['caution_hr'], 'T3'],
    [100, 60, 59, 'caution', ['caution_hr'], 'T3'],
    [85, 60, 55, 'hold', ['caution_hr', 'hold_sbp'], 'T2'],
  ])('%d/%d, pulse %d: %s', (sbp, dbp, hr, decision, reasons, tier) => {
    for (const drug of ['clonidine', 'lofexidine']) {
      const result = check(drug, 0.1, { vitals: { sbp, dbp, hr, measuredAt: now } })
      expect([result.decision, codes(result)]).toEqual([decision, reasons])
      expect(result.rules).toEqual(tier ? [{ rule: 'VIT-06', tier }] : [])
    }
  })
  test('a missing value holds; a value that is there still speaks', () => {
    const none = check('clonidine', 0.1, { vitals: null })
    expect([none.decision, codes(none), none.rules]).toEqual(['hold', ['vitals_missing'], []])
    const partly = check('clonidine', 0.1, { vitals: { ...steady, sbp: 88, hr: null } })
    expect([codes(partly), partly.rules]).toEqual([['hold_sbp', 'vitals_missing'], [{ rule: 'VIT-06', tier: 'T2' }]])
  })
  test('vitals older than 60 min hold; exactly 60 min do not', () => {
    expect(codes(check('clonidine', 0.1, { vitals: { ...steady, measuredAt: ago(60) } }))).toEqual([])
    expect(codes(check('clonidine', 0.1, { vitals: { ...steady, measuredAt: ago(61) } }))).toEqual(['vitals_stale'])
  })
  test('block comes before hold, and both rules are named', () => {
    const result = check('clonidine', 0.2, { history: [given('clonidine', 0.7, 400)], vitals: { ...steady, sbp: 85 } })
    expect([result.decision, codes(result)]).toEqual(['block', ['hold_sbp', 'max_24h']])
    expect(result.rules.map(({ rule }) => rule)).toEqual(['VIT-06', 'WD-12'])
  })
  test('other drugs ask for no pressure', () => {
    expect(check('hydroxyzine', 25, { vitals: null }).decision).toBe('give')
  })
})

describe('further checks', () => {
  const further = (more: Partial<FurtherFacts>) => ({ further: { ...noFacts, ...more } })
  test.each<[string, number, Partial<FurtherFacts>, string[]]>([
    ['ondansetron', 4, { qtcMs: 499 }, []],
    ['ondansetron', 4, { qtcMs: 500 }, ['qtc_500']],
    ['melatonin', 3, { qtcMs: 520 }, []],
    ['hydroxyzine', 25, { poss: '2' }, []],
    ['hydroxyzine', 25, { poss: '3' }, ['sedation']],
    ['gabapentin', 300, { poss: '4' }, ['sedation']],
    ['benzodiazepine', 1, { rass: -3 }, ['sedation']],
    ['trazodone', 50, { rass: -2 }, []],
    ['ibuprofen', 400, { egfr: 30 }, []],
    ['ibuprofen', 400, { egfr: 29 }, ['nsaid_risk']],
    ['ibuprofen', 400, { acuteKidneyInjury: true }, ['nsaid_risk']],
    ['ibuprofen', 400, { activeBleeding: true }, ['nsaid_risk']],
    ['ibuprofen', 400, { onAnticoagulant: true }, ['nsaid_risk']],
    ['acetaminophen', 650, { egfr: 10, onAnticoagulant: true }, []],
    ['naltrexone', 50, { lastKratomOrOpioidAt: ago(7 * 1440) }, []],
    ['naltrexone', 50, { lastKratomOrOpioidAt: ago(7 * 1440 - 1) }, ['naltrexone_too_early']],
    ['naltrexone', 50, { lastKratomOrOpioidAt: ago(60), naltrexoneReason: 'challenge negative' }, []],
    ['naltrexone', 50, { lastKratomOrOpioidAt: ago(60), naltrexoneReason: '  ' }, ['naltrexone_too_early']],
    ['naltrexone', 50, {}, ['last_use_unknown']],
  ])('%s %d mg with %o: %o', (drug, mg, facts, expected) => {
    expect(codes(check(drug, mg, further(facts)))).toEqual(expected)
  })
  test('an unknown last use holds naltrexone also when nothing was asked', () => {
    expect(check('naltrexone', 50).decision).toBe('hold')
  })
  test('they only ever add a reason', () => {
    const decisions = ['give', 'caution', 'hold', 'block']
    const facts = fc.record({
      qtcMs: fc.option(fc.integer({ min: 350, max: 600 })),
      poss: fc.option(fc.constantFrom('S', '1', '2', '3', '4')),
      rass: fc.option(fc.integer({ min: -5, max: 4 })),
      egfr: fc.option(fc.integer({ min: 5, max: 120 })),
      onAnticoagulant: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.constantFrom('clonidine', 'ibuprofen', 'trazodone', 'hydroxyzine'), facts, (drug, more) => {
        const without = decisions.indexOf(check(drug, 0.1).decision)
        const withFacts = decisions.indexOf(check(drug, 0.1, further(more as Partial<FurtherFacts>)).decision)
        expect(withFacts).toBeGreaterThanOrEqual(without)
      }),
    )
  })
})

test('a drug without a row, or a dose that is none, is refused', () => {
  expect(() => check('aspirin', 100)).toThrow('drug_unknown')
  expect(() => check('ibuprofen', 0)).toThrow('dose_invalid')
  expect(() => check('ibuprofen', Number.NaN)).toThrow('dose_invalid')
})
