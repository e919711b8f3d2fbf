import type { Tier } from '../types'
import { TIERS } from '../types'
import type { Dated, TickName } from './facts'
import type { EvidenceItem, FlagScore, RuleAnswer, RuleContext, Trend } from './types'

type More = { detail?: string; threshold?: number | string; unit?: string; score?: FlagScore; trend?: Trend }

export const clear: RuleAnswer = { outcome: 'clear' }

/** What is missing, in words that follow "Cannot tell:". */
export const cannotTell = (reason: string): RuleAnswer => ({ outcome: 'cannot_tell', reason })

/** The condition is met. `text` says value, comparator, limit and never elapsed time, so it is stable between rechecks. */
export const fires = (tier: Tier, text: string, evidence: readonly EvidenceItem[], more: More = {}): RuleAnswer => ({
  outcome: 'fires',
  tier,
  text,
  evidence,
  ...(more.detail ? { detail: more.detail } : {}),
  ...(more.threshold === undefined ? {} : { threshold: { value: more.threshold, unit: more.unit ?? null } }),
  ...(more.score ? { score: more.score } : {}),
  ...(more.trend ? { trend: more.trend } : {}),
})

export const tierRank = (tier: Tier): number => TIERS.indexOf(tier)
export const isGraver = (a: Tier, b: Tier): boolean => tierRank(a) < tierRank(b)

/**
 * A rule with several conditions: the gravest that fires speaks and the others are its detail.
 * If none fires, one that cannot tell outweighs all that are clear: missing is never normal.
 */
export function gravest(...answers: readonly RuleAnswer[]): RuleAnswer {
  const firing = answers.flatMap((one) => (one.outcome === 'fires' ? [one] : []))
  const first = [...firing].sort((a, b) => tierRank(a.tier) - tierRank(b.tier))[0]
  if (!first) {
    const reasons = answers.flatMap((one) => (one.outcome === 'cannot_tell' ? [one.reason] : []))
    return reasons.length > 0 ? cannotTell([...new Set(reasons)].join('; ')) : clear
  }
  if (firing.length === 1) return first
  const others = firing.filter((one) => one !== first)
  const detail = [first.detail, ...others.map((one) => one.text)].filter(Boolean).join('; ')
  return { ...first, detail, evidence: distinct(firing.flatMap((one) => one.evidence)) }
}

function distinct(items: readonly EvidenceItem[]): EvidenceItem[] {
  const seen = new Map(items.map((one) => [`${one.label} ${one.value} ${one.at?.getTime() ?? ''}`, one]))
  return [...seen.values()]
}

export const item = (
  label: string,
  value: EvidenceItem['value'],
  unit: string | null,
  at: Date | null,
  from: { id?: string; enteredAt?: Date | null } = {},
): EvidenceItem => ({
  label,
  value,
  unit,
  at,
  ...(from.enteredAt ? { enteredAt: from.enteredAt } : {}),
  ...(from.id ? { factId: from.id } : {}),
})

/** Fires if a recorded number reaches a limit; says what is missing if it is not recorded. */
export function atLeast(
  dated: Dated<number> | null,
  limit: number,
  words: { tier: Tier; label: string; unit?: string; missing: string },
): RuleAnswer {
  if (!dated) return cannotTell(words.missing)
  if (dated.value < limit) return clear
  const unit = words.unit ?? null
  const shown = unit && unit !== '{score}' ? ` ${unit}` : ''
  return fires(
    words.tier,
    `${words.label} ${dated.value} ≥ ${limit}${shown}`,
    [item(words.label, dated.value, unit, dated.at, dated)],
    {
      threshold: limit,
      ...(unit ? { unit } : {}),
    },
  )
}

export const tickOf = (ctx: RuleContext, name: TickName) => ctx.facts.ticks.find((one) => one.name === name)
export const isTicked = (ctx: RuleContext, name: TickName): boolean => tickOf(ctx, name) !== undefined

/** Fires if a structured finding is ticked. Not ticked is clear only after a red-flag check. */
export function ticked(ctx: RuleContext, name: TickName, tier: Tier, text: string): RuleAnswer {
  const tick = tickOf(ctx, name)
  if (tick) return fires(tier, text, [item(text, true, null, tick.at, tick)])
  return ctx.facts.redFlagsCheckedAt ? clear : cannotTell('no red-flag check recorded')
}

export const last = <T>(list: readonly T[]): T | undefined => list[list.length - 1]
