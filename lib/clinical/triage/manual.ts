import { clear, fires, item, tierRank } from './answers'
import { familyOf, PROTOCOL } from './catalogue'
import type { Rule, RuleAnswer, RuleContext } from './types'

const rule = familyOf('manual', 3, ['nurse', 'counselor', 'prescriber'])

/** Flags that people raise (triage.md §2.7). */
export const MANUAL_RULES: readonly Rule[] = [
  rule({
    id: 'MAN-01',
    title: 'Raised by hand',
    tiers: ['T1', 'T2', 'T3', 'T4'],
    trigger: 'Somebody raised a flag with a reason',
    thresholdText: 'As chosen',
    doText: 'As written.',
    clearsText: 'Reviewed by a clinician.',
    source: PROTOCOL,
    clearing: 'review',
    find: raisedByHand,
  }),
]

/** One flag for all that is raised and not yet reviewed; the gravest speaks. */
function raisedByHand({ facts }: RuleContext): RuleAnswer {
  const isReviewed = (at: Date) =>
    facts.reviews.some((one) => one.ruleId === 'MAN-01' && one.outcome !== 'watch' && one.at >= at)
  const open = facts.manualFlags.filter((one) => !isReviewed(one.at))
  const [first, ...others] = [...open].sort((a, b) => tierRank(a.tier) - tierRank(b.tier))
  if (!first) return clear
  return fires(
    first.tier,
    first.reason,
    open.map((one) => item('Raised by hand', one.reason, null, one.at, one)),
    others.length > 0 ? { detail: others.map((one) => one.reason).join('; ') } : {},
  )
}
