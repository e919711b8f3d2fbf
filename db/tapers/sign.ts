import { buildSchedule } from '@/lib/clinical/taper/schedule'
import { signingChecks, signingOutcome } from '@/lib/clinical/taper/signing'
import type { SigningCheck } from '@/lib/clinical/taper/signing-check'
import type { TaperSchedule } from '@/lib/clinical/taper/types'
import { localDate } from '@/lib/clinical/time'
import { withUnit } from '@/lib/format/number'
import { can } from '@/lib/permissions'
import { fail, ok, type Refused, type Result } from '@/lib/result'
import { asStaff, type Staff, type Tx } from '../client'
import { changePatient } from '../patients/chart'
import { dropDraft } from './draft'
import type { PlanParameters, SignPlan } from './input'
import { readTaperFacts, type TaperFacts } from './patient-facts'
import { awaiting, inForce, type PlanRow, readDecisions, readPlans, standingOf } from './rows'
import type { SignedPlan } from './types'
import { endVersion, insertVersion, newerVersion } from './versions'
import { NO_EPISODE, STOPPED, taperRefusal } from './words'

/**
 * Signs a plan as the next immutable version. The server computes the steps and the guardrails again from stored
 * facts: what the engine blocks is refused, what needs a reason needs one, and a plan that needs a second signature
 * (or a drafter who may not sign) waits while the earlier version stays in force. Sent twice it is one version.
 */
export const signPlan = (staff: Staff, input: SignPlan): Promise<Result<SignedPlan>> =>
  asStaff<SignedPlan>(staff, ['taper.sign', 'taper.draft'], 'taper.sign', (tx) =>
    changePatient<SignedPlan>(
      tx,
      input.patientId,
      'taper.sign',
      async (chart) => {
        if (!chart.episodeId) return NO_EPISODE
        const plans = await readPlans(tx, input.patientId)
        const landed = plans.find(({ request_id }) => request_id === input.requestId)
        if (landed) return ok(signedText(landed))
        const current = inForce(plans)
        const refusal = raced(tx, plans, input)
        if (refusal) return refusal
        return sign(tx, chart.episodeId, input, plans, current)
      },
      { phaseCause: 'taper', reason: input.reason || 'Taper plan signed', details: { requestId: input.requestId } },
    ),
  )

/** The second signer is told who signed first; a proposal that waits is answered before another is made. */
function raced(tx: Tx, plans: readonly PlanRow[], { basedOn }: SignPlan): Refused | null {
  const waiting = awaiting(plans)
  if (waiting) return newerVersion(tx, waiting)
  const current = inForce(plans)
  return (current?.id ?? null) === basedOn ? null : newerVersion(tx, current)
}

async function sign(
  tx: Tx,
  episodeId: string,
  input: SignPlan,
  plans: readonly PlanRow[],
  current: PlanRow | null,
): Promise<Result<SignedPlan>> {
  const patient = await readTaperFacts(tx, input.patientId)
  if (!patient) return NO_EPISODE
  const judged = judge(tx, patient, input)
  if (!judged.ok) return judged
  const { schedule, checks, waits } = judged.value
  const asked = await refuseCoSigner(tx, input.coSignerId)
  if (asked) return asked
  const kept = await keepsSteps(tx, input, current, schedule)
  if (!kept.ok) return kept
  const version = Math.max(0, ...plans.map((one) => one.version)) + 1
  if (!waits && current) await endVersion(tx, current.id, 'superseded', input.reason || null)
  const planId = await insertVersion(tx, {
    patientId: input.patientId,
    episodeId,
    requestId: input.requestId,
    version,
    taperId: current?.taper_id ?? null,
    basedOn: current,
    stepsSince: kept.value && current ? current.steps_since : version,
    status: waits ? 'awaiting_cosign' : 'signed',
    params: input.parameters,
    schedule,
    checks,
    change: current ? 'revise' : 'first',
    reason: [...input.reasonCodes, input.reason].filter(Boolean).join('; ') || null,
    needsCosign: waits,
    coSignerId: waits ? input.coSignerId : null,
    overrides: input.overrides,
    agreed: { with: input.goneThroughWithPatient, at: input.goneThroughAt },
    signatures: null,
  })
  if (!waits) await comesIntoForce(tx, episodeId, schedule)
  await dropDraft(tx, episodeId)
  return ok(signedText({ id: planId, version, status: waits ? 'awaiting_cosign' : 'signed' }))
}

/** The plan computed anew and its guardrails, or why it cannot be signed. */
function judge(
  tx: Tx,
  patient: TaperFacts,
  { parameters, overrides, reason }: SignPlan,
): Result<{ schedule: TaperSchedule; checks: SigningCheck[]; waits: boolean }> {
  if (patient.alreadyStopped) return STOPPED
  const { startOn } = parameters
  if (!startOn) return fail('invalid', 'Choose the first day.', { fields: { startOn: 'Choose the first day.' } })
  if (startOn < localDate(tx.now, tx.zone))
    return fail('invalid', 'The first day has passed.', { fields: { startOn: 'This day has passed.' } })
  const computed = computePlan(patient, parameters)
  if (!computed.ok) return computed
  const { schedule, checks } = computed.value
  const block = checks.find(({ level }) => level === 'block')
  if (block) return fail('conflict', `${block.title}. ${block.text}`, { details: { checks } })
  const open = checks.filter(({ needsReason, code }) => needsReason && !overrides.includes(code))
  if (open.length > 0 || (checks.some(({ needsReason }) => needsReason) && !reason)) {
    const titles = checks.filter(({ needsReason }) => needsReason).map(({ title }) => title.toLowerCase())
    return fail('invalid', `Give a reason for: ${titles.join(', ')}.`, {
      fields: { reason: 'Write why.' },
      details: { checks },
    })
  }
  return ok({ schedule, checks, waits: signingOutcome(checks).coSign || !can(tx.staff, 'taper.sign') })
}

export function computePlan(
  patient: TaperFacts,
  params: PlanParameters,
): Result<{ schedule: TaperSchedule; checks: SigningCheck[] }> {
  try {
    const schedule = buildSchedule(params)
    const eligibility = patient.eligibility.approaches.find(({ id }) => id === (params.approach ?? 'custom')) ?? null
    return ok({ schedule, checks: signingChecks({ ...patient.signing, params, schedule, eligibility }) })
  } catch (error) {
    return taperRefusal(error)
  }
}

async function refuseCoSigner(tx: Tx, coSignerId: string | null): Promise<Refused | null> {
  if (!coSignerId) return null
  const wrong = (message: string) => fail('invalid', message, { fields: { coSignerId: message } })
  if (coSignerId === tx.staff.id) return wrong('Somebody else gives the second signature.')
  const [person] = await tx.query<{ roles: string[] }>(
    `select m.roles from memberships m join staff s on s.id = m.staff_id
     where m.staff_id = $1 and m.center_id = $2 and m.active and s.status = 'active'`,
    [coSignerId, tx.center.id],
  )
  return person && can(person, 'taper.sign') ? null : wrong('Choose a prescriber or the medical director.')
}

/**
 * Whether the steps that were confirmed are steps of the new plan, too: same first day and amount. A plan that would
 * rewrite what the patient has already taken is refused.
 */
async function keepsSteps(
  tx: Tx,
  { patientId, parameters: params, reason }: SignPlan,
  current: PlanRow | null,
  schedule: TaperSchedule,
): Promise<Result<boolean>> {
  if (!current) return ok(false)
  const { no, dose } = standingOf(current, await readDecisions(tx, patientId), localDate(tx.now, tx.zone))
  if (params.startOn !== current.params.startOn || params.baseline !== current.params.baseline)
    return (schedule.steps[0]?.dose ?? 0) > dose && !reason ? rises(dose, schedule.unit) : ok(false)
  const same = current.schedule.steps
    .slice(0, no)
    .every((step, i) => step.dose === schedule.steps[i]?.dose && step.fromDay === schedule.steps[i]?.fromDay)
  if (same) return ok(true)
  return fail('invalid', 'Steps that were already taken would change. Plan anew from the dose that stands.', {
    fields: { startOn: 'Start the new plan from the dose that stands.' },
  })
}

/** A new plan that begins above the dose that stands raises it: never without saying why. */
const rises = (dose: number, unit: string) =>
  fail('invalid', `The first step is above the dose that stands, ${withUnit(dose, unit, 3)}. Say why.`, {
    fields: { reason: 'Write why.' },
  })

/** A plan in force before its first step is stabilization; the first confirmed step makes it a taper (P-03). */
export async function comesIntoForce(tx: Tx, episodeId: string, schedule: TaperSchedule): Promise<void> {
  const baselineMg = schedule.unit === 'g' ? Math.round(schedule.base * 1000) : null
  await tx.query(
    `update episodes set use_status = case when use_status = 'not_assessed' then 'stable_dose' else use_status end,
       baseline_mg = coalesce(baseline_mg, $2) where id = $1`,
    [episodeId, baselineMg],
  )
}

export function signedText({ id, version, status }: Pick<PlanRow, 'id' | 'version' | 'status'>): SignedPlan {
  const waits = status === 'awaiting_cosign'
  return {
    planId: id,
    version,
    waitsForCoSign: waits,
    text: waits ? `Version ${version} waits for a second signature` : `Version ${version} signed`,
  }
}
