import { describe, expect, test } from 'vitest'
import { nextVersion, standingStep } from './adjust'
import { APPROACHES_TABLE } from './approaches'
import { comparePlans } from './compare'
import { eligibilityOf } from './eligibility'
import { fitToRange } from './fit'
import { buildSchedule } from './schedule'
import { type SigningInput, signingChecks, signingOutcome } from './signing'
import type { TaperParams } from './types'
import { defaultIncrement, planUnitsOf, productGrams } from './units'

const moderate: TaperParams = {
  mode: 'geometric',
  approach: 'moderate',
  baseline: 20,
  increment: 0.5,
  percent: 25,
  intervalDays: 4,
  startOn: '2026-03-02',
}
const staged = (baseline: number): TaperParams => ({
  mode: 'conservative_staged',
  approach: 'conservative',
  baseline,
  increment: 0.5,
})

describe('the approach table', () => {
  test('every approach has a source, ordered limits, and steps that reach zero', () => {
    expect(new Set(APPROACHES_TABLE.map(({ id }) => id)).size).toBe(5)
    for (const entry of APPROACHES_TABLE) {
      expect(entry.sources.length).toBeGreaterThan(0)
      for (const { min, default: usual, max } of [entry.percent, entry.intervalDays]) {
        expect(min ?? usual).toBeLessThanOrEqual(usual)
        expect(max ?? usual).toBeGreaterThanOrEqual(usual)
      }
      const percent = entry.percent.default
      const plan = buildSchedule({
        mode: 'geometric',
        approach: entry.id,
        baseline: 20,
        increment: 0.5,
        percent,
        intervalDays: entry.intervalDays.default,
      })
      expect(plan.steps.at(-1)?.dose).toBe(0.5)
    }
  })
})

describe('fit to range', () => {
  test('the default conservative plan passes twelve weeks from about 17 g on', () => {
    expect(buildSchedule(staged(16)).warnings).toEqual([])
    expect(buildSchedule(staged(18)).warnings).toEqual(['TAPER_LENGTH_OUT_OF_RANGE'])
  })
  test('the smallest percentage that fits is proposed with its schedule', () => {
    const fit = fitToRange(staged(20))
    expect(fit?.schedule.warnings).toEqual([])
    const smaller = buildSchedule({ ...staged(20), stage1Percent: (fit?.percent ?? 0) - 1 })
    expect(smaller.warnings).toEqual(['TAPER_LENGTH_OUT_OF_RANGE'])
    expect(fit?.percent).toBeGreaterThan(20)
  })
  test('nothing is proposed for a plan that fits, without range or limits, or when nothing fits', () => {
    expect(fitToRange(staged(10))).toBeNull()
    expect(fitToRange({ ...moderate, approach: 'gradual_10' })).toBeNull()
    expect(fitToRange({ ...moderate, approach: 'rapid', baseline: 60 })).toBeNull()
    expect(fitToRange(staged(120))).toBeNull()
  })
})

describe('comparing two plans', () => {
  const a = buildSchedule(moderate)
  const b = buildSchedule({ ...moderate, percent: 50, intervalDays: 5 })
  test('end, weeks, grams, steps and biggest cut', () => {
    const { a: left, b: right, delta } = comparePlans(a, b)
    expect([left.lastDoseDay, right.lastDoseDay, delta.days]).toEqual([52, 30, -22])
    expect([left.biggestCut, right.biggestCut, left.biggestCutPct, right.biggestCutPct]).toEqual([5, 10, 25, 50])
    expect(delta.total).toBe(right.total - left.total)
  })
  test('day by day, by date where both have one; before its start a plan stands at the base', () => {
    const later = buildSchedule({ ...moderate, startOn: '2026-03-04' })
    const { days, delta } = comparePlans(a, later)
    expect(days[0]).toEqual({ day: 1, date: '2026-03-02', a: 15, b: 20, delta: 5 })
    expect(days.length).toBe(54)
    expect(delta.days).toBe(2)
    expect(comparePlans(later, a).days[0]).toEqual({ day: 1, date: '2026-03-02', a: 20, b: 15, delta: -5 })
  })
  test('tablets and grams are not compared', () => {
    expect(() => comparePlans(a, buildSchedule({ ...moderate, unit: 'tablet' }))).toThrow('units_differ')
  })
})

describe('the next version', () => {
  test('a hold shifts what follows and keeps the past', () => {
    const next = nextVersion(moderate, 3, { kind: 'hold' })
    expect(next.params.adjustments).toEqual([{ kind: 'hold', atStep: 3 }])
    expect(next.comparison.delta.days).toBe(4)
    expect(next.schedule.steps.slice(0, 2)).toEqual(buildSchedule(moderate).steps.slice(0, 2))
  })
  test('versions chain: a hold, then a step back, then slower', () => {
    const first = nextVersion(moderate, 3, { kind: 'hold' }).params
    const second = nextVersion(first, 4, { kind: 'step_back' }).params
    const third = nextVersion(second, 4, { kind: 'hold_and_slow', slowBy: 'interval' })
    expect(third.schedule.steps.slice(2, 7).map(({ dose, fromDay, toDay }) => [dose, fromDay, toDay])).toEqual([
      [9, 9, 16],
      [7, 17, 20],
      [9, 21, 24],
      [7, 25, 32],
      [5.5, 33, 37],
    ])
  })
  test('a change before the latest one would lose what happened since', () => {
    const held = nextVersion(moderate, 3, { kind: 'hold' }).params
    expect(() => nextVersion(held, 2, { kind: 'hold' })).toThrow('step_in_past')
  })
  test('before the first step a hold moves the start, and nothing can be stepped back', () => {
    expect(nextVersion(moderate, 0, { kind: 'hold' }).params.startOn).toBe('2026-03-06')
    expect(nextVersion(moderate, 0, { kind: 'delay', days: 2 }).params.startOn).toBe('2026-03-04')
    expect(() => nextVersion(moderate, 0, { kind: 'step_back' })).toThrow('not_started')
  })
  test('the last confirmed dose stands until somebody confirms the next', () => {
    const plan = buildSchedule(moderate)
    expect(standingStep(plan, 0, '2026-03-01')).toMatchObject({ dose: 20, dueOn: '2026-03-02', daysLate: 0 })
    expect(standingStep(plan, 1, '2026-03-08')).toMatchObject({ dose: 15, dueOn: '2026-03-06', daysLate: 2 })
    expect(standingStep(plan, 13, '2026-04-23')).toMatchObject({ dose: 0.5, next: null, dueOn: '2026-04-23' })
  })
})

describe('eligibility', () => {
  const ready = {
    readiness: 8,
    supportPerson: true,
    checkInsPerWeek: 2,
    stress: 4,
    priorSuccessfulWithdrawal: true,
    doseGPerDay: 5,
    timeOff: true,
    dailySlots: true,
    clinicianAvailable: true,
    aloneWithoutDailyContact: false,
  }
  const of = (id: string, facts: Parameters<typeof eligibilityOf>[0]) =>
    eligibilityOf(facts).approaches.find((one) => one.id === id)
  test('a criterion that was not asked is neither met nor unmet, and does not make eligible', () => {
    const rapid = of('rapid', { ...ready, stress: null })
    expect(rapid).toMatchObject({ eligible: false, excludedBy: ['STRESS_ABOVE_4'] })
    expect(rapid?.conditions.find(({ code }) => code === 'STRESS_ABOVE_4')).toMatchObject({ met: null, value: null })
    const unmet = of('rapid', { ...ready, stress: 5 })?.conditions.find(({ code }) => code === 'STRESS_ABOVE_4')
    expect(unmet).toMatchObject({ met: false, value: 'stress 5' })
  })
  test('all criteria met: rapid is open and still needs a second signature', () => {
    expect(of('rapid', ready)).toMatchObject({ eligible: true, suggested: true, coSign: true })
    expect(of('conservative', ready)).toMatchObject({ eligible: true, coSign: false })
  })
  test('medical review closes every approach with its reasons', () => {
    expect(of('conservative', { ...ready, doseGPerDay: 41 })).toMatchObject({
      eligible: false,
      excludedBy: ['OVER_40_G'],
    })
  })
  test('after the patient has stopped nothing suggests taking kratom again', () => {
    expect(of('conservative', { ...ready, alreadyStopped: true })?.excludedBy).toEqual(['ALREADY_STOPPED'])
    expect(of('custom', { ...ready, alreadyStopped: true })?.excludedBy).toEqual(['ALREADY_STOPPED'])
  })
})

describe('signing', () => {
  const input = (params: TaperParams, more: Partial<SigningInput> = {}): SigningInput => ({
    params,
    schedule: buildSchedule(params),
    eligibility: null,
    pregnancy: 'no',
    pregnancyConsult: false,
    maySignAlone: true,
    baselineMeasured: true,
    ...more,
  })
  const codes = (params: TaperParams, more: Partial<SigningInput> = {}) =>
    signingChecks(input(params, more))
      .filter(({ level }) => level !== 'ok')
      .map(({ level, code }) => `${level} ${code}`)
  test('a plan inside its limits signs alone', () => {
    expect(codes(moderate)).toEqual([])
    expect(signingOutcome(signingChecks(input(moderate)))).toEqual({ blocked: false, coSign: false, reason: false })
  })
  test.each<[string, TaperParams, Partial<SigningInput>]>([
    ['cosign CUSTOM_STEPS', { ...moderate, approach: 'custom' }, {}],
    ['cosign RAPID', { ...moderate, approach: 'rapid', baseline: 8, intervalDays: 2 }, {}],
    ['cosign LENGTH_OUT_OF_RANGE', { ...moderate, percent: 25, intervalDays: 5 }, {}],
    ['cosign OVER_40_G', { ...moderate, approach: 'gradual_10', baseline: 40.5, percent: 10, intervalDays: 7 }, {}],
    ['cosign SIGNER_NOT_ALONE', moderate, { maySignAlone: false }],
    ['warn ABRUPT_STOP', { ...moderate, approach: null, percent: 100 }, {}],
    ['warn BASELINE_NOT_MEASURED', moderate, { baselineMeasured: null }],
    ['warn PREGNANCY_NOT_ASSESSED', moderate, { pregnancy: 'unknown' }],
    ['warn PREGNANCY_NOT_ASSESSED', moderate, { pregnancy: null }],
    ['warn INTERVAL_OUT_OF_RANGE', { ...moderate, baseline: 30, percent: 50, intervalDays: 6 }, {}],
    ['warn PAST_END_DATE', { ...moderate, endOn: '2026-03-09' }, {}],
    ['warn NO_CONVERSION', { ...moderate, unit: 'mg' }, {}],
  ])('%s', (expected, params, more) => {
    expect(codes(params, more)).toEqual([expected])
  })
  test('exactly 40 g needs no second signature', () => {
    expect(codes({ ...moderate, approach: 'gradual_10', baseline: 40, percent: 10, intervalDays: 7 })).toEqual([])
  })
  test('an excluded approach needs a reason and a second signature', () => {
    const eligibility = eligibilityOf({}).approaches.find(({ id }) => id === 'moderate') ?? null
    const checks = signingChecks(input(moderate, { eligibility }))
    expect(checks[0]).toMatchObject({ code: 'APPROACH_EXCLUDED', level: 'cosign', needsReason: true })
  })
  test('pregnancy locks until the consult is recorded, and never allows rapid or an abrupt stop', () => {
    expect(codes(moderate, { pregnancy: 'suspected' })).toEqual(['block PREGNANCY_LOCK', 'cosign PREGNANCY'])
    expect(codes(moderate, { pregnancy: 'yes', pregnancyConsult: true })).toEqual(['cosign PREGNANCY'])
    const rapid: TaperParams = { ...moderate, approach: 'rapid', percent: 100 }
    const found = codes(rapid, { pregnancy: 'yes', pregnancyConsult: true })
    expect(found).toEqual(expect.arrayContaining(['block PREGNANCY_RAPID', 'block PREGNANCY_ABRUPT']))
  })
  test('a cut over the limit is named, the fixed-increment tail is not', () => {
    const params: TaperParams = { ...staged(20), stage1Doses: [14, 12, 9, 7] }
    const cut = signingChecks(input(params)).find(({ code }) => code === 'CUT_OVER_MAX')
    expect(cut).toMatchObject({ level: 'warn', text: 'step 1: 30 %; at most 25 %' })
  })
})

describe('products', () => {
  test('only powder and weighed capsules are grams', () => {
    expect(productGrams('powder_g', 12)).toBe(12)
    expect(productGrams('powder_g', 0)).toBe(0)
    expect(productGrams('capsule', 18, 600)).toBe(10.8)
    expect(productGrams('capsule', 18)).toBeNull()
    expect(productGrams('tea', 3)).toBeNull()
    expect(productGrams('extract', 3)).toBeNull()
    expect(productGrams('seven_oh_mg', 30)).toBeNull()
    expect(productGrams('powder_g', null)).toBeNull()
  })
  test('other products are planned in their own unit', () => {
    expect(planUnitsOf('capsule')).toEqual(['g'])
    expect(planUnitsOf('seven_oh_mg')).not.toContain('g')
    expect([defaultIncrement('powder_g'), defaultIncrement('capsule', 600), defaultIncrement('extract')]).toEqual([
      0.5,
      0.6,
      null,
    ])
  })
})
