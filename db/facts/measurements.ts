import { localDate } from '@/lib/clinical/time'
import {
  type Dated,
  type Facts,
  TICKS,
  type Tick,
  type TickName,
  UNRECORDABLE,
  type Unrecordable,
  type VitalsSet,
} from '@/lib/clinical/triage/facts'
import type { ReportFindings } from '../schema/facts'
import type { FactsRow, ScoreRow, VitalsRow } from './row'

/** Vitals, events, reports and scores as the rules read them. */
export function measurementFacts(row: FactsRow, zone: string): Partial<Facts> {
  const report = reportReader(row)
  return {
    vitals: row.vitals.map(toSet),
    weights: row.weights.map((w) => toWeight(w, zone)),
    baselineWeight: row.baseline_weight ? toWeight(row.baseline_weight, zone) : null,
    orthostatic: row.orthostatic.map((o) => ({
      id: o.id,
      at: new Date(o.taken_at),
      kind: o.kind,
      baseline: { sbp: o.baseline.sbp, dbp: o.baseline.dbp, hr: o.baseline.hr ?? null },
      standing: o.standing.map((s) => ({ minute: s.minute, sbp: s.sbp, dbp: s.dbp, hr: s.hr ?? null })),
      symptomatic: o.symptomatic,
    })),
    events: row.events.map((e) => ({
      id: e.id,
      type: e.type,
      happenedAt: new Date(e.happened_at),
      reportedAt: new Date(e.reported_at),
      assessed: e.assessed_at !== null,
      injury: e.details.injury ?? null,
      fullRecovery: e.details.fullRecovery ?? null,
    })),
    ticks: ticksOf(row),
    redFlagsCheckedAt: checkedAt(row),
    vomits24h: report.latest('vomits24h'),
    looseStools24h: report.latest('looseStools24h'),
    hoursWithoutFluids: report.latest('hoursWithoutFluids'),
    hoursWithoutUrine: report.latest('hoursWithoutUrine'),
    daysWithoutStool: report.latest('daysWithoutStool'),
    functionReports: report.all('function'),
    sleepHours: report.all('sleepHours').slice(-3),
    craving: [...report.all('craving'), ...cravingScores(row)].sort(byTime),
    ...scoreFacts(row),
  }
}

/** The latest fact of each kind counts, however old (decisions.md 8): each finding is read from the newest report that has it. */
function reportReader(row: FactsRow) {
  const all = (key: keyof ReportFindings): Dated<number>[] =>
    row.reports.flatMap(({ id, taken_at, findings }) => {
      const value = findings[key]
      return typeof value === 'number' ? [{ value, at: new Date(taken_at), id }] : []
    })
  return { all, latest: (key: keyof ReportFindings) => all(key).at(-1) ?? null }
}

const isTick = (name: string): name is TickName => (TICKS as readonly string[]).includes(name)

/** Reports in which the red flags were gone through, oldest first. */
const checksOf = (row: FactsRow) => row.reports.filter(({ findings }) => findings.ticks !== undefined)

function checkedAt(row: FactsRow): Date | null {
  const check = checksOf(row).at(-1)
  return check ? new Date(check.taken_at) : null
}

/**
 * The findings of the latest check. A finding is dated by the first check of the unbroken series that has it, so that
 * one that was reviewed does not open again each time it is confirmed.
 */
function ticksOf(row: FactsRow): Tick[] {
  const checks = checksOf(row)
  const latest = checks.at(-1)
  return (latest?.findings.ticks ?? []).filter(isTick).map((name) => {
    const broken = checks.findLastIndex(({ findings }) => !findings.ticks?.includes(name))
    const first = checks[broken + 1] ?? latest
    return { name, at: first ? new Date(first.taken_at) : null, id: first?.id }
  })
}

const isUnrecordable = (name: string): name is Unrecordable => (UNRECORDABLE as readonly string[]).includes(name)

function toSet(v: VitalsRow): VitalsSet {
  return {
    id: v.id,
    at: new Date(v.taken_at),
    enteredAt: new Date(v.entered_at),
    outcome: v.outcome,
    hr: v.hr,
    rr: v.rr,
    spo2: v.spo2,
    sbp: v.sbp,
    dbp: v.dbp,
    acvpu: v.acvpu,
    temp: temperature(v),
    onOxygen: v.on_oxygen,
    news2Scale: v.spo2_scale,
    symptomatic: v.symptomatic,
    unrecordable: v.unrecordable.filter(isUnrecordable),
  }
}

/** As entered, because MED-06 compares in the entered unit. */
function temperature(v: VitalsRow): VitalsSet['temp'] {
  if (v.temp_c === null) return null
  if (v.temp_entered !== null && v.temp_unit === '[degF]') return { value: v.temp_entered, unit: 'F' }
  return { value: v.temp_c, unit: 'C' }
}

const toWeight = (w: { id: string; taken_at: string; weight_kg: number }, zone: string) => ({
  id: w.id,
  on: localDate(new Date(w.taken_at), zone),
  kg: w.weight_kg,
})

const byTime = (a: { at: Date | null }, b: { at: Date | null }) => (a.at?.getTime() ?? 0) - (b.at?.getTime() ?? 0)

const cravingScores = (row: FactsRow): Dated<number>[] =>
  row.scores.flatMap((s) =>
    s.instrument === 'CRAVING_NRS' && s.total !== null ? [{ value: s.total, at: new Date(s.taken_at), id: s.id }] : [],
  )

function scoreFacts(row: FactsRow): Partial<Facts> {
  const of = (instrument: string) => row.scores.filter((s) => s.instrument === instrument)
  const totals = (instrument: string) =>
    of(instrument).flatMap((s) =>
      s.status === 'complete' && s.total !== null
        ? [{ id: s.id, at: new Date(s.taken_at), total: s.total, tremorItem: numberIn(s.extra, 'tremorItem') }]
        : [],
    )
  const dated = (instrument: string): Dated<number> | null => {
    const last = totals(instrument).at(-1)
    return last ? { value: last.total, at: last.at, id: last.id } : null
  }
  return {
    cows: totals('COWS'),
    ciwaAr: totals('CIWA_AR'),
    ciwaB: totals('CIWA_B'),
    sowsH: totals('SOWS_H'),
    gad7: totals('GAD7'),
    phq9: of('PHQ9').map((s) => ({
      id: s.id,
      at: new Date(s.taken_at),
      total: s.total,
      item9: numberIn(s.extra, 'item9'),
    })),
    cssrs: of('CSSRS').map(toCssrs),
    poss: of('POSS').flatMap((s) =>
      typeof s.extra.level === 'string' ? [{ value: s.extra.level, at: new Date(s.taken_at), id: s.id }] : [],
    ),
    rass: totals('RASS').map((s) => ({ value: s.total, at: s.at, id: s.id })),
    isiTotal: dated('ISI'),
    pawssTotal: dated('PAWSS'),
    auditCTotal: dated('AUDIT_C'),
  }
}

const numberIn = (extra: Record<string, unknown>, key: string): number | null =>
  typeof extra[key] === 'number' ? extra[key] : null

const CSSRS_RISKS = ['none', 'low', 'moderate', 'high'] as const

function toCssrs(s: ScoreRow): Facts['cssrs'][number] {
  const answer = (key: string) => (typeof s.answers[key] === 'boolean' ? (s.answers[key] as boolean) : null)
  return {
    id: s.id,
    at: new Date(s.taken_at),
    risk: CSSRS_RISKS.find((risk) => risk === s.band) ?? null,
    complete: s.status === 'complete',
    answers: {
      q1: answer('q1'),
      q2: answer('q2'),
      q3: answer('q3'),
      q4: answer('q4'),
      q5: answer('q5'),
      q6: answer('q6'),
      q6Within3m: answer('q6_3m'),
    },
  }
}
