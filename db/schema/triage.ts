import { sql } from 'drizzle-orm'
import {
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  real,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { id, instant, ownedByPatient } from './columns'

export type Evidence = {
  label: string
  value: string | number | boolean | null
  unit?: string | null
  at?: string
  enteredAt?: string
}

/** One flag per patient and rule while it is open. Acts are events; this row is where they stand. */
export const flags = pgTable(
  'flags',
  {
    id: id(),
    ...ownedByPatient(),
    episodeId: uuid('episode_id').notNull(),
    ruleId: text('rule_id').notNull(),
    /** Rule id, or rule id and source for rules that a patient can have several of (MAN-01). */
    ruleKey: text('rule_key').notNull(),
    ruleVersion: integer('rule_version').notNull(),
    engineVersion: text('engine_version').notNull(),
    settingsVersion: integer('settings_version').notNull(),
    tier: smallint('tier').notNull(),
    text: text('text').notNull(),
    detail: text('detail'),
    threshold: text('threshold'),
    evidence: jsonb('evidence').$type<Evidence[]>().notNull().default([]),
    data: jsonb('data').$type<Record<string, unknown>>().notNull().default({}),
    classRank: smallint('class_rank').notNull(),
    scoreInstrument: text('score_instrument'),
    scoreTotal: real('score_total'),
    scoreNorm: doublePrecision('score_norm').notNull().default(0),
    worstTotal: real('worst_total'),
    worstText: text('worst_text').notNull(),
    /** The newest evidence already counted. */
    lastEvidenceAt: instant('last_evidence_at'),
    /** The fact ids behind each counted firing, oldest first; lets a correction clear exactly what it caused. */
    firings: jsonb('firings').$type<string[][]>().notNull().default([]),
    /** 0 worsening, 1 stable, 2 improving: the order of the queue. */
    trend: smallint('trend').notNull().default(1),
    openedAt: instant('opened_at').notNull(),
    lastFiredAt: instant('last_fired_at').notNull(),
    timesFired: integer('times_fired').notNull().default(1),
    ackDeadline: instant('ack_deadline'),
    actionDeadline: instant('action_deadline'),
    targetDeadline: instant('target_deadline').notNull(),
    acknowledgedAt: instant('acknowledged_at'),
    acknowledgedBy: uuid('acknowledged_by'),
    actionAt: instant('action_at'),
    actionBy: uuid('action_by'),
    actionCode: text('action_code'),
    actionText: text('action_text'),
    snoozedUntil: instant('snoozed_until'),
    snoozeReason: text('snooze_reason'),
    lastNotifiedAt: instant('last_notified_at'),
    escalationLevel: integer('escalation_level').notNull().default(0),
    reviewedAt: instant('reviewed_at'),
    reviewedBy: uuid('reviewed_by'),
    reviewOutcome: text('review_outcome'),
    reviewReason: text('review_reason'),
    clearedAt: instant('cleared_at'),
    clearedBy: uuid('cleared_by'),
    clearedHow: text('cleared_how', { enum: ['evidence', 'review', 'override', 'data_corrected', 'episode_closed'] }),
    clearReason: text('clear_reason'),
  },
  (t) => [
    uniqueIndex('flags_one_open').on(t.patientId, t.ruleKey).where(sql`cleared_at is null`),
    index('flags_open_patient').on(t.patientId).where(sql`cleared_at is null`),
    index('flags_patient').on(t.patientId, t.openedAt.desc()),
    index('flags_center_opened').on(t.centerId, t.openedAt),
    index('flags_escalation').on(t.ackDeadline).where(sql`cleared_at is null and acknowledged_at is null`),
  ],
)

export const flagEvents = pgTable(
  'flag_events',
  {
    id: id(),
    ...ownedByPatient(),
    flagId: uuid('flag_id').notNull(),
    kind: text('kind', {
      enum: [
        'opened',
        'worsened',
        'improved',
        'notified',
        'acknowledged',
        'taken',
        'released',
        'handed_over',
        'snoozed',
        'action',
        'reviewed',
        'escalated',
        'cleared',
        'undone',
      ],
    }).notNull(),
    at: instant('at').notNull(),
    by: uuid('by'),
    data: jsonb('data').$type<Record<string, unknown>>().notNull().default({}),
    /** Made by the browser once per act: the same act sent twice is one event per flag. */
    requestId: uuid('request_id'),
  },
  (t) => [
    uniqueIndex('flag_events_request').on(t.requestId, t.flagId, t.kind).where(sql`request_id is not null`),
    index('flag_events_flag').on(t.flagId, t.at),
    index('flag_events_center').on(t.centerId, t.at),
    index('flag_events_reviews').on(t.patientId, t.at).where(sql`kind in ('reviewed', 'cleared')`),
  ],
)

/** Raised by hand with a reason (MAN-01); open until a clinician reviewed it. */
export const manualFlags = pgTable(
  'manual_flags',
  {
    id: id(),
    ...ownedByPatient(),
    episodeId: uuid('episode_id').notNull(),
    tier: smallint('tier').notNull(),
    reason: text('reason').notNull(),
    raisedAt: instant('raised_at').notNull(),
    raisedBy: uuid('raised_by').notNull(),
    requestId: uuid('request_id'),
  },
  (t) => [
    index('manual_flags_patient').on(t.patientId, t.raisedAt),
    uniqueIndex('manual_flags_request').on(t.requestId).where(sql`request_id is not null`),
  ],
)

/**
 * One row per open episode: the lock of the patient's triage, who has it, when to look again,
 * and the stored parts of the queue order (triage.md §4), placed by the flag that sorts first.
 */
export const triageRows = pgTable(
  'triage_rows',
  {
    patientId: uuid('patient_id').primaryKey(),
    centerId: uuid('center_id').notNull(),
    episodeId: uuid('episode_id').notNull(),
    ownerId: uuid('owner_id'),
    ownedSince: instant('owned_since'),
    nextAction: text('next_action'),
    recheckAt: instant('recheck_at'),
    evaluatedAt: instant('evaluated_at'),
    engineVersion: text('engine_version'),
    /** Rules that cannot tell, each with its reason: shown, never taken for fine. */
    cannotTell: jsonb('cannot_tell').$type<{ ruleId: string; reason: string }[]>().notNull().default([]),
    openCount: integer('open_count').notNull().default(0),
    answered: boolean('answered').notNull().default(true),
    topFlagId: uuid('top_flag_id'),
    tier: smallint('tier'),
    breached: boolean('breached').notNull().default(false),
    classRank: smallint('class_rank'),
    scoreNorm: doublePrecision('score_norm'),
    trend: smallint('trend'),
    targetDeadline: instant('target_deadline'),
    openedAt: instant('opened_at'),
    /** When time alone changes the row's place: the next target of an open flag. */
    placeExpiresAt: instant('place_expires_at'),
    /** Snoozed rows leave the "All" view until then, never the counts. */
    hiddenUntil: instant('hidden_until'),
  },
  (t) => [
    index('triage_rows_recheck').on(t.recheckAt),
    // Everything the counts read, so that they need not visit the rows.
    index('triage_rows_counts')
      .on(t.centerId, t.tier, t.ownerId, t.breached, t.hiddenUntil, t.patientId)
      .where(sql`open_count > 0`),
    index('triage_rows_expires').on(t.centerId, t.placeExpiresAt).where(sql`place_expires_at is not null`),
    index('triage_rows_order')
      .on(
        t.centerId,
        t.tier,
        t.breached.desc(),
        t.classRank,
        t.scoreNorm.desc(),
        t.trend,
        t.targetDeadline,
        t.openedAt,
        sql`(patient_id::text) collate "C"`,
      )
      .where(sql`open_count > 0`),
  ],
)
