import { z } from 'zod'
import { fail, ok, type Result } from '@/lib/result'
import { auditRead } from '../audit'
import { asStaff, type Staff } from '../client'
import { type Cleared, checkDisclosure } from '../consents/disclose'
import { Disclosure } from '../consents/input'
import { changePatient } from '../patients/chart'

export const SummaryRelease = Disclosure.pick({ recipient: true, purpose: true }).extend({
  requestId: z.uuid(),
  patientId: z.uuid(),
  dischargeId: z.uuid(),
})

/**
 * Lets a discharge summary leave for a recipient: only under a consent in force that covers them, logged, with the
 * notice and the scope of the consent to print on it. Refused otherwise, and nothing is shown to print.
 */
export const releaseSummary = (staff: Staff, input: z.infer<typeof SummaryRelease>): Promise<Result<Cleared>> =>
  asStaff<Cleared>(staff, ['note.write', 'data.export'], 'discharge.release', (tx) =>
    changePatient<Cleared>(
      tx,
      input.patientId,
      'discharge.release',
      async ({ patientId }) => {
        const [found] = await tx.query('select 1 from discharges where id = $1 and patient_id = $2', [
          input.dischargeId,
          patientId,
        ])
        if (!found) return fail('not_found', 'There is no such discharge.')
        const cleared = await checkDisclosure(
          tx,
          patientId,
          { recipient: input.recipient, purpose: input.purpose, what: 'Discharge summary', kind: 'print' },
          input.requestId,
        )
        if (!cleared.ok) return cleared
        await auditRead(tx, 'print.discharge', patientId)
        return ok(cleared.value)
      },
      { details: { requestId: input.requestId, dischargeId: input.dischargeId, recipient: input.recipient } },
    ),
  )
