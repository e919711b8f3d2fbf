import { boolean, date, timestamp, uuid } from 'drizzle-orm/pg-core'

/** Columns that recur on every patient-owned row (architecture.md: such tables can be partitioned and placed by center). */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })
export const localDay = (name: string) => date(name, { mode: 'string' })
export const flagged = (name: string) => boolean(name).notNull().default(false)

export const id = () => uuid('id').primaryKey()
export const ownedByPatient = () => ({
  centerId: uuid('center_id').notNull(),
  patientId: uuid('patient_id').notNull(),
})
/** Who wrote the row and when it reached the database. */
export const written = () => ({
  enteredAt: instant('entered_at').notNull(),
  recordedBy: uuid('recorded_by'),
})
