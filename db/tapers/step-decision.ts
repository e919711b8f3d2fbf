import type { PlanChange } from '@/lib/clinical/taper/adjust'
import type { StepReview } from '@/lib/clinical/taper/review'
import type { LocalDate } from '@/lib/clinical/types'
import { ok, type Result } from '@/lib/result'
import type { Tx } from '../client'
import { newId } from '../ids'
import { type Changed, changedPlan, makeNextVersion } from './change'
import type { DecideStep, StepDecision } from './input'
import type { DecisionRow, PlanRow, StandingPlan } from './rows'

export type StepDecided = { text: string; planId: string; version: number }

/** A decision on its way: what the person said, where the plan stands, and what the engine proposed. */
export type Deciding = {
  episodeId: string
  input: DecideStep
  plan: PlanRow
  plans: PlanRow[]
  decisions: DecisionRow[]
  standing: StandingPlan
  review: StepReview
  sowsH: number | null
  today: LocalDate
}

export const WORD: Record<StepDecision, string> = {
  confirm: 'Step confirmed',
  hold: 'Held',
  slow_percent: 'Held and slower',
  slow_interval: 'Held and slower',
  step_back: 'Back one step',
  stop: 'Taper stopped',
}

const STORED: Record<StepDecision, DecisionRow['decision']> = {
  confirm: 'confirmed',
  hold: 'hold',
  slow_percent: 'hold_and_slow',
  slow_interval: 'hold_and_slow',
  step_back: 'step_back',
  stop: 'stop',
}

export type Decided = { planId: string; stepNo: number; dose: number; effectiveOn: LocalDate }

/** Appends the decision with the engine's proposal and the data behind it. */
export async function insertDecision(tx: Tx, { input, review, sowsH }: Deciding, decided: Decided): Promise<void> {
  await tx.query(
    `insert into taper_step_decisions (id, center_id, patient_id, plan_id, step_no, decision, dose_mg, effective_on, proposal, reason,
       decided_at, decided_by, request_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      newId(),
      tx.center.id,
      input.patientId,
      decided.planId,
      decided.stepNo,
      STORED[input.decision],
      Math.round(decided.dose * 1000),
      decided.effectiveOn,
      JSON.stringify({ ...review, sowsH, reported: input.reported ?? null }),
      input.reason || null,
      tx.now,
      tx.staff.id,
      input.requestId,
    ],
  )
}

/** The next immutable version with these changes at the step that stands. */
export async function nextOf(
  tx: Tx,
  { plan, plans, standing, input, episodeId }: Deciding,
  changes: readonly PlanChange[],
  kind: PlanRow['change'],
): Promise<Result<Changed>> {
  const changed = changedPlan(plan, standing, changes)
  if (!changed.ok) return changed
  const at = {
    patientId: input.patientId,
    episodeId,
    requestId: input.requestId,
    lastVersion: Math.max(...plans.map(({ version }) => version)),
  }
  return ok(await makeNextVersion(tx, at, plan, { ...changed.value, change: kind, reason: input.reason || null }))
}

/** Until a step is confirmed the dose before stands: the days that passed are added to it. */
export const delay = ({ daysLate }: StandingPlan): PlanChange => ({ kind: 'delay', days: daysLate })
