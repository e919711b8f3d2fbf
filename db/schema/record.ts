import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { id, instant, localDay, ownedByPatient, written } from './columns'

/** Notes of the record: drafts saved by themselves, signed versions that never change, addenda, co-signatures. */
export const notes = pgTable(
  'notes',
  {
    id: id(),
    ...ownedByPatient(),
    episodeId: uuid('episode_id'),
    /** Template: progress, sbar, group, family, education, discharge, free. */
    kind: text('kind').notNull(),
    status: text('status', { enum: ['draft', 'signed', 'locked'] }).notNull(),
    body: jsonb('body').$type<Record<string, string>>().notNull().default({}),
    /** The note in plain words, for lists and search. */
    text: text('text').notNull().default(''),
    at: instant('at').notNull(),
    version: integer('version').notNull().default(1),
    signedAt: instant('signed_at'),
    signedBy: uuid('signed_by'),
    cosignAskedOf: uuid('cosign_asked_of'),
    cosignedAt: instant('cosigned_at'),
    cosignedBy: uuid('cosigned_by'),
    addendumTo: uuid('addendum_to'),
    requestId: uuid('request_id'),
    ...written(),
  },
  (t) => [
    index('notes_patient').on(t.patientId, t.at.desc()),
    uniqueIndex('notes_request').on(t.requestId).where(sql`request_id is not null`),
  ],
)

/** SUD counseling notes: kept apart, read under their own permission and consent (42 CFR Part 2). */
export const counselingNotes = pgTable(
  'counseling_notes',
  {
    id: id(),
    ...ownedByPatient(),
    episodeId: uuid('episode_id'),
    text: text('text').notNull(),
    at: instant('at').notNull(),
    requestId: uuid('request_id'),
    ...written(),
  },
  (t) => [
    index('counseling_notes_patient').on(t.patientId, t.at.desc()),
    uniqueIndex('counseling_notes_request').on(t.requestId).where(sql`request_id is not null`),
  ],
)

/** Relapse-prevention, crisis, pain, comfort, fluids and nutrition plans; signed with the patient, versioned. */
export const planDocuments = pgTable(
  'plan_documents',
  {
    id: id(),
    ...ownedByPatient(),
    episodeId: uuid('episode_id'),
    kind: text('kind', { enum: ['crisis', 'relapse', 'pain', 'comfort', 'nutrition', 'discharge'] }).notNull(),
    version: integer('version').notNull(),
    body: jsonb('body').$type<Record<string, unknown>>().notNull().default({}),
    signedAt: instant('signed_at').notNull(),
    signedWithPatient: boolean('signed_with_patient').notNull().default(false),
    reviewOn: localDay('review_on'),
    requestId: uuid('request_id'),
    ...written(),
  },
  (t) => [
    uniqueIndex('plan_documents_version').on(t.episodeId, t.kind, t.version),
    index('plan_documents_patient').on(t.patientId, t.kind),
    uniqueIndex('plan_documents_request').on(t.requestId).where(sql`request_id is not null`),
  ],
)

export const goals = pgTable(
  'goals',
  {
    id: id(),
    ...ownedByPatient(),
    episodeId: uuid('episode_id'),
    /** Id of the reference checklist line, or null for a goal of the patient's own. */
    checklistId: text('checklist_id'),
    phase: text('phase').notNull(),
    title: text('title').notNull(),
    domain: text('domain').notNull(),
    target: text('target'),
    dueOn: localDay('due_on'),
    ownerId: uuid('owner_id'),
    status: text('status', { enum: ['open', 'met', 'partly', 'dropped'] }).notNull(),
    progress: jsonb('progress').$type<{ at: string; by: string; text: string }[]>().notNull().default([]),
    requestId: uuid('request_id'),
    ...written(),
  },
  (t) => [
    index('goals_patient').on(t.patientId),
    uniqueIndex('goals_request').on(t.requestId).where(sql`request_id is not null`),
  ],
)

export type ConsentDetails = {
  /** Name as signed, and whether the patient or somebody who may act for them signed. */
  signedBy?: string
  capacity?: 'patient' | 'representative'
  told?: ('revocation' | 'redisclosure' | 'refusal')[]
}

/** Part 2 consents: who may be told what, for what, until when; revoked in writing. */
export const consents = pgTable(
  'consents',
  {
    id: id(),
    ...ownedByPatient(),
    type: text('type', { enum: ['tpo_single', 'specific', 'legal', 'counseling_notes'] }).notNull(),
    recipient: text('recipient').notNull(),
    purpose: text('purpose').notNull(),
    scope: text('scope').notNull(),
    discloser: text('discloser').notNull(),
    signedOn: localDay('signed_on').notNull(),
    /** A date, an event, or none. */
    expiresOn: localDay('expires_on'),
    expiryEvent: text('expiry_event'),
    revokedOn: localDay('revoked_on'),
    revokedBy: uuid('revoked_by'),
    revocationNote: text('revocation_note'),
    /** Who signed and what the patient was told: the parts of 2.31 that are no column of their own. */
    details: jsonb('details').$type<ConsentDetails>().notNull().default({}),
    requestId: uuid('request_id'),
    ...written(),
  },
  (t) => [
    index('consents_patient').on(t.patientId),
    uniqueIndex('consents_request').on(t.requestId).where(sql`request_id is not null`),
  ],
)

/** Everything that left the center: to whom, what, why, under which consent or exception. */
export const disclosures = pgTable(
  'disclosures',
  {
    id: id(),
    ...ownedByPatient(),
    consentId: uuid('consent_id'),
    recipient: text('recipient').notNull(),
    purpose: text('purpose').notNull(),
    what: text('what').notNull(),
    /** export, print, transfer sheet, emergency (42 CFR 2.51). */
    kind: text('kind').notNull(),
    at: instant('at').notNull(),
    /** Of an emergency (2.51): affiliation of the recipient, who disclosed, nature. */
    details: jsonb('details').$type<Record<string, string>>().notNull().default({}),
    ...written(),
  },
  (t) => [
    index('disclosures_patient').on(t.patientId, t.at.desc()),
    index('disclosures_center').on(t.centerId, t.at.desc()),
  ],
)

/** A discharge with the summary as it was assembled and signed. */
export const discharges = pgTable(
  'discharges',
  {
    id: id(),
    ...ownedByPatient(),
    episodeId: uuid('episode_id').notNull(),
    reason: text('reason', { enum: ['completed', 'transferred', 'left', 'administrative', 'died'] }).notNull(),
    at: instant('at').notNull(),
    summary: jsonb('summary').$type<Record<string, unknown>>().notNull(),
    handOff: text('hand_off'),
    followUpAt: instant('follow_up_at'),
    naloxoneGiven: boolean('naloxone_given'),
    overdoseAdvice: boolean('overdose_advice'),
    signedBy: uuid('signed_by').notNull(),
    cosignedBy: uuid('cosigned_by'),
    cosignedAt: instant('cosigned_at'),
    ...written(),
  },
  (t) => [uniqueIndex('discharges_episode').on(t.episodeId), index('discharges_patient').on(t.patientId)],
)
