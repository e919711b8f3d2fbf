import { describe, expect, test } from 'vitest'
import { EngineError } from '../errors'
import { nextDose } from './amounts'
import { buildSchedule } from './schedule'
import type { TaperParams } from './types'

const geometric = (baseline: number, percent: number, intervalDays: number, more: Partial<TaperParams> = {}) =>
  buildSchedule({ mode: 'geometric', approach: null, baseline, increment: 0.5, percent, intervalDays, ...more })
const doses = (schedule: { steps: { dose: number }[] }) => schedule.steps.map(({ dose }) => dose)
const spans = (schedule: { steps: { dose: number; fromDay: number; toDay: number }[] }) =>
  schedule.steps.map(({ dose, fromDay, toDay }) => [dose, fromDay, toDay])
const staged = (baseline: number, more: Partial<TaperParams> = {}) =>
  buildSchedule({ mode: 'conservative_staged', approach: 'conservative', baseline, increment: 0.5, ...more })
const W1 = { stage1Doses: [15, 12, 9, 7], startOn: '2026-03-02' }
const codeOf = (run: () => unknown) => {
  try {
    run()
  } catch (refusal) {
    return refusal instanceof EngineError ? refusal.code : String(refusal)
  }
  return 'accepted'
}

describe('worked schedules of tapers.md §3', () => {
  test('W1: twelve weeks exactly, 460 g, last dose on a Sunday', () => {
    const plan = staged(20, W1)
    expect([plan.lastDoseDay, plan.total, plan.lengthWeeks, plan.lastDoseDate]).toEqual([84, 460, 12, '2026-05-24'])
    expect(spans(plan).slice(11, 14)).toEqual([
      [3, 50, 52],
      [2.5, 53, 56],
      [2, 57, 63],
    ])
  })
  test('W1 alternate-day: every second day back from the last, and only these grams count', () => {
    const plan = staged(20, { ...W1, tailMode: 'alternate_day' })
    expect(plan.tailDoseDays).toEqual([78, 80, 82, 84])
    expect([plan.lastDoseDay, plan.total]).toEqual([84, 458.5])
  })
  test('W2: one stabilization interval at the first dose at or under a quarter of the base', () => {
    const plan = geometric(20, 25, 4, { stabilization: true })
    expect(doses(plan)).toEqual([15, 11.5, 9, 7, 5.5, 4.5, 3.5, 3, 2.5, 2, 1.5, 1, 0.5])
    expect([plan.lastDoseDay, plan.total, plan.steps[5]?.toDay, plan.steps[5]?.heldDays]).toEqual([56, 284, 28, 4])
  })
  test('W5: capsules fall one by one and are counted', () => {
    const plan = geometric(10.8, 10, 3, { increment: 0.6, capsuleMg: 600 })
    expect([plan.steps.length, plan.lastDoseDay, plan.lengthWeeks]).toEqual([17, 51, 7.3])
    expect(plan.steps.map(({ capsules }) => capsules)).toEqual(Array.from({ length: 17 }, (_, i) => 17 - i))
  })
  test.each([
    ['W2c', 20, 50, 5, 30, 4.3],
    ['W4', 20, 10, 7, 182, 26],
    ['W6', 6, 25, 7, 56, 8],
    ['W7', 20, 25, 7, 91, 13],
    ['W8', 60, 10, 7, 259, 37],
    ['W9', 13.7, 10, 7, 154, 22],
    ['W10', 0.5, 10, 7, 0, 0],
    ['W11', 0.3, 10, 7, 0, 0],
  ])('%s: %d g, %d %% every %d days lasts %d days', (_, baseline, percent, interval, lastDoseDay, weeks) => {
    const plan = geometric(baseline, percent, interval)
    expect([plan.lastDoseDay, plan.zeroFromDay, plan.lengthWeeks]).toEqual([lastDoseDay, lastDoseDay + 1, weeks])
  })
  test('W12: linear steps of the baseline', () => {
    expect(doses(geometric(20, 10, 7, { mode: 'linear' }))).toEqual([18, 16, 14, 12, 10, 8, 6, 4, 2])
  })
})

describe('stages (T-02, T-03)', () => {
  test('days that are too few for another interval belong to the last step of the stage', () => {
    const plan = staged(40, { stage1IntervalDays: 5 })
    expect(spans(plan).slice(3, 6)).toEqual([
      [17, 16, 20],
      [14, 21, 28],
      [13, 29, 31],
    ])
  })
  test('a stage whose end dose is already reached is skipped', () => {
    const plan = staged(6)
    expect(spans(plan).slice(3, 6)).toEqual([
      [3, 22, 28],
      [2.5, 29, 31],
      [2, 32, 38],
    ])
    expect(spans(staged(5)).slice(3, 5)).toEqual([
      [2.5, 22, 28],
      [2, 29, 35],
    ])
  })
  test('a list that is longer than 28 days pushes stage 2, which still ends on day 56', () => {
    const plan = staged(20, { stage1Doses: [18, 16, 14, 12, 10, 9] })
    expect(plan.steps.find(({ fromDay }) => fromDay === 43)?.dose).toBe(8.5)
    const last = plan.steps.find(({ toDay }) => toDay === 56)
    expect([last?.dose, last?.fromDay]).toEqual([7, 52])
  })
  test('2.5 g says nothing about tablets: stage 2 then ends by its day alone', () => {
    const plan = staged(4, { unit: 'tablet', increment: 0.25 })
    expect(plan.steps.some(({ dose, fromDay }) => dose < 2.5 && fromDay > 28 && fromDay < 57)).toBe(true)
    expect([plan.baseG, plan.totalG, plan.steps[0]?.doseG]).toEqual([null, null, null])
  })
})

describe('adjustments (T-09, T-10)', () => {
  const plan = (adjustments: TaperParams['adjustments'], more: Partial<TaperParams> = {}) =>
    geometric(20, 25, 4, { approach: 'moderate', adjustments, ...more })
  test('a hold at the stabilized step adds one plain interval', () => {
    const held = plan([{ kind: 'hold', atStep: 6 }], { stabilization: true })
    expect(spans(held)[5]).toEqual([4.5, 21, 32])
    expect(held.lastDoseDay).toBe(60)
  })
  test('a step back before any earlier step returns to the base', () => {
    expect(spans(plan([{ kind: 'step_back', atStep: 1 }])).slice(0, 4)).toEqual([
      [15, 1, 4],
      [20, 5, 8],
      [15, 9, 12],
      [11.5, 13, 16],
    ])
  })
  test('a hold while the earlier dose of a step back stands lengthens that dose', () => {
    const back = { kind: 'step_back', atStep: 1 } as const
    const held = plan([back, { kind: 'hold', atStep: 1, onStepBack: true }])
    expect(spans(held).slice(0, 4)).toEqual([
      [15, 1, 4],
      [20, 5, 12],
      [15, 13, 16],
      [11.5, 17, 20],
    ])
    const resumed = plan([
      back,
      { kind: 'hold', atStep: 1, onStepBack: true },
      { kind: 'resume', atStep: 1, days: 3, onStepBack: true },
    ])
    expect(spans(resumed)[1]).toEqual([20, 5, 9])
  })
  test('slowing by percent halves it, never below 5 and never above what it was', () => {
    const slow = plan([{ kind: 'hold_and_slow', atStep: 1 }])
    expect(slow.steps[1]?.dose).toBe(nextDose(15, 12.5, 0.5))
    const twice = geometric(200, 8, 4, { approach: 'moderate', adjustments: [{ kind: 'slow', atStep: 1 }] })
    expect(twice.steps[1]?.dose).toBe(nextDose(184, 5, 0.5))
    const already = geometric(200, 3, 4, { approach: 'moderate', adjustments: [{ kind: 'slow', atStep: 1 }] })
    expect(already.steps[1]?.dose).toBe(nextDose(194, 3, 0.5))
  })
  test('slowing by interval uses the maximum of the approach; rapid has none', () => {
    expect(spans(plan([{ kind: 'hold_and_slow', atStep: 1, slowBy: 'interval' }]))[1]).toEqual([11.5, 9, 13])
    const rapid = () =>
      geometric(20, 25, 2, { approach: 'rapid', adjustments: [{ kind: 'slow', atStep: 1, slowBy: 'interval' }] })
    expect(codeOf(rapid)).toBe('no_interval_maximum')
  })
  test('stage ends shift with a hold', () => {
    const held = staged(20, { ...W1, adjustments: [{ kind: 'hold', atStep: 2 }] })
    expect(spans(held)[12]).toEqual([2.5, 60, 63])
    expect(held.lastDoseDay).toBe(91)
  })
  test('hold and slow within the stages halves each percentage and keeps the shifted ends', () => {
    const slow = staged(20, { adjustments: [{ kind: 'hold_and_slow', atStep: 2 }] })
    expect(spans(slow).slice(0, 5)).toEqual([
      [16, 1, 7],
      [13, 8, 21],
      [12, 22, 28],
      [11, 29, 35],
      [10.5, 36, 38],
    ])
  })
  test('a written stage that is slowed by percent becomes a percentage until its own end', () => {
    const slow = staged(20, { ...W1, adjustments: [{ kind: 'slow', atStep: 2 }] })
    expect(doses(slow).slice(0, 4)).toEqual([15, 12, 11, 10])
    expect(slow.steps[4]?.fromDay).toBe(29)
  })
  test('a late confirmation lets the last dose stand; a hold can be ended early but no further', () => {
    expect(spans(plan([{ kind: 'delay', atStep: 2, days: 3 }]))[1]).toEqual([11.5, 5, 11])
    const resumed = [{ kind: 'hold', atStep: 2 } as const, { kind: 'resume', atStep: 2, days: 3 } as const]
    expect(spans(plan(resumed))[1]).toEqual([11.5, 5, 9])
    expect(codeOf(() => plan([{ kind: 'resume', atStep: 2, days: 1 }]))).toBe('resume_before_hold')
  })
  test('a new increment counts from the current dose and leaves the past as it was', () => {
    const finer = plan([{ kind: 'change_increment', atStep: 6, increment: 0.2 }])
    expect(doses(finer).slice(0, 9)).toEqual([15, 11.5, 9, 7, 5.5, 4.5, 3.4, 2.6, 2])
    expect(doses(finer).at(-1)).toBe(0.2)
  })
  test('speeding up stays within the approach', () => {
    expect(plan([{ kind: 'speed_up', atStep: 1, percent: 50 }]).steps[1]?.dose).toBe(7.5)
    expect(spans(plan([{ kind: 'speed_up', atStep: 1, intervalDays: 3 }]))[1]).toEqual([11.5, 5, 7])
    expect(codeOf(() => plan([{ kind: 'speed_up', atStep: 1, percent: 51 }]))).toBe('speed_limit')
    expect(codeOf(() => plan([{ kind: 'speed_up', atStep: 1, intervalDays: 2 }]))).toBe('speed_limit')
  })
  test('a step that the plan does not have is refused', () => {
    expect(codeOf(() => plan([{ kind: 'hold', atStep: 14 }]))).toBe('step_unknown')
    expect(codeOf(() => plan([{ kind: 'hold', atStep: 0 }]))).toBe('step_unknown')
  })
})

describe('warnings', () => {
  test('the 40 g review is strictly more than 40, of the measured amount, and only for leaf', () => {
    expect(geometric(40, 10, 7).warnings).toEqual([])
    expect(geometric(40.1, 10, 7).warnings).toEqual(['MEDICAL_REVIEW'])
    expect(geometric(60, 10, 7, { unit: 'mg' }).warnings).toEqual([])
  })
  test('the range is inclusive in days on both sides', () => {
    const rapid = (days: number) =>
      buildSchedule({
        mode: 'explicit',
        approach: 'rapid',
        baseline: 5,
        increment: 0.5,
        steps: [{ dose: 1, days }],
      }).warnings
    expect([13, 14, 28, 29].map((days) => rapid(days).length)).toEqual([1, 0, 0, 1])
  })
  test('a plan without a step is out of range too, and 100 percent is an abrupt stop', () => {
    expect(staged(0.4).warnings).toEqual(['TAPER_LENGTH_OUT_OF_RANGE'])
    expect(geometric(3, 100, 7).warnings).toEqual(['ABRUPT_STOP'])
    expect(geometric(3, 99, 7).warnings).toEqual([])
  })
  test('written steps that end above a quarter of the base stop abruptly', () => {
    const explicit = (dose: number) =>
      buildSchedule({ mode: 'explicit', approach: 'custom', baseline: 20, increment: 0.5, steps: [{ dose, days: 7 }] })
    expect([explicit(5).warnings, explicit(5.5).warnings]).toEqual([[], ['ABRUPT_STOP']])
  })
})

describe('refusals', () => {
  test.each([
    ['baseline_not_positive', { baseline: 0 }],
    ['baseline_not_positive', { baseline: Number.NaN }],
    ['increment_not_positive', { increment: 0 }],
    ['increment_too_fine', { increment: 0.0004 }],
    ['interval_invalid', { intervalDays: 0 }],
    ['interval_invalid', { intervalDays: -3 }],
    ['interval_invalid', { intervalDays: 2.5 }],
    ['percent_invalid', { percent: -0.1 }],
    ['percent_invalid', { percent: 100.1 }],
    ['percent_invalid', { percent: undefined }],
    ['end_before_start', { startOn: '2026-03-10', endOn: '2026-03-09' }],
    ['plan_too_long', { baseline: 900_000, percent: 0 }],
    ['amount_too_large', { baseline: 1_000_001 }],
    ['dose_counts_invalid', { dosesPerDay: 3, doseCounts: [{ fromStep: 2, dosesPerDay: 4 }] }],
    ['accepted', { startOn: '2026-03-10', endOn: '2026-03-10' }],
    ['accepted', { percent: 0 }],
    ['accepted', { percent: 100 }],
  ])('%s', (code, more) => {
    const params: TaperParams = {
      mode: 'geometric',
      approach: null,
      baseline: 3,
      increment: 0.5,
      percent: 10,
      intervalDays: 7,
    }
    expect(codeOf(() => buildSchedule({ ...params, ...more }))).toBe(code)
  })
  test('written doses must be multiples of the increment and must not rise', () => {
    const written = (...list: number[]) => codeOf(() => staged(20, { stage1Doses: list }))
    expect([written(15, 12.3), written(15, 15.5), written(20.5), written(20, 20)]).toEqual([
      'dose_not_multiple',
      'dose_rises',
      'dose_rises',
      'accepted',
    ])
  })
})

test('the day is split, and the number of doses is a dimension of its own', () => {
  const plan = geometric(8, 25, 4, { dosesPerDay: 4, doseCounts: [{ fromStep: 3, dosesPerDay: 2 }] })
  expect(plan.steps.map((step) => step.doses)).toEqual([
    [1.5, 1.5, 1.5, 1.5],
    [1.5, 1, 1, 1],
    [2, 1.5],
    [1.5, 1.5],
    [1.5, 1],
    [1, 1],
    [1, 0.5],
    [0.5, 0.5],
    [0.5],
  ])
  expect(plan.steps.at(-1)?.doseCountReduced).toBe(true)
})

test('days after the wished end date are counted', () => {
  const plan = geometric(1, 50, 7, { startOn: '2026-03-02', endOn: '2026-03-05' })
  expect([plan.lastDoseDate, plan.daysPastEnd]).toEqual(['2026-03-08', 3])
})
