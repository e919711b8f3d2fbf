import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutIsUnderIncrement, toMilli } from './amounts'
import { doseOnDay } from './dose-on'
import { buildSchedule } from './schedule'
import { splitDoses } from './split'
import type { Adjustment, TaperParams } from './types'

const increment = fc.constantFrom(0.1, 0.25, 0.3, 0.5, 0.6, 1, 2)
const pace: fc.Arbitrary<TaperParams> = fc.record({
  mode: fc.constantFrom('geometric', 'linear', 'conservative_staged'),
  approach: fc.constantFrom('conservative', 'moderate', 'rapid', 'gradual_10', null),
  baseline: fc.double({ min: 0.01, max: 120, noNaN: true }),
  increment,
  percent: fc.double({ min: 0, max: 100, noNaN: true }),
  intervalDays: fc.integer({ min: 1, max: 14 }),
  stage1Percent: fc.double({ min: 0, max: 100, noNaN: true }),
  stage1IntervalDays: fc.integer({ min: 1, max: 40 }),
  stage2Percent: fc.double({ min: 0, max: 100, noNaN: true }),
  stage2IntervalDays: fc.integer({ min: 1, max: 40 }),
  stabilization: fc.boolean(),
  tailMode: fc.constantFrom('fixed_step', 'alternate_day'),
})
const isMultiple = (dose: number, of: number) => toMilli(dose) % toMilli(of) === 0

test('a schedule falls at every step, ends at zero and has only multiples of the increment', () => {
  fc.assert(
    fc.property(pace, (params) => {
      const plan = buildSchedule(params)
      const doses = [plan.base, ...plan.steps.map(({ dose }) => dose)]
      for (const [i, dose] of doses.entries()) {
        expect(isMultiple(dose, params.increment)).toBe(true)
        if (i > 0) expect(dose).toBeLessThan(doses[i - 1] ?? 0)
        expect(dose).toBeGreaterThan(0)
      }
      expect(doseOnDay(plan, plan.zeroFromDay)).toBe(0)
    }),
  )
})

test('days follow one another without gap, and the total is the sum of the days', () => {
  fc.assert(
    fc.property(pace, (params) => {
      const plan = buildSchedule(params)
      let day = 1
      for (const step of plan.steps) {
        expect(step.fromDay).toBe(day)
        expect(step.toDay).toBeGreaterThanOrEqual(step.fromDay)
        day = step.toDay + 1
      }
      expect(plan.zeroFromDay).toBe(day)
      const sum = Array.from({ length: plan.lastDoseDay }, (_, i) => toMilli(doseOnDay(plan, i + 1)))
      expect(toMilli(plan.total)).toBe(sum.reduce((total, dose) => total + dose, 0))
      if (plan.lastDoseDay > 0) expect(doseOnDay(plan, plan.lastDoseDay)).toBeGreaterThan(0)
    }),
  )
})

test('no cut exceeds the chosen percent outside the fixed-increment tail', () => {
  fc.assert(
    fc.property(pace, (drawn) => {
      const params: TaperParams = { ...drawn, mode: 'geometric' }
      const plan = buildSchedule(params)
      let prev = plan.base
      for (const { dose, fixedIncrement } of plan.steps) {
        const percent = params.percent ?? 0
        expect(fixedIncrement).toBe(cutIsUnderIncrement(toMilli(prev), percent, toMilli(params.increment)))
        if (!fixedIncrement) expect(((prev - dose) / prev) * 100).toBeLessThanOrEqual(percent + 1e-6)
        else expect(toMilli(prev) - toMilli(dose)).toBe(toMilli(params.increment))
        prev = dose
      }
    }),
  )
})

const adjustments = fc.array(
  fc.record({
    kind: fc.constantFrom('hold', 'step_back', 'hold_and_slow', 'delay', 'slow', 'change_increment'),
    at: fc.nat(),
    days: fc.integer({ min: 1, max: 5 }),
    increment,
  }),
  { maxLength: 4 },
)

test('adjusted, a dose rises only where a step-back was signed, later dates only move back, and zero is reached', () => {
  fc.assert(
    fc.property(pace, adjustments, (drawn, changes) => {
      let params: TaperParams = { ...drawn, stage1IntervalDays: 7, stage2IntervalDays: 3 }
      let least = 1
      for (const { kind, at, ...more } of changes) {
        const before = buildSchedule(params)
        if (before.steps.length === 0) return
        const steps = Math.max(...before.steps.map(({ planStep }) => planStep))
        const atStep = least + (at % (steps - least + 1))
        least = atStep
        const next: TaperParams = {
          ...params,
          adjustments: [...(params.adjustments ?? []), { kind, atStep, ...more } as Adjustment],
        }
        const after = buildSchedule(next)
        if (kind !== 'change_increment') expect(after.lastDoseDay).toBeGreaterThanOrEqual(before.lastDoseDay)
        params = next
      }
      const plan = buildSchedule(params)
      let prev = plan.base
      for (const step of plan.steps) {
        if (step.dose > prev) expect(step.stepBack).toBe(true)
        prev = step.dose
      }
      expect(doseOnDay(plan, plan.zeroFromDay)).toBe(0)
    }),
  )
})

test('any finite input gives a schedule or a refusal, never a loop', () => {
  const wild = fc.double({ noNaN: true, noDefaultInfinity: true })
  fc.assert(
    fc.property(wild, wild, wild, wild, (baseline, step, percent, intervalDays) => {
      const params: TaperParams = {
        mode: 'geometric',
        approach: null,
        baseline,
        increment: step,
        percent,
        intervalDays,
      }
      try {
        expect(buildSchedule(params).zeroFromDay).toBeGreaterThan(0)
      } catch (refusal) {
        expect((refusal as { name: string }).name).toBe('EngineError')
      }
    }),
  )
})

test('the doses of a day sum to its total, differ by at most one increment, and never exceed the planned number', () => {
  fc.assert(
    fc.property(fc.nat(300), increment, fc.integer({ min: 1, max: 24 }), fc.boolean(), (units, r, count, firstLast) => {
      const total = (units * toMilli(r)) / 1000
      const { doses } = splitDoses(total, r, count, firstLast ? 'first_and_last' : 'earliest')
      expect(doses.reduce((sum, dose) => sum + toMilli(dose), 0)).toBe(toMilli(total))
      expect(doses.length).toBe(Math.min(count, units))
      for (const dose of doses) {
        expect(isMultiple(dose, r)).toBe(true)
        expect(dose).toBeGreaterThan(0)
        expect(toMilli(Math.max(...doses)) - toMilli(dose)).toBeLessThanOrEqual(toMilli(r))
      }
    }),
  )
})
