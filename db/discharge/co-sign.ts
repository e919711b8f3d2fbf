import { z } from 'zod'
import { moment } from '@/lib/format/clock'
import { fail, ok, type Result } from '@/lib/result'
import { asStaff, type Staff } from '../client'
import { changePatient } from '../patients/chart'

export const DischargeCoSign = z.object({ patientId: z.uuid(), dischargeId: z.uuid() })

/** A prescriber or the medical director co-signs a discharge that somebody else signed. Once; of two at once one wins. */
export const coSignDischarge = (
  staff: Staff,
  input: z.infer<typeof DischargeCoSign>,
): Promise<Result<{ text: string }>> =>
  asStaff<{ text: string }>(staff, 'taper.sign', 'discharge.co_sign', (tx) =>
    changePatient<{ text: string }>(tx, input.patientId, 'discharge.co_sign', async () => {
      const won = await tx.query(
        `update discharges set cosigned_by = $3, cosigned_at = $4
         where id = $1 and patient_id = $2 and cosigned_at is null and signed_by <> $3 returning id`,
        [input.dischargeId, input.patientId, tx.staff.id, tx.now],
      )
      if (won.length > 0) return ok({ text: 'Co-signed' })
      const [row] = await tx.query<{ cosigned_at: Date | null; name: string | null }>(
        `select d.cosigned_at, s.name from discharges d left join staff s on s.id = d.cosigned_by where d.id = $1 and d.patient_id = $2`,
        [input.dischargeId, input.patientId],
      )
      if (!row) return fail('not_found', 'There is no such discharge.')
      if (!row.cosigned_at) return fail('conflict', 'Somebody other than the author co-signs.')
      return fail(
        'conflict',
        `Co-signed by ${row.name ?? 'somebody else'} ${moment(row.cosigned_at, tx.now, tx.zone)}.`,
      )
    }),
  )
