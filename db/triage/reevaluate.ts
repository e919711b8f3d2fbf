import { nextPhaseChange } from '@/lib/clinical/phases/changes'
import { gatesFor } from '@/lib/clinical/phases/gate-results'
import { phaseOf } from '@/lib/clinical/phases/phase-of'
import { localDate } from '@/lib/clinical/time'
import { evaluate } from '@/lib/clinical/triage/evaluate'
import { reconcile } from '@/lib/clinical/triage/reconcile'
import { ENGINE_VERSION, type OpenFlag } from '@/lib/clinical/triage/types'
import type { Phase } from '@/lib/clinical/types'
import { gateFactsOf } from '../chart/gate-facts'
import { courseOf } from '../facts/course'
import { loadFacts } from '../facts/load'
import { nextMissedDoseAt } from '../facts/medicines'
import type { FactsRow, FlagRow } from '../facts/row'
import { newId } from '../ids'
import { storeReconciliation, tierCode } from './flag-store'
import { type EngineContext, triageSettings } from './settings'

/**
 * Evaluates every rule for one patient and stores what follows, in the transaction of the fact that caused it; so the
 * queue can never disagree with the chart. The caller holds the lock of the patient's triage row.
 * Returns whether anything that a screen shows has changed.
 */
export async function reevaluate(
  ctx: EngineContext,
  patientId: string,
  why: { cause: string; reason: string | null },
): Promise<boolean> {
  const loaded = await loadFacts(ctx.query, patientId, ctx.zone, ctx.now)
  if (!loaded?.row.episode) return false
  const { row, facts } = loaded
  const settings = triageSettings(ctx)
  const evaluation = evaluate(facts, settings, ctx.zone, ctx.now)
  const plan = reconcile(row.flags.map(toOpenFlag), evaluation, facts, settings, ctx.zone, ctx.now)
  const changed = await storeReconciliation(ctx, { patientId, episode: loaded.row.episode, flags: row.flags }, plan)
  const moved = await movePhase(ctx, patientId, row, why)
  const cannotTell = evaluation.findings.flatMap((f) =>
    f.outcome === 'cannot_tell' ? [{ ruleId: f.ruleId, reason: f.reason }] : [],
  )
  const recheckAt = earliest([
    evaluation.recheckAt,
    plan.wakeAt,
    nextPhaseChange(courseOf(row), ctx),
    nextMissedDoseAt(row, ctx),
  ])
  await ctx.query(
    `update triage_rows set recheck_at = $2, evaluated_at = $3, engine_version = $4, cannot_tell = $5 where patient_id = $1`,
    [patientId, recheckAt, ctx.now, ENGINE_VERSION, JSON.stringify(cannotTell)],
    'evaluated',
  )
  await ctx.query('select app.place_row($1, $2)', [patientId, ctx.now], 'place-row')
  return changed || moved
}

const earliest = (instants: (Date | null)[]): Date | null =>
  instants.reduce((a, b) => (a && (!b || a < b) ? a : b), null)

/** Time moves the phase by itself; every move is appended to the history with its cause. */
async function movePhase(
  ctx: EngineContext,
  patientId: string,
  row: FactsRow,
  why: { cause: string; reason: string | null },
) {
  const { episode } = row
  if (!episode) return false
  const view = phaseOf(courseOf(row), ctx)
  if (view.phase === episode.phase && view.anchorDate === episode.anchor_on && why.cause !== 'admission') return false
  await ctx.query(
    'update episodes set phase = $2, anchor_on = $3 where id = $1',
    [episode.id, view.phase, view.anchorDate],
    'move-phase',
  )
  if (view.phase === episode.phase && why.cause !== 'admission') return true
  await ctx.query(
    `insert into phase_history (id, center_id, patient_id, episode_id, phase, sub_state, from_on, cause, reason, gates, entered_at, recorded_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      newId(),
      ctx.center.id,
      patientId,
      episode.id,
      view.phase,
      view.subState,
      localDate(ctx.now, ctx.zone),
      why.cause,
      why.reason,
      gatesPassed(row, view.phase, ctx),
      ctx.now,
      ctx.by,
    ],
    'phase-history',
  )
  return true
}

/** The criteria of the gate into a phase as they stood when it began; the gate never held it back (phases.md §2.4). */
function gatesPassed(row: FactsRow, phase: Phase, { zone, now }: EngineContext): string | null {
  const facts = gateFactsOf(row, row.check_in_due_at, true, zone, now)
  const criteria = gatesFor(phase, facts).flatMap((gate) => (gate.position === 'behind' ? gate.criteria : []))
  return criteria.length > 0
    ? JSON.stringify({ criteria: criteria.map(({ label, state, reason }) => ({ label, state, reason })) })
    : null
}

const date = (text: string | null) => (text ? new Date(text) : null)

export function toOpenFlag(flag: FlagRow): OpenFlag {
  const score = flag.score_instrument !== null && flag.score_total !== null
  return {
    id: flag.id,
    ruleId: flag.rule_id,
    tier: tierCode(flag.tier),
    openedAt: new Date(flag.opened_at),
    acknowledgedAt: date(flag.acknowledged_at),
    actionAt: date(flag.action_at),
    snoozedUntil: date(flag.snoozed_until),
    lastNotifiedAt: new Date(flag.last_notified_at ?? flag.opened_at),
    count: flag.times_fired,
    lastEvidenceAt: date(flag.last_evidence_at),
    lastText: flag.text,
    worstText: flag.worst_text,
    score: score ? { instrument: flag.score_instrument ?? '', total: flag.score_total ?? 0 } : null,
    worstScore:
      score && flag.worst_total !== null ? { instrument: flag.score_instrument ?? '', total: flag.worst_total } : null,
    firings: flag.firings,
  }
}
