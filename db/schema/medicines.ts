import { sql } from 'drizzle-orm'
import { boolean, doublePrecision, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { flagged, id, instant, ownedByPatient, written } from './columns'

/** An order of a medicine. Changes make a new order; an order only ever ends. */
export const medicationOrders = pgTable(
  'medication_orders',
  {
    id: id(),
    ...ownedByPatient(),
    episodeId: uuid('episode_id').notNull(),
    /** Key of the engine's drug table, or `other` with its name. */
    drug: text('drug').notNull(),
    name: text('name').notNull(),
    doseMg: doublePrecision('dose_mg').notNull(),
    route: text('route').notNull(),
    kind: text('kind', { enum: ['scheduled', 'prn', 'program'] }).notNull(),
    orderKind: text('order_kind', { enum: ['otc', 'rx'] }).notNull(),
    /** Local clock times of scheduled doses. */
    times: text('times').array().notNull().default(sql`'{}'`),
    minIntervalH: doublePrecision('min_interval_h'),
    max24hMg: doublePrecision('max_24h_mg'),
    holdParameters: jsonb('hold_parameters').$type<Record<string, number>>().notNull().default({}),
    indication: text('indication'),
    /** Buprenorphine or naltrexone: induction checks and state. */
    program: jsonb('program').$type<Record<string, unknown> | null>(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at'),
    endReason: text('end_reason'),
    endedBy: uuid('ended_by'),
    /** Ended without the 2–4 day reduction that an α2-agonist needs (VIT-11). */
    endedAbruptly: boolean('ended_abruptly'),
    checks: jsonb('checks').$type<unknown[]>().notNull().default([]),
    overrideReason: text('override_reason'),
    requestId: uuid('request_id'),
    ...written(),
  },
  (t) => [
    index('medication_orders_patient').on(t.patientId),
    uniqueIndex('medication_orders_request').on(t.requestId).where(sql`request_id is not null`),
  ],
)

/** What became of a dose: given, held, refused, missed; with the checks of that moment. */
export const medicationDoses = pgTable(
  'medication_doses',
  {
    id: id(),
    ...ownedByPatient(),
    orderId: uuid('order_id').notNull(),
    dueAt: instant('due_at'),
    at: instant('at').notNull(),
    outcome: text('outcome', { enum: ['given', 'held', 'refused', 'missed'] }).notNull(),
    doseMg: doublePrecision('dose_mg').notNull(),
    reason: text('reason'),
    checks: jsonb('checks').$type<unknown>(),
    overrideReason: text('override_reason'),
    /** PRN: when to look whether it helped, and what was found. */
    recheckAt: instant('recheck_at'),
    effect: text('effect'),
    effectAt: instant('effect_at'),
    requestId: uuid('request_id'),
    ...written(),
  },
  (t) => [
    index('medication_doses_patient').on(t.patientId, t.at.desc()),
    index('medication_doses_order').on(t.orderId, t.at.desc()),
    uniqueIndex('medication_doses_due').on(t.orderId, t.dueAt).where(sql`due_at is not null`),
    uniqueIndex('medication_doses_request').on(t.requestId).where(sql`request_id is not null`),
  ],
)

/** Medicine reconciliation at admission and discharge: each medicine continued, changed or stopped, with why. */
export const medicationReconciliations = pgTable(
  'medication_reconciliations',
  {
    id: id(),
    ...ownedByPatient(),
    episodeId: uuid('episode_id').notNull(),
    moment: text('moment', { enum: ['admission', 'discharge'] }).notNull(),
    items: jsonb('items')
      .$type<{ name: string; decision: 'continue' | 'change' | 'stop'; note: string | null }[]>()
      .notNull(),
    at: instant('at').notNull(),
    ...written(),
  },
  (t) => [index('medication_reconciliations_patient').on(t.patientId)],
)

/** Laboratory and screening results with units, limits and codes. */
export const labResults = pgTable(
  'lab_results',
  {
    id: id(),
    ...ownedByPatient(),
    loinc: text('loinc'),
    name: text('name').notNull(),
    value: doublePrecision('value'),
    valueText: text('value_text'),
    unit: text('unit'),
    low: doublePrecision('low'),
    high: doublePrecision('high'),
    takenAt: instant('taken_at').notNull(),
    note: text('note'),
    preliminary: flagged('preliminary'),
    supersedesId: uuid('supersedes_id'),
    supersededById: uuid('superseded_by_id'),
    correctionReason: text('correction_reason'),
    source: text('source', { enum: ['entered', 'import'] })
      .notNull()
      .default('entered'),
    sourceRef: text('source_ref'),
    requestId: uuid('request_id'),
    ...written(),
  },
  (t) => [
    index('lab_results_patient').on(t.patientId, t.takenAt.desc()),
    uniqueIndex('lab_results_request').on(t.requestId).where(sql`request_id is not null`),
    uniqueIndex('lab_results_source').on(t.patientId, t.sourceRef).where(sql`source_ref is not null`),
  ],
)

export const tasks = pgTable(
  'tasks',
  {
    id: id(),
    ...ownedByPatient(),
    episodeId: uuid('episode_id'),
    /** The same task is never made twice for one reason: measure and due day, order and dose, a person's words. */
    key: text('key').notNull(),
    text: text('text').notNull(),
    dueAt: instant('due_at'),
    ownerId: uuid('owner_id'),
    status: text('status', { enum: ['open', 'done', 'dropped'] }).notNull(),
    doneAt: instant('done_at'),
    doneBy: uuid('done_by'),
    note: text('note'),
    repeatDays: integer('repeat_days'),
    requestId: uuid('request_id'),
    ...written(),
  },
  (t) => [
    uniqueIndex('tasks_once').on(t.patientId, t.key).where(sql`status = 'open'`),
    index('tasks_due').on(t.centerId, t.dueAt).where(sql`status = 'open'`),
    index('tasks_patient').on(t.patientId),
  ],
)
