import { addHours } from '../time'
import { news2 } from '../vitals/news2'
import type { Facts, VitalsSet } from './facts'
import { isAcuteDay0To3 } from './phase-days'
import { findRule } from './rules'
import { runAtEnd, spans } from './runs'
import type { Reading, Rule, RuleContext, RunClear } from './types'

/**
 * Numeric clearing: an unbroken run of at least two in-range readings after the flag opened, ending with the
 * latest that has the parameter, first to last at least the stated gap apart, and not stale (triage.md §3.2).
 */
export function runClears(
  run: RunClear,
  readings: readonly Reading[],
  openedAt: Date,
  now: Date,
  freshH = run.freshH,
): boolean {
  const carrying = readings.filter((one) => one.at > openedAt && one.at <= now && run.inRange(one) !== null)
  const qualifying = runAtEnd(carrying, (one) => run.inRange(one) === true)
  const latest = qualifying[qualifying.length - 1]
  if (!latest || !spans(qualifying, run.gapMinutes)) return false
  return freshH === undefined || latest.at >= addHours(now, -freshH)
}

export type ReadingsClear = {
  ruleId: string
  openedAt: Date
  now: Date
  readings: readonly Reading[]
  overrideReason?: string | null
}

/**
 * Whether an open flag may end by these readings alone, or by an override with its reason. Rules that also need a
 * review or further facts never end by readings alone, and acknowledging ends none.
 */
export function clearByReadings(flag: ReadingsClear): 'evidence' | 'override' | null {
  const rule = findRule(flag.ruleId)
  const run = rule && (READING_CLEARS[rule.id] ?? (rule.cleared ? undefined : rule.clearsRun))
  const byReadings = rule?.clearing === 'evidence' || rule?.clearing === 'either'
  if (run && byReadings && runClears(run, flag.readings, flag.openedAt, flag.now)) return 'evidence'
  if (rule?.id === 'VIT-04' && isFalling(flag)) return 'evidence'
  return flag.overrideReason?.trim() ? 'override' : null
}

/** VIT-03 by readings: no measured part scores 3; of a total alone only 0 to 2 says so. */
const READING_CLEARS: Readonly<Record<string, RunClear>> = {
  'VIT-03': {
    inRange: ({ news2: total, hr, sbp, rr, spo2, news2Scale }) => {
      if ([hr, sbp, rr, spo2].some((part) => part !== undefined)) {
        return !news2({ hr, sbp, rr, spo2, spo2Scale: news2Scale }).single3
      }
      return total === undefined ? null : total < 3
    },
    gapMinutes: 0,
    freshH: 12,
  },
}

function isFalling({ readings, openedAt, now }: ReadingsClear): boolean {
  const totals = readings.filter((one) => one.at > openedAt && one.at <= now).flatMap((one) => one.news2 ?? [])
  const [before, latest] = totals.slice(-2)
  return before !== undefined && latest !== undefined && latest <= before
}

/** Vitals count for 4 h instead of 12 h in acute days 0–3 (triage.md §3.2). */
const ACUTE_FRESH_H = 4

/** Whether the facts since `openedAt` are the evidence that the rule asks for. Null: the rule names none of its own. */
export function evidenceClears(rule: Rule, ctx: RuleContext, openedAt: Date): boolean | null {
  if (!rule.clearsRun && !rule.cleared) return null
  if (rule.clearsRun) {
    const isVitals = rule.family === 'vitals' || rule.family === 'medical'
    const freshH = rule.clearsRun.freshH && isVitals && isAcuteDay0To3(ctx) ? ACUTE_FRESH_H : rule.clearsRun.freshH
    if (!runClears(rule.clearsRun, readingsSince(ctx, openedAt), openedAt, ctx.now, freshH)) return false
  }
  return rule.cleared?.(ctx, openedAt) ?? true
}

/** Every set and score after the flag opened, in time order. */
function readingsSince(ctx: RuleContext, openedAt: Date): Reading[] {
  const { facts } = ctx
  const scores = (list: Facts['cows'], key: 'cows' | 'sowsH' | 'ciwaAr' | 'ciwaB') =>
    list.map((one): Reading => ({ at: one.at, [key]: one.total }))
  const dated = (list: Facts['craving'], key: 'craving' | 'functioning') =>
    list.flatMap((one): Reading[] => (one.at ? [{ at: one.at, [key]: one.value }] : []))
  const readings = [
    ...ctx.recordedSets.map((set) => readingOf(ctx, set)),
    ...scores(facts.cows, 'cows'),
    ...scores(facts.sowsH, 'sowsH'),
    ...scores(facts.ciwaAr, 'ciwaAr'),
    ...scores(facts.ciwaB, 'ciwaB'),
    ...dated(facts.craving, 'craving'),
    ...dated(facts.functionReports, 'functioning'),
  ]
  return readings.filter((one) => one.at > openedAt).sort((a, b) => a.at.getTime() - b.at.getTime())
}

function readingOf(ctx: RuleContext, set: VitalsSet): Reading {
  const { total } = ctx.news2(set)
  return {
    at: set.at,
    news2Scale: set.news2Scale,
    ...(total === null ? {} : { news2: total }),
    ...(set.temp ? { temp: set.temp } : {}),
    ...(set.sbp === null ? {} : { sbp: set.sbp }),
    ...(set.dbp === null ? {} : { dbp: set.dbp }),
    ...(set.hr === null ? {} : { hr: set.hr }),
    ...(set.rr === null ? {} : { rr: set.rr }),
    ...(set.spo2 === null ? {} : { spo2: set.spo2 }),
  }
}
