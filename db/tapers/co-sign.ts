import { can } from '@/lib/permissions'
import { fail, ok, type Result } from '@/lib/result'
import { asStaff, notAllowed, type Staff, type Tx } from '../client'
import { changePatient, NO_SUCH_PATIENT } from '../patients/chart'
import type { CoSign, DeclineCoSign } from './input'
import { readTaperFacts } from './patient-facts'
import { inForce, type PlanRow, readPlans } from './rows'
import { comesIntoForce, computePlan, signedText } from './sign'
import type { SignedPlan } from './types'
import { endVersion, newerVersion } from './versions'
import { NO_EPISODE, STOPPED } from './words'

/**
 * Gives the second signature: the version comes into force and the one before is superseded. Never by the person who
 * proposed it; facts that block the plan by now block it here, too.
 */
export const coSign = (staff: Staff, input: CoSign): Promise<Result<SignedPlan>> =>
  asStaff<SignedPlan>(staff, 'taper.sign', 'taper.cosign', (tx) =>
    onPlan<SignedPlan>(tx, 'taper.cosign', input.planId, async (plans, plan, patientId, episodeId) => {
      if (plan.status === 'signed' && plan.cosigned_by === tx.staff.id) return ok(signedText(plan))
      if (plan.status !== 'awaiting_cosign' || plan.version !== input.version) return settled(tx, plans, plan)
      if (plan.recorded_by === tx.staff.id)
        return fail('not_allowed', 'Somebody else gives the second signature to your plan.')
      const current = inForce(plans)
      if ((current?.id ?? null) !== plan.based_on_id) return newerVersion(tx, current)
      const patient = await readTaperFacts(tx, patientId)
      if (!patient) return NO_EPISODE
      if (patient.alreadyStopped) return STOPPED
      const computed = computePlan(patient, plan.params)
      if (!computed.ok) return computed
      const block = computed.value.checks.find(({ level }) => level === 'block')
      if (block) return fail('conflict', `${block.title}. ${block.text}`, { details: computed.value })
      if (current) await endVersion(tx, current.id, 'superseded', plan.reason)
      await tx.query(
        `update taper_plans set status = 'signed', cosigned_at = $2, cosigned_by = $3 where id = $1 and status = 'awaiting_cosign'`,
        [plan.id, tx.now, tx.staff.id],
      )
      await comesIntoForce(tx, episodeId, plan.schedule)
      return ok(signedText({ ...plan, status: 'signed' }))
    }),
  )

/** Refuses a proposed version with a reason; the person who proposed it may take it back the same way. */
export const declineCoSign = (staff: Staff, input: DeclineCoSign): Promise<Result<null>> =>
  asStaff<null>(staff, ['taper.sign', 'taper.draft'], 'taper.cosign_decline', (tx) =>
    onPlan<null>(tx, 'taper.cosign_decline', input.planId, async (plans, plan) => {
      if (!can(tx.staff, 'taper.sign') && plan.recorded_by !== tx.staff.id) return notAllowed(['taper.sign'])
      if (plan.status !== 'awaiting_cosign' || plan.version !== input.version) return settled(tx, plans, plan)
      await endVersion(tx, plan.id, 'withdrawn', input.reason)
      return ok(null)
    }),
  )

/** Runs on one plan under the lock of its patient. */
async function onPlan<T>(
  tx: Tx,
  verb: string,
  planId: string,
  work: (plans: PlanRow[], plan: PlanRow, patientId: string, episodeId: string) => Promise<Result<T>>,
): Promise<Result<T>> {
  const [seen] = await tx.query<{ patient_id: string }>('select patient_id from taper_plans where id = $1', [planId])
  if (!seen) return NO_SUCH_PATIENT
  return changePatient<T>(
    tx,
    seen.patient_id,
    verb,
    async (chart) => {
      const plans = await readPlans(tx, seen.patient_id)
      const plan = plans.find(({ id }) => id === planId)
      if (!plan || !chart.episodeId) return NO_EPISODE
      return work(plans, plan, seen.patient_id, chart.episodeId)
    },
    { phaseCause: 'taper', reason: 'Second signature', details: { planId } },
  )
}

/** Somebody else has answered in the meantime. */
function settled(tx: Tx, plans: readonly PlanRow[], plan: PlanRow) {
  const by = plan.status === 'withdrawn' ? plan.ended_name : plan.cosigned_name
  const at = plan.status === 'withdrawn' ? plan.ended_at : plan.cosigned_at
  if (!by || !at) return newerVersion(tx, inForce(plans))
  const did = plan.status === 'withdrawn' ? 'declined' : 'co-signed'
  return fail('conflict', `Version ${plan.version} was ${did} by ${by}.`, { details: { by, at: at.toISOString() } })
}
