import { normalizedScore } from '@/lib/clinical/triage/order'
import { RULES_BY_ID } from '@/lib/clinical/triage/rules'
import { targetsOf } from '@/lib/clinical/triage/targets'
import { ENGINE_VERSION, type FiringFinding, type FlagUpdate, type Reconciliation } from '@/lib/clinical/triage/types'
import type { CareSetting, Tier } from '@/lib/clinical/types'
import type { FactsRow } from '../facts/row'
import { newId } from '../ids'
import type { EngineContext } from './settings'

export const tierNumber = (tier: Tier): number => Number(tier.slice(1))
export const tierCode = (tier: number): Tier => `T${tier}` as Tier

type Stored = { patientId: string; episode: NonNullable<FactsRow['episode']>; flags: FactsRow['flags'] }

/** Writes what `reconcile` asks for, each with its event. Returns whether anything a screen shows has changed. */
export async function storeReconciliation(ctx: EngineContext, to: Stored, plan: Reconciliation): Promise<boolean> {
  for (const finding of plan.open) await openFlag(ctx, to, finding)
  for (const update of plan.worsen) await changeFlag(ctx, to, update, true)
  for (const update of plan.update) await changeFlag(ctx, to, update, false)
  for (const { flagId } of plan.renotify) await renotify(ctx, to, flagId)
  for (const { flagId, ruleId, by, text } of plan.clear) await clearFlag(ctx, to, flagId, { ruleId, how: by, text })
  return plan.open.length + plan.worsen.length + plan.update.length + plan.renotify.length + plan.clear.length > 0
}

const TREND = { worsening: 0, stable: 1, improving: 2 } as const

/** The columns that a finding fills, in the order of the two statements below. */
function findingValues(ctx: EngineContext, setting: CareSetting, finding: FiringFinding, since: Date) {
  const rule = RULES_BY_ID.get(finding.ruleId)
  const targets = targetsOf(finding.tier, since, {
    setting,
    zone: ctx.zone,
    serviceHours: ctx.center.settings.serviceHours,
  })
  const classRank = finding.tier === 'T5' ? 6 : (rule?.classRank ?? 6)
  return [
    finding.ruleVersion,
    ENGINE_VERSION,
    ctx.center.settingsVersion,
    tierNumber(finding.tier),
    finding.text,
    finding.detail ?? null,
    rule?.thresholdText ?? null,
    JSON.stringify(finding.evidence),
    JSON.stringify({ threshold: finding.threshold ?? null }),
    classRank,
    finding.score?.instrument ?? null,
    finding.score?.total ?? null,
    finding.score ? normalizedScore(finding.score) : 0,
    TREND[finding.trend ?? 'stable'],
    targets.acknowledgeBy,
    targets.actBy,
    targets.sortBy,
    finding.evidenceAt,
  ]
}

async function openFlag(ctx: EngineContext, to: Stored, finding: FiringFinding) {
  const id = newId()
  const factIds = finding.evidence.flatMap(({ factId }) => (factId ? [factId] : []))
  await ctx.query(
    `insert into flags (id, center_id, patient_id, episode_id, rule_id, rule_key, opened_at, last_fired_at, last_notified_at,
       firings, worst_text, worst_total, rule_version, engine_version, settings_version, tier, text, detail, threshold, evidence,
       data, class_rank, score_instrument, score_total, score_norm, trend, ack_deadline, action_deadline, target_deadline, last_evidence_at)
     values ($1, $2, $3, $4, $5, $5, $6, $6, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27)`,
    [
      id,
      ctx.center.id,
      to.patientId,
      to.episode.id,
      finding.ruleId,
      ctx.now,
      JSON.stringify([factIds]),
      finding.text,
      finding.score?.total ?? null,
      ...findingValues(ctx, to.episode.setting, finding, ctx.now),
    ],
    'open-flag',
  )
  await flagEvent(ctx, to.patientId, id, 'opened', { ruleId: finding.ruleId, tier: finding.tier, text: finding.text })
}

async function changeFlag(ctx: EngineContext, to: Stored, update: FlagUpdate, worsened: boolean) {
  const stored = to.flags.find(({ id }) => id === update.flagId)
  const tierChanged = stored && tierCode(stored.tier) !== update.tier
  // Worsening asks for an answer anew, so its targets run from now; otherwise they run from when it opened.
  const since = worsened ? ctx.now : new Date(stored?.opened_at ?? ctx.now)
  await ctx.query(
    `update flags set last_fired_at = $2, times_fired = $3, worst_text = $4, worst_total = $5, firings = $6,
       rule_version = $7, engine_version = $8, settings_version = $9, tier = $10, text = $11, detail = $12, threshold = $13,
       evidence = $14, data = $15, class_rank = $16, score_instrument = $17, score_total = $18, score_norm = $19, trend = $20,
       ack_deadline = $21, action_deadline = $22, target_deadline = $23, last_evidence_at = $24,
       acknowledged_at = case when $25 then null else acknowledged_at end,
       acknowledged_by = case when $25 then null else acknowledged_by end,
       action_at = case when $25 then null else action_at end,
       snoozed_until = case when $25 then null else snoozed_until end,
       last_notified_at = case when $25 then $2 else last_notified_at end,
       escalation_level = case when $25 then 0 else escalation_level end
     where id = $1`,
    [
      update.flagId,
      ctx.now,
      update.count,
      update.worstText,
      update.worstScore?.total ?? null,
      JSON.stringify(update.firings),
      ...findingValues(ctx, to.episode.setting, { ...update.finding, tier: update.tier }, since),
      worsened,
    ],
    'change-flag',
  )
  if (worsened)
    await flagEvent(ctx, to.patientId, update.flagId, 'worsened', { tier: update.tier, text: update.finding.text })
  else if (tierChanged)
    await flagEvent(ctx, to.patientId, update.flagId, 'improved', { tier: update.tier, text: update.finding.text })
}

async function renotify(ctx: EngineContext, to: Stored, flagId: string) {
  await ctx.query(
    'update flags set last_notified_at = $2, snoozed_until = null where id = $1',
    [flagId, ctx.now],
    'renotify',
  )
  await flagEvent(ctx, to.patientId, flagId, 'notified', {})
}

/** Ends a flag. Evidence, a review, an override or a correction; never an acknowledgment. */
export async function clearFlag(
  ctx: EngineContext,
  to: { patientId: string },
  flagId: string,
  end: { ruleId: string; how: 'evidence' | 'review' | 'override' | 'data_corrected' | 'episode_closed'; text: string },
): Promise<boolean> {
  const cleared = await ctx.query(
    `update flags set cleared_at = $2, cleared_by = $3, cleared_how = $4, clear_reason = $5
     where id = $1 and cleared_at is null returning id`,
    [flagId, ctx.now, end.how === 'evidence' || end.how === 'data_corrected' ? null : ctx.by, end.how, end.text],
    'clear-flag',
  )
  if (cleared.length > 0)
    await flagEvent(ctx, to.patientId, flagId, 'cleared', { ruleId: end.ruleId, how: end.how, text: end.text })
  return cleared.length > 0
}

/** Appends to the life of a flag. */
export const flagEvent = (
  ctx: EngineContext,
  patientId: string,
  flagId: string,
  kind: string,
  data: Record<string, unknown>,
): Promise<object[]> =>
  ctx.query(
    'insert into flag_events (id, center_id, patient_id, flag_id, kind, at, by, data) values ($1, $2, $3, $4, $5, $6, $7, $8)',
    [newId(), ctx.center.id, patientId, flagId, kind, ctx.now, ctx.by, JSON.stringify(data)],
    'flag-event',
  )
