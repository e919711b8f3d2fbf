import type { Overview } from '@/db/chart/overview'
import { cadenceFor, type PlannedMeasure } from '@/lib/clinical/phases/cadence'
import type { Measure } from '@/lib/clinical/phases/cadence-table'
import { dueState } from '@/lib/clinical/phases/due'
import { addHours, localDate, startOfDay } from '@/lib/clinical/time'
import { findRule } from '@/lib/clinical/triage/rules'
import { TIERS, type Tier } from '@/lib/clinical/types'
import { duration } from '@/lib/format/age'
import { clock, day, weekdayAndDay } from '@/lib/format/clock'
import { num } from '@/lib/format/number'
import { contactWord } from '../caseload/due-cell'
import { chartHref } from '../patient/hrefs'
import type { DueItem } from './types'

type Due = { id: string; at: Date; what: string; tier: Tier | null; dateOnly?: boolean; href?: string }

const MOST = 9

/** What is due, earliest first: answers to flags, the taper's next step, measures by cadence, planned contacts. */
export function dueList(overview: Overview, base: string, patientId: string): DueItem[] {
  const chart = (part: 'vitals' | 'taper' | 'scores') => chartHref(base, patientId, part)
  const all: Due[] = [
    ...flagsDue(overview),
    ...stepDue(overview, chart('taper')),
    ...measuresDue(overview, chart),
    ...contactsDue(overview),
  ]
  return all
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .slice(0, MOST)
    .map((one) => toItem(one, overview))
}

function toItem({ id, at, what, tier, dateOnly, href }: Due, { now, zone }: Overview): DueItem {
  const late = dateOnly ? localDate(at, zone) < localDate(now, zone) : at < now
  return {
    id,
    when: dueWhen(at, now, zone, dateOnly),
    what,
    tier: tier ?? (late ? 'T4' : null),
    ...(href ? { href } : {}),
  }
}

/** "Today 11:00", "By 4 Mar", "Thu 5 Mar", "1 h 10 over". */
function dueWhen(at: Date, now: Date, zone: string, dateOnly = false): string {
  const [on, today] = [localDate(at, zone), localDate(now, zone)]
  if (dateOnly) return on === today ? 'Today' : `By ${day(on, today)}`
  const over = Math.floor((now.getTime() - at.getTime()) / 60_000)
  if (over >= 1) return `${duration(over)} over`
  return on === today ? `Today ${clock(at, zone)}` : weekdayAndDay(on, today)
}

/** The first thing to do for each open flag that nobody has answered or acted on. */
function flagsDue({ flags, next_action }: Overview): Due[] {
  return flags.flatMap((flag, i) => {
    const by = flag.acknowledged_at ? (flag.action_at ? null : flag.action_deadline) : flag.ack_deadline
    if (!by) return []
    const rule = findRule(flag.rule_id)
    const act = (i === 0 ? next_action : null) ?? rule?.doText.split(/[.;]/)[0] ?? 'Review the flag'
    return [{ id: flag.id, at: new Date(by), what: act, tier: TIERS[flag.tier - 1] ?? null }]
  })
}

function stepDue({ standing, plans, zone }: Overview, href: string): Due[] {
  const plan = plans.find(({ status }) => status === 'signed')
  if (!plan || !standing?.dueOn) return []
  const next = standing.next ? `${num(standing.next.dose, 3)} ${plan.unit}` : 'zero'
  const what = `Decide: hold at ${num(standing.dose, 3)} ${plan.unit}, or step to ${next}`
  return [{ id: 'step', at: startOfDay(standing.dueOn, zone), what, tier: null, dateOnly: true, href }]
}

/** Instruments behind the measures of the cadence table. */
const INSTRUMENT: Partial<Record<Measure, string>> = {
  cows: 'COWS',
  sows_h: 'SOWS_H',
  phq9: 'PHQ9',
  gad7: 'GAD7',
  cssrs: 'CSSRS',
  peg: 'PEG',
  isi: 'ISI',
  barc10: 'BARC10',
}

/** What was never measured is due from the admission on, so that it does not stay silent. */
function measuresDue(overview: Overview, chart: (part: 'vitals' | 'scores') => string): Due[] {
  const { view, episode, onAlpha2, plans, now } = overview
  if (!view || !episode) return []
  const approach = plans.find(({ status }) => status === 'signed')?.approach
  const plan = cadenceFor({
    phase: view.phase,
    day: view.day,
    setting: episode.setting,
    onAlpha2,
    approach: APPROACHES.find((one) => one === approach) ?? null,
  })
  const since = new Date(episode.admitted_at)
  return Object.values(plan).flatMap((measure): Due[] => {
    const at = lastOf(measure, overview)
    if (at === undefined || measure.intervalH === null) return []
    const { dueAt } = dueState(at ?? since, measure.intervalH, now)
    const soon = addHours(now, 7 * 24)
    if (dueAt > soon) return []
    const first = at === null ? addHours(since, Math.min(measure.intervalH, 24)) : dueAt
    const what = `${measure.label} (${measure.plan})`
    return [
      {
        id: measure.measure,
        at: first,
        what,
        tier: null,
        href: chart(measure.measure === 'vitals' ? 'vitals' : 'scores'),
      },
    ]
  })
}

const APPROACHES = ['conservative', 'moderate', 'rapid', 'gradual_10'] as const

/** When it was last measured; null never, undefined where the chart does not hold it. */
function lastOf({ measure }: PlannedMeasure, { sets, scores, reports }: Overview): Date | null | undefined {
  const date = (at: string | undefined) => (at ? new Date(at) : null)
  if (measure === 'vitals') return date(sets.at(-1)?.at)
  if (measure === 'weight') return date(sets.findLast(({ weight_kg }) => weight_kg !== null)?.at)
  if (measure === 'craving') return date(reports.findLast(({ craving }) => craving !== null)?.at)
  const instrument = INSTRUMENT[measure]
  return instrument
    ? date(scores.find((one) => one.instrument === instrument && one.status === 'complete')?.at)
    : undefined
}

const contactsDue = ({ contacts }: Overview): Due[] =>
  contacts.flatMap(({ id, kind, status, due_at }) =>
    status === 'planned' && due_at ? [{ id, at: new Date(due_at), what: contactWord(kind), tier: null }] : [],
  )
