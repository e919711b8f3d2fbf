import type { PlanChange } from '@/lib/clinical/taper/adjust'
import { reviewStep, type StepReview } from '@/lib/clinical/taper/review'
import type { ReviewResult } from '@/lib/clinical/taper/review-facts'
import { addDays, localDate } from '@/lib/clinical/time'
import type { LocalDate } from '@/lib/clinical/types'
import { day, moment } from '@/lib/format/clock'
import { withUnit } from '@/lib/format/number'
import { can } from '@/lib/permissions'
import { fail, ok, type Refused, type Result } from '@/lib/result'
import { asStaff, notAllowed, type Staff, type Tx } from '../client'
import { newId } from '../ids'
import { changePatient } from '../patients/chart'
import { type Changed, changedPlan, makeNextVersion } from './change'
import { type DecideStep, type StepDecision, StepReport } from './input'
import { readTaperFacts, type TaperFacts } from './patient-facts'
import {
  type DecisionRow,
  inForce,
  type PlanRow,
  readDecisions,
  readPlans,
  type StandingPlan,
  standingOf,
  stepsOf,
} from './rows'
import { STOPPED } from './sign'
import { stepFacts } from './step-facts'
import { endVersion, newerVersion } from './versions'
import { NO_EPISODE } from './words'

export type StepDecided = { text: string; planId: string; version: number }

const STORED: Record<StepDecision, DecisionRow['decision']> = {
  confirm: 'confirmed',
  hold: 'hold',
  slow_percent: 'hold_and_slow',
  slow_interval: 'hold_and_slow',
  step_back: 'step_back',
  stop: 'stop',
}
const PROPOSED: Record<StepDecision, ReviewResult> = {
  confirm: 'proceed',
  hold: 'hold',
  slow_percent: 'hold_and_slow',
  slow_interval: 'hold_and_slow',
  step_back: 'step_back',
  stop: 'stop',
}

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

const WORD: Record<StepDecision, string> = {
  confirm: 'Step confirmed',
  hold: 'Held',
  slow_percent: 'Held and slower',
  slow_interval: 'Held and slower',
  step_back: 'Back one step',
  stop: 'Taper stopped',
}

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
  return input.decision === 'confirm' ? confirm(tx, deciding) : change(tx, deciding)
}

const needsReason = ({ decision, reason }: DecideStep, { result }: StepReview) =>
  !reason && !(decision === 'confirm' && result === PROPOSED.confirm)

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

/** Puts the next step into effect, on its day or, when it is late, from today on: then the later days shift. */
async function confirm(tx: Tx, deciding: Deciding): Promise<Result<StepDecided>> {
  const { standing, today, plan, input } = deciding
  const { next, dueOn } = standing
  if (!next || !dueOn) return fail('conflict', 'The last step stands. Confirm the last dose to finish the taper.')
  if (input.stepNo !== undefined && input.stepNo <= standing.no) return notDue(tx, deciding, dueOn)
  if (dueOn > addDays(today, input.stepNo === undefined ? 0 : 1)) return notDue(tx, deciding, dueOn)
  const late = standing.daysLate > 0
  const made = late ? await nextOf(tx, deciding, [delay(standing)], 'delay') : null
  if (made && !made.ok) return made
  const standsIn = made?.value ?? { planId: plan.id, version: plan.version, schedule: plan.schedule }
  const step = standsIn.schedule.steps[standing.no] ?? next
  await insertDecision(tx, deciding, {
    planId: standsIn.planId,
    stepNo: standing.no + 1,
    dose: step.dose,
    effectiveOn: late ? today : dueOn,
  })
  await tx.query("update episodes set use_status = 'taper' where id = $1 and use_status <> 'taper'", [
    deciding.episodeId,
  ])
  const from = late || dueOn === today ? 'today' : day(dueOn, today)
  const text = `${withUnit(step.dose, plan.unit, 3)} a day from ${from}, confirmed`
  return ok({ text: input.reason ? `${text} with reason` : text, planId: standsIn.planId, version: standsIn.version })
}

/** A step is confirmed once: whoever comes second is told who did, and when the next one is due. */
function notDue(tx: Tx, { plan, decisions, today }: Deciding, dueOn: LocalDate): Refused {
  const next = `The next step is due ${day(dueOn, today)}.`
  const last = stepsOf(plan, decisions).findLast(({ decision }) => decision === 'confirmed')
  if (!last) return fail('conflict', next)
  const by = last.decided_by === tx.staff.id ? 'you' : last.decided_name
  return fail('conflict', `Confirmed by ${by} ${moment(last.decided_at, tx.now, tx.zone)}. ${next}`, {
    details: { by, at: last.decided_at.toISOString(), step: last.step_no },
  })
}

const delay = ({ daysLate }: StandingPlan): PlanChange => ({ kind: 'delay', days: daysLate })

/** Everything but proceeding: the next version, or the end of the taper at the dose that stands. */
async function change(tx: Tx, deciding: Deciding): Promise<Result<StepDecided>> {
  const { input, plan, standing, today } = deciding
  const { decision } = input
  if (decision === 'stop' || decision === 'confirm') return stop(tx, deciding)
  if (decision === 'step_back' && (standing.no === 0 || standing.step?.stepBack))
    return fail('conflict', 'There is no earlier step to go back to.')
  const late = standing.daysLate > 0 ? [delay(standing)] : []
  const made = await nextOf(tx, deciding, [...late, PLAN_CHANGE[decision]], VERSION_CHANGE[decision])
  if (!made.ok) return made
  const { planId, version, schedule } = made.value
  const back = decision === 'step_back' ? schedule.steps[standing.no] : undefined
  await insertDecision(tx, deciding, {
    planId: back ? planId : plan.id,
    stepNo: back ? standing.no + 1 : standing.no,
    dose: back?.dose ?? standing.dose,
    effectiveOn: today,
  })
  const ends = schedule.lastDoseDate ? `; last dose ${day(schedule.lastDoseDate, today)}` : ''
  const dose = withUnit(back?.dose ?? standing.dose, plan.unit, 3)
  return ok({ text: `${WORD[decision]} at ${dose}${ends}. Version ${version}.`, planId, version })
}

const PLAN_CHANGE: Record<Exclude<StepDecision, 'confirm' | 'stop'>, PlanChange> = {
  hold: { kind: 'hold' },
  slow_percent: { kind: 'hold_and_slow', slowBy: 'percent' },
  slow_interval: { kind: 'hold_and_slow', slowBy: 'interval' },
  step_back: { kind: 'step_back' },
}
const VERSION_CHANGE: Record<Exclude<StepDecision, 'confirm' | 'stop'>, PlanRow['change']> = {
  hold: 'hold',
  slow_percent: 'slow',
  slow_interval: 'slow',
  step_back: 'step_back',
}

/** Ends the plan at the dose that stands: the patient is stable on it until a clinician plans anew. */
async function stop(tx: Tx, deciding: Deciding): Promise<Result<StepDecided>> {
  const { plan, standing, input, episodeId, today } = deciding
  await insertDecision(tx, deciding, { planId: plan.id, stepNo: standing.no, dose: standing.dose, effectiveOn: today })
  await endVersion(tx, plan.id, 'stopped', input.reason)
  await tx.query("update episodes set use_status = 'stable_dose' where id = $1 and use_status = 'taper'", [episodeId])
  const dose = withUnit(standing.dose, plan.unit, 3)
  return ok({ text: `Taper stopped at ${dose} a day. Review treatment.`, planId: plan.id, version: plan.version })
}

async function nextOf(
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

type Decided = { planId: string; stepNo: number; dose: number; effectiveOn: LocalDate }

/** Appends the decision with the engine's proposal and the data behind it. */
async function insertDecision(tx: Tx, { input, review, sowsH }: Deciding, decided: Decided) {
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
