import type { Tx } from '../client'
import { newId } from '../ids'

/**
 * Records whether the patient takes an α2-agonist, as stated. Saying it again changes nothing; saying no ends the
 * statement, and abruptly unless it is said to have been reduced.
 */
export async function stateAlpha2(
  tx: Tx,
  patientId: string,
  takes: boolean,
  name: string | null,
  since: Date | null = null,
): Promise<void> {
  const [active] = await tx.query<{ id: string }>(
    `select id from medication_statements
     where patient_id = $1 and status = 'active' and ingredient in ('clonidine', 'lofexidine') and source = 'entered' limit 1`,
    [patientId],
    'alpha2-active',
  )
  if (takes === Boolean(active)) return
  if (active)
    await tx.query(
      `update medication_statements set status = 'stopped', stopped_at = $2, stopped_abruptly = true where id = $1`,
      [active.id, tx.now],
    )
  else
    await tx.query(
      `insert into medication_statements (id, center_id, patient_id, name, ingredient, status, started_at, entered_at, recorded_by)
       values ($1, $2, $3, $4, $5, 'active', $6, $7, $8)`,
      [
        newId(),
        tx.center.id,
        patientId,
        name ?? 'Clonidine',
        (name ?? 'clonidine').toLowerCase(),
        since ?? tx.now,
        tx.now,
        tx.staff.id,
      ],
    )
}
