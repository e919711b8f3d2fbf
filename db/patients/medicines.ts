import type { Tx } from '../client'
import { newId } from '../ids'

/**
 * Records whether the patient takes an α2-agonist, as stated. Saying it again changes nothing; saying no ends the
 * statement, and abruptly unless it is said to have been reduced. Without a name "takes" is about any of them.
 * @param when since when it is taken, or until when it was; null: from now, until now
 */
export async function stateAlpha2(
  tx: Tx,
  patientId: string,
  takes: boolean,
  name: string | null,
  when: Date | null = null,
): Promise<void> {
  const ingredient = name?.toLowerCase() ?? null
  const active = await tx.query<{ id: string }>(
    `select id from medication_statements
     where patient_id = $1 and status = 'active' and ingredient in ('clonidine', 'lofexidine') and source = 'entered'
       and ($2::text is null or ingredient = $2)`,
    [patientId, ingredient],
    'alpha2-active',
  )
  if (takes && active.length === 0) await start(tx, patientId, name ?? 'Clonidine', when ?? tx.now)
  if (takes) return
  for (const { id } of active)
    await tx.query(
      `update medication_statements set status = 'stopped', stopped_at = greatest($2, started_at), stopped_abruptly = true where id = $1`,
      [id, when ?? tx.now],
    )
}

const start = (tx: Tx, patientId: string, name: string, since: Date) =>
  tx.query(
    `insert into medication_statements (id, center_id, patient_id, name, ingredient, status, started_at, entered_at, recorded_by)
     values ($1, $2, $3, $4, $5, 'active', $6, $7, $8)`,
    [
      newId(),
      tx.center.id,
      patientId,
      name.charAt(0).toUpperCase() + name.slice(1),
      name.toLowerCase(),
      since,
      tx.now,
      tx.staff.id,
    ],
  )
