import type { RowSpark } from '@/components/triage/types'
import { courseOf } from '@/db/facts/course'
import type { CourseRow, ListedPlan, SparkRow } from '@/db/facts/course-columns'
import { findInstrument } from '@/lib/clinical/instruments/registry'
import { corridorSegments } from '@/lib/clinical/phases/changes'
import { corridorUpper } from '@/lib/clinical/phases/corridor'
import { phaseOf } from '@/lib/clinical/phases/phase-of'
import type { PatientState } from '@/lib/clinical/phases/state'
import { addHours, hoursBetween, localDate, startOfDay } from '@/lib/clinical/time'
import type { When } from '@/lib/clinical/types'
import { num } from '@/lib/format/number'
import { phaseLabel } from '@/lib/format/phase'
import { type TaperLine, taperLine } from '@/lib/format/taper'

type Ctx = { now: Date; zone: string }
type Listed = CourseRow & { listed_plan: ListedPlan; spark: SparkRow }

/** Phase, day and step of a listed patient, in words. */
export function phaseView(row: CourseRow, ctx: Ctx) {
  const { phase, day } = phaseOf(courseOf(row), ctx)
  const step = row.decisions.filter(({ decision }) => decision === 'confirmed').length || null
  return { code: phase, day, label: phaseLabel(phase, { day, step }) }
}

const lastConfirmed = (row: CourseRow) => row.decisions.findLast(({ decision }) => decision === 'confirmed')

/** The step for the corridor: the latest confirmed one (P-16). */
const stepOf = (row: CourseRow): When | null => {
  const step = lastConfirmed(row)
  return step ? { date: step.effective_on } : null
}

/** "9 g → 7 g in 2 d", held, waiting for a decision, done; null without a plan. */
export function taperView(row: Listed, ctx: Ctx): { label: string; mark: 'held' | 'slow' | 'decision' | null } | null {
  const line = taperLineOf(row, localDate(ctx.now, ctx.zone))
  if (line.state === 'none') return null
  const mark = line.state === 'held' ? 'held' : line.state === 'waiting' ? 'decision' : null
  return { label: taperLine(line, localDate(ctx.now, ctx.zone)), mark }
}

/** Where the plan in force stands today: the dose in force is the last confirmed one, whatever the calendar says. */
export function taperLineOf(row: Listed, today: string): TaperLine {
  const plan = row.listed_plan
  if (!plan) return { state: 'none' }
  if (plan.status === 'finished') return { state: 'done', on: row.anchor?.last_dose_on ?? plan.ends_on ?? today }
  const dose = lastConfirmed(row)
  const now = dose ? dose.dose_mg / (plan.unit === 'g' ? 1000 : 1) : (row.episode?.baseline_mg ?? 0) / 1000
  const last = row.decisions.at(-1)
  const next = plan.steps.find((step) => step.dose < now)
  if (!next?.from) return { state: 'last', now, unit: plan.unit }
  if (next.from > today)
    return last?.decision === 'hold'
      ? { state: 'held', now, unit: plan.unit }
      : { state: 'stepping', now, next: next.dose, nextOn: next.from, unit: plan.unit }
  return { state: 'waiting', now, next: next.dose, unit: plan.unit }
}

const DAYS_SHOWN = 7
/** A score older than this is drawn as old: twice daily is the closest cadence of a score (phases.md §4). */
const STALE_H = 24

/** The acute phase shows all its days, with the corridor running ahead; later phases the last seven days. */
function axisOf(course: PatientState, ctx: Ctx): { from: Date; to: Date } {
  const { lastDose } = course
  if (lastDose && phaseOf(course, ctx).phase === 'acute') {
    const from = startOfDay('date' in lastDose ? lastDose.date : localDate(lastDose.at, ctx.zone), ctx.zone)
    return { from, to: addHours(from, 24 * (DAYS_SHOWN + 1)) }
  }
  return { from: addHours(ctx.now, -24 * DAYS_SHOWN), to: ctx.now }
}

/** The score of the last seven days in its corridor; null when none was taken. */
export function sparkView(row: Listed, ctx: Ctx): RowSpark | null {
  const last = row.spark?.points.at(-1)
  if (!row.spark || !last) return null
  const { instrument, points } = row.spark
  const course = courseOf(row)
  const step = stepOf(row)
  const { from, to } = axisOf(course, ctx)
  const corridor = corridorSegments(course, { zone: ctx.zone, step, from, to, instrument }).flatMap((segment) =>
    segment.upper === null
      ? []
      : [{ from: segment.from.toISOString(), to: segment.to.toISOString(), upper: segment.upper }],
  )
  const upper = corridorUpper(course, { zone: ctx.zone, at: new Date(last.at), step, instrument })
  const excess = upper !== null && last.value > upper ? `+${num(last.value - upper, 0)}` : null
  const name = findInstrument(instrument)?.short ?? instrument
  return {
    instrument: name,
    points: points.map(({ at, value }) => ({ at: new Date(at).toISOString(), value })),
    corridor,
    max: findInstrument(instrument)?.maxTotal ?? 48,
    from: from.toISOString(),
    to: to.toISOString(),
    value: num(last.value, 0),
    at: new Date(last.at).toISOString(),
    stale: hoursBetween(new Date(last.at), ctx.now) > STALE_H,
    excess,
    text: `${name} ${num(last.value, 0)}${upper === null ? '' : `, expected 0–${upper}`}`,
  }
}
