import { dueState } from '../phases/due'
import { addHours, addMinutes } from '../time'
import { cannotTell, clear, fires, item, last } from './answers'
import { familyOf, PROTOCOL, protocol, source } from './catalogue'
import type { VitalsSet } from './facts'
import { isAcuteDay0To3, phaseDayStarts } from './phase-days'
import { runAtEnd, spans } from './runs'
import { NO_SET, partItems } from './set-values'
import type { Rule, RuleAnswer, RuleContext } from './types'
import { isCrisisPressure, pressureSets, showPressure } from './vitals-conditions'

const rule = familyOf('vitals', 0, ['nurse'])

/** Sets that are late or must be repeated (triage.md §2.3 VIT-12, §2.7). */
export const MONITORING_RULES: readonly Rule[] = [
  rule({
    id: 'VIT-12',
    title: 'Vitals overdue',
    tiers: ['T3', 'T4'],
    trigger:
      'No set by the planned time plus 25 % of the interval (2 to 24 h). T3 in acute days 0–3, on clonidine or lofexidine, or if the last NEWS2 was 3 or more',
    thresholdText: 'Later than planned time + grace',
    doText: 'Obtain vitals.',
    clearsText: 'Set recorded.',
    source: { ...PROTOCOL, section: 'Monitoring cadence' },
    clearing: 'evidence',
    reviewHoldsH: 12,
    find: vitalsOverdue,
    changesAt: (ctx) => [vitalsDue(ctx)?.overdueAt ?? null, ...phaseDayStarts(ctx, [4])],
  }),
  rule({
    id: 'VIT-13',
    title: 'Repeat the blood pressure',
    tiers: ['T2', 'T3'],
    trigger: 'First reading with SBP ≥ 180 or DBP ≥ 120 (T3); T2 when 10 min pass without a repeat',
    thresholdText: 'BP ≥ 180/120, repeat after 5 min',
    doText: 'Repeat the pressure after 5 min.',
    clearsText: 'Repeat taken; the high-pressure rule takes over.',
    source: PROTOCOL,
    clearing: 'evidence',
    settings: [protocol('VIT-13.minutes', 'Repeat of a very high pressure missing after', 10, 'min')],
    find: repeatMissing,
    changesAt: (ctx) => {
      const first = crisisRun(ctx)[0]
      return [first ? addMinutes(first.at, ctx.setting('VIT-13.minutes')) : null]
    },
  }),
  rule({
    id: 'VIT-14',
    title: 'The set that NEWS2 asks for is late',
    tiers: ['T2'],
    trigger: 'Next set due 1 h after NEWS2 ≥ 5 or a single 3, 15 min after NEWS2 ≥ 7; late by 15 min',
    thresholdText: '15 min after the time NEWS2 sets',
    doText: 'Obtain vitals.',
    clearsText: 'Set recorded.',
    source: source('RCP NEWS2 2017', 'verified', 'Response chart; the delay is center protocol'),
    clearing: 'evidence',
    reviewHoldsH: 1,
    settings: [protocol('VIT-14.late', 'Set asked for by NEWS2 late by', 15, 'min')],
    find: nextSetLate,
    changesAt: (ctx) => [nextSetDue(ctx)?.lateAt ?? null],
  }),
]

function vitalsDue({ facts, recordedSets, now }: RuleContext) {
  const { vitalsIntervalH, nextVitalsDueAt, admittedAt } = facts
  if (vitalsIntervalH === null) return null
  const set = last(recordedSets)
  const from = set?.at ?? (nextVitalsDueAt ? addHours(nextVitalsDueAt, -vitalsIntervalH) : admittedAt)
  return from ? dueState(from, vitalsIntervalH, now) : null
}

function vitalsOverdue(ctx: RuleContext): RuleAnswer {
  const { facts, recordedSets } = ctx
  if (facts.vitalsIntervalH === null) return cannotTell('no vitals are planned at an interval')
  const due = vitalsDue(ctx)
  if (!due) return cannotTell('no set recorded and no time planned')
  if (due.state !== 'overdue') return clear
  const set = last(recordedSets)
  const total = set ? ctx.news2(set).total : null
  const reason = isAcuteDay0To3(ctx)
    ? 'acute day 0–3'
    : facts.onAlpha2
      ? 'on clonidine or lofexidine'
      : total !== null && total >= 3
        ? `last NEWS2 ${total} ≥ 3`
        : null
  return fires(
    reason ? 'T3' : 'T4',
    `No set for more than ${facts.vitalsIntervalH} h + ${due.graceH} h`,
    [item(set ? 'Last set' : 'First set due', true, null, set?.at ?? due.dueAt, set ?? {})],
    { threshold: facts.vitalsIntervalH + due.graceH, unit: 'h', ...(reason ? { detail: reason } : {}) },
  )
}

const crisisRun = (ctx: RuleContext): VitalsSet[] =>
  runAtEnd(pressureSets(ctx.sets), (set) => isCrisisPressure(set) === true)

/** A repeat counts from 5 min on; a lower one ends the run and with it this rule. */
function repeatMissing(ctx: RuleContext): RuleAnswer {
  if (!ctx.latest) return cannotTell(NO_SET)
  if (pressureSets(ctx.sets).length === 0) return cannotTell('blood pressure not measured')
  const run = crisisRun(ctx)
  const [first] = run
  if (!first || spans(run, 5)) return clear
  const limit = ctx.setting('VIT-13.minutes')
  const isLate = ctx.now >= addMinutes(first.at, limit)
  const text = `BP ${showPressure(first)} ≥ 180/120, ${isLate ? `no repeat within ${limit} min` : 'repeat after 5 min'}`
  return fires(isLate ? 'T2' : 'T3', text, partItems(first, 'sbp', 'dbp'))
}

/** When NEWS2 asks for the next set, and from when on it is late. */
function nextSetDue(ctx: RuleContext) {
  const set = last(ctx.recordedSets)
  if (!set) return null
  const { atLeast, single3 } = ctx.news2(set)
  const afterMin = atLeast >= 7 ? 15 : atLeast >= 5 || single3 ? 60 : null
  if (afterMin === null) return null
  const dueAt = addMinutes(set.at, afterMin)
  return { set, afterMin, dueAt, lateAt: addMinutes(dueAt, ctx.setting('VIT-14.late')) }
}

function nextSetLate(ctx: RuleContext): RuleAnswer {
  const set = last(ctx.recordedSets)
  if (!set) return cannotTell(NO_SET)
  const due = nextSetDue(ctx)
  if (!due) return ctx.news2(set).total === null ? cannotTell('no NEWS2 in the latest set') : clear
  if (ctx.now < due.lateAt) return clear
  const { atLeast, single3, total } = ctx.news2(set)
  const why = atLeast >= 5 || !single3 ? `NEWS2 ${total ?? `at least ${atLeast}`}` : 'a single 3'
  return fires('T2', `No set within ${due.afterMin} min of ${why}`, [item('Last set', true, null, set.at, set)], {
    threshold: due.afterMin,
    unit: 'min',
  })
}
