import { fail, ok, type Result } from '@/lib/result'
import { asStaff, type Staff } from '../client'
import { newId } from '../ids'
import { changePatient } from '../patients/chart'
import type { PatientOnly } from './input'
import { prefill } from './prefill'
import { currentIntake } from './rows'

export type Started = { intakeId: string; filled: number }

/**
 * Opens the intake of the open episode, once: whoever comes second opens the same one. Fills what the chart and the
 * referral know and nobody has answered; pressed again, it fills only what has arrived since.
 */
export const startIntake = (staff: Staff, { patientId }: PatientOnly): Promise<Result<Started>> =>
  asStaff<Started>(staff, 'assessment.record', 'intake.start', (tx) =>
    changePatient<Started>(tx, patientId, 'intake.start', async ({ episodeId }) => {
      if (!episodeId) return fail('conflict', 'This patient has no open episode. Admit first.')
      await tx.query(
        `insert into intakes (id, center_id, patient_id, episode_id, status, started_at, started_by)
         values ($1, $2, $3, $4, 'draft', $5, $6) on conflict (episode_id) do nothing`,
        [newId(), tx.center.id, patientId, episodeId, tx.now, tx.staff.id],
      )
      const intake = await currentIntake(tx, patientId)
      if (!intake) return fail('unavailable', 'The intake was not opened. Try again.')
      if (intake.status === 'signed') return ok({ intakeId: intake.id, filled: 0 })
      return ok({ intakeId: intake.id, filled: await prefill(tx, { patientId, intakeId: intake.id }) })
    }),
  )
