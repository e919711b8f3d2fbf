import type { PlanChange } from '@/lib/clinical/taper/adjust'
import { day } from '@/lib/format/clock'
import { withUnit } from '@/lib/format/number'
import { fail, ok, type Result } from '@/lib/result'
import type { Tx } from '../client'
import type { StepDecision } from './input'
import type { PlanRow } from './rows'
import { type Deciding, delay, insertDecision, nextOf, type StepDecided, WORD } from './step-decision'
import { endVersion } from './versions'

/** Everything but proceeding: the next version, or the end of the taper at the dose that stands. */
export async function changeStep(tx: Tx, deciding: Deciding): Promise<Result<StepDecided>> {
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
