import type { z } from 'zod'
import { fail, ok, type Result } from '@/lib/result'
import { asStaff, type Staff } from '../client'
import { changePatient, NO_SUCH_PATIENT } from '../patients/chart'
import type { RecordEffect } from './input'

/** What a dose did, as found at its recheck. The first finding stands; another look is another note. */
export const recordEffect = (staff: Staff, input: z.infer<typeof RecordEffect>): Promise<Result<{ text: string }>> =>
  asStaff<{ text: string }>(staff, 'medication.give', 'medication.effect', (tx) =>
    changePatient(
      tx,
      input.patientId,
      'medication.effect',
      async ({ patientId }) => {
        const [dose] = await tx.query<{ effect: string | null; outcome: string }>(
          'select effect, outcome from medication_doses where id = $1 and patient_id = $2',
          [input.doseId, patientId],
        )
        if (!dose) return NO_SUCH_PATIENT
        if (dose.outcome !== 'given') return fail('conflict', 'This dose was not given.')
        if (dose.effect) return fail('conflict', `The effect is recorded already: ${dose.effect}.`)
        const effect = [input.effect, input.note].filter(Boolean).join(': ')
        await tx.query('update medication_doses set effect = $2, effect_at = $3 where id = $1', [
          input.doseId,
          effect,
          tx.now,
        ])
        return ok({ text: `Effect recorded: ${effect}` })
      },
      { details: { requestId: input.requestId, doseId: input.doseId, effect: input.effect } },
    ),
  )
