import type { z } from 'zod'
import { isAfter } from '@/lib/clinical/phases/phase-of'
import { dateOf } from '@/lib/clinical/time'
import type { When } from '@/lib/clinical/types'
import { day } from '@/lib/format/clock'
import { fail, ok, type Result } from '@/lib/result'
import { asStaff, type Staff, type Tx } from '../client'
import { newId } from '../ids'
import { insertAnchor, type LastDose } from '../patients/admission'
import { changePatient } from '../patients/chart'
import type { FinishTaper } from './input'
import { inForce, type PlanRow, readDecisions, readPlans, standingOf } from './rows'
import { endVersion, newerVersion } from './versions'
import { NO_EPISODE } from './words'

type Dose = z.infer<typeof LastDose>

/**
 * Confirms the last dose: the plan is finished and day 0 is the last reported dose, provisional until it is confirmed or
 * 48 h old. After alternate-day dosing the phase stays tapering until those 48 h have passed (P-10). Ending before the
 * last step needs a reason.
 */
export const finishTaper = (staff: Staff, input: FinishTaper): Promise<Result<{ text: string }>> =>
  asStaff<{ text: string }>(staff, 'taper.hold', 'taper.finish', (tx) =>
    changePatient<{ text: string }>(
      tx,
      input.patientId,
      'taper.finish',
      async (chart) => {
        if (!chart.episodeId) return NO_EPISODE
        const plans = await readPlans(tx, input.patientId)
        const looked = plans.find(({ id }) => id === input.planId)
        if (looked?.status === 'finished') return finishedBefore(tx, looked, input)
        const plan = inForce(plans)
        if (!plan || plan.id !== input.planId || plan.version !== input.version) return newerVersion(tx, plan)
        const dose = input.lastDose ?? (await lastLoggedDose(tx, input.patientId))
        const refusal = refuse(tx, dose)
        if (refusal) return refusal
        return finish(tx, chart.episodeId, plan, dose, input)
      },
      { phaseCause: 'taper', reason: input.reason || 'Taper finished' },
    ),
  )

function refuse(tx: Tx, dose: Dose | null) {
  const wrong = (message: string) => fail('invalid', message, { fields: { lastDose: message } })
  if (!dose) return wrong('Say when the last dose was taken.')
  const when = whenOf(dose)
  return when && isAfter(when, tx) ? wrong('The last dose lies in the future.') : null
}

const whenOf = (dose: Dose): When | null => {
  if (dose.precision === 'unknown') return null
  return dose.precision === 'instant' ? { at: dose.at } : { date: dose.date }
}

async function finish(
  tx: Tx,
  episodeId: string,
  plan: PlanRow,
  dose: Dose | null,
  input: FinishTaper,
): Promise<Result<{ text: string }>> {
  if (!dose) return refuse(tx, dose) ?? NO_EPISODE
  const when = whenOf(dose)
  const today = dateOf({ at: tx.now }, tx.zone)
  const lastOn = when ? dateOf(when, tx.zone) : today
  const standing = standingOf(plan, await readDecisions(tx, input.patientId), today)
  const early = standing.next !== null || (standing.dueOn !== null && lastOn < (plan.ends_on ?? lastOn))
  if (early && !input.reason)
    return fail('invalid', 'The plan has days left. Say why it ends now.', { fields: { reason: 'Write why.' } })
  await tx.query(
    `insert into taper_step_decisions (id, center_id, patient_id, plan_id, step_no, decision, dose_mg, effective_on, reason, decided_at,
       decided_by, request_id) values ($1, $2, $3, $4, $5, 'finished', 0, $6, $7, $8, $9, $10)`,
    [
      newId(),
      tx.center.id,
      input.patientId,
      plan.id,
      standing.no,
      lastOn,
      input.reason || null,
      tx.now,
      tx.staff.id,
      input.requestId,
    ],
  )
  await endVersion(tx, plan.id, 'finished', input.reason || null)
  await insertAnchor(tx, input.patientId, episodeId, dose, input.reason || 'Last dose of the taper')
  const waits = plan.params.tailMode === 'alternate_day'
  await tx.query('update episodes set use_status = $2 where id = $1', [episodeId, waits ? 'taper' : 'stopped'])
  const from = `Last dose ${day(lastOn, today)}`
  return ok({ text: waits ? `${from}. Day 0 counts from it after 48 h.` : `${from}, provisional day 0.` })
}

/** The latest dose in the log that was taken; a day total is known to the date only. */
async function lastLoggedDose(tx: Tx, patientId: string): Promise<Dose | null> {
  const [row] = await tx.query<{ taken_at: Date | null; taken_on: string }>(
    `select taken_at, taken_on from doses_taken
     where patient_id = $1 and superseded_by_id is null and kind <> 'missed' and amount_mg > 0
     order by taken_on desc, taken_at desc nulls last limit 1`,
    [patientId],
  )
  if (!row) return null
  return row.taken_at ? { precision: 'instant', at: row.taken_at } : { precision: 'date', date: row.taken_on }
}

/** The same request again is the same answer; anybody else is told who finished it. */
async function finishedBefore(tx: Tx, plan: PlanRow, { requestId }: FinishTaper): Promise<Result<{ text: string }>> {
  const [same] = await tx.query('select 1 from taper_step_decisions where request_id = $1', [requestId])
  if (same) return ok({ text: 'Taper finished' })
  return fail('conflict', `Finished by ${plan.ended_name ?? 'somebody else'}.`, {
    details: { by: plan.ended_name, at: plan.ended_at?.toISOString() ?? null },
  })
}
