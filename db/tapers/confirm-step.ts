import { addDays } from '@/lib/clinical/time'
import type { LocalDate } from '@/lib/clinical/types'
import { day, moment } from '@/lib/format/clock'
import { withUnit } from '@/lib/format/number'
import { fail, ok, type Refused, type Result } from '@/lib/result'
import type { Tx } from '../client'
import { stepsOf } from './rows'
import { type Deciding, delay, insertDecision, nextOf, type StepDecided } from './step-decision'

/** Puts the next step into effect, on its day or, when it is late, from today on: then the later days shift. */
export async function confirmStep(tx: Tx, deciding: Deciding): Promise<Result<StepDecided>> {
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
