import { sql } from 'drizzle-orm'
import { boolean, doublePrecision, index, jsonb, pgTable, smallint, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { flagged, id, instant, ownedByPatient, written } from './columns'

/** A value as it was typed: kept beside the stored SI value. */
export type EnteredValue = { value: string; unit?: string }

/** One set of vitals at one moment. Corrections are new rows; the old one stays, marked. */
export const observationSets = pgTable(
  'observation_sets',
  {
    id: id(),
    ...ownedByPatient(),
    episodeId: uuid('episode_id'),
    requestId: uuid('request_id'),
    takenAt: instant('taken_at').notNull(),
    ...written(),
    outcome: text('outcome', { enum: ['measured', 'refused', 'asleep', 'away'] })
      .notNull()
      .default('measured'),
    outcomeReason: text('outcome_reason'),
    hr: smallint('hr'),
    rr: smallint('rr'),
    spo2: smallint('spo2'),
    spo2Scale: smallint('spo2_scale').notNull().default(1),
    onOxygen: boolean('on_oxygen'),
    oxygenFlow: doublePrecision('oxygen_flow'),
    sbp: smallint('sbp'),
    dbp: smallint('dbp'),
    position: text('position', { enum: ['sitting', 'lying', 'standing'] }),
    tempC: doublePrecision('temp_c'),
    tempEntered: doublePrecision('temp_entered'),
    tempUnit: text('temp_unit'),
    acvpu: text('acvpu'),
    weightKg: doublePrecision('weight_kg'),
    heightCm: doublePrecision('height_cm'),
    pain: smallint('pain'),
    glucoseMgDl: doublePrecision('glucose_mg_dl'),
    /** Dizzy, faint or unwell at this reading (R-15: the tick, nothing derived). */
    symptomatic: flagged('symptomatic'),
    /** Parameters that could not be recorded: a value, not a blank. */
    unrecordable: text('unrecordable').array().notNull().default(sql`'{}'`),
    entered: jsonb('entered').$type<Record<string, EnteredValue>>().notNull().default({}),
    /** Parameters kept after the soft question. */
    kept: text('kept').array().notNull().default(sql`'{}'`),
    note: text('note'),
    news2Total: smallint('news2_total'),
    news2Band: text('news2_band'),
    /** Highest points of a single parameter, also when the total cannot be computed. */
    news2Max: smallint('news2_max'),
    source: text('source', { enum: ['entered', 'import', 'offline'] })
      .notNull()
      .default('entered'),
    sourceRef: text('source_ref'),
    supersedesId: uuid('supersedes_id'),
    supersededById: uuid('superseded_by_id'),
    correctionReason: text('correction_reason'),
    /** Entered more than 12 h after it was taken: shown, but opens no flag. */
    displayOnly: flagged('display_only'),
  },
  (t) => [
    index('observation_sets_patient').on(t.patientId, t.takenAt.desc()),
    uniqueIndex('observation_sets_request').on(t.requestId).where(sql`request_id is not null`),
    uniqueIndex('observation_sets_source').on(t.patientId, t.sourceRef).where(sql`source_ref is not null`),
    uniqueIndex('observation_sets_supersedes').on(t.supersedesId).where(sql`supersedes_id is not null`),
  ],
)

/** Lying or sitting pressure followed by standing readings. */
export const orthostaticTests = pgTable(
  'orthostatic_tests',
  {
    id: id(),
    ...ownedByPatient(),
    takenAt: instant('taken_at').notNull(),
    kind: text('kind', { enum: ['supine_to_stand', 'sit_to_stand'] }).notNull(),
    baseline: jsonb('baseline').$type<{ sbp: number; dbp: number; hr?: number }>().notNull(),
    standing: jsonb('standing').$type<{ minute: number; sbp: number; dbp: number; hr?: number }[]>().notNull(),
    positive: boolean('positive'),
    symptomatic: flagged('symptomatic'),
    requestId: uuid('request_id'),
    ...written(),
  },
  (t) => [index('orthostatic_patient').on(t.patientId, t.takenAt.desc())],
)

export const assessments = pgTable(
  'assessments',
  {
    id: id(),
    ...ownedByPatient(),
    episodeId: uuid('episode_id'),
    requestId: uuid('request_id'),
    instrument: text('instrument').notNull(),
    version: text('version').notNull(),
    bandSet: text('band_set'),
    takenAt: instant('taken_at').notNull(),
    ...written(),
    mode: text('mode', { enum: ['self', 'staff', 'phone', 'import'] }).notNull(),
    answers: jsonb('answers').$type<Record<string, unknown>>().notNull().default({}),
    status: text('status', { enum: ['complete', 'incomplete'] }).notNull(),
    total: doublePrecision('total'),
    band: text('band'),
    /** What else the instrument says: risk class, item 9, tremor item, complications. */
    extra: jsonb('extra').$type<Record<string, unknown>>().notNull().default({}),
    note: text('note'),
    source: text('source', { enum: ['entered', 'import', 'offline'] })
      .notNull()
      .default('entered'),
    sourceRef: text('source_ref'),
    supersedesId: uuid('supersedes_id'),
    supersededById: uuid('superseded_by_id'),
    correctionReason: text('correction_reason'),
    displayOnly: flagged('display_only'),
  },
  (t) => [
    index('assessments_patient').on(t.patientId, t.instrument, t.takenAt.desc()),
    uniqueIndex('assessments_request').on(t.requestId, t.instrument).where(sql`request_id is not null`),
    uniqueIndex('assessments_source').on(t.patientId, t.sourceRef).where(sql`source_ref is not null`),
    uniqueIndex('assessments_supersedes').on(t.supersedesId).where(sql`supersedes_id is not null`),
  ],
)

/** Structured findings present now and counts since the report before (triage.md ticks). */
export type ReportFindings = {
  ticks?: string[]
  vomits24h?: number
  looseStools24h?: number
  drankMl?: number
  hoursWithoutFluids?: number
  hoursWithoutUrine?: number
  daysWithoutStool?: number
  function?: number
  sleepHours?: number
  craving?: number
  cravingWorst?: number
}

export const reports = pgTable(
  'reports',
  {
    id: id(),
    ...ownedByPatient(),
    episodeId: uuid('episode_id'),
    requestId: uuid('request_id'),
    takenAt: instant('taken_at').notNull(),
    ...written(),
    mode: text('mode', { enum: ['self', 'staff', 'phone', 'family', 'import'] }).notNull(),
    findings: jsonb('findings').$type<ReportFindings>().notNull(),
    note: text('note'),
    supersedesId: uuid('supersedes_id'),
    supersededById: uuid('superseded_by_id'),
    correctionReason: text('correction_reason'),
  },
  (t) => [
    index('reports_patient').on(t.patientId, t.takenAt.desc()),
    uniqueIndex('reports_request').on(t.requestId).where(sql`request_id is not null`),
  ],
)

/** Seizure, chest pain, fainting, thoughts of self-harm: open until somebody assessed it. */
export const clinicalEvents = pgTable(
  'clinical_events',
  {
    id: id(),
    ...ownedByPatient(),
    episodeId: uuid('episode_id'),
    requestId: uuid('request_id'),
    type: text('type', { enum: ['seizure', 'chest_pain', 'syncope', 'self_harm_thoughts'] }).notNull(),
    happenedAt: instant('happened_at').notNull(),
    reportedAt: instant('reported_at').notNull(),
    details: jsonb('details').$type<{ injury?: boolean; fullRecovery?: boolean }>().notNull().default({}),
    reporter: text('reporter'),
    assessedAt: instant('assessed_at'),
    assessedBy: uuid('assessed_by'),
    assessment: text('assessment'),
    ...written(),
  },
  (t) => [
    index('clinical_events_patient').on(t.patientId, t.happenedAt.desc()),
    uniqueIndex('clinical_events_request').on(t.requestId, t.type).where(sql`request_id is not null`),
  ],
)

/** Planned contacts and attempts. A contact is made once; attempts that reached nobody stay as rows. */
export const contacts = pgTable(
  'contacts',
  {
    id: id(),
    ...ownedByPatient(),
    episodeId: uuid('episode_id'),
    kind: text('kind', {
      enum: ['check_in', 'phone', 'visit', 'counseling', 'family', 'group', 'appointment', 'other'],
    }).notNull(),
    dueAt: instant('due_at'),
    status: text('status', { enum: ['planned', 'made', 'no_answer', 'missed', 'cancelled'] }).notNull(),
    at: instant('at'),
    channel: text('channel'),
    note: text('note'),
    requestId: uuid('request_id'),
    ...written(),
  },
  (t) => [
    index('contacts_due').on(t.patientId, t.dueAt).where(sql`status = 'planned'`),
    index('contacts_made').on(t.patientId, t.at.desc()),
    uniqueIndex('contacts_request').on(t.requestId).where(sql`request_id is not null`),
  ],
)
