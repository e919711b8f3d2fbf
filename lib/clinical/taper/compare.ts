import { EngineError } from '../errors'
import { addDays, daysBetween } from '../time'
import type { LocalDate } from '../types'
import { fromMilli, toMilli } from './amounts'
import { doseOnDay } from './dose-on'
import type { TaperSchedule } from './types'

export type PlanFigures = {
  lastDoseDay: number
  lastDoseDate: LocalDate | null
  lengthWeeks: number
  /** In the schedules' unit. */
  total: number
  steps: number
  /** Largest fall from one step to the next: as an amount, and as a percentage outside the fixed-increment tail. */
  biggestCut: number
  biggestCutPct: number | null
}

export type PlanComparison = {
  a: PlanFigures
  b: PlanFigures
  /** b minus a. */
  delta: { days: number; weeks: number; total: number; steps: number }
  /** Days of either plan; day 1 is the earlier first day. `delta` is b minus a. */
  days: { day: number; date: LocalDate | null; a: number; b: number; delta: number }[]
}

/**
 * Two schedules side by side, by calendar date if both have one, else by taper day. Amounts are in their unit.
 * Refuses `units_differ`: grams and tablets cannot be compared.
 */
export function comparePlans(a: TaperSchedule, b: TaperSchedule): PlanComparison {
  if (a.unit !== b.unit) throw new EngineError('units_differ')
  const [figuresA, figuresB] = [figures(a), figures(b)]
  const [startA, startB] = [startOf(a), startOf(b)]
  const offset = startA && startB ? daysBetween(startA, startB) : 0
  const days = figuresB.lastDoseDay + offset - figuresA.lastDoseDay
  return {
    a: figuresA,
    b: figuresB,
    delta: {
      days,
      weeks: fromMilli(toMilli(figuresB.lengthWeeks) - toMilli(figuresA.lengthWeeks)),
      total: fromMilli(toMilli(b.total) - toMilli(a.total)),
      steps: figuresB.steps - figuresA.steps,
    },
    days: dayByDay(a, b, offset, startA && startB ? (offset < 0 ? startB : startA) : null),
  }
}

const startOf = ({ zeroFromDate, zeroFromDay }: TaperSchedule): LocalDate | null =>
  zeroFromDate ? addDays(zeroFromDate, 1 - zeroFromDay) : null

function figures(schedule: TaperSchedule): PlanFigures {
  const doses = [schedule.base, ...schedule.steps.map(({ dose }) => dose), 0].map(toMilli)
  const cuts = doses.slice(1).map((dose, i) => (doses[i] ?? dose) - dose)
  const percents = schedule.steps.filter((one) => !one.fixedIncrement).map(({ cutPct }) => cutPct ?? 0)
  return {
    lastDoseDay: schedule.lastDoseDay,
    lastDoseDate: schedule.lastDoseDate ?? null,
    lengthWeeks: schedule.lengthWeeks,
    total: schedule.total,
    steps: schedule.steps.length,
    biggestCut: fromMilli(Math.max(...cuts)),
    biggestCutPct: percents.length ? Math.max(...percents) : null,
  }
}

/** Row 1 is the earlier first day; a plan that has not begun stands at its base. */
function dayByDay(a: TaperSchedule, b: TaperSchedule, offset: number, start: LocalDate | null): PlanComparison['days'] {
  const [shiftA, shiftB] = offset < 0 ? [-offset, 0] : [0, offset]
  const length = Math.max(a.lastDoseDay + shiftA, b.lastDoseDay + shiftB)
  return Array.from({ length }, (_, i) => {
    const [doseA, doseB] = [doseOnDay(a, i + 1 - shiftA), doseOnDay(b, i + 1 - shiftB)]
    const delta = fromMilli(toMilli(doseB) - toMilli(doseA))
    return { day: i + 1, date: start ? addDays(start, i) : null, a: doseA, b: doseB, delta }
  })
}
