import type { VitalsFormView } from '@/db/vitals/form'
import type { Score } from '@/lib/clinical/instruments/types'
import { evaluate } from '@/lib/clinical/triage/evaluate'
import {
  emptySet,
  type Facts,
  NO_FACTS,
  type TickName,
  UNRECORDABLE,
  type Unrecordable,
} from '@/lib/clinical/triage/facts'
import { findRule } from '@/lib/clinical/triage/rules'
import { DEFAULT_SETTINGS } from '@/lib/clinical/triage/settings'
import { TIERS } from '@/lib/clinical/types'
import type { DraftCheck } from './check'
import { type Draft, type FieldKey, numberIn } from './draft'
import type { SetVital } from './types'

type PreviewInput = {
  draft: Draft
  view: VitalsFormView
  refused: ReadonlySet<FieldKey>
  scores: DraftCheck['scores']
}

/** Rules that one set can open by itself. What needs earlier facts is judged on saving, by the same engine. */
const FROM_ONE_SET: ReadonlySet<string> = new Set([
  ...['VIT-01', 'VIT-02', 'VIT-03', 'VIT-05', 'VIT-06', 'VIT-07', 'VIT-09', 'VIT-10'],
  ...['MED-01', 'MED-02', 'MED-03', 'MED-04', 'MED-05', 'MED-06', 'MED-07', 'MED-08', 'MED-09', 'MED-10', 'MED-12'],
  ...['MED-13', 'MED-16', 'MED-17', 'MED-18', 'MED-19', 'MED-20', 'SUI-05', 'MH-02', 'MH-03'],
  ...['WD-01', 'WD-02', 'WD-11', 'ENG-07', 'ENG-14', 'ENG-16'],
])

/** What saving this set would open, judged on the set alone by the triage engine, gravest first. */
export function previewFindings(input: PreviewInput): DraftCheck['preview'] {
  const { draft, view } = input
  if (draft.outcome !== 'measured') return []
  const now = new Date(view.now)
  const { findings } = evaluate(factsOf(input, now), DEFAULT_SETTINGS, view.zone, now, FROM_ONE_SET)
  return findings
    .flatMap((found) => (found.outcome === 'fires' ? [{ rule: found.ruleId, tier: found.tier, text: found.text }] : []))
    .sort((a, b) => TIERS.indexOf(a.tier) - TIERS.indexOf(b.tier) || rankOf(a.rule) - rankOf(b.rule))
}

const rankOf = (rule: string) => findRule(rule)?.classRank ?? 6

function factsOf({ draft, view, refused, scores }: PreviewInput, now: Date): Facts {
  const value = (field: FieldKey) => (refused.has(field) ? null : (numberIn(draft.fields[field]) ?? null))
  const dated = (field: FieldKey) => {
    const found = value(field)
    return found === null ? null : { at: now, value: found }
  }
  const craving = dated('craving')
  const daily = dated('dailyFunction')
  return {
    ...NO_FACTS,
    onAlpha2: draft.takesAlpha2 ?? (view.alpha2.known && view.alpha2.takes),
    vitals: [setOf(draft, view, value, now)],
    vomits24h: dated('vomits'),
    looseStools24h: dated('looseStools'),
    hoursWithoutFluids: dated('hoursWithoutFluids'),
    hoursWithoutUrine: dated('hoursWithoutUrine'),
    craving: craving ? [craving] : [],
    functionReports: daily ? [daily] : [],
    ticks: draft.ticks.map((name) => ({ name: name as TickName, at: now })),
    events: draft.events.map((event) => ({
      type: event.type,
      happenedAt: event.happenedAt ? new Date(event.happenedAt) : null,
      reportedAt: now,
      assessed: false,
      injury: event.injury ?? null,
      fullRecovery: event.fullRecovery ?? null,
    })),
    cows: total(scores.COWS, draft.scores.COWS?.tremor, now),
    sowsH: total(scores.SOWS_H, null, now),
  }
}

function setOf(draft: Draft, view: VitalsFormView, value: (field: FieldKey) => number | null, now: Date) {
  const temperature = value('temperature')
  return {
    ...emptySet(now),
    hr: value('heart_rate'),
    rr: value('respiratory_rate'),
    spo2: value('spo2'),
    sbp: value('sbp'),
    dbp: value('dbp'),
    acvpu: draft.acvpu ?? null,
    temp:
      temperature === null
        ? null
        : { value: temperature, unit: draft.temperatureUnit === 'Cel' ? ('C' as const) : ('F' as const) },
    onOxygen: draft.onOxygen ?? null,
    news2Scale: view.spo2Scale,
    symptomatic: draft.symptomatic ?? false,
    unrecordable: UNRECORDABLE.filter((part) => draft.fields[FIELD_OF[part]]?.unrecordable),
  }
}

const FIELD_OF: Record<Unrecordable, SetVital> = {
  hr: 'heart_rate',
  rr: 'respiratory_rate',
  spo2: 'spo2',
  sbp: 'sbp',
  temp: 'temperature',
}

function total(score: Score | undefined, tremor: unknown, at: Date) {
  if (score?.total == null) return []
  return [{ at, total: score.total, tremorItem: typeof tremor === 'number' ? tremor : null }]
}
