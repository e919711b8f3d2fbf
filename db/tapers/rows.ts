import { standingStep } from '@/lib/clinical/taper/adjust'
import type { SigningCheck } from '@/lib/clinical/taper/signing-check'
import type { TaperSchedule, TaperStep } from '@/lib/clinical/taper/types'
import type { LocalDate } from '@/lib/clinical/types'
import type { Tx } from '../client'
import type { PlanParameters } from './input'
import type { PlanView } from './types'

export type PlanRow = {
  id: string
  version: number
  taper_id: string
  based_on_id: string | null
  steps_since: number
  status: 'awaiting_cosign' | 'signed' | 'superseded' | 'finished' | 'stopped' | 'withdrawn'
  approach: string
  params: PlanParameters
  schedule: TaperSchedule
  unit: string
  starts_on: LocalDate
  ends_on: LocalDate | null
  checks: SigningCheck[]
  change: PlanView['change']
  reason: string | null
  needs_cosign: boolean
  co_signer_id: string | null
  co_signer_name: string | null
  overrides: string[]
  agreed_with_patient: boolean
  agreed_at: Date | null
  signed_at: Date | null
  signed_by: string | null
  signed_name: string | null
  cosigned_at: Date | null
  cosigned_by: string | null
  cosigned_name: string | null
  ended_at: Date | null
  ended_name: string | null
  end_reason: string | null
  request_id: string | null
  entered_at: Date
  recorded_by: string | null
  made_name: string | null
}

/** Every version of the open episode, oldest first, with the names of the people. */
export const readPlans = (tx: Tx, patientId: string): Promise<PlanRow[]> =>
  tx.query<PlanRow>(
    `select t.*, s.name as signed_name, c.name as cosigned_name, a.name as co_signer_name, e.name as ended_name, m.name as made_name
     from taper_plans t
     left join staff s on s.id = t.signed_by left join staff c on c.id = t.cosigned_by
     left join staff a on a.id = t.co_signer_id left join staff e on e.id = t.ended_by left join staff m on m.id = t.recorded_by
     where t.patient_id = $1 and t.episode_id = (select id from episodes where patient_id = $1 and closed_at is null)
     order by t.version`,
    [patientId],
    'taper-plans',
  )

export type DecisionRow = {
  id: string
  plan_id: string
  version: number
  taper_id: string
  step_no: number
  decision: 'confirmed' | 'hold' | 'hold_and_slow' | 'step_back' | 'stop' | 'finished'
  dose_mg: number
  effective_on: LocalDate
  proposal: { result?: string; sowsH?: number | null } | null
  reason: string | null
  decided_at: Date
  decided_by: string
  decided_name: string
}

/** Every decision about a step in the open episode, oldest first. */
export const readDecisions = (tx: Tx, patientId: string): Promise<DecisionRow[]> =>
  tx.query<DecisionRow>(
    `select d.*, p.version, p.taper_id, s.name as decided_name
     from taper_step_decisions d join taper_plans p on p.id = d.plan_id left join staff s on s.id = d.decided_by
     where d.patient_id = $1 and p.episode_id = (select id from episodes where patient_id = $1 and closed_at is null)
     order by d.decided_at, d.id`,
    [patientId],
    'taper-decisions',
  )

export const inForce = (plans: readonly PlanRow[]): PlanRow | null =>
  plans.find(({ status }) => status === 'signed') ?? null
export const awaiting = (plans: readonly PlanRow[]): PlanRow | null =>
  plans.find(({ status }) => status === 'awaiting_cosign') ?? null

/** Decisions that put a dose into effect. */
const setsDose = ({ decision }: DecisionRow) => decision === 'confirmed' || decision === 'step_back'

/** The decisions whose steps are steps of this plan's schedule, also those made under the versions before it. */
export const stepsOf = (plan: PlanRow, decisions: readonly DecisionRow[]): DecisionRow[] =>
  decisions.filter(
    (one) =>
      setsDose(one) && one.taper_id === plan.taper_id && one.version >= plan.steps_since && one.version <= plan.version,
  )

export type StandingPlan = {
  /** Number of the step that stands; 0 while the baseline does. */
  no: number
  step: TaperStep | null
  /** What stands today, in the plan's unit: the dose last put into effect, whatever the dates say. */
  dose: number
  next: TaperStep | null
  /** When the next step, or zero, is due. */
  dueOn: LocalDate | null
  daysLate: number
}

/** Where a plan stands: a step takes effect only when a person confirms it. */
export function standingOf(plan: PlanRow, decisions: readonly DecisionRow[], today: LocalDate): StandingPlan {
  const no = Math.max(0, ...stepsOf(plan, decisions).map(({ step_no }) => step_no))
  const standing = standingStep(plan.schedule, no, today)
  const last = decisions.filter((one) => setsDose(one) && one.taper_id === plan.taper_id).at(-1)
  return { ...standing, no, dose: last ? last.dose_mg / 1000 : standing.dose }
}

export function toPlanView(plan: PlanRow, decisions: readonly DecisionRow[]): PlanView {
  const needed = plan.checks.filter(({ level }) => level === 'cosign').map(({ title }) => title)
  return {
    id: plan.id,
    version: plan.version,
    status: plan.status === 'awaiting_cosign' ? 'waiting_cosign' : plan.status,
    change: plan.change,
    reason: plan.reason,
    madeBy: plan.made_name,
    madeAt: plan.entered_at.toISOString(),
    parameters: plan.params,
    confirmed: stepsOf(plan, decisions).map((one) => ({
      no: one.step_no,
      at: one.decided_at.toISOString(),
      by: one.decided_name,
    })),
    signedBy: plan.signed_name,
    signedAt: plan.signed_at?.toISOString() ?? null,
    coSign: plan.needs_cosign ? { needed, by: plan.cosigned_name, at: plan.cosigned_at?.toISOString() ?? null } : null,
    ended: plan.ended_at ? { by: plan.ended_name, at: plan.ended_at.toISOString(), reason: plan.end_reason } : null,
  }
}
