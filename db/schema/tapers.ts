import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { id, instant, localDay, ownedByPatient, written } from './columns'

/** The draft of a plan: one per episode. `revision` is the version that a form was read at. */
export const taperDrafts = pgTable(
  'taper_drafts',
  {
    id: id(),
    ...ownedByPatient(),
    episodeId: uuid('episode_id').notNull(),
    revision: integer('revision').notNull(),
    params: jsonb('params').$type<Record<string, unknown>>().notNull(),
    reason: text('reason').notNull().default(''),
    ...written(),
  },
  (t) => [uniqueIndex('taper_drafts_one').on(t.episodeId), index('taper_drafts_patient').on(t.patientId)],
)

/**
 * One version of a plan. A signed version never changes (the application may update nothing but where it stands);
 * holds and slow-downs make the next one.
 */
export const taperPlans = pgTable(
  'taper_plans',
  {
    id: id(),
    ...ownedByPatient(),
    episodeId: uuid('episode_id').notNull(),
    version: integer('version').notNull(),
    /** All versions from the first until the taper is finished or stopped. */
    taperId: uuid('taper_id').notNull(),
    /** The version in force that this one was made from; a signature on anything older is refused. */
    basedOnId: uuid('based_on_id'),
    /** Steps confirmed under this version and later ones are steps of this version's schedule. */
    stepsSince: integer('steps_since').notNull(),
    status: text('status', {
      enum: ['awaiting_cosign', 'signed', 'superseded', 'finished', 'stopped', 'withdrawn'],
    }).notNull(),
    approach: text('approach').notNull(),
    params: jsonb('params').$type<Record<string, unknown>>().notNull(),
    schedule: jsonb('schedule').$type<Record<string, unknown>>().notNull(),
    /** g, tablets, mL or mg of 7-OH; only grams of powder and capsules convert (tapers.md §6). */
    unit: text('unit').notNull().default('g'),
    startsOn: localDay('starts_on').notNull(),
    endsOn: localDay('ends_on'),
    checks: jsonb('checks').$type<unknown[]>().notNull().default([]),
    change: text('change', {
      enum: ['first', 'hold', 'slow', 'step_back', 'delay', 'resume', 'speed_up', 'revise'],
    }).notNull(),
    reason: text('reason'),
    agreedWithPatient: boolean('agreed_with_patient').notNull().default(false),
    agreedAt: instant('agreed_at'),
    /** Codes of the guardrails that were overridden with the reason. */
    overrides: text('overrides').array().notNull().default(sql`'{}'`),
    needsCosign: boolean('needs_cosign').notNull().default(false),
    /** Who is asked for the second signature; others who may sign can give it, too. */
    coSignerId: uuid('co_signer_id'),
    signedAt: instant('signed_at'),
    signedBy: uuid('signed_by'),
    cosignedAt: instant('cosigned_at'),
    cosignedBy: uuid('cosigned_by'),
    endedAt: instant('ended_at'),
    endedBy: uuid('ended_by'),
    endReason: text('end_reason'),
    requestId: uuid('request_id'),
    ...written(),
  },
  (t) => [
    uniqueIndex('taper_plans_version').on(t.episodeId, t.version),
    uniqueIndex('taper_plans_in_force').on(t.episodeId).where(sql`status = 'signed'`),
    uniqueIndex('taper_plans_awaiting').on(t.episodeId).where(sql`status = 'awaiting_cosign'`),
    index('taper_plans_taper').on(t.taperId),
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
    uniqueIndex('taper_step_decisions_request').on(t.requestId).where(sql`request_id is not null`),
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
    /** Thousandths of `unit`: mg for grams of powder. */
    amountMg: integer('amount_mg').notNull(),
    unit: text('unit').notNull().default('g'),
    kind: text('kind', { enum: ['planned', 'extra', 'missed', 'day_total'] }).notNull(),
    mode: text('mode', { enum: ['witnessed', 'reported'] }).notNull(),
    note: text('note'),
    requestId: uuid('request_id'),
    supersedesId: uuid('supersedes_id'),
    supersededById: uuid('superseded_by_id'),
    correctionReason: text('correction_reason'),
    ...written(),
  },
  (t) => [
    index('doses_taken_patient').on(t.patientId, t.takenOn.desc()),
    uniqueIndex('doses_taken_request').on(t.requestId).where(sql`request_id is not null`),
    uniqueIndex('doses_taken_supersedes').on(t.supersedesId).where(sql`supersedes_id is not null`),
  ],
)
