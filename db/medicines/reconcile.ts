import type { z } from 'zod'
import { isAlpha2 } from '@/lib/clinical/medications/drugs'
import { ingredientsIn } from '@/lib/clinical/medications/names'
import { fail, ok, type Result } from '@/lib/result'
import { asStaff, type Staff, type Tx } from '../client'
import { newId } from '../ids'
import { changePatient, type OpenChart } from '../patients/chart'
import type { Reconcile, StateMedicine } from './input'

/** A medicine that the patient takes, as stated. The checks of orders and doses read it by its ingredient. */
export const stateMedicine = (staff: Staff, input: z.infer<typeof StateMedicine>): Promise<Result<{ text: string }>> =>
  asStaff<{ text: string }>(
    staff,
    ['medication.give', 'medication.order', 'assessment.record'],
    'medicine.state',
    (tx) =>
      changePatient(
        tx,
        input.patientId,
        'medicine.state',
        async ({ patientId }) => {
          await tx.query(
            `insert into medication_statements (id, center_id, patient_id, name, ingredient, dose, status, started_at, entered_at, recorded_by)
           select $1, $2, $3, $4, $5, $6, 'active', $7, $7, $8
           where not exists (select 1 from medication_statements
             where patient_id = $3 and lower(name) = lower($4) and status = 'active')`,
            [
              newId(),
              tx.center.id,
              patientId,
              input.name,
              ingredientsIn(input.name)[0],
              input.dose,
              tx.now,
              tx.staff.id,
            ],
          )
          return ok({ text: `Takes ${input.name}` })
        },
        { details: { requestId: input.requestId, name: input.name } },
      ),
  )

/**
 * Medicine reconciliation: what becomes of each medicine that the patient takes, at admission or discharge. It is
 * refused while one of them is undecided; what is stopped ends with it.
 */
export const reconcile = (staff: Staff, input: Reconcile): Promise<Result<{ text: string }>> =>
  asStaff<{ text: string }>(staff, ['medication.order', 'medication.give'], 'medicine.reconcile', (tx) =>
    changePatient(tx, input.patientId, 'medicine.reconcile', (chart) => decide(tx, chart, input), {
      details: { requestId: input.requestId, moment: input.moment },
    }),
  )

type Statement = { id: string; name: string; ingredient: string | null }

async function decide(tx: Tx, chart: OpenChart, input: Reconcile): Promise<Result<{ text: string }>> {
  if (!chart.episodeId) return fail('conflict', 'This patient has no open episode.')
  const stated = await tx.query<Statement>(
    "select id, name, ingredient from medication_statements where patient_id = $1 and status = 'active' order by name",
    [chart.patientId],
  )
  const open = stated.filter(({ id }) => !input.items.some(({ statementId }) => statementId === id))
  if (open.length > 0)
    return fail('invalid', `Decide about ${open.map(({ name }) => name).join(', ')}.`, {
      fields: Object.fromEntries(open.map(({ id }) => [id, 'Decide.'])),
    })
  const known = input.items.flatMap((item) => {
    const statement = stated.find(({ id }) => id === item.statementId)
    return statement ? [{ ...item, statement }] : []
  })
  await tx.query(
    `insert into medication_reconciliations (id, center_id, patient_id, episode_id, moment, items, at, entered_at, recorded_by)
     values ($1, $2, $3, $4, $5, $6, $7, $7, $8)`,
    [
      newId(),
      tx.center.id,
      chart.patientId,
      chart.episodeId,
      input.moment,
      JSON.stringify(known.map(({ statement, decision, note }) => ({ name: statement.name, decision, note }))),
      tx.now,
      tx.staff.id,
    ],
  )
  for (const { statement, decision } of known) if (decision === 'stop') await stopStatement(tx, statement)
  return ok({ text: `Medicines reconciled at ${input.moment}` })
}

/** Nobody said that it was reduced first: an α2-agonist counts as stopped at once, which is the watched case. */
const stopStatement = (tx: Tx, { id, ingredient }: Statement) =>
  tx.query(
    `update medication_statements set status = 'stopped', stopped_at = greatest($2, started_at), stopped_abruptly = $3
     where id = $1 and status = 'active'`,
    [id, tx.now, isAlpha2(ingredient ?? '') ? true : null],
  )
