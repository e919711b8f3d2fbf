import { num } from '@/lib/format/number'
import { isOverPlan } from './course-scale'
import type { CourseModel } from './course-types'
import { toPieces, upperAt } from './geometry'

/** The chart as a sentence: last value, expected range, direction, plan, days over plan. */
export function courseText(model: CourseModel): string {
  return [scoreText(model), planText(model)].join(' ')
}

function scoreText({ score }: CourseModel): string {
  const last = score?.points.at(-1)
  if (!score || !last) return 'No withdrawal score yet.'
  const upper = upperAt(toPieces(score.corridor), Date.parse(last.at))
  const before = score.points.at(-2)
  const way = !before
    ? 'first score'
    : last.value > before.value
      ? 'rising'
      : last.value < before.value
        ? 'falling'
        : 'level'
  return `Latest ${score.instrument} ${last.value}, ${upper === null ? 'no corridor' : `expected 0 to ${upper}`}, ${way}.`
}

function planText({ plans, taken, now }: CourseModel): string {
  const inForce = plans.find((plan) => plan.inForce)
  const step = inForce?.steps.find((s) => s.from <= now && s.to > now)
  const over = taken.filter((day) => isOverPlan(day.grams, day.planned)).length
  const plan = !inForce
    ? 'No taper plan in force.'
    : step
      ? `Plan version ${inForce.version}, ${num(step.grams, 2)} g a day now.`
      : `Plan version ${inForce.version}.`
  return over > 0 ? `${plan} ${over} ${over === 1 ? 'day' : 'days'} over plan by more than 10%.` : plan
}

export type CourseTableRow = {
  at: string
  score: string
  expected: string
  taken: string
  planned: string
  events: string
}

/** The same as rows, newest first: one per local day that has anything in it. `dayOf` turns an instant into its date. */
export function courseRows(model: CourseModel, dayOf: (at: string) => string): CourseTableRow[] {
  const rows = new Map<string, CourseTableRow>()
  const row = (date: string) => {
    const found = rows.get(date) ?? { at: date, score: '', expected: '', taken: '', planned: '', events: '' }
    rows.set(date, found)
    return found
  }
  const pieces = toPieces(model.score?.corridor)
  for (const point of model.score?.points ?? []) {
    const line = row(dayOf(point.at))
    line.score = line.score ? `${line.score}, ${point.value}` : String(point.value)
    const upper = upperAt(pieces, Date.parse(point.at))
    line.expected = upper === null ? 'none' : `0–${upper}`
  }
  for (const day of model.taken) {
    const line = row(day.date)
    line.taken = day.grams === null ? 'not recorded' : `${num(day.grams, 2)} g`
    line.planned = day.planned === null ? '' : `${num(day.planned, 2)} g`
  }
  for (const lane of model.lanes) {
    for (const mark of lane.marks) {
      const line = row(dayOf(mark.at))
      line.events = [line.events, `${lane.name}: ${mark.label}`].filter(Boolean).join('; ')
    }
  }
  return [...rows.values()].sort((a, b) => (a.at < b.at ? 1 : -1))
}
