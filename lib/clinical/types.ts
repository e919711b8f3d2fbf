/**
 * Words that every part of the clinical engine shares.
 * Codes are the ones stored in the database and used in interfaces (phases.md P-01).
 */

/** A calendar date in the center's time zone, `YYYY-MM-DD`. */
export type LocalDate = string

/** A moment known to the instant, or only to its local calendar date (phases.md §2.2). */
export type When = { at: Date } | { date: LocalDate }

/** Recovery phases in the order of the way down (phases.md §2.1). */
export const PHASES = [
  'intake',
  'stabilization',
  'taper',
  'acute',
  'subacute',
  'extended',
  'long_term',
  'unknown',
] as const
export type Phase = (typeof PHASES)[number]

/** Urgency tiers, gravest first (triage.md §1). */
export const TIERS = ['T1', 'T2', 'T3', 'T4', 'T5'] as const
export type Tier = (typeof TIERS)[number]

export const APPROACHES = ['conservative', 'moderate', 'rapid', 'gradual_10'] as const
export type Approach = (typeof APPROACHES)[number]

export const SUBSTANCES = ['kratom', 'extract', 'seven_oh', 'opioid', 'alcohol', 'benzodiazepine'] as const
export type Substance = (typeof SUBSTANCES)[number]

/** Level of consciousness: alert, new confusion, voice, pain, unresponsive (NEWS2). */
export const ACVPU = ['A', 'C', 'V', 'P', 'U'] as const
export type Acvpu = (typeof ACVPU)[number]

/** Where the patient is treated. Decides cadence (phases.md §4) and service hours (triage.md §2.8). */
export const SETTINGS = ['residential', 'iop', 'outpatient'] as const
export type CareSetting = (typeof SETTINGS)[number]

/** How strong the source of a number is (reference documents, source tags). */
export const SOURCE_STRENGTHS = ['verified', 'abstract', 'secondary', 'general_knowledge', 'proposal'] as const
export type SourceStrength = (typeof SOURCE_STRENGTHS)[number]

/** Where a rule, band, threshold or step comes from. `proposal` is center protocol, never evidence. */
export type Source = { title: string; section?: string; strength: SourceStrength }
