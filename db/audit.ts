import type { Tx } from './client'
import { newId } from './ids'

const READ_WINDOW_MS = 10 * 60_000

/** Appends the audit row of a write, in the transaction of the write itself. */
export async function auditWrite(
  tx: Tx,
  verb: string,
  patientId: string | null,
  details: Record<string, unknown> = {},
): Promise<void> {
  await tx.query(
    `insert into audit (id, center_id, patient_id, staff_id, at, kind, verb, details)
     values ($1, $2, $3, $4, $5, 'write', $6, $7)`,
    [newId(), tx.center.id, patientId, tx.staff.id, tx.now, verb, JSON.stringify(details)],
    'audit-write',
  )
}

/** Appends the audit row of a read: one per person, patient and view in ten minutes (decisions.md 6). */
export async function auditRead(
  tx: Tx,
  view: string,
  patientId: string | null,
  details: Record<string, unknown> = {},
): Promise<void> {
  await tx.query(
    `insert into audit (id, center_id, patient_id, staff_id, at, kind, verb, details, read_window)
     values ($1, $2, $3, $4, $5, 'read', $6, $7, $8) on conflict do nothing`,
    [
      newId(),
      tx.center.id,
      patientId,
      tx.staff.id,
      tx.now,
      view,
      JSON.stringify(details),
      Math.floor(tx.now.getTime() / READ_WINDOW_MS),
    ],
    'audit-read',
  )
}

/** Last statement of every change to a patient: takes the center's next number and tells the open screens. */
export async function announce(tx: Tx, patientId: string, verb: string): Promise<void> {
  await tx.query(
    'select app.announce($1, $2, $3, $4, $5)',
    [tx.center.id, patientId, verb, tx.staff.id, tx.now],
    'announce',
  )
}
