import { cannotTell, clear, fires, gravest, isTicked, item } from './answers'
import { openEvents } from './events'
import type { VitalsSet } from './facts'
import type { News2 } from './news2-of'
import { runAtEnd, runSpanning, spans } from './runs'
import { latestPart, NO_SET, partItem, partItems, SET_PARTS, tempItem } from './set-values'
import type { EvidenceItem, RuleAnswer, RuleContext } from './types'

export const VITALS_FRESH_H = 12

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

export function news2Between(ctx: RuleContext, from: number, to: number, tier: 'T1' | 'T2'): RuleAnswer {
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

export function singleThree(ctx: RuleContext): RuleAnswer {
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
export function belowThreeTwice(ctx: RuleContext, openedAt: Date): boolean {
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

export function risingNews2(ctx: RuleContext): RuleAnswer {
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

export function notRising(ctx: RuleContext, openedAt: Date): boolean {
  const totals = ctx.sets.filter((set) => set.at > openedAt).flatMap((set) => ctx.news2(set).total ?? [])
  const [before, latest] = totals.slice(-2)
  return before !== undefined && latest !== undefined && latest <= before
}

export function alphaTwoHold(ctx: RuleContext): RuleAnswer {
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

export function fastPulse({ sets, latest }: RuleContext): RuleAnswer {
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
export function highPressure(ctx: RuleContext): RuleAnswer {
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
export function shock({ latest }: RuleContext): RuleAnswer {
  if (!latest) return cannotTell(NO_SET)
  if (latest.hr === null) return cannotTell(SET_PARTS.hr.missing)
  if (latest.sbp === null) return cannotTell(SET_PARTS.sbp.missing)
  if (latest.hr < 100 || latest.hr < latest.sbp) return clear
  return fires('T2', `Shock index ≥ 1.0: HR ${latest.hr}, SBP ${latest.sbp}`, partItems(latest, 'hr', 'sbp'), {
    threshold: 1,
  })
}

export function rebound({ latest, facts: { alpha2Stop: stop } }: RuleContext): RuleAnswer {
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
