import type { Overview, Range } from '@/db/chart/overview'
import { corridorSegments } from '@/lib/clinical/phases/changes'
import { addDays, daysBetween, localDate, startOfDay } from '@/lib/clinical/time'
import { type LocalDate, TIERS } from '@/lib/clinical/types'
import { day } from '@/lib/format/clock'
import { num } from '@/lib/format/number'
import { APPROACH_WORD } from '@/lib/format/phase'
import type { CourseModel, CoursePlan, CourseScore } from '../charts/course-types'
import { courseLanes } from './to-lanes'

const AHEAD_DAYS: Record<Range, number> = { '7d': 1, '6wk': 14, all: 14 }
const TICKS = {
  COWS: [
    { value: 5, word: 'mild' },
    { value: 13, word: 'moderate' },
    { value: 25, word: 'mod. severe' },
    { value: 37, word: 'severe' },
  ],
  SOWS_H: [
    { value: 11, word: 'moderate' },
    { value: 21, word: 'severe' },
  ],
} as const
const MAX = { COWS: 48, SOWS_H: 64 } as const

/** Score, grams and events on one axis, from a whole day before the range to some days ahead. */
export function toCourse(overview: Overview, range: Range): CourseModel {
  const { now, zone } = overview
  const today = localDate(now, zone)
  const from = startOfDay(localDate(overview.from, zone), zone)
  const to = startOfDay(addDays(today, AHEAD_DAYS[range] + 1), zone)
  const withdrawal = overview.flags.find(({ rule_id }) => rule_id.startsWith('WD-'))
  return {
    now: now.toISOString(),
    from: from.toISOString(),
    to: to.toISOString(),
    nowLabel: nowLabel(overview),
    caption: caption(overview, today),
    axis: axis(overview, { from, to, today }),
    score: score(overview, from, to),
    taken: taken(overview, from),
    plans: plans(overview, { from, to, today }),
    holds: holds(overview),
    lanes: courseLanes(overview, { from, to, today }),
    tier: withdrawal ? (TIERS[withdrawal.tier - 1] ?? null) : null,
  }
}

export type Axis = { from: Date; to: Date; today: LocalDate }

function nowLabel({ view }: Overview): string {
  if (view?.day != null) return `Now, day ${view.day}`
  return view?.taperDay != null ? `Now, taper day ${view.taperDay}` : 'Now'
}

function caption({ view, standing, plans: versions }: Overview, today: LocalDate): string {
  const plan = versions.findLast(({ status }) => status === 'signed' || status === 'finished')
  const parts: string[] = []
  if (plan) {
    const approach = APPROACH_WORD[plan.approach as keyof typeof APPROACH_WORD] ?? plan.approach
    parts.push(`${approach}, ${num(plan.schedule.base, 3)} ${plan.unit}/day at start`)
  } else parts.push('No taper plan')
  if (standing?.next && standing.dueOn)
    parts.push(`next ${num(standing.next.dose, 3)} ${plan?.unit ?? 'g'} on ${day(standing.dueOn, today)}`)
  if (view?.day != null && view.anchorDate) parts.push(`day ${view.day} since last dose ${day(view.anchorDate, today)}`)
  return parts.join(' · ')
}

const MOST_TICKS = 9

/** Borders every so many days, counted from day 0, else from taper day 1, else from the first day shown. */
function axis({ view, plans: versions, zone }: Overview, { from, to, today }: Axis): CourseModel['axis'] {
  const first = localDate(from, zone)
  const zero = view?.anchorDate ?? versions.findLast(({ status }) => status === 'signed')?.starts_on ?? first
  const days = daysBetween(first, localDate(to, zone))
  const every = days <= MOST_TICKS ? 1 : 7 * Math.ceil(days / 7 / MOST_TICKS)
  const start = Math.ceil(daysBetween(zero, first) / every) * every
  const ticks: CourseModel['axis'] = []
  for (let n = start; n <= daysBetween(zero, localDate(to, zone)); n += every) {
    const date = addDays(zero, n)
    const short = day(date, today)
    const label = view?.anchorDate && n >= 0 ? `Day ${n}, ${short}` : short
    ticks.push({ at: startOfDay(date, zone).toISOString(), label, short })
  }
  return ticks
}

function score({ withdrawal, course, step, zone }: Overview, from: Date, to: Date): CourseScore | null {
  const instrument = withdrawal.some((one) => one.instrument === 'COWS') ? 'COWS' : 'SOWS_H'
  const points = withdrawal.filter((one) => one.instrument === instrument)
  if (points.length === 0) return null
  const segments = course ? corridorSegments(course, { zone, from, to, instrument, step }) : []
  return {
    instrument: instrument === 'COWS' ? 'COWS' : 'SOWS',
    max: MAX[instrument],
    points: points.map(({ at, total }) => ({ at: new Date(at).toISOString(), value: total })),
    corridor: segments.flatMap(({ upper, ...piece }) =>
      upper === null ? [] : [{ from: piece.from.toISOString(), to: piece.to.toISOString(), upper }],
    ),
    ticks: [...TICKS[instrument]],
    limit: null,
  }
}

function taken({ taken: days, zone }: Overview, from: Date): CourseModel['taken'] {
  return days
    .map(({ on, taken: grams, planned }) => ({
      from: startOfDay(on, zone).toISOString(),
      to: startOfDay(addDays(on, 1), zone).toISOString(),
      date: on,
      grams,
      planned,
    }))
    .filter((one) => one.from >= from.toISOString())
}

/** Versions that were in force at some time, clipped to the axis; a version that was replaced ends where the next one starts. */
function plans({ plans: versions, zone }: Overview, { from, to, today }: Axis): CoursePlan[] {
  const shown = versions.filter(({ status, signed_at }) => status !== 'awaiting_cosign' && signed_at !== null)
  const current = shown.findLast(({ status }) => status === 'signed' || status === 'finished')
  return shown.flatMap((plan) => {
    const steps = plan.schedule.steps.flatMap((step) => {
      if (!step.fromDate || !step.toDate) return []
      const [start, end] = [startOfDay(step.fromDate, zone), startOfDay(addDays(step.toDate, 1), zone)]
      if (end <= from || start >= to) return []
      return [{ from: clip(start, from, to), to: clip(end, from, to), grams: step.dose }]
    })
    return steps.length > 0
      ? [{ version: plan.version, label: planLabel(plan, today, zone), inForce: plan === current, steps }]
      : []
  })
}

const clip = (at: Date, from: Date, to: Date): string => (at < from ? from : at > to ? to : at).toISOString()

const AFTER: Record<string, string> = {
  hold: 'after hold',
  slow: 'slower',
  step_back: 'after step back',
  resume: 'resumed',
  speed_up: 'faster',
  revise: 'revised',
}

function planLabel({ version, change, signed_at }: Overview['plans'][number], today: LocalDate, zone: string): string {
  const why = AFTER[change]
  if (why) return `Plan v${version}, ${why}`
  return `Plan v${version}${signed_at ? `, signed ${day(localDate(signed_at, zone), today)}` : ''}`
}

/** A hold lasts until the next decision that puts a dose into effect, or until now. */
function holds({ decisions, now, zone }: Overview): CourseModel['holds'] {
  return decisions.flatMap((one, i) => {
    if (one.decision !== 'hold' && one.decision !== 'hold_and_slow') return []
    const next = decisions.slice(i + 1).find(({ decision }) => decision !== 'hold' && decision !== 'hold_and_slow')
    const from = startOfDay(one.effective_on, zone)
    const to = next ? startOfDay(next.effective_on, zone) : now
    return to > from ? [{ from: from.toISOString(), to: to.toISOString(), label: 'Hold' }] : []
  })
}
