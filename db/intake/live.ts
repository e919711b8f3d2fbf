import type { IntakeChart } from '@/lib/clinical/intake/fields/types'
import { ok, type Result } from '@/lib/result'
import { asStaff, type Staff } from '../client'
import { NO_SUCH_PATIENT } from '../patients/chart'
import { chartState, type FormBase } from './chart-state'
import type { IntakeBeat } from './input'
import { type ChartChange, changesSince, hereIs, othersHere, type Present } from './presence'
import { answersOf, intakeById, type StoredAnswer } from './rows'
import { type StandingStop, standingStop } from './standing-stop'

export type IntakeLive = {
  status: 'draft' | 'signed'
  now: string
  seq: number
  others: Present[]
  answers: StoredAnswer[]
  /** Only when the chart changed since the screen's own. */
  chart: { state: IntakeChart; forms: FormBase; changes: ChartChange[]; stop: StandingStop | null } | null
}

/** An answer committed late may carry an earlier instant; this much is asked again. */
const OVERLAP_MS = 5000

/**
 * The heartbeat of an open intake: says where this person is, and answers with who else is there and what they saved.
 * A live re-read: no audit row, no activity.
 */
export const beatIntake = (staff: Staff, input: IntakeBeat): Promise<Result<IntakeLive>> =>
  asStaff<IntakeLive>(staff, 'chart.read', 'intake.beat', async (tx) => {
    const intake = await intakeById(tx, input.patientId, input.intakeId)
    if (!intake) return NO_SUCH_PATIENT
    await hereIs(tx, input)
    const [last] = await tx.query<{ seq: number }>(
      'select coalesce(max(seq), 0) as seq from changes where patient_id = $1',
      [input.patientId],
      'intake-seq',
    )
    const state = last && last.seq > input.seq ? await chartState(tx, input.patientId) : null
    return ok({
      status: intake.status,
      now: tx.now.toISOString(),
      seq: state?.seq ?? input.seq,
      others: await othersHere(tx, intake.id),
      answers: await answersOf(tx, intake.id, new Date(input.since.getTime() - OVERLAP_MS)),
      chart: state && {
        state: state.chart,
        forms: state.forms,
        changes: await changesSince(tx, input.patientId, input.since),
        stop: await standingStop(tx, input.patientId),
      },
    })
  })
