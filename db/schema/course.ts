import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { id, instant, localDay, ownedByPatient, written } from './columns'

/** Every last dose ever set, oldest first; never overwritten (phases.md §2.5). */
export const anchors = pgTable(
  'anchors',
  {
    id: id(),
    ...ownedByPatient(),
    episodeId: uuid('episode_id').notNull(),
    kind: text('kind', { enum: ['reported', 'planned', 'relapse_using', 'unknown'] }).notNull(),
    precision: text('precision', { enum: ['instant', 'date', 'unknown'] }).notNull(),
    lastDoseAt: instant('last_dose_at'),
    lastDoseOn: localDay('last_dose_on'),
    confirmedAt: instant('confirmed_at'),
    confirmedBy: uuid('confirmed_by'),
    reason: text('reason').notNull(),
    ...written(),
  },
  (t) => [index('anchors_episode').on(t.episodeId, t.enteredAt), index('anchors_patient').on(t.patientId)],
)

/** The phase history: appended by time and by people, each row with who, when and why. */
export const phaseHistory = pgTable(
  'phase_history',
  {
    id: id(),
    ...ownedByPatient(),
    episodeId: uuid('episode_id').notNull(),
    phase: text('phase').notNull(),
    subState: text('sub_state'),
    fromOn: localDay('from_on').notNull(),
    cause: text('cause', {
      enum: ['admission', 'time', 'clinician', 'use', 'taper', 'anchor', 'correction'],
    }).notNull(),
    reason: text('reason'),
    gates: jsonb('gates'),
    ...written(),
  },
  (t) => [index('phase_history_patient').on(t.patientId, t.enteredAt)],
)

export const substanceUses = pgTable(
  'substance_uses',
  {
    id: id(),
    ...ownedByPatient(),
    episodeId: uuid('episode_id').notNull(),
    substance: text('substance').notNull(),
    usedAt: instant('used_at'),
    usedOn: localDay('used_on').notNull(),
    amount: text('amount'),
    stillUsing: boolean('still_using').notNull().default(false),
    dailyDosingResumed: boolean('daily_dosing_resumed').notNull().default(false),
    clinicianRelapse: boolean('clinician_relapse').notNull().default(false),
    /** What the engine made of it: none, re_anchor, lapse, relapse. */
    event: text('event').notNull(),
    attemptNo: integer('attempt_no').notNull(),
    note: text('note'),
    requestId: uuid('request_id'),
    ...written(),
  },
  (t) => [
    index('substance_uses_patient').on(t.patientId, t.usedOn),
    uniqueIndex('substance_uses_request').on(t.requestId).where(sql`request_id is not null`),
  ],
)
