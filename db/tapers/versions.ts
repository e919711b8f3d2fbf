import type { SigningCheck } from '@/lib/clinical/taper/signing-check'
import type { TaperSchedule } from '@/lib/clinical/taper/types'
import { clock } from '@/lib/format/clock'
import { fail, type Refused } from '@/lib/result'
import type { Tx } from '../client'
import { newId } from '../ids'
import type { PlanParameters } from './input'
import type { PlanRow } from './rows'

export type NewVersion = {
  patientId: string
  episodeId: string
  requestId: string | null
  version: number
  taperId: string | null
  basedOn: PlanRow | null
  stepsSince: number
  status: 'signed' | 'awaiting_cosign'
  params: PlanParameters
  schedule: TaperSchedule
  checks: readonly SigningCheck[]
  change: PlanRow['change']
  reason: string | null
  needsCosign: boolean
  coSignerId: string | null
  overrides: readonly string[]
  agreed: { with: boolean; at: Date | null }
  /** Null: this person signs now. A hold keeps the signatures of the plan it was made from. */
  signatures: Pick<PlanRow, 'signed_at' | 'signed_by' | 'cosigned_at' | 'cosigned_by'> | null
}

/** Appends a version of a plan. The unique indexes on version, plan in force and plan awaiting settle a race. */
export async function insertVersion(tx: Tx, plan: NewVersion): Promise<string> {
  const id = newId()
  await tx.query(
    `insert into taper_plans (id, center_id, patient_id, episode_id, version, taper_id, based_on_id, steps_since, status, approach,
       params, schedule, unit, starts_on, ends_on, checks, change, reason, agreed_with_patient, agreed_at, overrides, needs_cosign,
       co_signer_id, signed_at, signed_by, cosigned_at, cosigned_by, request_id, entered_at, recorded_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25,
       $26, $27, $28, $29, $30)`,
    [
      id,
      tx.center.id,
      plan.patientId,
      plan.episodeId,
      plan.version,
      plan.taperId ?? id,
      plan.basedOn?.id ?? null,
      plan.stepsSince,
      plan.status,
      plan.params.approach ?? 'custom',
      JSON.stringify(plan.params),
      JSON.stringify(plan.schedule),
      plan.schedule.unit,
      plan.params.startOn,
      plan.schedule.lastDoseDate ?? null,
      JSON.stringify(plan.checks),
      plan.change,
      plan.reason,
      plan.agreed.with,
      plan.agreed.at,
      plan.overrides,
      plan.needsCosign,
      plan.coSignerId,
      plan.signatures ? plan.signatures.signed_at : tx.now,
      plan.signatures ? plan.signatures.signed_by : tx.staff.id,
      plan.signatures?.cosigned_at ?? null,
      plan.signatures?.cosigned_by ?? null,
      plan.requestId,
      tx.now,
      tx.staff.id,
    ],
  )
  return id
}

/** Ends the version in force, if it still is; the row stays readable as it was signed. */
export async function endVersion(
  tx: Tx,
  planId: string,
  status: 'superseded' | 'finished' | 'stopped' | 'withdrawn',
  reason: string | null,
): Promise<boolean> {
  const ended = await tx.query(
    `update taper_plans set status = $2, ended_at = $3, ended_by = $4, end_reason = $5
     where id = $1 and status in ('signed', 'awaiting_cosign') returning id`,
    [planId, status, tx.now, tx.staff.id, reason],
  )
  return ended.length > 0
}

/** Whoever comes second is told which version is in force, who made it and when. */
export function newerVersion(tx: Tx, latest: PlanRow | null): Refused {
  if (!latest) return fail('conflict', 'The plan that you looked at has ended. Reload to see where it stands.')
  const by = latest.recorded_by === tx.staff.id ? 'you' : (latest.made_name ?? 'somebody else')
  const at = latest.entered_at
  const did = latest.status === 'awaiting_cosign' ? 'was proposed' : CHANGED[latest.change]
  return fail('conflict', `Version ${latest.version} ${did} by ${by} ${clock(at, tx.zone)}. Look at it first.`, {
    details: { by, at: at.toISOString(), version: latest.version, planId: latest.id },
  })
}

const CHANGED: Record<PlanRow['change'], string> = {
  first: 'was signed',
  revise: 'was signed',
  speed_up: 'was signed',
  hold: 'was held',
  slow: 'was slowed',
  step_back: 'went back a step',
  delay: 'was confirmed late',
  resume: 'was resumed',
}
