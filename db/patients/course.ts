import { z } from 'zod'
import { EngineError } from '@/lib/clinical/errors'
import { phaseLabel } from '@/lib/clinical/phases/definitions'
import { GATES } from '@/lib/clinical/phases/gates'
import { isAfter, phaseOf } from '@/lib/clinical/phases/phase-of'
import { localDate } from '@/lib/clinical/time'
import { fail, ok, type Result } from '@/lib/result'
import { asStaff, type Staff, type Tx } from '../client'
import { courseOf } from '../facts/course'
import { loadFacts } from '../facts/load'
import { newId } from '../ids'
import { insertAnchor, LastDose } from './admission'
import { changePatient, landed, NO_SUCH_PATIENT, type OpenChart, type PhaseCause } from './chart'

export const CourseChange = z
  .object({
    requestId: z.uuid(),
    patientId: z.uuid(),
    change: z.enum(['set_anchor', 'confirm_anchor', 'use_status', 'override_gate']),
    lastDose: LastDose.optional(),
    useStatus: z.enum(['not_assessed', 'stable_dose', 'stopped']).optional(),
    /** The gate that a clinician closes with a reason (phases.md P-21). */
    gateId: z.enum(GATES.map(({ id }) => id)).optional(),
    reason: z.string().trim().max(1000).default(''),
  })
  .refine((change) => change.change === 'confirm_anchor' || change.reason.length > 0, {
    path: ['reason'],
    message: 'Say why.',
  })
  .refine((change) => change.change !== 'set_anchor' || change.lastDose, {
    path: ['lastDose'],
    message: 'Give the last dose.',
  })
  .refine((change) => change.change !== 'use_status' || change.useStatus, {
    path: ['useStatus'],
    message: 'Choose one.',
  })
  .refine((change) => change.change !== 'override_gate' || change.gateId, {
    path: ['gateId'],
    message: 'Choose the gate.',
  })
export type CourseChange = z.infer<typeof CourseChange>

/**
 * A clinician's change of where the patient stands: the last dose, its confirmation, or the use status. Appended with
 * who, when and why; the old value stays readable, and the phase follows from the facts (phases.md §2).
 */
export const changeCourse = (staff: Staff, input: CourseChange): Promise<Result<{ text: string }>> =>
  asStaff<{ text: string }>(staff, 'phase.change', 'course.change', async (tx) => {
    const dose = input.lastDose
    const when =
      dose?.precision === 'instant' ? { at: dose.at } : dose?.precision === 'date' ? { date: dose.date } : null
    if (when && isAfter(when, tx))
      return fail('invalid', 'The last dose lies in the future.', { fields: { lastDose: 'This lies in the future.' } })
    const cause: PhaseCause =
      input.change === 'set_anchor' || input.change === 'confirm_anchor' ? 'anchor' : 'clinician'
    return changePatient(
      tx,
      input.patientId,
      'course.change',
      async (chart) => {
        if (!chart.episodeId) return fail('conflict', 'This patient has no open episode.')
        if (!(await landed(tx, input.patientId, 'course.change', input.requestId)))
          await writeChange(tx, chart, chart.episodeId, input)
        return ok({ text: await phaseText(tx, input.patientId) })
      },
      {
        phaseCause: cause,
        reason: input.reason || 'Confirmed',
        details: { requestId: input.requestId, change: input.change, reason: input.reason },
      },
    )
  })

async function writeChange(tx: Tx, chart: OpenChart, episodeId: string, input: CourseChange) {
  if (input.change === 'confirm_anchor') {
    await tx.query(
      `update anchors set confirmed_at = $2, confirmed_by = $3
       where id = (select id from anchors where episode_id = $1 order by entered_at desc, id desc limit 1) and confirmed_at is null`,
      [episodeId, tx.now, tx.staff.id],
    )
    return
  }
  if (input.change === 'override_gate') return overrideGate(tx, chart, episodeId, input)
  if (input.useStatus) await tx.query('update episodes set use_status = $2 where id = $1', [episodeId, input.useStatus])
  if (!input.lastDose) return
  await insertAnchor(tx, chart.patientId, episodeId, input.lastDose, input.reason)
  if (input.change === 'set_anchor')
    await tx.query(
      "update episodes set use_status = 'stopped' where id = $1 and use_status in ('not_assessed', 'stable_dose')",
      [episodeId],
    )
}

/** Kept in the phase history, where who, when and why stand; the phase stays what time made it. */
async function overrideGate(tx: Tx, chart: OpenChart, episodeId: string, input: CourseChange) {
  await tx.query(
    `insert into phase_history (id, center_id, patient_id, episode_id, phase, from_on, cause, reason, gates, entered_at, recorded_by)
     select $1, $2, $3, id, phase, $4, 'clinician', $5, $6, $7, $8 from episodes where id = $9`,
    [
      newId(),
      tx.center.id,
      chart.patientId,
      localDate(tx.now, tx.zone),
      input.reason,
      JSON.stringify({ overridden: input.gateId }),
      tx.now,
      tx.staff.id,
      episodeId,
    ],
  )
}

async function phaseText(tx: Tx, patientId: string): Promise<string> {
  const loaded = await loadFacts(tx.query, patientId, tx.zone, tx.now)
  if (!loaded) return ''
  const { phase, day } = phaseOf(courseOf(loaded.row), tx)
  return day === null ? phaseLabel(phase) : `${phaseLabel(phase)}, day ${day}`
}

/** The course as stored, for verbs that reason about it. */
export async function readCourse(tx: Tx, patientId: string) {
  const loaded = await loadFacts(tx.query, patientId, tx.zone, tx.now)
  if (!loaded?.row.episode) return NO_SUCH_PATIENT
  return { row: loaded.row, facts: loaded.facts, course: courseOf(loaded.row) }
}

/** The engine's refusal in words. */
export const engineRefusal = (error: unknown) => {
  if (error instanceof EngineError && error.code === 'anchor_in_future')
    return fail('invalid', 'A dose or use lies in the future.', { fields: { on: 'This lies in the future.' } })
  throw error
}
