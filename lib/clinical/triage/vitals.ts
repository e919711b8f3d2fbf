import { cannotTell, clear, fires, gravest, isTicked, item } from './answers'
import { familyOf, GENERAL, NEWS2_SOURCE, protocol, source } from './catalogue'
import { openEvents } from './events'
import type { VitalsSet } from './facts'
import type { News2 } from './news2-of'
import { orthostaticAnswer } from './orthostatic-of'
import { runAtEnd, runSpanning, spans } from './runs'
import { latestPart, NO_SET, partItem, partItems, SET_PARTS, tempItem } from './set-values'
import type { EvidenceItem, Reading, Rule, RuleAnswer, RuleContext } from './types'

const rule = familyOf('vitals', 0, ['nurse', 'prescriber'])
const VITALS_FRESH_H = 12

const atMostNews2 = (limit: number) => (reading: Reading) =>
  reading.news2 === undefined ? null : reading.news2 <= limit

/** Vital signs: score and pressure rules (triage.md §2.3). Overdue and repeat rules are in vitals-monitoring.ts. */
export const VITALS_RULES: readonly Rule[] = [
  rule({
    id: 'VIT-01',
    title: 'NEWS2 high',
    tiers: ['T1'],
    trigger: 'NEWS2 of 7 or more in the latest set',
    thresholdText: 'NEWS2 ≥ 7',
    doText: 'Emergency assessment, continuous observation.',
    clearsText: 'NEWS2 ≤ 4 on 2 sets 1 h apart.',
    source: NEWS2_SOURCE,
    clearing: 'evidence',
    find: (ctx) => news2Between(ctx, 7, 20, 'T1'),
    clearsRun: { inRange: atMostNews2(4), gapMinutes: 60, freshH: VITALS_FRESH_H },
  }),
  rule({
    id: 'VIT-02',
    title: 'NEWS2 medium',
    tiers: ['T2'],
    trigger: 'NEWS2 of 5 or 6 in the latest set',
    thresholdText: 'NEWS2 5–6',
    doText: 'Urgent assessment, hourly observation.',
    clearsText: 'NEWS2 ≤ 4 twice.',
    source: NEWS2_SOURCE,
    clearing: 'evidence',
    find: (ctx) => news2Between(ctx, 5, 6, 'T2'),
    clearsRun: { inRange: atMostNews2(4), gapMinutes: 0, freshH: VITALS_FRESH_H },
  }),
  rule({
    id: 'VIT-03',
    title: 'A single vital sign in the red',
    tiers: ['T2'],
    trigger: 'Any single NEWS2 parameter scores 3 in the latest set, whatever the total',
    thresholdText: 'One parameter = 3',
    doText: 'Hourly observation and review.',
    clearsText: 'The parameter below 3 twice.',
    source: NEWS2_SOURCE,
    clearing: 'evidence',
    find: singleThree,
    cleared: belowThreeTwice,
  }),
  rule({
    id: 'VIT-04',
    title: 'NEWS2 rising',
    tiers: ['T4'],
    trigger: 'NEWS2 1 to 4 and up by 2 or more from the set before',
    thresholdText: 'NEWS2 + 2',
    doText: 'Recheck in 4 to 6 h.',
    clearsText: 'Not rising on two further sets.',
    source: source('RCP NEWS2 2017', 'verified', 'Response chart; rise is center protocol'),
    clearing: 'evidence',
    settings: [protocol('VIT-04.rise', 'NEWS2 rise from the set before', 2, '{score}')],
    find: risingNews2,
    cleared: notRising,
  }),
  rule({
    id: 'VIT-05',
    title: 'Low blood pressure',
    tiers: ['T1', 'T2'],
    trigger: 'SBP below 90 in the latest set; T1 if symptomatic',
    thresholdText: 'SBP < 90',
    doText: 'Lie flat, fluids, hold antihypertensives.',
    clearsText: 'SBP ≥ 100 twice.',
    source: source('RCP NEWS2 2017', 'verified', 'Systolic pressure; symptoms from general knowledge'),
    clearing: 'evidence',
    find: (ctx) => latestPart(ctx, 'sbp', '<', 90, ctx.latest?.symptomatic ? 'T1' : 'T2'),
    clearsRun: { inRange: ({ sbp }) => (sbp === undefined ? null : sbp >= 100), gapMinutes: 0, freshH: VITALS_FRESH_H },
  }),
  rule({
    id: 'VIT-06',
    title: 'Hold clonidine or lofexidine',
    tiers: ['T2', 'T3'],
    trigger:
      'On clonidine or lofexidine and SBP < 90, DBP < 60 or HR < 50 (T2); HR 50–59 or SBP 90–99: dose caution (T3)',
    thresholdText: 'SBP < 90, DBP < 60, HR < 50',
    doText: 'Hold the next dose and recheck in 30 to 60 min. At T3: dose with caution.',
    clearsText: 'Two sets in range and the prescriber’s decision.',
    source: source('Lofexidine label', 'verified', 'Hypotension; heart rate limits are center protocol'),
    clearing: 'both',
    settings: [protocol('VIT-06.hr', 'Hold below heart rate', 50, '/min')],
    find: alphaTwoHold,
    clearsRun: {
      inRange: ({ sbp, dbp, hr }) =>
        sbp === undefined || dbp === undefined || hr === undefined ? null : sbp >= 100 && dbp >= 60 && hr >= 60,
      gapMinutes: 0,
      freshH: VITALS_FRESH_H,
    },
  }),
  rule({
    id: 'VIT-07',
    title: 'Orthostatic test positive',
    tiers: ['T2', 'T3'],
    trigger: 'Latest orthostatic test positive; T2 on clonidine or lofexidine, or symptomatic',
    thresholdText: 'SBP − 20 or DBP − 10 on standing (sitting: 15 or 7)',
    doText: 'Fluids; hold the dose.',
    clearsText: 'Negative test.',
    source: source('1996 consensus', 'verified', 'Orthostatic hypotension'),
    clearing: 'evidence',
    find: (ctx) => {
      const isGrave = ctx.facts.onAlpha2 || ctx.facts.orthostatic.at(-1)?.symptomatic
      return orthostaticAnswer(ctx, isGrave ? 'T2' : 'T3')
    },
  }),
  rule({
    id: 'VIT-08',
    title: 'Fast pulse at rest',
    tiers: ['T3'],
    trigger: 'HR 111 to 130 on readings at least 15 min apart, up to the latest',
    thresholdText: 'HR 111–130 for 15 min',
    doText: 'Withdrawal, dehydration, fever?',
    clearsText: 'HR ≤ 110 twice.',
    source: NEWS2_SOURCE,
    clearing: 'evidence',
    find: fastPulse,
    clearsRun: { inRange: ({ hr }) => (hr === undefined ? null : hr <= 110), gapMinutes: 0, freshH: VITALS_FRESH_H },
  }),
  rule({
    id: 'VIT-09',
    title: 'High blood pressure',
    tiers: ['T1', 'T2', 'T4'],
    trigger:
      'SBP ≥ 180 or DBP ≥ 120 on readings 5 min apart (T2); at once with chest pain, headache with a neurologic sign, or dyspnea (T1). SBP 160–179 or DBP 100–119 (T4)',
    thresholdText: 'SBP ≥ 180 or DBP ≥ 120 (T4: ≥ 160 or ≥ 100)',
    doText: 'Recheck; clonidine is an option. Never stop clonidine abruptly.',
    clearsText: 'Below 180/120 twice.',
    source: source('AHA hypertension ladder', 'general_knowledge'),
    clearing: 'evidence',
    find: highPressure,
    clearsRun: {
      inRange: ({ sbp, dbp }) => (sbp === undefined ? null : sbp < 180 && (dbp ?? 0) < 120),
      gapMinutes: 0,
      freshH: VITALS_FRESH_H,
    },
  }),
  rule({
    id: 'VIT-10',
    title: 'Shock index high',
    tiers: ['T2'],
    trigger: 'HR at or above SBP, with HR ≥ 100, in the latest set',
    thresholdText: 'HR/SBP ≥ 1.0 with HR ≥ 100',
    doText: 'Assess volume.',
    clearsText: 'Shock index below 0.9 twice.',
    source: GENERAL,
    clearing: 'evidence',
    find: shock,
    clearsRun: {
      inRange: ({ hr, sbp }) => (hr === undefined || sbp === undefined ? null : hr * 10 < sbp * 9),
      gapMinutes: 0,
      freshH: VITALS_FRESH_H,
    },
  }),
  rule({
    id: 'VIT-11',
    title: 'Rebound pressure after a stopped dose',
    tiers: ['T3'],
    trigger: 'Clonidine or lofexidine stopped abruptly after 3 days or more, and SBP up 30 or at 160 and more',
    thresholdText: 'SBP + 30 or ≥ 160',
    doText: 'Rebound plan.',
    clearsText: 'Pressure settled twice.',
    source: source('Lofexidine label', 'verified', 'Stop over 2 to 4 days'),
    clearing: 'evidence',
    find: rebound,
    clearsRun: { inRange: ({ sbp }) => (sbp === undefined ? null : sbp < 160), gapMinutes: 0, freshH: VITALS_FRESH_H },
  }),
]

const POINT_LABELS = {
  rr: 'RR',
  spo2: 'SpO₂',
  oxygen: 'Oxygen',
  sbp: 'SBP',
  hr: 'HR',
  consciousness: 'ACVPU',
  temp: 'Temperature',
} as const

/** Evidence behind a score: every part that has points. */
function scoringParts(set: VitalsSet, { points }: News2): EvidenceItem[] {
  return Object.entries(POINT_LABELS)
    .filter(([part]) => (points[part as keyof typeof POINT_LABELS] ?? 0) > 0)
    .map(([part, label]) => {
      if (part === 'temp') return tempItem(set)
      if (part === 'oxygen') return item(label, true, null, set.at, set)
      if (part === 'consciousness') return item(label, set.acvpu ?? 'not assessed', null, set.at, set)
      return partItem(set, part as keyof typeof SET_PARTS)
    })
}

function news2Between(ctx: RuleContext, from: number, to: number, tier: 'T1' | 'T2'): RuleAnswer {
  const set = ctx.latest
  if (!set) return cannotTell(NO_SET)
  const score = ctx.news2(set)
  if (score.total === null)
    return cannotTell(`no NEWS2, not measured: ${score.missing.map((part) => POINT_LABELS[part]).join(', ')}`)
  if (score.total < from || score.total > to) return clear
  const before = totalBefore(ctx)
  const text = to === 20 ? `NEWS2 ${score.total} ≥ ${from}` : `NEWS2 ${score.total} (${from}–${to})`
  return fires(tier, text, [item('NEWS2', score.total, '{score}', set.at, set), ...scoringParts(set, score)], {
    threshold: from,
    score: { instrument: 'NEWS2', total: score.total },
    ...(before
      ? { trend: score.total > before.total ? 'worsening' : score.total < before.total ? 'improving' : 'stable' }
      : {}),
  })
}

/** The most recent earlier set that has an aggregate. */
function totalBefore(ctx: RuleContext): { total: number; set: VitalsSet } | null {
  for (let i = ctx.sets.length - 2; i >= 0; i -= 1) {
    const set = ctx.sets[i]
    const total = set ? ctx.news2(set).total : null
    if (set && total !== null) return { total, set }
  }
  return null
}

const redParts = ({ points }: News2) =>
  (Object.keys(POINT_LABELS) as (keyof typeof POINT_LABELS)[]).filter((part) => points[part] === 3)

function singleThree(ctx: RuleContext): RuleAnswer {
  const set = ctx.latest
  if (!set) return cannotTell(NO_SET)
  const score = ctx.news2(set)
  const red = redParts(score)
  if (red.length === 0) {
    return score.missing.length > 0
      ? cannotTell(`not measured: ${score.missing.map((part) => POINT_LABELS[part]).join(', ')}`)
      : clear
  }
  const evidence = scoringParts(set, { ...score, points: onlyRed(score) })
  const shown = evidence.map((one) => `${one.label} ${one.value}`).join(', ')
  return fires('T2', `${shown} scores 3`, evidence, {
    threshold: 3,
    ...(score.total === null ? {} : { score: { instrument: 'NEWS2', total: score.total } }),
  })
}

function onlyRed({ points }: News2): News2['points'] {
  return Object.fromEntries(
    Object.entries(points).map(([part, value]) => [part, value === 3 ? 3 : 0]),
  ) as News2['points']
}

/** The parts that were 3 last must have been measured and below 3 on the last two sets that have them. */
function belowThreeTwice(ctx: RuleContext, openedAt: Date): boolean {
  const lastRed = ctx.sets.findLast((set) => redParts(ctx.news2(set)).length > 0)
  if (!lastRed) return false
  const parts = redParts(ctx.news2(lastRed))
  const after = ctx.sets.filter((set) => set.at > openedAt && set.at > lastRed.at)
  return parts.every((part) => {
    const measured = after.filter((set) => ctx.news2(set).points[part] !== null)
    const isFresh = (measured.at(-1)?.at.getTime() ?? 0) >= ctx.now.getTime() - VITALS_FRESH_H * 3_600_000
    return (
      isFresh &&
      spans(
        runAtEnd(measured, (set) => (ctx.news2(set).points[part] ?? 3) < 3),
        0,
      )
    )
  })
}

function risingNews2(ctx: RuleContext): RuleAnswer {
  const set = ctx.latest
  if (!set) return cannotTell(NO_SET)
  const { total } = ctx.news2(set)
  if (total === null) return cannotTell('no NEWS2 in the latest set')
  const before = totalBefore(ctx)
  if (!before) return cannotTell('no earlier NEWS2')
  const rise = ctx.setting('VIT-04.rise')
  if (total < 1 || total > 4 || total - before.total < rise) return clear
  return fires(
    'T4',
    `NEWS2 ${before.total} → ${total}, up ≥ ${rise}`,
    [
      item('NEWS2', total, '{score}', set.at, set),
      item('NEWS2 before', before.total, '{score}', before.set.at, before.set),
    ],
    { threshold: rise, score: { instrument: 'NEWS2', total }, trend: 'worsening' },
  )
}

function notRising(ctx: RuleContext, openedAt: Date): boolean {
  const totals = ctx.sets.filter((set) => set.at > openedAt).flatMap((set) => ctx.news2(set).total ?? [])
  const [before, latest] = totals.slice(-2)
  return before !== undefined && latest !== undefined && latest <= before
}

function alphaTwoHold(ctx: RuleContext): RuleAnswer {
  if (!ctx.facts.onAlpha2) return clear
  const hrLimit = ctx.setting('VIT-06.hr')
  const hold = gravest(
    latestPart(ctx, 'sbp', '<', 90, 'T2'),
    latestPart(ctx, 'dbp', '<', 60, 'T2'),
    latestPart(ctx, 'hr', '<', hrLimit, 'T2'),
  )
  if (hold.outcome === 'fires')
    return { ...hold, detail: ['hold the next dose', hold.detail].filter(Boolean).join('; ') }
  const caution = gravest(latestPart(ctx, 'hr', '<', 60, 'T3'), latestPart(ctx, 'sbp', '<', 100, 'T3'))
  if (caution.outcome !== 'fires') return gravest(hold, caution)
  return { ...caution, detail: ['dose caution', caution.detail].filter(Boolean).join('; ') }
}

function fastPulse({ sets, latest }: RuleContext): RuleAnswer {
  const measured = sets.filter((set) => set.hr !== null)
  if (!latest) return cannotTell(NO_SET)
  if (measured.length === 0) return cannotTell(SET_PARTS.hr.missing)
  const run = runSpanning(measured, ({ hr }) => hr !== null && hr >= 111 && hr <= 130, 15)
  if (!run) return clear
  return fires(
    'T3',
    `HR ${run.at(-1)?.hr} (111–130) for 15 min or more`,
    run.map((set) => partItem(set, 'hr')),
    {
      threshold: 111,
      unit: '/min',
    },
  )
}

/** SBP ≥ 180 or DBP ≥ 120; null if the set has no pressure. */
export function isCrisisPressure({ sbp, dbp }: VitalsSet): boolean | null {
  if ((sbp ?? 0) >= 180 || (dbp ?? 0) >= 120) return true
  return sbp === null && dbp === null ? null : false
}

export const pressureSets = (sets: readonly VitalsSet[]): VitalsSet[] =>
  sets.filter((set) => isCrisisPressure(set) !== null)

/** "185/100 ≥ 180/120" */
export const showPressure = ({ sbp, dbp }: VitalsSet): string => `${sbp ?? '–'}/${dbp ?? '–'}`

/** A first crisis reading opens nothing here; VIT-13 asks for the repeat. */
function highPressure(ctx: RuleContext): RuleAnswer {
  const { latest } = ctx
  if (!latest) return cannotTell(NO_SET)
  const isCrisis = (set: VitalsSet) => isCrisisPressure(set) === true
  const withPressure = pressureSets(ctx.sets)
  const end = withPressure.at(-1)
  const run = runSpanning(withPressure, isCrisis, 5)
  const signs = emergencySigns(ctx)
  if (end && signs.length > 0 && (run || (end === latest && isCrisis(end)))) {
    return fires('T1', `BP ${showPressure(end)} ≥ 180/120 with ${signs.join(', ')}`, partItems(end, 'sbp', 'dbp'))
  }
  if (end && run) {
    const evidence = run.flatMap((set) => partItems(set, 'sbp', 'dbp'))
    return fires('T2', `BP ${showPressure(end)} ≥ 180/120, repeated`, evidence)
  }
  if (isCrisisPressure(latest)) return clear
  if ((latest.sbp ?? 0) >= 160 || (latest.dbp ?? 0) >= 100) {
    return fires('T4', `BP ${showPressure(latest)} ≥ 160/100`, partItems(latest, 'sbp', 'dbp'))
  }
  return latest.sbp === null || latest.dbp === null ? cannotTell(SET_PARTS.sbp.missing) : clear
}

const emergencySigns = (ctx: RuleContext): string[] =>
  [
    openEvents(ctx, 'chest_pain').length > 0 ? 'chest pain' : null,
    isTicked(ctx, 'headache_with_neuro_sign') ? 'headache and neurologic sign' : null,
    isTicked(ctx, 'dyspnea') ? 'dyspnea' : null,
  ].filter((one) => one !== null)

/** HR ≥ SBP, unrounded. */
function shock({ latest }: RuleContext): RuleAnswer {
  if (!latest) return cannotTell(NO_SET)
  if (latest.hr === null) return cannotTell(SET_PARTS.hr.missing)
  if (latest.sbp === null) return cannotTell(SET_PARTS.sbp.missing)
  if (latest.hr < 100 || latest.hr < latest.sbp) return clear
  return fires('T2', `Shock index ≥ 1.0: HR ${latest.hr}, SBP ${latest.sbp}`, partItems(latest, 'hr', 'sbp'), {
    threshold: 1,
  })
}

function rebound({ latest, facts: { alpha2Stop: stop } }: RuleContext): RuleAnswer {
  if (!stop?.abrupt || stop.daysTaken < 3) return clear
  if (!latest || (stop.at && latest.at < stop.at)) return cannotTell('no pressure since the stop')
  if (latest.sbp === null) return cannotTell(SET_PARTS.sbp.missing)
  const evidence = [partItem(latest, 'sbp'), item('Stopped after', stop.daysTaken, 'd', stop.at, stop)]
  if (latest.sbp >= 160)
    return fires('T3', `SBP ${latest.sbp} ≥ 160 after an abrupt stop`, evidence, { threshold: 160, unit: 'mm[Hg]' })
  if (stop.sbpBefore === null) return cannotTell('SBP before the stop not recorded')
  if (latest.sbp - stop.sbpBefore < 30) return clear
  return fires('T3', `SBP ${stop.sbpBefore} → ${latest.sbp}, up ≥ 30 after an abrupt stop`, evidence, {
    threshold: 30,
    unit: 'mm[Hg]',
  })
}
