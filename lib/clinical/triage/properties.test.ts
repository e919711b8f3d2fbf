import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PatientState } from '../phases/state'
import { addMinutes } from '../time'
import { tierRank } from './answers'
import { evaluate } from './evaluate'
import { type Facts, NO_FACTS, TICKS, type VitalsSet } from './facts'
import { reconcile } from './reconcile'
import { RULES } from './rules'
import { DEFAULT_SETTINGS } from './settings'
import { facts, hoursAgo, minutesAgo, NOW, set, ZONE } from './testing'
import type { Evaluation, FlagUpdate, OpenFlag, Reconciliation } from './types'

const run = (known: Facts, now = NOW, zone = ZONE) => evaluate(known, DEFAULT_SETTINGS, zone, now)
const answers = (known: Facts, now: Date, zone: string) =>
  run(known, now, zone).findings.map((one) => `${one.ruleId} ${one.outcome} ${one.outcome === 'fires' ? one.tier : ''}`)

/** Arbitrary facts for the property tests: recent and old, planned and overdue, with everything that time acts on. */
const past = (days: number) => fc.integer({ min: 0, max: days * 24 * 60 }).map((minutes) => minutesAgo(minutes))
const around = (days: number) =>
  fc.integer({ min: -days * 24 * 60, max: days * 24 * 60 }).map((minutes) => minutesAgo(minutes))
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null })
const dateOf = (at: Date) => at.toISOString().slice(0, 10)
const byTime = <T extends { at: Date }>(list: T[]) => [...list].sort((a, b) => a.at.getTime() - b.at.getTime())

const anySet: fc.Arbitrary<VitalsSet> = fc
  .record({
    hr: fc.integer({ min: 35, max: 170 }),
    rr: fc.integer({ min: 6, max: 32 }),
    spo2: fc.integer({ min: 84, max: 100 }),
    sbp: fc.integer({ min: 76, max: 226 }),
    acvpu: fc.constantFrom('A', 'A', 'A', 'C', 'V', 'P', 'U' as const),
    temp: fc.integer({ min: 345, max: 405 }).map((tenths) => ({ value: tenths / 10, unit: 'C' as const })),
  })
  .map((differs) => set(NOW, differs))

const PARTS = ['hr', 'rr', 'spo2', 'sbp', 'acvpu', 'temp'] as const

/** The same set with one part further from normal. */
function worsened(latest: VitalsSet, part: number, by: number): VitalsSet {
  const name = PARTS[part] ?? 'hr'
  const away = (value: number | null, middle: number) =>
    value === null ? value : value >= middle ? value + by : value - by
  switch (name) {
    case 'hr':
      return { ...latest, hr: away(latest.hr, 70) }
    case 'rr':
      return { ...latest, rr: Math.max(3, away(latest.rr, 15) ?? 3) }
    case 'spo2':
      return { ...latest, spo2: latest.spo2 === null ? null : latest.spo2 - by }
    case 'sbp':
      // A higher pressure lowers the shock index, so it is worse only where the pulse is not fast.
      if ((latest.sbp ?? 0) >= 120 && (latest.hr ?? 0) >= 100) return latest
      return { ...latest, sbp: away(latest.sbp, 120) }
    case 'acvpu':
      return { ...latest, acvpu: latest.acvpu === 'A' ? 'C' : 'U' }
    case 'temp':
      return latest.temp?.unit === 'C'
        ? { ...latest, temp: { value: away(latest.temp.value, 37) ?? 37, unit: 'C' } }
        : latest
  }
}

/** 0 for T1 … 4 for T5, 5 for none. */
const patientTier = ({ findings }: Evaluation): number =>
  Math.min(5, ...findings.flatMap((one) => (one.outcome === 'fires' ? [tierRank(one.tier)] : [])))

const course: fc.Arbitrary<PatientState> = fc.record({
  use: fc.constantFrom('stable_dose', 'taper', 'stopped', 'stopped' as const),
  taperStartedOn: maybe(around(20).map(dateOf)),
  taperFinished: fc.boolean(),
  alternateDay: fc.boolean(),
  lastDose: maybe(
    fc.oneof(
      past(40).map((at) => ({ at })),
      past(40).map((at) => ({ date: dateOf(minutesAgo(1440, at)) })),
    ),
  ),
})

const score = past(5).chain((at) => fc.integer({ min: 0, max: 40 }).map((total) => ({ at, total, tremorItem: null })))
const scores = fc.array(score, { maxLength: 4 }).map(byTime)
const count = (max: number) => maybe(fc.integer({ min: 0, max }).chain((value) => past(3).map((at) => ({ value, at }))))

const review = fc.record({
  ruleId: fc.constantFrom('VIT-12', 'ENG-01', 'ENG-02', 'SUI-07', 'WD-06', 'MH-02', 'ENG-13', 'VIT-14'),
  at: past(3),
  outcome: fc.constantFrom('override', 'plan_signed', 'assessed', 'watch' as const),
  by: fc.constant('x'),
  reason: fc.constant('r'),
})

const anyFacts: fc.Arbitrary<Facts> = fc
  .record({
    course: maybe(course),
    approach: fc.constantFrom('rapid', 'moderate', null),
    admittedAt: maybe(past(4)),
    onAlpha2: fc.boolean(),
    vitals: fc
      .array(
        fc.tuple(anySet, past(1)).map(([one, at]) => ({ ...one, at })),
        { maxLength: 3 },
      )
      .map(byTime),
    vitalsIntervalH: maybe(fc.constantFrom(4, 8, 24)),
    nextVitalsDueAt: maybe(around(1)),
    ticks: fc
      .subarray([...TICKS], { maxLength: 3 })
      .map((names) => names.map((name) => ({ name, at: minutesAgo(30) }))),
    cows: scores,
    sowsH: scores,
    gad7: scores,
    cssrs: fc
      .array(
        fc.record({
          at: past(40),
          risk: fc.constantFrom('none', 'low', 'moderate', 'high' as const),
          complete: fc.constant(true),
          answers: fc.constant(null),
        }),
        { maxLength: 2 },
      )
      .map(byTime),
    pawssTotal: count(10),
    failedAttempts: maybe(fc.integer({ min: 0, max: 3 })),
    substancesStopping: count(3),
    lastAlcoholAt: maybe(past(9)),
    lastBenzodiazepineAt: maybe(past(9)),
    reAnchorsOn: fc.array(past(12).map(dateOf), { maxLength: 4 }).map((list) => [...list].sort()),
    checkInDueAt: maybe(around(3)),
    lastContactAt: maybe(past(4)),
    crisisPlan: fc.boolean(),
    relapsePlan: fc.boolean(),
    consent: fc.oneof(
      fc.constant('not_asked' as const),
      fc.record({ revokedOn: maybe(around(20).map(dateOf)), expiresOn: maybe(around(60).map(dateOf)) }),
    ),
    reviews: fc.array(review, { maxLength: 3 }).map(byTime),
  })
  .map((known) => ({ ...NO_FACTS, ...known }))

describe('properties of evaluate', () => {
  test('evaluating twice gives the same answer', () => {
    fc.assert(
      fc.property(anyFacts, (known) => {
        expect(run(known)).toEqual(run(known))
      }),
      { numRuns: 100 },
    )
  })

  test('a rule fires only at tiers it names, with words and without elapsed time', () => {
    fc.assert(
      fc.property(anyFacts, (known) => {
        for (const finding of run(known).findings) {
          if (finding.outcome !== 'fires') continue
          expect(RULES.find((rule) => rule.id === finding.ruleId)?.tiers).toContain(finding.tier)
          expect(finding.text.length * finding.evidence.length).toBeGreaterThan(0)
          expect(finding.text).not.toMatch(/undefined|null|NaN/)
        }
      }),
      { numRuns: 200 },
    )
  })

  test('the order in which rules are asked does not matter', () => {
    const rules = fc.shuffledSubarray(
      RULES.map((rule) => rule.id),
      { minLength: 5 },
    )
    fc.assert(
      fc.property(anyFacts, rules, (known, some) => {
        const all = run(known).findings
        const few = evaluate(known, DEFAULT_SETTINGS, ZONE, NOW, new Set(some)).findings
        expect(few).toEqual(all.filter((one) => some.includes(one.ruleId)))
      }),
      { numRuns: 100 },
    )
  })

  test('at recheckAt the answer changes, and at no earlier instant', () => {
    const later = fc.array(fc.integer({ min: 1, max: 45 * 24 * 60 }), { minLength: 4, maxLength: 8 })
    const zones = fc.constantFrom(ZONE, 'Australia/Lord_Howe', 'Asia/Kolkata', 'America/St_Johns')
    fc.assert(
      fc.property(anyFacts, later, zones, (known, minutes, zone) => {
        const { recheckAt } = run(known, NOW, zone)
        const before = answers(known, NOW, zone)
        if (recheckAt) {
          expect(answers(known, recheckAt, zone)).not.toEqual(before)
          expect(answers(known, new Date(recheckAt.getTime() - 1), zone)).toEqual(before)
        }
        for (const minute of minutes) {
          const at = addMinutes(NOW, minute)
          if (!recheckAt || at < recheckAt) expect(answers(known, at, zone)).toEqual(before)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('a worse value never lowers the tier of a patient', () => {
    fc.assert(
      fc.property(anySet, fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1, max: 25 }), (latest, part, by) => {
        const earlier = [set(hoursAgo(3)), set(hoursAgo(2), latest)]
        const before = facts({ vitals: [...earlier, { ...latest, at: minutesAgo(20) }] })
        const replaced = facts({ vitals: [...earlier, worsened({ ...latest, at: minutesAgo(20) }, part, by)] })
        const added = facts({ vitals: [...before.vitals, worsened({ ...latest, at: NOW }, part, by)] })
        expect(patientTier(run(replaced))).toBeLessThanOrEqual(patientTier(run(before)))
        expect(patientTier(run(added))).toBeLessThanOrEqual(patientTier(run(before)))
      }),
      { numRuns: 500 },
    )
  })

  test('a part that was not measured never makes a set look better than unknown', () => {
    const parts = fc.constantFrom<keyof VitalsSet>('hr', 'rr', 'spo2', 'sbp', 'acvpu', 'temp', 'onOxygen')
    fc.assert(
      fc.property(anySet, parts, (latest, part) => {
        const news = evaluate(
          facts({ vitals: [{ ...latest, [part]: null }] }),
          DEFAULT_SETTINGS,
          ZONE,
          NOW,
          new Set(['VIT-01', 'VIT-02']),
        )
        for (const finding of news.findings) expect(finding.outcome).toBe('cannot_tell')
      }),
    )
  })
})

/** What the database makes of a reconciliation. */
function applied(open: readonly OpenFlag[], plan: Reconciliation, now: Date): OpenFlag[] {
  const cleared = new Set(plan.clear.map((one) => one.flagId))
  const change = (flag: OpenFlag, one: FlagUpdate, worsened: boolean): OpenFlag => ({
    ...flag,
    tier: one.tier,
    count: one.count,
    lastEvidenceAt: one.lastEvidenceAt,
    lastText: one.finding.text,
    worstText: one.worstText,
    score: one.finding.score ?? null,
    worstScore: one.worstScore,
    firings: one.firings,
    ...(worsened ? { acknowledgedAt: null, actionAt: null, snoozedUntil: null, lastNotifiedAt: now } : {}),
  })
  const kept = open
    .filter((flag) => !cleared.has(flag.id))
    .map((flag) => {
      const worse = plan.worsen.find((one) => one.flagId === flag.id)
      const same = plan.update.find((one) => one.flagId === flag.id)
      const next = worse ? change(flag, worse, true) : same ? change(flag, same, false) : flag
      return plan.renotify.some((one) => one.flagId === flag.id)
        ? { ...next, lastNotifiedAt: now, snoozedUntil: null }
        : next
    })
  const opened = plan.open.map(
    (finding): OpenFlag => ({
      id: `flag ${finding.ruleId}`,
      ruleId: finding.ruleId,
      tier: finding.tier,
      openedAt: now,
      acknowledgedAt: null,
      actionAt: null,
      snoozedUntil: null,
      lastNotifiedAt: now,
      count: 1,
      lastEvidenceAt: finding.evidenceAt,
      lastText: finding.text,
      worstText: finding.text,
      score: finding.score ?? null,
      worstScore: finding.score ?? null,
      firings: [[]],
    }),
  )
  return [...kept, ...opened]
}

const step = (open: readonly OpenFlag[], known: Facts, now: Date) =>
  reconcile(open, run(known, now), known, DEFAULT_SETTINGS, ZONE, now)

describe('properties of reconcile', () => {
  test('applied twice it changes nothing', () => {
    fc.assert(
      fc.property(anyFacts, anyFacts, fc.integer({ min: 0, max: 600 }), (before, after, minutes) => {
        const opened = applied([], step([], before, NOW), NOW)
        const acknowledged = opened.map((flag, i) => (i % 2 ? { ...flag, acknowledgedAt: NOW } : flag))
        const later = addMinutes(NOW, minutes)
        const known = { ...after, vitals: [...before.vitals, ...after.vitals] }
        const once = applied(acknowledged, step(acknowledged, known, later), later)
        const { wakeAt, ...again } = step(once, known, later)
        expect(again).toEqual({ open: [], worsen: [], update: [], renotify: [], clear: [] })
        if (wakeAt) expect(wakeAt.getTime()).toBeGreaterThan(later.getTime())
      }),
      { numRuns: 200 },
    )
  })

  test('a patient has at most one flag of each rule', () => {
    fc.assert(
      fc.property(anyFacts, anyFacts, (before, after) => {
        const opened = applied([], step([], before, NOW), NOW)
        const rules = applied(opened, step(opened, after, NOW), NOW).map((flag) => flag.ruleId)
        expect(new Set(rules).size).toBe(rules.length)
      }),
      { numRuns: 100 },
    )
  })

  test('acknowledging never clears', () => {
    fc.assert(
      fc.property(anyFacts, (known) => {
        const opened = applied([], step([], known, NOW), NOW)
        const acknowledged = opened.map((flag) => ({ ...flag, acknowledgedAt: NOW, actionAt: NOW }))
        expect(step(acknowledged, known, NOW).clear).toEqual([])
      }),
      { numRuns: 100 },
    )
  })
})
