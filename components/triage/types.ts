import type { Phase, SourceStrength, Tier } from '@/lib/clinical/types'
import type { ActionCode, HandoverReason, ReviewOutcome, SnoozeReason } from '@/lib/format/acts'
import type { Result } from '@/lib/result'

/**
 * What the queue and its drawer show. Instants are ISO strings; words are chosen on the server by lib/format,
 * except for what ticks (clocks) and for clock times, which the screen prints in the center's zone.
 */

/** One read of the queue: what `GET rowsUrl?tier=&only=` answers and what the page starts with. */
export type Queue = {
  /** In queue order (clinical/triage.md §4), snoozed rows included and marked. */
  rows: QueueRow[]
  /** Rows beyond those sent; 0 when all are here. */
  more: number
  counts: QueueCounts
  /** When the rows were read. */
  asOf: string
  /** The center's sequence at that moment. */
  seq: number
  engine: EngineState
}

export type QueueCounts = {
  /** Patients by their highest tier, snoozed ones included. */
  tiers: Record<Tier, number>
  mine: number
  unowned: number
  pastTarget: number
  snoozed: number
}

export type EngineState = {
  /** False when the engine has not run in time (decisions 9). */
  current: boolean
  checkedPatients: number
  checkedAt: string | null
  lastCleared: { at: string; text: string } | null
}

export type QueueFilter = { tier: Tier | null; only: 'mine' | 'unowned' | 'past_target' | 'snoozed' | null }

/** A value, then what stands after it with its own punctuation: "COWS 27" + ", expected 8–16 on day 3". */
export type Why = { value: string; rest: string }

export type Person = { staffId: string; name: string; initials: string }

export type QueueRow = {
  patientId: string
  tier: Tier
  /** "Dvorsky, Marek"; an alias for a confidential chart ("Confidential, B-04"). */
  name: string
  /** "Marek Dvorsky", for headings and announcements. */
  fullName: string
  /** "34 M"; empty for an alias. */
  ageSex: string
  /** Empty for an alias. */
  mrn: string
  place: string | null
  /** Where the chart opens; null for an alias. */
  chartHref: string | null
  /** A confidential chart that this person may not see: no name, no reason, no act. */
  alias: boolean
  clock: RowClock
  /** The flags that come first, at most two; the first sets the tier. */
  why: Why[]
  /** A second line for a row with one reason: what else the rule has to say. */
  detail: string | null
  /** Open flags beyond `why`. */
  moreFlags: number
  spark: RowSpark | null
  phase: { code: Phase; label: string }
  taper: { label: string; mark: 'held' | 'slow' | 'decision' | null } | null
  owner: Person | null
  /** What was done, or the next thing to do by the flag that sets the tier. */
  next: string | null
  /** Set while every open flag of the row is snoozed. */
  snoozedUntil: string | null
  /** What the rules could not tell for lack of data: "SpO2 not measured in the 07:38 set". */
  cannotTell: string[]
}

export type RowClock = {
  /** When the first flag of the tier opened. */
  since: string
  /** First acknowledgment due; null for To do. Service hours are already counted in. */
  answerBy: string | null
  /** Set while every open flag of the row is acknowledged. */
  acknowledged: { at: string; by: string } | null
  actBy: string | null
  actedAt: string | null
}

export type RowSpark = {
  /** "COWS" or "SOWS". */
  instrument: string
  points: { at: string; value: number }[]
  corridor: { from: string; to: string; upper: number }[]
  max: number
  /** The ends of the axis. */
  from: string
  to: string
  value: string
  at: string
  /** Older than its due interval. */
  stale: boolean
  /** "+11" above the corridor, null inside it. */
  excess: string | null
  /** The chart as a sentence. */
  text: string
}

/** Everything in the drawer: what `GET rowsUrl/{patientId}` answers. */
export type RowDetail = {
  row: QueueRow
  seq: number
  codeStatus: string | null
  allergies: { state: 'not_asked' | 'none' | 'some'; items: { substance: string; note: string | null }[] }
  /** Pregnancy, crisis plan and other alerts, as short phrases. */
  alerts: string[]
  /** Lines for people who are not in the building; only at T1. */
  crisisLines: boolean
  ladder: LadderStep[]
  flags: FlagCard[]
  cannotTell: { text: string; ruleId: string }[]
  /** Whom the row may go to. */
  people: (Person & { role: string })[]
  log: { at: string; by: string; text: string }[]
  /** Null when there is nothing to acknowledge. */
  mayAcknowledge: boolean
}

export type LadderStep = { at: string; who: string; done: boolean }

export type FlagCard = {
  flagId: string
  ruleId: string
  ruleVersion: string
  ruleHref: string
  tier: Tier
  setsTier: boolean
  title: Why
  openedAt: string
  /** How often it was met since it opened. */
  count: number
  /** "Worst 29 at 03:30", when worse than now. */
  worst: string | null
  evidence: { at: string | null; text: string; stale: boolean }[]
  /** The condition in words, with comparator and limit. */
  limit: string
  instruction: string
  clears: string
  source: { title: string; strength: SourceStrength; href: string | null }
  cannotTell: string[]
  acknowledged: { at: string; by: string } | null
  action: { at: string; by: string; text: string } | null
  review: { at: string; by: string; text: string } | null
  snooze: { until: string; by: string; reason: string } | null
  /** Whole minutes it may still be snoozed; 0 and why when it may not. */
  snoozeMinutes: number
  snoozeRefusal: string | null
  mayReview: boolean
  mayOverride: boolean
  /** Who may clear it without evidence, when this person may not. */
  overrideBy: string | null
}

/** What an act that landed says: the toast's words and, for ten seconds, how to take it back. */
export type ActDone = { said: string; undoId: string | null }

/** The details of a `conflict` refusal: "Taken by J. Adeyemi 07:41". */
export type ConflictDetails = { act: string; by: string; at: string }

/** Server actions. Every input carries a request id made by the browser, so that a retry lands once. */
export type QueueActions = {
  take: Act<{ patientId: string }>
  acknowledge: Act<{ patientId: string }>
  handOver: Act<{ patientId: string; to: string; reason: HandoverReason; text: string }>
  recordAction: Act<{ patientId: string; code: ActionCode; text: string }>
  /** The server counts the minutes from its own now. */
  snooze: Act<{ flagId: string; minutes: number; reason: SnoozeReason; text: string }>
  recordReview: Act<{ flagId: string; outcome: ReviewOutcome; reason: string }>
  override: Act<{ flagId: string; reason: string }>
  undo: (input: { undoId: string; requestId: string }) => Promise<Result<ActDone>>
}

export type Act<Input> = (input: Input & { requestId: string }) => Promise<Result<ActDone>>

/** What this person may do with rows at all; each flag says the rest. */
export type QueueRights = { act: boolean }
