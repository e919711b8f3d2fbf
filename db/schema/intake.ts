import { sql } from 'drizzle-orm'
import { index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { id, instant, ownedByPatient, written } from './columns'

/** One intake of an episode: a draft that people fill in any order, then a signed version with addenda. */
export const intakes = pgTable(
  'intakes',
  {
    id: id(),
    ...ownedByPatient(),
    episodeId: uuid('episode_id').notNull(),
    status: text('status', { enum: ['draft', 'signed'] }).notNull(),
    startedAt: instant('started_at').notNull(),
    startedBy: uuid('started_by').notNull(),
    signedAt: instant('signed_at'),
    signedBy: uuid('signed_by'),
    /** Everything as it stood when it was signed; never changed. */
    signedAnswers: jsonb('signed_answers').$type<Record<string, unknown>>(),
  },
  (t) => [uniqueIndex('intakes_episode').on(t.episodeId), index('intakes_patient').on(t.patientId)],
)

/** One answer of a draft. `version` guards against two people overwriting each other silently. */
export const intakeAnswers = pgTable(
  'intake_answers',
  {
    ...ownedByPatient(),
    intakeId: uuid('intake_id').notNull(),
    field: text('field').notNull(),
    /** The value, or "unknown" and "declined", which are answers. */
    state: text('state', { enum: ['answered', 'unknown', 'declined', 'to_check'] }).notNull(),
    value: jsonb('value'),
    version: integer('version').notNull(),
    /** Where it came from: typed here, or filled from a referral and marked for checking. */
    origin: text('origin', { enum: ['entered', 'referral', 'chart'] })
      .notNull()
      .default('entered'),
    ...written(),
  },
  (t) => [primaryKey({ columns: [t.intakeId, t.field] }), index('intake_answers_patient').on(t.patientId)],
)

/** Who has the intake open now, and where. */
export const intakePresence = pgTable(
  'intake_presence',
  {
    ...ownedByPatient(),
    intakeId: uuid('intake_id').notNull(),
    staffId: uuid('staff_id').notNull(),
    section: text('section').notNull(),
    /** The field to come back to, on whatever device. */
    field: text('field'),
    seenAt: instant('seen_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.intakeId, t.staffId] })],
)

export const intakeAddenda = pgTable(
  'intake_addenda',
  {
    id: id(),
    ...ownedByPatient(),
    intakeId: uuid('intake_id').notNull(),
    text: text('text').notNull(),
    at: instant('at').notNull(),
    ...written(),
    requestId: uuid('request_id'),
  },
  (t) => [
    index('intake_addenda_intake').on(t.intakeId),
    uniqueIndex('intake_addenda_request').on(t.requestId).where(sql`request_id is not null`),
  ],
)
