import { fail, type Result } from '@/lib/result'
import { decideStep } from '../tapers/decide'
import { PlanParameters, type SignPlan } from '../tapers/input'
import { signPlan } from '../tapers/sign'
import type { Acting } from './perform'

/** Signs; where guardrails ask for a reason, signs again with the reason and the codes that were read. */
export async function signed({
  act,
  staff,
  patient,
  requestId,
  scene,
  stage,
}: Acting<'sign'>): Promise<Result<unknown>> {
  const input: SignPlan = {
    requestId,
    patientId: patient.id,
    basedOn: patient.plan?.planId ?? null,
    parameters: PlanParameters.parse({ ...act.params, doseTimes: act.doseTimes }),
    reasonCodes: [],
    reason: act.reason,
    goneThroughWithPatient: true,
    goneThroughAt: scene.at,
    coSignerId: act.coSigner ? stage.staff(act.coSigner, scene.mrn).id : null,
    overrides: [],
  }
  let result = await signPlan(staff, input)
  if (!result.ok && result.problem.code === 'invalid')
    result = await signPlan(staff, { ...input, overrides: codesOf(result.problem.details) })
  if (result.ok)
    patient.plan = { planId: result.value.planId, version: result.value.version, waits: result.value.waitsForCoSign }
  return result
}

function codesOf(details: unknown): string[] {
  const checks = (details as { checks?: { code: string; needsReason?: boolean }[] } | undefined)?.checks ?? []
  return checks.filter(({ needsReason }) => needsReason).map(({ code }) => code)
}

export async function stepped({ act, staff, patient, requestId }: Acting<'step'>): Promise<Result<unknown>> {
  if (!patient.plan) return fail('conflict', 'No plan.')
  const { planId, version } = patient.plan
  const input = { requestId, patientId: patient.id, planId, version, decision: act.decision, reason: act.reason }
  let done = await decideStep(staff, input)
  if (!done.ok && done.problem.fields?.reason)
    done = await decideStep(staff, { ...input, reason: 'Feels able to go on; seen this morning.' })
  if (done.ok) patient.plan = { planId: done.value.planId, version: done.value.version, waits: false }
  return done
}
