import { z } from 'zod'
import { fail, ok, type Result } from '@/lib/result'
import { asStaff, type Staff, type Tx } from './client'
import { newId } from './ids'
import { changePatient } from './patients/chart'

export const NamedOnChart = z.object({ patientId: z.uuid(), staffId: z.uuid() })
export const Confidentiality = z.object({
  patientId: z.uuid(),
  confidential: z.boolean(),
  /** Who else may see the chart. Whoever makes it confidential is named too. */
  staffIds: z.array(z.uuid()).default([]),
  reason: z.string().trim().min(1, 'Write the reason.').max(500, 'Use at most 500 characters.'),
})

/**
 * Makes a chart confidential, so that it exists for the named people only, or opens it again.
 * For supervisors and medical directors (who assign leads) who see the chart.
 */
export const makeConfidential = (staff: Staff, input: z.infer<typeof Confidentiality>): Promise<Result<null>> =>
  asStaff(staff, 'lead.assign', 'chart.confidential', (tx) =>
    changePatient(
      tx,
      input.patientId,
      input.confidential ? 'chart.confidential' : 'chart.open',
      async () => {
        if (input.confidential)
          for (const staffId of new Set([tx.staff.id, ...input.staffIds])) await nameOne(tx, input.patientId, staffId)
        const changed = await ask(tx, 'app.set_confidential($1, $2)', [input.patientId, input.confidential])
        return changed
          ? ok(null)
          : fail('conflict', `This chart is ${input.confidential ? '' : 'not '}confidential already.`)
      },
      { details: { staffIds: input.staffIds, reason: input.reason } },
    ),
  )

/** Lets one more colleague of this center see a confidential chart. */
export const nameOnChart = (staff: Staff, input: z.infer<typeof NamedOnChart>): Promise<Result<null>> =>
  asStaff(staff, 'lead.assign', 'chart.name', (tx) =>
    changePatient(
      tx,
      input.patientId,
      'chart.name',
      async () => {
        const named = await nameOne(tx, input.patientId, input.staffId)
        return named ? ok(null) : fail('conflict', 'This person is named already, or does not work here.')
      },
      { details: { staffId: input.staffId } },
    ),
  )

/** Takes a colleague off a confidential chart. The last one named, and oneself, stay. */
export const removeFromChart = (staff: Staff, input: z.infer<typeof NamedOnChart>): Promise<Result<null>> =>
  asStaff(staff, 'lead.assign', 'chart.unname', (tx) =>
    changePatient(
      tx,
      input.patientId,
      'chart.unname',
      async () => {
        if (input.staffId === tx.staff.id)
          return fail('invalid', 'Somebody else who is named takes you off this chart.')
        const removed = await ask(tx, 'app.remove_from_chart($1, $2, $3)', [input.patientId, input.staffId, tx.now])
        return removed ? ok(null) : fail('conflict', 'This person is not named, or is the last one who is.')
      },
      { details: { staffId: input.staffId } },
    ),
  )

const nameOne = (tx: Tx, patientId: string, staffId: string) =>
  ask(tx, 'app.name_on_chart($1, $2, $3, $4)', [newId(), patientId, staffId, tx.now])

async function ask(tx: Tx, call: string, values: unknown[]): Promise<boolean> {
  const [row] = await tx.query<{ done: boolean }>(`select ${call} as done`, values)
  return row?.done ?? false
}
