import { isWorse } from './bands'
import { evidenceClears } from './clear'
import { contextsOf } from './context'
import { coversEvidence, isClosing, type RuleReview, reviewsOf } from './evaluate'
import type { Facts, Review } from './facts'
import { isInterruptive, nextNotificationAt } from './notify'
import { findRule } from './rules'
import { thresholdOf } from './settings'
import type {
  ClearedBy,
  Evaluation,
  Finding,
  FiringFinding,
  FlagUpdate,
  OpenFlag,
  Reconciliation,
  Rule,
  RuleContext,
  TriageSettings,
} from './types'

type Clearing = { by: ClearedBy; text: string }

/**
 * What the stored flags of one patient must become (triage.md §3): one flag per rule; a repeat updates it, worsening
 * notifies again, and only its evidence, a review, an override or a correction ends it. Applied twice it changes nothing.
 */
export function reconcile(
  open: readonly OpenFlag[],
  evaluation: Evaluation,
  facts: Facts,
  settings: TriageSettings,
  zone: string,
  now: Date,
): Reconciliation {
  const ctx = contextsOf(facts, settings, zone, (key) => thresholdOf(settings, key))(now)
  const findings = new Map(evaluation.findings.map((one) => [one.ruleId, one]))
  const flagged = new Set(open.map((flag) => flag.ruleId))
  const isMeasureOverdue = ['VIT-12', 'VIT-14'].some((id) => findings.get(id)?.outcome === 'fires')
  const result: Draft = { open: [], worsen: [], update: [], renotify: [], clear: [], wakeAt: null }
  result.open.push(...evaluation.findings.filter(isFiring).filter((one) => !flagged.has(one.ruleId)))
  for (const flag of open) {
    const finding = findings.get(flag.ruleId)
    const rule = findRule(flag.ruleId)
    if (!finding || !rule) continue
    if (isFiring(finding)) persist(result, flag, finding, { now, isMeasureOverdue })
    else {
      const clearing = clearingOf(rule, flag, finding, ctx)
      if (clearing) result.clear.push({ flagId: flag.id, ruleId: flag.ruleId, ...clearing })
    }
  }
  return result
}

type Writable<T> = { [K in keyof T]: T[K] extends readonly (infer One)[] ? One[] : T[K] }
type Draft = Writable<Reconciliation>

/** A flag whose condition still holds: worse, changed, or only due for another notification. */
function persist(
  result: Draft,
  flag: OpenFlag,
  finding: FiringFinding,
  { now, isMeasureOverdue }: { now: Date; isMeasureOverdue: boolean },
): void {
  const interruptive = isInterruptive(finding.tier)
  if (isWorse(flag, { tier: finding.tier, score: finding.score ?? null })) {
    result.worsen.push({ ...updateOf(flag, finding), interruptive })
    return
  }
  if (isChanged(flag, finding)) result.update.push(updateOf(flag, finding))
  const notifyAt = nextNotificationAt({ ...flag, tier: finding.tier, isMeasureOverdue })
  if (!notifyAt) return
  if (notifyAt <= now) result.renotify.push({ flagId: flag.id, interruptive })
  else if (!result.wakeAt || notifyAt < result.wakeAt) result.wakeAt = notifyAt
}

const isFiring = (finding: Finding): finding is FiringFinding => finding.outcome === 'fires'

/** New evidence is newer than all that was counted; the same evidence seen again is not. */
const isNewEvidence = (flag: OpenFlag, { evidenceAt }: Finding): boolean =>
  evidenceAt !== null && (flag.lastEvidenceAt === null || evidenceAt > flag.lastEvidenceAt)

const isChanged = (flag: OpenFlag, finding: FiringFinding): boolean =>
  isNewEvidence(flag, finding) || finding.tier !== flag.tier || finding.text !== flag.lastText

function updateOf(flag: OpenFlag, finding: FiringFinding): FlagUpdate {
  const isNew = isNewEvidence(flag, finding)
  const factIds = finding.evidence.flatMap((one) => (one.factId ? [one.factId] : []))
  const score = finding.score ?? null
  const isWorst =
    isWorse({ tier: flag.tier, score: flag.worstScore }, { tier: finding.tier, score }) ||
    isHigher(score, flag.worstScore)
  return {
    flagId: flag.id,
    finding,
    tier: finding.tier,
    count: flag.count + (isNew ? 1 : 0),
    lastEvidenceAt: isNew ? finding.evidenceAt : flag.lastEvidenceAt,
    worstText: isWorst ? finding.text : flag.worstText,
    worstScore: isWorst && score ? score : flag.worstScore,
    firings: isNew ? [...flag.firings, factIds] : flag.firings,
  }
}

const isHigher = (score: OpenFlag['score'], worst: OpenFlag['score']): boolean =>
  score !== null && worst !== null && score.instrument === worst.instrument && score.total > worst.total

/** Why an open flag whose condition does not hold now may end; null = it stays open. */
function clearingOf(rule: Rule, flag: OpenFlag, finding: Finding, ctx: RuleContext): Clearing | null {
  if (isCorrected(flag, ctx.facts)) return { by: 'data_corrected', text: 'cleared: data corrected' }
  const review = reviewSince(rule, flag, ctx.facts)
  if (review?.outcome === 'override') return { by: 'override', text: review.reason ?? 'overridden' }
  const needsReview = rule.clearing === 'both'
  if (review && !needsReview) return { by: 'review', text: review.reason ?? rule.clearsText }
  if (rule.clearing === 'review' || (needsReview && !review)) return null
  const hasEvidence = evidenceClears(rule, ctx, flag.openedAt) ?? finding.outcome === 'clear'
  return hasEvidence ? { by: 'evidence', text: rule.clearsText } : null
}

/** Every firing rests on a fact that was superseded or voided since. */
function isCorrected(flag: OpenFlag, { correctedFactIds }: Facts): boolean {
  if (correctedFactIds.length === 0 || flag.firings.length === 0) return false
  const corrected = new Set(correctedFactIds)
  return flag.firings.every((ids) => ids.some((id) => corrected.has(id)))
}

/** The latest review or override since the flag opened that covers its newest evidence. */
function reviewSince(rule: Rule, flag: OpenFlag, facts: Facts): Review | undefined {
  const covers = (one: RuleReview) => one.at >= flag.openedAt && coversEvidence(rule, one, flag.lastEvidenceAt)
  const counts = (one: Review) =>
    isClosing(rule, one) || (rule.clearing === 'both' && rule.reviewOutcomes.includes(one.outcome))
  return reviewsOf(rule, facts).findLast((one) => counts(one) && covers(one))
}
