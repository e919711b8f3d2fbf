import { addHours } from '../time'
import { type ContextAt, contextsOf } from './context'
import type { Facts, Review } from './facts'
import { RULES } from './rules'
import { thresholdOf } from './settings'
import { ENGINE_VERSION, type Evaluation, type Finding, type Rule, type RuleAnswer, type TriageSettings } from './types'

/**
 * What every rule says about one patient at `now`, and when time alone will change it (triage.md §2, §3).
 * Pure: the same facts at the same instant give the same answer, in any order of the rules.
 * @param onlyRules ids to evaluate; absent = the whole catalogue
 */
export function evaluate(
  facts: Facts,
  settings: TriageSettings,
  zone: string,
  now: Date,
  onlyRules?: ReadonlySet<string>,
): Evaluation {
  const rules = onlyRules ? RULES.filter((rule) => onlyRules.has(rule.id)) : RULES
  const at = contextsOf(facts, settings, zone, (key) => thresholdOf(settings, key))
  const findings = rules.map((rule) => findingOf(rule, at, now))
  return {
    findings,
    recheckAt: nextChange(rules, findings, at, now),
    engineVersion: ENGINE_VERSION,
    settingsVersion: settings.version,
  }
}

function findingOf(rule: Rule, at: ContextAt, now: Date): Finding {
  const ctx = at(now)
  const answer = rule.find(ctx)
  const evidenceAt = newestEvidence(answer)
  const answered = answer.outcome === 'fires' ? standingReview(rule, ctx.facts, evidenceAt, now) : null
  return {
    ruleId: rule.id,
    ruleVersion: rule.version,
    ...(answered ? { outcome: 'clear', detail: answered.outcome === 'override' ? 'overridden' : 'reviewed' } : answer),
    evidenceAt: answered ? null : evidenceAt,
  }
}

function newestEvidence(answer: RuleAnswer): Date | null {
  if (answer.outcome !== 'fires') return null
  return answer.evidence.reduce<Date | null>((newest, { at }) => (at && (!newest || at > newest) ? at : newest), null)
}

/** Undated evidence (a missing consent, say) is spoken of again after this. */
const UNDATED_HOLDS_H = 30 * 24

/**
 * The review or override that answers this evidence: without it a reviewed finding would open a new flag at once.
 * It holds until newer evidence, or as long as the rule says (overdue rules).
 */
export function standingReview(rule: Rule, facts: Facts, evidenceAt: Date | null, now: Date): Review | null {
  const answers = reviewsOf(rule, facts).filter(
    (one) => isClosing(rule, one) && coversEvidence(rule, one, evidenceAt) && now < holdsUntil(rule, one, evidenceAt),
  )
  return answers[answers.length - 1] ?? null
}

/** `isPlan`: a plan signed in the chart, by somebody who may not have known of the finding. */
export type RuleReview = Review & { isPlan?: true }

/** Reviews of one rule, oldest first; a plan signed in the chart is one where the rule asks for a plan. */
export function reviewsOf(rule: Rule, { reviews, planSignedAt }: Facts): RuleReview[] {
  const own: RuleReview[] = reviews.filter((one) => one.ruleId === rule.id)
  if (!rule.planSignedClears || !planSignedAt) return own
  const signed: RuleReview = {
    ruleId: rule.id,
    at: planSignedAt,
    outcome: 'plan_signed',
    by: '',
    reason: 'New plan signed',
    isPlan: true,
  }
  return [...own, signed].sort((a, b) => a.at.getTime() - b.at.getTime())
}

/** Whether this evidence is what the review was about: older, or within what the rule lets a review cover. */
export const coversEvidence = (rule: Rule, review: RuleReview, evidenceAt: Date | null): boolean =>
  evidenceAt === null || addHours(review.at, review.isPlan ? 0 : (rule.reviewCoversH ?? 0)) >= evidenceAt

/** An override ends any flag; a review ends those whose clearing says so, with an outcome that they accept. */
export const isClosing = (rule: Rule, review: Review): boolean =>
  review.outcome === 'override' ||
  ((rule.clearing === 'review' || rule.clearing === 'either') && rule.reviewOutcomes.includes(review.outcome))

const FOREVER = new Date(8.64e15)

function holdsUntil(rule: Rule, review: Review, evidenceAt: Date | null): Date {
  const hours = rule.reviewHoldsH ?? (evidenceAt ? null : UNDATED_HOLDS_H)
  return hours === null ? FOREVER : addHours(review.at, hours)
}

type Candidate = { at: number; rule: Rule; finding: Finding }

/** Tries the candidates of all rules in time order; the first that changes an outcome or tier is the answer. */
function nextChange(rules: readonly Rule[], findings: readonly Finding[], at: ContextAt, now: Date): Date | null {
  const ctx = at(now)
  const candidates = rules.flatMap((rule, index): Candidate[] => {
    const finding = findings[index]
    if (!finding) return []
    const instants = [...(rule.changesAt?.(ctx) ?? []), ...reviewEnds(rule, ctx.facts)]
    return instants.flatMap((one) => (one && one > now ? [{ at: one.getTime(), rule, finding }] : []))
  })
  candidates.sort((a, b) => a.at - b.at)
  const next = candidates.find((one) => !sameAnswer(findingOf(one.rule, at, new Date(one.at)), one.finding))
  return next ? new Date(next.at) : null
}

const reviewEnds = (rule: Rule, facts: Facts): Date[] =>
  reviewsOf(rule, facts)
    .filter((one) => isClosing(rule, one))
    .map((one) => holdsUntil(rule, one, null))
    .filter((one) => one < FOREVER)

const sameAnswer = (a: Finding, b: Finding): boolean =>
  a.outcome === b.outcome && (a.outcome !== 'fires' || b.outcome !== 'fires' || a.tier === b.tier)
