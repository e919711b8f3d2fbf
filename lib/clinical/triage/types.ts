import type { PhaseSettings } from '../phases/definitions'
import type { LocalDate, Phase, Source, Tier } from '../types'
import type { Facts, ReviewOutcome, Temperature, VitalsSet } from './facts'
import type { News2 } from './news2-of'

/** The version of predicates and tables together. A new one makes every open episode due for evaluation. */
export const ENGINE_VERSION = '1'

export type RuleFamily =
  | 'suicide'
  | 'mental_health'
  | 'medical'
  | 'vitals'
  | 'withdrawal'
  | 'engagement'
  | 'data_quality'
  | 'manual'

/** Whom a flag speaks to first (triage.md §5, role routing). */
export type RoutedRole = 'counselor' | 'nurse' | 'prescriber' | 'intake' | 'supervisor'

/**
 * How a flag ends. `evidence`: the facts of `clearsText`; `review`: a recorded review; `either` and `both` of the two.
 * An override with reason ends any flag; acknowledging ends none.
 */
export type ClearingKind = 'evidence' | 'review' | 'either' | 'both'

/** Place inside a tier (triage.md §4): 0 airway to consciousness … 6 administration. A T5 always sorts as 6. */
export type ClassRank = 0 | 1 | 2 | 3 | 4 | 5 | 6

/** One threshold of a center, by key. */
export type SettingKey = string
export type SettingSpec = { key: SettingKey; label: string; unit: string; value: number; strength: Source['strength'] }

/** Thresholds in force in a center. `values` holds only what differs from the defaults. */
export type TriageSettings = {
  version: number
  values: Readonly<Record<SettingKey, number>>
  /** Last days of the phases in this center. */
  phases?: PhaseSettings
}

/** One row of the rule catalogue. */
export type Rule = {
  id: string
  version: number
  family: RuleFamily
  title: string
  /** Every tier it can open at, gravest first. */
  tiers: readonly Tier[]
  /** When it fires, in plain words. */
  trigger: string
  /** The limit as a person reads it, for example "NEWS2 ≥ 7". */
  thresholdText: string
  /** Recommended action. */
  doText: string
  /** What ends the flag, in plain words. */
  clearsText: string
  source: Source
  classRank: ClassRank
  clearing: ClearingKind
  /** Review outcomes that count as the review of this rule. */
  reviewOutcomes: readonly ReviewOutcome[]
  roles: readonly RoutedRole[]
  /** Center thresholds that the rule reads. */
  settings: readonly SettingSpec[]
  /** The condition. Pure; reads nothing but its argument. */
  find: (ctx: RuleContext) => RuleAnswer
  /**
   * Instants at which time alone might change the answer: a superset of the true ones.
   * `evaluate` tries them, so a candidate too many costs little and one too few is a bug.
   */
  changesAt?: (ctx: RuleContext) => readonly (Date | null)[]
  /** Numeric clearing: a run of in-range readings after the flag opened. */
  clearsRun?: RunClear
  /**
   * Further evidence of `clearsText` that must hold after `openedAt`. With neither this nor `clearsRun`
   * the evidence is that the condition no longer holds.
   */
  cleared?: (ctx: RuleContext, openedAt: Date) => boolean
  /** A taper or treatment plan signed in the chart counts as the review `plan_signed`. */
  planSignedClears?: true
  /** Evidence of so many hours after a review is what was reviewed; absent: none. */
  reviewCoversH?: number
  /** Hours for which a review or override counts without new evidence. Absent: until new evidence, 30 days if undated. */
  reviewHoldsH?: number
  /** Days for which a cleared flag stays visible on the chart. */
  visibleAfterClearDays?: number
}

/** What a predicate sees: facts, thresholds, zone and the instant, with what is derived from them (context.ts). */
export type RuleContext = {
  facts: Facts
  setting: (key: SettingKey) => number
  zone: string
  now: Date
  today: LocalDate
  phase: Phase | null
  day: number | null
  phaseSettings: PhaseSettings
  /** Measured sets that may open flags: not entered more than 12 h late. Oldest first. */
  sets: readonly VitalsSet[]
  /** The last of `sets`. */
  latest: VitalsSet | null
  /** Every measured set, however late it was entered. */
  recordedSets: readonly VitalsSet[]
  news2: (set: VitalsSet) => News2
  localDate: (at: Date) => LocalDate
  startOfDay: (date: LocalDate) => Date
}

/** One reading as clearing rules see it; a field is present if it was measured. */
export type Reading = {
  at: Date
  news2?: number
  temp?: Temperature
  sbp?: number
  dbp?: number
  hr?: number
  rr?: number
  spo2?: number
  news2Scale?: 1 | 2
  cows?: number
  sowsH?: number
  ciwaAr?: number
  ciwaB?: number
  craving?: number
  functioning?: number
}

export type RunClear = {
  /** null: the reading does not carry the parameter and is skipped. */
  inRange: (reading: Reading) => boolean | null
  /** First to last reading of the run, at least. */
  gapMinutes: number
  /** Older evidence cannot clear (triage.md §3.2); absent: no limit. */
  freshH?: number
}

export type EvidenceItem = {
  label: string
  value: string | number | boolean
  unit: string | null
  at: Date | null
  enteredAt?: Date
  /** The fact this came from, when it has an id. */
  factId?: string
}

export type FlagScore = { instrument: string; total: number }
export type Trend = 'worsening' | 'stable' | 'improving'

/** What a predicate answers. `evaluate` adds the rule. */
export type RuleAnswer =
  | { outcome: 'clear'; detail?: string }
  | { outcome: 'cannot_tell'; reason: string }
  | {
      outcome: 'fires'
      tier: Tier
      /** Value, comparator, limit: "HR 128 ≥ 120". Never contains elapsed time. */
      text: string
      detail?: string
      evidence: readonly EvidenceItem[]
      threshold?: { value: number | string; unit: string | null }
      score?: FlagScore
      trend?: Trend
    }

/** What the engine says now about one rule. `cannot_tell` is never shown as fine. */
export type Finding = RuleAnswer & {
  ruleId: string
  ruleVersion: number
  /** The newest instant among the evidence; null if undated or not firing. */
  evidenceAt: Date | null
}
export type FiringFinding = Extract<Finding, { outcome: 'fires' }>

export type Evaluation = {
  findings: readonly Finding[]
  /** The next instant at which time alone changes a finding's outcome or tier; null = never. */
  recheckAt: Date | null
  engineVersion: string
  settingsVersion: number
}

/** What `reconcile` needs of a stored open flag. */
export type OpenFlag = {
  id: string
  ruleId: string
  tier: Tier
  openedAt: Date
  acknowledgedAt: Date | null
  /** First recorded action since the flag opened or last worsened. */
  actionAt: Date | null
  snoozedUntil: Date | null
  /** When people were last told: opened, worsened or re-notified. */
  lastNotifiedAt: Date
  /** How often it fired on new evidence. */
  count: number
  /** The newest evidence already counted. */
  lastEvidenceAt: Date | null
  lastText: string
  worstText: string
  score: FlagScore | null
  worstScore: FlagScore | null
  /** The fact ids behind each counted firing, oldest first; `[]` for an undated firing. */
  firings: readonly (readonly string[])[]
}

export type FlagUpdate = {
  flagId: string
  finding: FiringFinding
  /** New values of the stored flag. */
  tier: Tier
  count: number
  lastEvidenceAt: Date | null
  worstText: string
  worstScore: FlagScore | null
  firings: readonly (readonly string[])[]
}

export type ClearedBy = 'evidence' | 'review' | 'override' | 'data_corrected'

/**
 * What to write. A flag is in at most one of `worsen`, `update` and `clear`; `renotify` may name a flag of `update`.
 * Empty lists mean nothing to do.
 */
export type Reconciliation = {
  open: readonly FiringFinding[]
  /** Higher tier, higher band, or a NEWS2 point in T2: acknowledgment starts anew, snooze ends. */
  worsen: readonly (FlagUpdate & { interruptive: boolean })[]
  /** Same or lower tier: new text, count, last and worst value. */
  update: readonly FlagUpdate[]
  renotify: readonly { flagId: string; interruptive: boolean }[]
  clear: readonly { flagId: string; ruleId: string; by: ClearedBy; text: string }[]
  /** The next instant at which an open flag needs a look for a notification; null = none. */
  wakeAt: Date | null
}
