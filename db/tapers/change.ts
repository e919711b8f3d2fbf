import { nextVersion, type PlanChange } from '@/lib/clinical/taper/adjust'
import { buildSchedule } from '@/lib/clinical/taper/schedule'
import type { TaperSchedule } from '@/lib/clinical/taper/types'
import { ok, type Result } from '@/lib/result'
import type { Tx } from '../client'
import type { PlanParameters } from './input'
import type { PlanRow, StandingPlan } from './rows'
import { endVersion, insertVersion } from './versions'
import { taperRefusal } from './words'

export type Changed = { planId: string; version: number; params: PlanParameters; schedule: TaperSchedule }

/** A plan with changes applied at the step that stands, in their order; what was confirmed stays (T-09, T-10). */
export function changedPlan(
  plan: PlanRow,
  standing: StandingPlan,
  changes: readonly PlanChange[],
): Result<{ params: PlanParameters; schedule: TaperSchedule }> {
  const onStepBack = standing.step?.stepBack ? ({ onStepBack: true } as const) : {}
  try {
    const params = changes.reduce<PlanParameters>((before, change) => {
      const next = keepsStepBack(change) ? { ...change, ...onStepBack } : change
      return { ...nextVersion(before, standing.step?.planStep ?? 0, next).params, doseTimes: before.doseTimes }
    }, plan.params)
    return ok({ params, schedule: buildSchedule(params) })
  } catch (error) {
    return taperRefusal(error)
  }
}

const keepsStepBack = ({ kind }: PlanChange) =>
  kind === 'hold' || kind === 'delay' || kind === 'resume' || kind === 'hold_and_slow'

/**
 * Makes the next immutable version of the plan in force. The signatures are those of the plan it was made from: a hold
 * or a slow-down is a decision within a signed plan and no signature of its own.
 */
export async function makeNextVersion(
  tx: Tx,
  at: { patientId: string; episodeId: string; requestId: string; lastVersion: number },
  plan: PlanRow,
  next: { params: PlanParameters; schedule: TaperSchedule; change: PlanRow['change']; reason: string | null },
): Promise<Changed> {
  await endVersion(tx, plan.id, 'superseded', next.reason)
  const version = at.lastVersion + 1
  const planId = await insertVersion(tx, {
    ...at,
    version,
    taperId: plan.taper_id,
    basedOn: plan,
    stepsSince: plan.steps_since,
    status: 'signed',
    params: next.params,
    schedule: next.schedule,
    checks: plan.checks,
    change: next.change,
    reason: next.reason,
    needsCosign: plan.needs_cosign,
    coSignerId: plan.co_signer_id,
    overrides: plan.overrides,
    agreed: { with: plan.agreed_with_patient, at: plan.agreed_at },
    signatures: plan,
  })
  return { planId, version, params: next.params, schedule: next.schedule }
}
