import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { id, instant, localDay, ownedByPatient, written } from './columns'

/** One version of a plan. A signed version never changes; holds and slow-downs make the next one. */
export const taperPlans = pgTable(
  'taper_plans',
  {
    id: id(),
    ...ownedByPatient(),
    episodeId: uuid('episode_id').notNull(),
    version: integer('version').notNull(),
    status: text('status', {
      enum: ['draft', 'awaiting_cosign', 'signed', 'superseded', 'finished', 'stopped', 'withdrawn'],
    }).notNull(),
    approach: text('approach').notNull(),
    params: jsonb('params').$type<Record<string, unknown>>().notNull(),
    schedule: jsonb('schedule').$type<Record<string, unknown>>().notNull(),
    /** g, tablets, mL or mg of 7-OH; only grams of powder and capsules convert (tapers.md §6). */
    unit: text('unit').notNull().default('g'),
    startsOn: localDay('starts_on').notNull(),
    endsOn: localDay('ends_on'),
    checks: jsonb('checks').$type<unknown[]>().notNull().default([]),
    change: text('change', { enum: ['first', 'hold', 'slow', 'step_back', 'resume', 'speed_up', 'revise'] }).notNull(),
    reason: text('reason'),
    agreedWithPatient: boolean('agreed_with_patient').notNull().default(false),
    needsCosign: boolean('needs_cosign').notNull().default(false),
    signedAt: instant('signed_at'),
    signedBy: uuid('signed_by'),
    cosignedAt: instant('cosigned_at'),
    cosignedBy: uuid('cosigned_by'),
    endedAt: instant('ended_at'),
    requestId: uuid('request_id'),
    ...written(),
  },
  (t) => [
    uniqueIndex('taper_plans_version').on(t.episodeId, t.version),
    uniqueIndex('taper_plans_in_force').on(t.episodeId).where(sql`status = 'signed'`),
    index('taper_plans_patient').on(t.patientId),
    uniqueIndex('taper_plans_request').on(t.requestId).where(sql`request_id is not null`),
  ],
)

/** A step takes effect only when a person confirms it; a decision is never edited. */
export const taperStepDecisions = pgTable(
  'taper_step_decisions',
  {
    id: id(),
    ...ownedByPatient(),
    planId: uuid('plan_id').notNull(),
    stepNo: integer('step_no').notNull(),
    decision: text('decision', {
      enum: ['confirmed', 'hold', 'hold_and_slow', 'step_back', 'stop', 'finished'],
    }).notNull(),
    doseMg: integer('dose_mg').notNull(),
    effectiveOn: localDay('effective_on').notNull(),
    /** The engine's proposal at that moment, with the data behind it. */
    proposal: jsonb('proposal').$type<Record<string, unknown> | null>(),
    reason: text('reason'),
    decidedAt: instant('decided_at').notNull(),
    decidedBy: uuid('decided_by').notNull(),
    requestId: uuid('request_id'),
  },
  (t) => [
    index('taper_step_decisions_plan').on(t.planId, t.stepNo),
    index('taper_step_decisions_patient').on(t.patientId, t.decidedAt),
    uniqueIndex('taper_step_confirmed_once').on(t.planId, t.stepNo).where(sql`decision = 'confirmed'`),
  ],
)

export const dosesTaken = pgTable(
  'doses_taken',
  {
    id: id(),
    ...ownedByPatient(),
    episodeId: uuid('episode_id'),
    takenOn: localDay('taken_on').notNull(),
    takenAt: instant('taken_at'),
    amountMg: integer('amount_mg').notNull(),
    unit: text('unit').notNull().default('g'),
    kind: text('kind', { enum: ['planned', 'extra', 'missed', 'day_total'] }).notNull(),
    mode: text('mode', { enum: ['witnessed', 'reported'] }).notNull(),
    note: text('note'),
    requestId: uuid('request_id'),
    ...written(),
  },
  (t) => [
    index('doses_taken_patient').on(t.patientId, t.takenOn.desc()),
    uniqueIndex('doses_taken_request').on(t.requestId).where(sql`request_id is not null`),
  ],
)
