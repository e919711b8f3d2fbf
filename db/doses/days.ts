import { doseOnDay } from '@/lib/clinical/taper/dose-on'
import { addDays, daysBetween } from '@/lib/clinical/time'
import type { LocalDate } from '@/lib/clinical/types'
import type { Tx } from '../client'
import { TAKEN_THAT_DAY } from '../facts/taper-columns'
import type { DecisionRow, PlanRow } from '../tapers/rows'
import type { TakenDay } from '../tapers/types'

/**
 * The dose a day that people put into effect, in the plan's unit: the last confirmed step, or the baseline of the plan
 * before its first one; null while there is no plan. On the pauses of an alternate-day tail it is 0.
 */
export function plannedOn(on: LocalDate, plans: readonly PlanRow[], decisions: readonly DecisionRow[]): number | null {
  const last = decisions.findLast(({ decision, effective_on }) => DECIDES_DOSE.has(decision) && effective_on <= on)
  if (!last) return plans.find((one) => isSigned(one) && one.starts_on <= on)?.schedule.base ?? null
  if (last.decision === 'finished') return afterFinish(on, last, plans, decisions)
  const plan = plans.find(({ id }) => id === last.plan_id)
  return plan && inTail(plan, on) ? doseOnDay(plan.schedule, dayOf(plan, on)) : last.dose_mg / 1000
}

/** Nothing from the day after the last dose on, until a new plan is signed: then its baseline stands. */
function afterFinish(
  on: LocalDate,
  last: DecisionRow,
  plans: readonly PlanRow[],
  decisions: readonly DecisionRow[],
): number | null {
  const anew = plans.findLast((one) => isSigned(one) && one.version > last.version && one.starts_on <= on)
  if (anew) return anew.schedule.base
  return last.effective_on < on ? 0 : standing(last, decisions)
}

const isSigned = ({ status }: PlanRow) => status !== 'withdrawn' && status !== 'awaiting_cosign'

const DECIDES_DOSE = new Set<DecisionRow['decision']>(['confirmed', 'step_back', 'finished'])

/** On the day of the last dose its step still stood. */
const standing = (finished: DecisionRow, decisions: readonly DecisionRow[]): number | null => {
  const step = decisions.findLast(
    (one) => one.taper_id === finished.taper_id && (one.decision === 'confirmed' || one.decision === 'step_back'),
  )
  return step ? step.dose_mg / 1000 : null
}

const dayOf = (plan: PlanRow, on: LocalDate) => daysBetween(plan.starts_on, on) + 1

function inTail(plan: PlanRow, on: LocalDate): boolean {
  const last = plan.schedule.steps.at(-1)
  const no = dayOf(plan, on)
  return Boolean(plan.schedule.tailDoseDays && last && no >= last.fromDay && no <= last.toDay)
}

/** Days from `from` to `to` with what was taken against what was planned. A day that nobody recorded has null, not 0. */
export async function readDays(
  tx: Tx,
  patientId: string,
  from: LocalDate,
  to: LocalDate,
  plans: readonly PlanRow[],
  decisions: readonly DecisionRow[],
): Promise<TakenDay[]> {
  const rows = await tx.query<{ on: LocalDate; taken: number | null; witnessed: boolean; note: string | null }>(
    `select taken_on as on, ${TAKEN_THAT_DAY} as taken, bool_or(mode = 'witnessed') as witnessed,
       string_agg(note, '; ' order by entered_at) as note
     from doses_taken where patient_id = $1 and taken_on between $2 and $3 and superseded_by_id is null
     group by taken_on order by taken_on`,
    [patientId, from, to],
  )
  const byDay = new Map(rows.map((row) => [row.on, row]))
  const first = [rows[0]?.on, plans[0]?.starts_on].filter((on) => on !== undefined).sort()[0]
  if (!first) return []
  const start = first > from ? first : from
  return Array.from({ length: Math.max(0, daysBetween(start, to) + 1) }, (_, i) => addDays(start, i)).map((on) => {
    const row = byDay.get(on)
    return {
      on,
      taken: row?.taken == null ? null : row.taken / 1000,
      planned: plannedOn(on, plans, decisions),
      reportedBy: row ? (row.witnessed ? ('staff' as const) : ('patient' as const)) : null,
      ...(row?.note ? { note: row.note } : {}),
    }
  })
}
