import { describe, expect, test } from 'vitest'
import { INSTRUMENTS } from '../../instruments/registry'
import { recommend } from '../recommend'
import { checkAnswer } from './check'
import { careFactsOf, recommendFactsOf } from './derive'
import { isAsked, isRequired, progressOf } from './progress'
import { fieldsOf, findField, INTAKE_FIELDS } from './table'
import { type IntakeAnswer, type IntakeChart, type IntakeContext, SECTIONS } from './types'

const CHART: IntakeChart = {
  today: '2026-03-03',
  day: 0,
  ageYears: 29,
  sex: 'female',
  alreadyStopped: false,
  pregnancy: null,
  scores: {},
  vitalsAt: null,
  sbp: null,
  jaundice: null,
  keepsFluids: null,
  openGraveMedicalFlags: null,
  emergencyOpen: false,
  failedAttempts: null,
  consents: 0,
}
const given = (values: Record<string, unknown>, chart: Partial<IntakeChart> = {}): IntakeContext => ({
  answers: Object.fromEntries(
    Object.entries(values).map(([key, value]): [string, IntakeAnswer] => [key, { state: 'answered', value }]),
  ),
  chart: { ...CHART, ...chart },
})
const field = (key: string) => {
  const found = findField(key)
  if (!found) throw new Error(`No field ${key}`)
  return found
}
const check = (key: string, value: unknown) => checkAnswer(field(key).answer, value, CHART.today)

describe('the field table', () => {
  test('names every field once, with source and what it drives', () => {
    expect(new Set(INTAKE_FIELDS.map(({ key }) => key)).size).toBe(INTAKE_FIELDS.length)
    for (const one of INTAKE_FIELDS) {
      expect(one.source.title, one.key).not.toBe('')
      expect(one.drives, one.key).not.toBe('')
      if (one.required === 'C') expect(one.when, one.key).toBeDefined()
    }
  })

  test('has nine sections, and fields in all but the last', () => {
    expect(SECTIONS).toHaveLength(9)
    for (const { id } of SECTIONS) expect(fieldsOf(id).length > 0, id).toBe(id !== 'review')
  })

  test('scores are of known instruments and options are not doubled', () => {
    for (const { answer, key } of INTAKE_FIELDS) {
      if (answer.kind === 'score') expect(INSTRUMENTS[answer.instrument], key).toBeDefined()
      if (answer.kind === 'choice' || answer.kind === 'choices')
        expect(new Set(answer.options.map(({ value }) => value)).size, key).toBe(answer.options.length)
    }
  })
})

describe('an answer', () => {
  test.each([
    ['doses_per_day', 1, true],
    ['doses_per_day', 0, false],
    ['doses_per_day', 24, true],
    ['doses_per_day', 25, false],
    ['doses_per_day', 4.5, false],
    ['daily_amount', { value: 18, unit: 'g' }, true],
    ['daily_amount', { value: 18 }, false],
    ['daily_amount', { value: 0, unit: 'g' }, false],
    ['last_dose_at', { date: '2026-03-01', time: '17:30' }, true],
    ['last_dose_at', { date: '2026-03-01', time: null }, true],
    ['last_dose_at', { date: '2026-03-04', time: null }, false],
    ['last_dose_at', { date: '0026-03-01', time: null }, false],
    ['last_dose_at', { date: '2026-02-30', time: null }, false],
    ['started_on', '2024', true],
    ['started_on', '2024-13', false],
    ['started_on', '2026-03-04', false],
    ['product_form', ['capsule', 'leaf_powder'], true],
    ['product_form', ['powdered'], false],
    ['seizure_history', 'no', false],
    ['dose_times', ['06:00', '24:00'], false],
    ['prior_attempts', [], true],
    ['prior_attempts', [{ method: 'taper', days: 6, ended: 'symptoms' }], true],
    ['prior_attempts', [{ method: 'prayer', ended: 'symptoms' }], false],
    ['benzo_use', { use: 'prescribed', daysIn30: 31 }, false],
    ['benzo_use', { use: 'prescribed', drug: 'clonazepam', daysIn30: 30 }, true],
    ['vitals', true, false],
  ])('%s %j is %s', (key, value, good) => {
    expect(check(key, value).ok).toBe(good)
  })

  test('no product is a blank, no earlier attempt is an answer', () => {
    expect(check('product_form', [])).toEqual({ ok: true, value: null })
    expect(check('prior_attempts', [])).toEqual({ ok: true, value: [] })
    expect(check('respiratory', [])).toEqual({ ok: true, value: [] })
    expect(check('product_brand', '  ')).toEqual({ ok: true, value: null })
  })
})

describe('progress', () => {
  test('unknown and declined are answers, a referral waits to be checked', () => {
    const states = (['unknown', 'declined', 'to_check'] as const).map((state) =>
      progressOf({ answers: { goal: { state, value: null } }, chart: CHART }),
    )
    expect(states.map(({ answered }) => answered)).toEqual([1, 1, 0])
    expect(states.map(({ missing }) => missing.includes('goal'))).toEqual([false, false, true])
    expect(states[2]?.toCheck).toEqual(['goal'])
  })

  test('a conditional field is asked and required only while its condition holds', () => {
    const pills = given({ daily_amount: { value: 30, unit: 'capsules' } })
    const grams = given({ daily_amount: { value: 18, unit: 'g' } })
    expect([isAsked(field('grams_per_capsule'), pills), isAsked(field('grams_per_capsule'), grams)]).toEqual([
      true,
      false,
    ])
    expect(isRequired(field('grams_per_capsule'), pills)).toBe(true)
    expect(isRequired(field('qtc'), given({ cardiac_history: true }))).toBe(true)
    expect(isAsked(field('qtc'), given({}))).toBe(true)
    expect(isRequired(field('qtc'), given({}))).toBe(false)
  })

  test('triggers are needed from day 7', () => {
    expect(isRequired(field('triggers'), given({}, { day: 6 }))).toBe(false)
    expect(isRequired(field('triggers'), given({}, { day: 7 }))).toBe(true)
  })

  test('a score is answered by the chart, never by a draft', () => {
    const draft = given({ phq9: { answers: { interest: 1 } } })
    expect(progressOf(draft).missing).toContain('phq9')
    const score = { total: 3, band: 'minimal', bandLabel: 'Minimal', takenAt: '', answers: {} }
    expect(progressOf(given({}, { scores: { PHQ9: score } })).missing).not.toContain('phq9')
  })
})

describe('what the recommender reads', () => {
  test('powder and capsules in grams, extract and spoons never', () => {
    const dose = (values: Record<string, unknown>) => recommendFactsOf(given(values)).doseGPerDay
    expect(dose({ product_form: ['leaf_powder'], daily_amount: { value: 18, unit: 'g' } })).toBe(18)
    expect(dose({ product_form: ['capsule'], daily_amount: { value: 30, unit: 'capsules' } })).toBeNull()
    expect(
      dose({ product_form: ['capsule'], daily_amount: { value: 30, unit: 'capsules' }, grams_per_capsule: 0.6 }),
    ).toBe(18)
    expect(dose({ product_form: ['leaf_powder', 'extract_liquid'], daily_amount: { value: 18, unit: 'g' } })).toBeNull()
    expect(dose({ product_form: ['leaf_powder'], daily_amount: { value: 6, unit: 'teaspoons' } })).toBeNull()
  })

  test.each([
    [['leaf_powder'], 'leaf_powder'],
    [['leaf_powder', 'extract_liquid'], 'extract'],
    [['extract_solid', '7oh_tablet'], 'seven_oh'],
    [['mixed'], null],
  ])('%j is %s', (forms, product) => {
    expect(recommendFactsOf(given({ product_form: forms })).product).toBe(product)
    expect(careFactsOf(given({ product_form: forms })).product).toBe(product)
  })

  test('a benzodiazepine on 28 of 30 days is daily, on 27 not, and without days it is not known', () => {
    const daily = (use: unknown) => recommendFactsOf(given({ benzo_use: use })).dailyBenzodiazepine
    expect(daily({ use: 'prescribed', daysIn30: 28 })).toBe(true)
    expect(daily({ use: 'prescribed', daysIn30: 27 })).toBe(false)
    expect(daily({ use: 'prescribed' })).toBeNull()
    expect(daily({ use: 'none' })).toBe(false)
  })

  test('declined and unchecked answers are left out and never mean no', () => {
    const context: IntakeContext = {
      answers: {
        seizure_history: { state: 'declined', value: null },
        opioid_use_disorder: { state: 'to_check', value: true },
      },
      chart: CHART,
    }
    const facts = recommendFactsOf(context)
    expect([facts.seizureHistory, facts.opioidUseDisorder]).toEqual([null, null])
    expect(recommend(facts).notAssessed).toEqual(expect.arrayContaining(['seizureHistory', 'opioidUseDisorder']))
  })

  test('two ended attempts ask for medical review, a completed one is a success', () => {
    const row = (ended: string) => ({ method: 'taper', ended })
    const two = recommend(recommendFactsOf(given({ prior_attempts: [row('symptoms'), row('craving')] })))
    expect(two.reviewReasons).toEqual(['FAILED_ATTEMPTS'])
    const one = recommendFactsOf(given({ prior_attempts: [row('symptoms'), row('completed')] }))
    expect([one.failedAttempts, one.priorSuccessfulWithdrawal]).toEqual([1, true])
  })

  test('whoever has stopped is never offered a taper', () => {
    const stopped = recommend(recommendFactsOf(given({}, { alreadyStopped: true })))
    expect([stopped.route, stopped.suggested]).toEqual(['withdrawal_care', null])
  })

  test('living alone is safe for rapid only with daily contact', () => {
    const alone = (values: Record<string, unknown>) => recommendFactsOf(given(values)).aloneWithoutDailyContact
    expect(alone({})).toBeNull()
    expect(alone({ lives_with: 'partner' })).toBe(false)
    expect(alone({ lives_with: 'alone' })).toBeNull()
    expect(alone({ lives_with: 'alone', daily_contact: true })).toBe(false)
    expect(alone({ lives_with: 'alone', daily_contact: false })).toBe(true)
  })
})
