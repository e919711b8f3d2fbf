import { sql } from 'drizzle-orm'
import { boolean, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { flagged, id, instant, localDay, ownedByPatient, written } from './columns'

export const patients = pgTable(
  'patients',
  {
    id: id(),
    centerId: uuid('center_id').notNull(),
    mrn: text('mrn').notNull(),
    familyName: text('family_name').notNull(),
    givenName: text('given_name').notNull(),
    birthDate: localDay('birth_date'),
    sex: text('sex', { enum: ['male', 'female', 'other', 'unknown'] }).notNull(),
    pronouns: text('pronouns'),
    language: text('language'),
    phone: text('phone'),
    /** Seen by named people only; for everybody else the chart does not exist. */
    confidential: flagged('confidential'),
    codeStatus: text('code_status'),
    chronicPain: boolean('chronic_pain'),
    mentalHealthComorbidity: boolean('mental_health_comorbidity'),
    seizureHistory: boolean('seizure_history'),
    /** NEWS2 scale 2 only after a clinician documented hypercapnic failure (instruments.md §11). */
    spo2Scale: integer('spo2_scale').notNull().default(1),
    allergyStatus: text('allergy_status', { enum: ['not_asked', 'none_known', 'listed'] })
      .notNull()
      .default('not_asked'),
    createdAt: instant('created_at').notNull(),
    createdBy: uuid('created_by'),
    /** Where an imported person came from: system and identifier of the source. */
    sourceRef: text('source_ref'),
  },
  (t) => [
    uniqueIndex('patients_mrn').on(t.centerId, t.mrn),
    index('patients_name').on(
      t.centerId,
      sql`lower(${t.familyName}) text_pattern_ops`,
      sql`lower(${t.givenName}) text_pattern_ops`,
    ),
    index('patients_given').on(t.centerId, sql`lower(${t.givenName}) text_pattern_ops`),
    index('patients_mrn_prefix').on(t.centerId, sql`${t.mrn} text_pattern_ops`),
    index('patients_birth').on(t.centerId, t.birthDate),
    index('patients_confidential').on(t.centerId).where(sql`confidential`),
    uniqueIndex('patients_source').on(t.centerId, t.sourceRef).where(sql`source_ref is not null`),
  ],
)

/** People named on a confidential chart, and emergency access for four hours. */
export const chartAccess = pgTable(
  'chart_access',
  {
    id: id(),
    ...ownedByPatient(),
    staffId: uuid('staff_id').notNull(),
    kind: text('kind', { enum: ['named', 'emergency'] }).notNull(),
    reason: text('reason'),
    grantedAt: instant('granted_at').notNull(),
    grantedBy: uuid('granted_by'),
    expiresAt: instant('expires_at'),
    reviewedAt: instant('reviewed_at'),
    reviewedBy: uuid('reviewed_by'),
  },
  (t) => [index('chart_access_patient').on(t.patientId, t.staffId), index('chart_access_staff').on(t.staffId)],
)

export const episodes = pgTable(
  'episodes',
  {
    id: id(),
    ...ownedByPatient(),
    admittedAt: instant('admitted_at').notNull(),
    admittedBy: uuid('admitted_by'),
    closedAt: instant('closed_at'),
    closeReason: text('close_reason'),
    setting: text('setting', { enum: ['residential', 'iop', 'outpatient'] }).notNull(),
    /** Bed or chair: "B-04", "IOP, chair 3". */
    place: text('place'),
    /** Where kratom use stands now (phases.md P-03). */
    useStatus: text('use_status', { enum: ['not_assessed', 'stable_dose', 'taper', 'stopped'] })
      .notNull()
      .default('not_assessed'),
    attemptNo: integer('attempt_no').notNull().default(1),
    /** The phase as last evaluated; time alone moves it, the sweeper keeps it true. */
    phase: text('phase').notNull().default('intake'),
    /** Day 0 as last evaluated: the phase day is today minus this date. */
    anchorOn: localDay('anchor_on'),
    leadId: uuid('lead_id'),
    /** Measured or stated kratom per day before the taper, in mg of powder; null when unknown or not in grams. */
    baselineMg: integer('baseline_mg'),
  },
  (t) => [
    uniqueIndex('episodes_open').on(t.patientId).where(sql`closed_at is null`),
    index('episodes_center_open').on(t.centerId, t.phase).where(sql`closed_at is null`),
    index('episodes_lead').on(t.centerId, t.leadId).where(sql`closed_at is null`),
  ],
)

export const locationMoves = pgTable(
  'location_moves',
  {
    id: id(),
    ...ownedByPatient(),
    episodeId: uuid('episode_id').notNull(),
    setting: text('setting').notNull(),
    place: text('place'),
    at: instant('at').notNull(),
    reason: text('reason'),
    ...written(),
  },
  (t) => [index('location_moves_patient').on(t.patientId, t.at)],
)

export const careTeam = pgTable(
  'care_team',
  {
    id: id(),
    ...ownedByPatient(),
    episodeId: uuid('episode_id').notNull(),
    staffId: uuid('staff_id').notNull(),
    role: text('role', { enum: ['lead', 'member'] }).notNull(),
    fromAt: instant('from_at').notNull(),
    toAt: instant('to_at'),
    reason: text('reason'),
    ...written(),
  },
  (t) => [
    index('care_team_patient').on(t.patientId),
    uniqueIndex('care_team_one_lead').on(t.episodeId).where(sql`role = 'lead' and to_at is null`),
  ],
)

export const allergies = pgTable(
  'allergies',
  {
    id: id(),
    ...ownedByPatient(),
    substance: text('substance').notNull(),
    reaction: text('reaction'),
    severity: text('severity'),
    code: text('code'),
    source: text('source', { enum: ['entered', 'import'] })
      .notNull()
      .default('entered'),
    sourceRef: text('source_ref'),
    endedAt: instant('ended_at'),
    endReason: text('end_reason'),
    ...written(),
  },
  (t) => [
    index('allergies_patient').on(t.patientId),
    uniqueIndex('allergies_source').on(t.patientId, t.sourceRef).where(sql`source_ref is not null`),
  ],
)

/** Short notices on the banner, such as a name alert or "contact: sister only". */
export const patientAlerts = pgTable(
  'patient_alerts',
  {
    id: id(),
    ...ownedByPatient(),
    text: text('text').notNull(),
    endedAt: instant('ended_at'),
    endReason: text('end_reason'),
    ...written(),
  },
  (t) => [index('patient_alerts_patient').on(t.patientId)],
)

export const pregnancyStatuses = pgTable(
  'pregnancy_statuses',
  {
    id: id(),
    ...ownedByPatient(),
    status: text('status', { enum: ['yes', 'suspected', 'no', 'unknown', 'not_applicable'] }).notNull(),
    testedOn: localDay('tested_on'),
    weeks: integer('weeks'),
    at: instant('at').notNull(),
    ...written(),
  },
  (t) => [index('pregnancy_patient').on(t.patientId, t.at)],
)

export const conditions = pgTable(
  'conditions',
  {
    id: id(),
    ...ownedByPatient(),
    text: text('text').notNull(),
    code: text('code'),
    codeSystem: text('code_system'),
    status: text('status'),
    onsetOn: localDay('onset_on'),
    source: text('source', { enum: ['entered', 'import'] })
      .notNull()
      .default('entered'),
    sourceRef: text('source_ref'),
    ...written(),
  },
  (t) => [
    index('conditions_patient').on(t.patientId),
    uniqueIndex('conditions_source').on(t.patientId, t.sourceRef).where(sql`source_ref is not null`),
  ],
)

/** What the patient takes, as stated or imported. Orders are a thing of their own. */
export const medicationStatements = pgTable(
  'medication_statements',
  {
    id: id(),
    ...ownedByPatient(),
    name: text('name').notNull(),
    /** Ingredient in lower case, when known: "clonidine", "buprenorphine". */
    ingredient: text('ingredient'),
    dose: text('dose'),
    code: text('code'),
    status: text('status', { enum: ['active', 'stopped'] }).notNull(),
    startedAt: instant('started_at'),
    stoppedAt: instant('stopped_at'),
    /** Stopped without the 2–4 day reduction that an α2-agonist needs (VIT-11). */
    stoppedAbruptly: boolean('stopped_abruptly'),
    source: text('source', { enum: ['entered', 'import'] })
      .notNull()
      .default('entered'),
    sourceRef: text('source_ref'),
    ...written(),
  },
  (t) => [
    index('medication_statements_patient').on(t.patientId),
    uniqueIndex('medication_statements_source').on(t.patientId, t.sourceRef).where(sql`source_ref is not null`),
  ],
)
