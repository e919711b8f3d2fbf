import { sql } from 'drizzle-orm'
import { bigint, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { id, instant } from './columns'

/** What kind of database this is (production, demo, test) and, outside production, its clock. */
export const appMeta = pgTable('app_meta', {
  key: text('key').primaryKey(),
  value: jsonb('value').notNull(),
})

/** Appended in the transaction of the act itself; the application can neither change nor delete a row. */
export const audit = pgTable(
  'audit',
  {
    id: id(),
    centerId: uuid('center_id'),
    patientId: uuid('patient_id'),
    staffId: uuid('staff_id'),
    at: instant('at').notNull(),
    kind: text('kind', { enum: ['read', 'write', 'refused', 'auth', 'system'] }).notNull(),
    verb: text('verb').notNull(),
    details: jsonb('details').$type<Record<string, unknown>>().notNull().default({}),
    /** Ten-minute window for reads: one row per person, patient and view. */
    readWindow: bigint('read_window', { mode: 'number' }),
  },
  (t) => [
    index('audit_center').on(t.centerId, t.at.desc()),
    index('audit_patient').on(t.patientId, t.at.desc()),
    index('audit_staff').on(t.staffId, t.at.desc()),
    uniqueIndex('audit_read_once')
      .on(
        t.staffId,
        t.centerId,
        t.verb,
        sql`coalesce(patient_id, '00000000-0000-0000-0000-000000000000'::uuid)`,
        t.readWindow,
      )
      .where(sql`kind = 'read' and read_window is not null`),
  ],
)

/** Every change to a patient in the order of the center's sequence. */
export const changes = pgTable(
  'changes',
  {
    centerId: uuid('center_id').notNull(),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    patientId: uuid('patient_id').notNull(),
    at: instant('at').notNull(),
    by: uuid('by'),
    verb: text('verb').notNull(),
  },
  (t) => [primaryKey({ columns: [t.centerId, t.seq] }), index('changes_patient').on(t.patientId, t.seq)],
)

/** Every server process says here that its sweeper lives. */
export const sweeperReports = pgTable('sweeper_reports', {
  processId: text('process_id').primaryKey(),
  startedAt: instant('started_at').notNull(),
  reportedAt: instant('reported_at').notNull(),
  evaluated: integer('evaluated').notNull().default(0),
})

export const savedViews = pgTable(
  'saved_views',
  {
    id: id(),
    centerId: uuid('center_id').notNull(),
    /** Null when the view is shared by the center. */
    staffId: uuid('staff_id'),
    screen: text('screen').notNull(),
    name: text('name').notNull(),
    query: text('query').notNull(),
    createdAt: instant('created_at').notNull(),
    createdBy: uuid('created_by').notNull(),
  },
  (t) => [index('saved_views_center').on(t.centerId, t.screen)],
)

/** Up to where a person has seen a patient's changes ("since you last looked"). */
export const lastLooks = pgTable(
  'last_looks',
  {
    staffId: uuid('staff_id').notNull(),
    patientId: uuid('patient_id').notNull(),
    centerId: uuid('center_id').notNull(),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.staffId, t.patientId] })],
)

export const imports = pgTable(
  'imports',
  {
    id: id(),
    centerId: uuid('center_id').notNull(),
    fileName: text('file_name').notNull(),
    fileHash: text('file_hash').notNull(),
    status: text('status', { enum: ['running', 'done', 'refused'] }).notNull(),
    progress: jsonb('progress').$type<{ read: number; total: number }>(),
    report: jsonb('report').$type<Record<string, unknown>>(),
    problem: text('problem'),
    startedAt: instant('started_at').notNull(),
    endedAt: instant('ended_at'),
    startedBy: uuid('started_by').notNull(),
  },
  (t) => [index('imports_center').on(t.centerId, t.startedAt.desc())],
)
