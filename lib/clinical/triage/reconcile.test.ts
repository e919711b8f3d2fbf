import { describe, expect, test } from 'vitest'
import { evaluate } from './evaluate'
import type { Facts } from './facts'
import { reconcile } from './reconcile'
import { DEFAULT_SETTINGS } from './settings'
import { facts, hoursAgo, minutesAgo, NOW, openFlag, set, ZONE } from './testing'
import type { OpenFlag, Reconciliation } from './types'

function reconciled(open: readonly OpenFlag[], known: Partial<Facts>, now = NOW): Reconciliation {
  const all = facts(known)
  return reconcile(open, evaluate(all, DEFAULT_SETTINGS, ZONE, now), all, DEFAULT_SETTINGS, ZONE, now)
}
const cleared = (open: OpenFlag, known: Partial<Facts>, now = NOW) =>
  reconciled([open], known, now).clear[0]?.by ?? null
const news2 = (total: 0 | 2 | 4 | 5 | 6 | 7) =>
  ({
    0: {},
    2: { rr: 22 },
    4: { rr: 22, hr: 112 },
    5: { rr: 22, hr: 112, sbp: 105 },
    6: { rr: 22, hr: 112, sbp: 98 },
    7: { rr: 25, hr: 112, sbp: 98 },
  })[total]

describe('opening and repeating', () => {
  test('a finding opens one flag; the same evidence again changes nothing', () => {
    const known = { vitals: [set(hoursAgo(1), { id: 'v1', sbp: 85 })] }
    expect(reconciled([], known).open.map((one) => one.ruleId)).toEqual(expect.arrayContaining(['VIT-03', 'VIT-05']))
    const flag = openFlag('VIT-05', { lastText: 'SBP 85 < 90', lastEvidenceAt: hoursAgo(1) })
    expect(reconciled([flag], known)).toMatchObject({ worsen: [], update: [], renotify: [], clear: [] })
  })

  test('new evidence updates the flag, counts and remembers what it rests on', () => {
    const flag = openFlag('VIT-05', { lastText: 'SBP 85 < 90', firings: [['v1']] })
    const { update } = reconciled([flag], {
      vitals: [set(hoursAgo(1), { id: 'v1', sbp: 85 }), set(NOW, { id: 'v2', sbp: 86 })],
    })
    expect(update).toMatchObject([
      { flagId: flag.id, tier: 'T2', count: 2, lastEvidenceAt: NOW, firings: [['v1'], ['v2']] },
    ])
  })

  test('a NEWS2 point in T2 worsens, interrupts and becomes the worst value', () => {
    const flag = openFlag('VIT-02', {
      score: { instrument: 'NEWS2', total: 5 },
      worstScore: { instrument: 'NEWS2', total: 5 },
    })
    const { worsen } = reconciled([flag], { vitals: [set(NOW, news2(6))] })
    expect(worsen).toMatchObject([
      { tier: 'T2', interruptive: true, worstText: 'NEWS2 6 (5–6)', worstScore: { total: 6 } },
    ])
  })

  test('a lower value keeps the worst one', () => {
    const flag = openFlag('VIT-02', {
      worstText: 'NEWS2 6 (5–6)',
      score: { instrument: 'NEWS2', total: 6 },
      worstScore: { instrument: 'NEWS2', total: 6 },
    })
    const { update, worsen } = reconciled([flag], { vitals: [set(NOW, news2(5))] })
    expect(worsen).toEqual([])
    expect(update).toMatchObject([
      { worstText: 'NEWS2 6 (5–6)', worstScore: { total: 6 }, finding: { text: 'NEWS2 5 (5–6)' } },
    ])
  })

  test('time alone can worsen: the repeat that nobody took', () => {
    const flag = openFlag('VIT-13', { tier: 'T3', lastEvidenceAt: minutesAgo(10) })
    const { worsen } = reconciled([flag], { vitals: [set(minutesAgo(10), { sbp: 185 })] })
    expect(worsen).toMatchObject([{ tier: 'T2', count: 1 }])
  })
})

describe('clearing by evidence', () => {
  const vit01 = openFlag('VIT-01', { tier: 'T1', openedAt: hoursAgo(5), lastEvidenceAt: hoursAgo(5) })
  const high = set(hoursAgo(5), news2(7))

  test.each<[string, Partial<Facts>, string | null]>([
    ['one set in range is not enough', { vitals: [high, set(hoursAgo(1), news2(4))] }, null],
    ['two sets an hour apart are', { vitals: [high, set(hoursAgo(1), news2(4)), set(NOW, news2(0))] }, 'evidence'],
    ['59 minutes apart are not', { vitals: [high, set(minutesAgo(59), news2(4)), set(NOW, news2(0))] }, null],
    [
      'a set above the limit between them breaks the run',
      { vitals: [high, set(hoursAgo(2), news2(4)), set(hoursAgo(1), news2(5)), set(NOW, news2(4))] },
      null,
    ],
    [
      'an incomplete set is skipped',
      { vitals: [high, set(hoursAgo(2), news2(4)), set(hoursAgo(1), { temp: null }), set(NOW, news2(0))] },
      'evidence',
    ],
    [
      'stale sets clear nothing on acute day 2',
      { phase: 'acute', day: 2, vitals: [high, set(hoursAgo(4.9), news2(0)), set(hoursAgo(4.1), news2(0))] },
      null,
    ],
  ])('%s', (_, known, by) => {
    expect(cleared(vit01, known)).toBe(by)
  })

  test('what cannot be told clears nothing', () => {
    expect(cleared(openFlag('MED-11', { tier: 'T4' }), {})).toBe(null)
    expect(cleared(openFlag('MED-11', { tier: 'T4' }), { alt: { value: 100, uln: 40, at: NOW } })).toBe('evidence')
  })

  test.each<[string, OpenFlag, Partial<Facts>, string | null]>([
    [
      'a red pulse clears by two pulses, not by two temperatures',
      openFlag('VIT-03', { openedAt: hoursAgo(3) }),
      {
        vitals: [
          set(hoursAgo(3), { hr: 135 }),
          set(hoursAgo(2), { hr: null }),
          set(hoursAgo(1), { hr: null }),
          set(NOW),
        ],
      },
      null,
    ],
    [
      'a red pulse clears by two pulses',
      openFlag('VIT-03', { openedAt: hoursAgo(3) }),
      { vitals: [set(hoursAgo(3), { hr: 135 }), set(hoursAgo(2)), set(NOW)] },
      'evidence',
    ],
    [
      'breathing must hold for 2 h with oxygen back',
      openFlag('MED-09', { tier: 'T1', openedAt: hoursAgo(4) }),
      { vitals: [set(hoursAgo(4), { rr: 8 }), set(hoursAgo(2), { rr: 12 }), set(NOW, { rr: 13 })] },
      'evidence',
    ],
    [
      'not for less',
      openFlag('MED-09', { tier: 'T1', openedAt: hoursAgo(4) }),
      { vitals: [set(hoursAgo(4), { rr: 8 }), set(hoursAgo(1.9), { rr: 12 }), set(NOW, { rr: 13 })] },
      null,
    ],
    [
      'not while drowsy by POSS',
      openFlag('MED-09', { tier: 'T1', openedAt: hoursAgo(4) }),
      {
        vitals: [set(hoursAgo(4), { rr: 8 }), set(hoursAgo(2)), set(NOW)],
        poss: [
          { value: '3', at: hoursAgo(1) },
          { value: '2', at: NOW },
        ],
      },
      null,
    ],
    [
      'an absent pulse clears by a measured set',
      openFlag('MED-20', { tier: 'T1', openedAt: hoursAgo(1) }),
      { vitals: [set(hoursAgo(1), { hr: null, unrecordable: ['hr'] }), set(NOW)] },
      'evidence',
    ],
    [
      'a set without the pulse does not',
      openFlag('MED-20', { tier: 'T1', openedAt: hoursAgo(1) }),
      { vitals: [set(hoursAgo(1), { hr: null, unrecordable: ['hr'] }), set(NOW, { hr: null })] },
      null,
    ],
    [
      'oxygen on scale 2 clears at 88 % twice, 15 min apart',
      openFlag('MED-19', { tier: 'T1', openedAt: hoursAgo(1) }),
      { vitals: [set(minutesAgo(15), { spo2: 88, news2Scale: 2 }), set(NOW, { spo2: 89, news2Scale: 2 })] },
      'evidence',
    ],
    [
      'severe withdrawal clears below 25 and falling',
      openFlag('WD-01', { openedAt: hoursAgo(5) }),
      { cows: [28, 22, 20].map((total, i) => ({ at: hoursAgo(4 - i), total, tremorItem: null })) },
      'evidence',
    ],
    [
      'below 25 but not falling',
      openFlag('WD-01', { openedAt: hoursAgo(5) }),
      { cows: [28, 22, 22].map((total, i) => ({ at: hoursAgo(4 - i), total, tremorItem: null })) },
      null,
    ],
    [
      'taken amounts back within 10 % for 2 days',
      openFlag('WD-13', { tier: 'T4' }),
      {
        intake: [
          { on: '2026-04-14', plannedG: 10, takenG: 11 },
          { on: '2026-04-15', plannedG: 10, takenG: 10 },
        ],
      },
      'evidence',
    ],
    [
      'not within 11 %',
      openFlag('WD-13', { tier: 'T4' }),
      {
        intake: [
          { on: '2026-04-14', plannedG: 10, takenG: 11.1 },
          { on: '2026-04-15', plannedG: 10, takenG: 10 },
        ],
      },
      null,
    ],
    [
      'a recorded set ends an overdue one',
      openFlag('VIT-12', { tier: 'T4' }),
      { vitalsIntervalH: 8, vitals: [set(NOW)] },
      'evidence',
    ],
    [
      'a made contact ends a missed one',
      openFlag('ENG-01', { tier: 'T4' }),
      { checkInDueAt: hoursAgo(-24) },
      'evidence',
    ],
    [
      'PHQ-9 16 after a rise to 15 is no improvement',
      openFlag('MH-01', { tier: 'T3', openedAt: hoursAgo(1) }),
      {
        phq9: [
          { at: hoursAgo(99), total: 10, item9: 0 },
          { at: hoursAgo(1), total: 15, item9: 0 },
          { at: NOW, total: 16, item9: 0 },
        ],
      },
      null,
    ],
    [
      'PHQ-9 12 is',
      openFlag('MH-01', { tier: 'T3', openedAt: hoursAgo(1) }),
      {
        phq9: [
          { at: hoursAgo(99), total: 10, item9: 0 },
          { at: hoursAgo(1), total: 15, item9: 0 },
          { at: NOW, total: 12, item9: 0 },
        ],
      },
      'evidence',
    ],
  ])('%s', (_, flag, known, by) => {
    expect(cleared(flag, known)).toBe(by)
  })
})

describe('clearing by people', () => {
  const review = (ruleId: string, outcome: Facts['reviews'][number]['outcome'], at = NOW) =>
    ({ ruleId, outcome, at, by: 'x', reason: 'Seen' }) as const
  const screened = (risk: 'none' | 'moderate', at: Date) => ({ at, risk, complete: true, answers: null })
  const thoughts = {
    type: 'self_harm_thoughts',
    happenedAt: hoursAgo(2),
    reportedAt: hoursAgo(2),
    assessed: false,
    injury: null,
    fullRecovery: null,
  } as const

  test.each<[string, OpenFlag, Partial<Facts>, string | null]>([
    [
      'a gone symptom needs a review all the same',
      openFlag('MED-02', { tier: 'T1' }),
      { redFlagsCheckedAt: NOW, vitals: [set(NOW)] },
      null,
    ],
    [
      'and ends with it',
      openFlag('MED-02', { tier: 'T1' }),
      { redFlagsCheckedAt: NOW, vitals: [set(hoursAgo(1))], reviews: [review('MED-02', 'assessed')] },
      'review',
    ],
    [
      'watching ends nothing',
      openFlag('MED-02', { tier: 'T1' }),
      { vitals: [set(hoursAgo(1))], reviews: [review('MED-02', 'watch')] },
      null,
    ],
    [
      'high suicide risk asks for a signed plan',
      openFlag('SUI-01', { tier: 'T1' }),
      { cssrs: [screened('none', NOW)], reviews: [review('SUI-01', 'assessed')] },
      null,
    ],
    [
      'and ends with it',
      openFlag('SUI-01', { tier: 'T1' }),
      { cssrs: [screened('none', hoursAgo(0.5))], reviews: [review('SUI-01', 'plan_signed')] },
      'review',
    ],
    [
      'reported thoughts: a screen alone is not enough',
      openFlag('SUI-05', { tier: 'T1', openedAt: hoursAgo(2) }),
      { events: [thoughts], cssrs: [screened('none', NOW)] },
      null,
    ],
    [
      'a review alone is not enough',
      openFlag('SUI-05', { tier: 'T1', openedAt: hoursAgo(2) }),
      { events: [thoughts], reviews: [review('SUI-05', 'assessed')] },
      null,
    ],
    [
      'both are',
      openFlag('SUI-05', { tier: 'T1', openedAt: hoursAgo(2) }),
      { events: [thoughts], cssrs: [screened('none', NOW)], reviews: [review('SUI-05', 'assessed')] },
      'evidence',
    ],
    [
      'moderate risk: reassessed lower without a plan',
      openFlag('SUI-02', { openedAt: hoursAgo(2) }),
      { cssrs: [screened('none', NOW)] },
      null,
    ],
    [
      'with a plan',
      openFlag('SUI-02', { openedAt: hoursAgo(2) }),
      { cssrs: [screened('none', NOW)], reviews: [review('SUI-02', 'plan_signed')] },
      'evidence',
    ],
    [
      'held clonidine: two sets in range, no decision',
      openFlag('VIT-06', { openedAt: hoursAgo(3) }),
      { onAlpha2: true, vitals: [set(hoursAgo(2)), set(hoursAgo(1))] },
      null,
    ],
    [
      'with the prescriber’s decision',
      openFlag('VIT-06', { openedAt: hoursAgo(3) }),
      { onAlpha2: true, vitals: [set(hoursAgo(2)), set(hoursAgo(1))], reviews: [review('VIT-06', 'assessed')] },
      'evidence',
    ],
    [
      'an override with newer evidence does not count',
      openFlag('VIT-05', { openedAt: hoursAgo(3) }),
      { vitals: [set(NOW, { sbp: 85 })], reviews: [review('VIT-05', 'override', hoursAgo(1))] },
      null,
    ],
    [
      'an override after the evidence does',
      openFlag('VIT-05', { openedAt: hoursAgo(3) }),
      { vitals: [set(hoursAgo(1), { sbp: 85 })], reviews: [review('VIT-05', 'override')] },
      'override',
    ],
    [
      'a plan signed in the chart ends an intolerance flag',
      openFlag('WD-11', { tier: 'T3', openedAt: hoursAgo(5), lastEvidenceAt: hoursAgo(5) }),
      { taperResults: [{ value: 'step_back', at: hoursAgo(5) }], planSignedAt: hoursAgo(1) },
      'review',
    ],
    [
      'an assessed faint with two normal sets',
      openFlag('MED-04', { openedAt: hoursAgo(3) }),
      { vitals: [set(hoursAgo(2)), set(hoursAgo(1))], reviews: [review('MED-04', 'assessed')] },
      'evidence',
    ],
  ])('%s', (_, flag, known, by) => {
    expect(cleared(flag, known)).toBe(by)
  })
})

describe('corrected data', () => {
  const flag = openFlag('VIT-03', { openedAt: hoursAgo(2), firings: [['v1']] })

  test('a flag whose every firing rests on a voided fact ends as corrected, without two sets', () => {
    const known = { vitals: [set(hoursAgo(2), { id: 'v2', hr: 81 })], correctedFactIds: ['v1'] }
    expect(reconciled([flag], known).clear).toEqual([
      { flagId: flag.id, ruleId: 'VIT-03', by: 'data_corrected', text: 'cleared: data corrected' },
    ])
  })

  test('one firing on a good fact keeps it open', () => {
    const known = { vitals: [set(hoursAgo(2), { id: 'v2', hr: 81 })], correctedFactIds: ['v1'] }
    expect(cleared({ ...flag, firings: [['v0'], ['v1']] }, known)).toBe(null)
  })

  test('what still fires after the correction stays', () => {
    expect(cleared(flag, { vitals: [set(hoursAgo(2), { id: 'v2', hr: 138 })], correctedFactIds: ['v1'] })).toBe(null)
  })
})

describe('telling people again', () => {
  const low = { vitals: [set(hoursAgo(1), { sbp: 85 })] }
  const flag = (differs: Partial<OpenFlag>) => openFlag('VIT-05', { lastText: 'SBP 85 < 90', ...differs })

  test('nobody is told again before somebody has acknowledged', () => {
    expect(reconciled([flag({})], low).renotify).toEqual([])
  })

  test('an acknowledged T2 speaks again after 15 min, not a minute earlier', () => {
    expect(reconciled([flag({ acknowledgedAt: minutesAgo(14) })], low)).toMatchObject({
      renotify: [],
      wakeAt: minutesAgo(-1),
    })
    expect(reconciled([flag({ acknowledgedAt: minutesAgo(15) })], low).renotify).toEqual([
      { flagId: 'flag VIT-05', interruptive: true },
    ])
  })

  test('the window restarts at each notification', () => {
    expect(
      reconciled([flag({ acknowledgedAt: minutesAgo(40), lastNotifiedAt: minutesAgo(10) })], low).renotify,
    ).toEqual([])
  })

  test('a snooze delays it', () => {
    expect(reconciled([flag({ acknowledgedAt: minutesAgo(20), snoozedUntil: minutesAgo(-5) })], low)).toMatchObject({
      renotify: [],
      wakeAt: minutesAgo(-5),
    })
  })

  test('a recorded action ends it until a due set is overdue', () => {
    const acted = flag({ acknowledgedAt: minutesAgo(50), actionAt: minutesAgo(45) })
    expect(reconciled([acted], low)).toMatchObject({ renotify: [], wakeAt: null })
    const overdue = { vitals: [set(minutesAgo(75), { sbp: 85 })] }
    expect(reconciled([{ ...acted, lastEvidenceAt: minutesAgo(75) }], overdue).renotify).toHaveLength(1)
  })

  test('an acknowledged T1 without an action repeats every 5 min', () => {
    const t1 = openFlag('VIT-01', {
      tier: 'T1',
      score: { instrument: 'NEWS2', total: 7 },
      acknowledgedAt: minutesAgo(20),
      lastNotifiedAt: minutesAgo(5),
    })
    expect(reconciled([t1], { vitals: [set(hoursAgo(1), news2(7))] }).renotify).toEqual([
      { flagId: t1.id, interruptive: true },
    ])
  })
})
