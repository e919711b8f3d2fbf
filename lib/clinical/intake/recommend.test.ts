import { describe, expect, test } from 'vitest'
import { APPROACHES } from '../types'
import { EXCLUSIONS, SLOW_LOCK_GROUNDS } from './exclusions'
import type { RecommendFacts } from './facts'
import { levelOfCareHints } from './level-of-care'
import { recommend } from './recommend'
import { REVIEW_REASONS } from './review'

/** Nothing stands in the way of the rapid approach. */
const easy: RecommendFacts = {
  pregnant: 'no',
  postpartum: false,
  cssrsRisk: 'none',
  unstablePsychosis: false,
  dailyAlcohol: false,
  dailyBenzodiazepine: false,
  substancesStopping: 1,
  seizureHistory: false,
  opioidUseDisorder: false,
  product: 'leaf_powder',
  route: 'oral',
  doseGPerDay: 5,
  altXUln: 0.8,
  jaundice: false,
  qtcMs: 420,
  sbp: 122,
  failedAttempts: 0,
  keepsFluids: true,
  ageYears: 34,
  chronicPain: false,
  phq9Total: 6,
  gad7Total: 5,
  ptsd: false,
  preferredPace: 'medium',
  confidence: 7,
  readiness: 8,
  priorSuccessfulWithdrawal: true,
  supportPerson: true,
  stress: 3,
  dailyUseDays: 150,
  urgentNeed: false,
  timeOff: true,
  dailySlots: true,
  clinicianAvailable: true,
  aloneWithoutDailyContact: false,
  checkInsPerWeek: 7,
  dosesPerDay: 3,
}
const advise = (more: RecommendFacts) => recommend({ ...easy, ...more })

describe('medical review comes first', () => {
  test.each<[RecommendFacts, RecommendFacts, string]>([
    [{ pregnant: 'yes' }, { pregnant: 'unknown' }, 'PREGNANCY'],
    [{ postpartum: true }, { postpartum: null }, 'POSTPARTUM'],
    [{ cssrsRisk: 'moderate' }, { cssrsRisk: 'low' }, 'CSSRS_MODERATE_HIGH'],
    [{ cssrsRisk: 'high' }, { cssrsRisk: null }, 'CSSRS_MODERATE_HIGH'],
    [{ unstablePsychosis: true }, { unstablePsychosis: null }, 'UNSTABLE_PSYCHOSIS'],
    [{ dailyAlcohol: true }, { dailyAlcohol: null }, 'DAILY_ALCOHOL'],
    [{ dailyBenzodiazepine: true }, { dailyBenzodiazepine: null }, 'DAILY_BENZODIAZEPINE'],
    [{ substancesStopping: 2 }, { substancesStopping: 1 }, 'MULTIPLE_SUBSTANCES'],
    [{ seizureHistory: true }, { seizureHistory: null }, 'SEIZURE_HISTORY'],
    [{ opioidUseDisorder: true }, { opioidUseDisorder: null }, 'OPIOID_USE_DISORDER'],
    [{ product: 'seven_oh' }, { product: 'capsule' }, 'SEVEN_OH_OR_EXTRACT'],
    [{ product: 'extract' }, { product: null }, 'SEVEN_OH_OR_EXTRACT'],
    [{ route: 'other' }, { route: null }, 'NON_ORAL_ROUTE'],
    [{ doseGPerDay: 40.1 }, { doseGPerDay: 40 }, 'OVER_40_G'],
    [{ altXUln: 3.01 }, { altXUln: 3 }, 'ALT_OVER_3X'],
    [{ jaundice: true }, { jaundice: null }, 'JAUNDICE'],
    [{ qtcMs: 500 }, { qtcMs: 499 }, 'QTC_500'],
    [{ sbp: 89 }, { sbp: 90 }, 'SBP_UNDER_90'],
    [{ failedAttempts: 2 }, { failedAttempts: 1 }, 'FAILED_ATTEMPTS'],
    [{ keepsFluids: false }, { keepsFluids: null }, 'CANNOT_KEEP_FLUIDS'],
    [{ ageYears: 17 }, { ageYears: 18 }, 'UNDER_18'],
  ])('%o requires it, %o does not', (yes, no, code) => {
    expect(advise(yes)).toMatchObject({ route: 'medical_review', reviewReasons: [code], eligible: [], suggested: null })
    expect(advise(no)).toMatchObject({ route: 'approaches', reviewReasons: [] })
  })
  test('it lists what a prescriber may choose next, with what each needs', () => {
    const { prescriberChoices } = advise({ seizureHistory: true })
    expect(prescriberChoices.map((one) => one.id)).toEqual(['supervised_taper', 'induction', 'higher_level'])
    for (const choice of prescriberChoices) expect(choice.needs.length).toBeGreaterThan(0)
  })
  test('what nobody assessed is listed and is no reason by itself', () => {
    expect(recommend({}).notAssessed).toHaveLength(19)
    expect(recommend({})).toMatchObject({ route: 'approaches', suggested: 'conservative' })
    expect(advise({ pregnant: 'unknown', qtcMs: null }).notAssessed).toEqual(['pregnant', 'qtcMs'])
  })
})

describe('approaches', () => {
  test('the fastest one that fits is suggested, and rapid needs a sign-off', () => {
    expect(advise({})).toMatchObject({ suggested: 'rapid', excluded: {}, signoffRequired: true, urgentNeedOnly: false })
    expect(advise({ stress: 5 })).toMatchObject({ suggested: 'moderate', signoffRequired: false })
    expect(advise({ readiness: 6 })).toMatchObject({
      suggested: 'conservative',
      eligible: ['conservative', 'gradual_10'],
    })
  })
  test.each<[RecommendFacts, RecommendFacts, string]>([
    [{ readiness: 6 }, { readiness: 7 }, 'READINESS_BELOW_7'],
    [{ supportPerson: null }, { supportPerson: true }, 'NO_SUPPORT_PERSON'],
    [{ priorSuccessfulWithdrawal: null }, {}, 'NO_PRIOR_SUCCESS'],
    [{ stress: 5 }, { stress: 4 }, 'STRESS_ABOVE_4'],
    [{ stress: null }, { stress: 0 }, 'STRESS_ABOVE_4'],
    [{ doseGPerDay: 5.1, dailyUseDays: 90 }, { doseGPerDay: 5.1, dailyUseDays: 89 }, 'DOSE_AND_DURATION'],
    [{ doseGPerDay: null, dailyUseDays: null }, { doseGPerDay: 5 }, 'DOSE_AND_DURATION'],
    [{ timeOff: null }, {}, 'NO_TIME_OFF'],
    [{ dailySlots: false }, {}, 'NO_DAILY_SLOTS'],
    [{ clinicianAvailable: null }, {}, 'NO_CLINICIAN'],
    [{ aloneWithoutDailyContact: true }, {}, 'ALONE_NO_DAILY_CONTACT'],
    [{ aloneWithoutDailyContact: null }, {}, 'ALONE_NO_DAILY_CONTACT'],
  ])('%o excludes rapid, %o does not', (yes, no, code) => {
    expect(advise(yes).excluded.rapid).toEqual([code])
    expect(advise(no).excluded.rapid).toBeUndefined()
  })
  test('fewer than two check-ins a week exclude moderate', () => {
    expect(advise({ checkInsPerWeek: 1 }).excluded.moderate).toEqual(['CHECK_INS_BELOW_2'])
    expect(advise({ checkInsPerWeek: 2 }).excluded.moderate).toBeUndefined()
    expect(advise({ checkInsPerWeek: null }).excluded.moderate).toEqual(['CHECK_INS_BELOW_2'])
  })
  test('all reasons that apply are given, sorted', () => {
    const advice = advise({ readiness: 2, chronicPain: true, supportPerson: false, checkInsPerWeek: 0 })
    expect(advice.excluded.moderate).toEqual([
      'CHECK_INS_BELOW_2',
      'NO_SUPPORT_PERSON',
      'READINESS_BELOW_7',
      'SLOW_LOCK',
    ])
    expect(advise({ route: 'other', jaundice: true, failedAttempts: 3 }).reviewReasons).toEqual([
      'FAILED_ATTEMPTS',
      'JAUNDICE',
      'NON_ORAL_ROUTE',
    ])
  })
  test('urgent need replaces only dose and duration', () => {
    const long = { doseGPerDay: 8, dailyUseDays: 400, urgentNeed: true }
    expect(advise(long)).toMatchObject({ suggested: 'rapid', urgentNeedOnly: true, signoffRequired: true })
    expect(advise({ ...long, timeOff: false }).excluded.rapid).toEqual(['NO_TIME_OFF'])
    expect(advise({ urgentNeed: true }).urgentNeedOnly).toBe(false)
  })
  test.each<[RecommendFacts, RecommendFacts]>([
    [{ chronicPain: true }, { chronicPain: null }],
    [{ phq9Total: 15 }, { phq9Total: 14 }],
    [{ gad7Total: 15 }, { gad7Total: 14 }],
    [{ ptsd: true }, { ptsd: null }],
    [{ preferredPace: 'slow' }, { preferredPace: 'fast' }],
    [{ confidence: 3 }, { confidence: 4 }],
  ])('%o holds the slow lock, %o does not', (yes, no) => {
    expect(advise(yes)).toMatchObject({
      suggested: 'conservative',
      eligible: ['conservative', 'gradual_10'],
      excluded: { moderate: ['SLOW_LOCK'], rapid: ['SLOW_LOCK'] },
    })
    expect(advise(yes).slowLock).toHaveLength(1)
    expect(advise(no).suggested).toBe('rapid')
  })
  test('six doses a day add a note, five do not', () => {
    expect(advise({ dosesPerDay: 6 }).notes).toEqual(['FREQUENT_DOSING'])
    expect(advise({ dosesPerDay: 5 }).notes).toEqual([])
  })
})

describe('a patient who has stopped', () => {
  test('gets withdrawal care, and nothing suggests taking kratom again', () => {
    const advice = advise({ alreadyStopped: true })
    expect(advice).toMatchObject({ route: 'withdrawal_care', suggested: null, eligible: [], signoffRequired: false })
    for (const approach of APPROACHES) expect(advice.excluded[approach]).toEqual(['ALREADY_STOPPED'])
  })
  test('still comes to medical review, without a supervised taper among the choices', () => {
    const advice = advise({ alreadyStopped: true, seizureHistory: true })
    expect(advice.route).toBe('medical_review')
    expect(advice.prescriberChoices.map((one) => one.id)).toEqual(['induction', 'higher_level'])
    expect(Object.keys(advice.excluded)).toHaveLength(4)
  })
})

describe('the tables', () => {
  test('have unique codes, a label and a source each', () => {
    for (const table of [REVIEW_REASONS, EXCLUSIONS]) {
      expect(new Set(table.map((one) => one.code)).size).toBe(table.length)
      for (const one of table) {
        expect(one.label).not.toBe('')
        expect(one.source.title).not.toBe('')
      }
    }
    expect(new Set(REVIEW_REASONS.map((one) => one.fact)).size).toBe(REVIEW_REASONS.length)
    expect(SLOW_LOCK_GROUNDS).toHaveLength(6)
  })
})

describe('level-of-care hints', () => {
  const hintOf = (dimension: number, facts: Parameters<typeof levelOfCareHints>[0]) =>
    levelOfCareHints(facts).find((one) => one.dimension === dimension)
  test.each<[number, object, object]>([
    [1, { pawssTotal: 4 }, { pawssTotal: 3, ciwaArTotal: 9, cowsTotal: 24, product: 'extract' }],
    [1, { ciwaArTotal: 10 }, { pawssTotal: 0, ciwaArTotal: 0, cowsTotal: 0, product: 'capsule' }],
    [1, { cowsTotal: 25 }, { pawssTotal: 0, ciwaArTotal: 0, cowsTotal: 0, product: 'leaf_powder' }],
    [1, { product: 'seven_oh' }, { pawssTotal: 0, ciwaArTotal: 0, cowsTotal: 0, product: 'leaf_powder' }],
    [2, { openGraveMedicalFlags: 1 }, { openGraveMedicalFlags: 0 }],
    [3, { cssrsRisk: 'moderate' }, { cssrsRisk: 'low' }],
    [3, { cssrsRisk: 'high' }, { cssrsRisk: 'none' }],
    [4, { failedAttempts: 2 }, { failedAttempts: 1, opioidUse: false, benzodiazepineUse: false }],
    [4, { opioidUse: true }, { failedAttempts: 0, opioidUse: false, benzodiazepineUse: false }],
    [4, { benzodiazepineUse: true }, { failedAttempts: 0, opioidUse: false, benzodiazepineUse: false }],
    [5, { homeSafe: false }, { homeSafe: true, supportPerson: true }],
    [5, { supportPerson: false }, { homeSafe: true, supportPerson: true }],
    [6, { prefersHigherLevel: true }, { prefersHigherLevel: false, transportToCare: true }],
    [6, { transportToCare: false }, { prefersHigherLevel: false, transportToCare: true }],
  ])('dimension %i: %o hints upward, %o does not', (dimension, yes, no) => {
    expect(hintOf(dimension, yes)).toMatchObject({ hint: 'higher' })
    expect(hintOf(dimension, no)).toMatchObject({ hint: 'none', reasons: [], notAssessed: [] })
  })
  test('what nobody assessed cannot be told, and no hint is a placement', () => {
    for (const hint of levelOfCareHints({ product: 'unknown', cssrsRisk: 'unknown' })) {
      expect(hint.hint).toBe('cannot_tell')
      expect(Object.keys(hint).sort()).toEqual(['dimension', 'hint', 'notAssessed', 'reasons', 'title'])
    }
  })
})
