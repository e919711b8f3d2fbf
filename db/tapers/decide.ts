import { reviewStep, type StepReview } from '@/lib/clinical/taper/review'
import { localDate } from '@/lib/clinical/time'
import { can } from '@/lib/permissions'
import { fail, ok, type Refused, type Result } from '@/lib/result'
import { asStaff, notAllowed, type Staff, type Tx } from '../client'
import { changePatient } from '../patients/chart'
import { changeStep } from './change-step'
import { confirmStep } from './confirm-step'
import { type DecideStep, type StepDecision, StepReport } from './input'
import { readTaperFacts, type TaperFacts } from './patient-facts'
import { inForce, readDecisions, readPlans, standingOf } from './rows'
import { type StepDecided, WORD } from './step-decision'
import { stepFacts } from './step-facts'
import { newerVersion } from './versions'
import { NO_EPISODE, STOPPED } from './words'

/**
 * A person's decision about the step that is due: the engine proposed, the person disposes, and nothing takes effect
 * without it (tapers.md §2.5). A hold, a slower pace, a step back and a late confirmation make the next immutable
 * version. A step is confirmed once; whoever comes second is told who did. Needs a reason unless the engine proposed
 * to proceed and the person does.
 */
export const decideStep = (staff: Staff, input: DecideStep): Promise<Result<StepDecided>> =>
  asStaff<StepDecided>(staff, 'taper.hold', 'taper.step', async (tx) => {
    if (graver(input.decision) && !can(tx.staff, 'taper.sign')) return notAllowed(['taper.sign'])
    return changePatient<StepDecided>(
      tx,
      input.patientId,
      'taper.step',
      async (chart) => {
        if (!chart.episodeId) return NO_EPISODE
        const [landed] = await tx.query<{ plan_id: string; version: number }>(
          'select d.plan_id, p.version from taper_step_decisions d join taper_plans p on p.id = d.plan_id where d.request_id = $1',
          [input.requestId],
        )
        if (landed) return ok({ text: 'Already recorded.', planId: landed.plan_id, version: landed.version })
        return decide(tx, chart.episodeId, input)
      },
      { phaseCause: 'taper', reason: input.reason || WORD[input.decision], details: { decision: input.decision } },
    )
  })

/** A step back raises the dose and a stop ends the plan: medical decisions (tapers.md §2.5). */
const graver = (decision: StepDecision) => decision === 'step_back' || decision === 'stop'

async function decide(tx: Tx, episodeId: string, input: DecideStep): Promise<Result<StepDecided>> {
  const plans = await readPlans(tx, input.patientId)
  const decisions = await readDecisions(tx, input.patientId)
  const plan = inForce(plans)
  if (!plan) return newerVersion(tx, null)
  if (plan.id !== input.planId || plan.version !== input.version) return newerVersion(tx, plan)
  const patient = await readTaperFacts(tx, input.patientId)
  if (!patient) return NO_EPISODE
  const locked = lockedFor(patient, input.decision)
  if (locked) return locked
  const today = localDate(tx.now, tx.zone)
  const found = stepFacts(tx, patient, plan, decisions, input.reported ?? StepReport.parse({}))
  const review = reviewStep(found.input)
  if (needsReason(input, review)) return fail('invalid', 'Say why.', { fields: { reason: 'Write why.' } })
  const standing = standingOf(plan, decisions, today)
  const deciding = { episodeId, input, plan, plans, decisions, standing, review, sowsH: found.input.sowsH, today }
  return input.decision === 'confirm' ? confirmStep(tx, deciding) : changeStep(tx, deciding)
}

const needsReason = ({ decision, reason }: DecideStep, { result }: StepReview) =>
  !reason && !(decision === 'confirm' && result === 'proceed')

/** In pregnancy without a recorded consult only a hold, or stopping the taper at its dose, is open (MED-12). */
export function lockedFor(patient: TaperFacts, decision: StepDecision): Refused | null {
  if (patient.alreadyStopped) return STOPPED
  const keepsDose = decision === 'hold' || decision === 'stop'
  if (!patient.pregnancyLocked || keepsDose) return null
  return fail(
    'conflict',
    'Locked in pregnancy: record the obstetric and addiction consult first (MED-12). The dose that stands goes on.',
    { details: { code: 'PREGNANCY_LOCK' } },
  )
}
