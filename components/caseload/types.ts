import type { Phase, Tier } from '@/lib/clinical/types'
import type { ChartPoint, CorridorPiece } from '../charts/geometry'
import type { StairStep } from '../charts/stair'

/** What the caseload shows. Instants are ISO text; texts are already in the words and units of the center. */

/** One vital sign as a cell: never without the instant it was taken. */
export type VitalCell = {
  /** The value alone, in display units: "128", "102/64", "101.1". */
  text: string
  /** NEWS2 points of this value, null where NEWS2 does not score it. Points show as arrows and weight. */
  points: 0 | 1 | 2 | 3 | null
  direction: 'high' | 'low' | null
  takenAt: string
  /** Older than its due interval (with grace): faded, dotted, age in amber. */
  stale: boolean
}

export type ScoreCell = {
  instrument: 'COWS' | 'SOWS'
  max: number
  value: number
  at: string
  stale: boolean
  /** Upper bound at the time of the score; null where no corridor exists (P-18). */
  upper: number | null
  points: ChartPoint[]
  corridor: CorridorPiece[]
  /** The axis of the sparkline: acute day 0–7, otherwise the last 7 days. */
  from: string
  to: string
}

export type TaperCell = {
  state: 'none' | 'planned' | 'running' | 'held' | 'finished'
  steps: StairStep[]
  /** "9 g → 7 g in 2 d", "12 g → 8 g today", "Done 3 Feb", "stopped 18 g/d". */
  line: string
  /** A decision waits or doses are over plan: amber with a shape. */
  attention: boolean
}

/** "NEWS2 **7** ≥ 7": what, value in bold, comparator and limit; none of the three is ever cut. */
export type FlagLine = { what: string; value: string; limit: string }

export type DueCell = {
  /** "08:30", "now", "1 h 10 over", "4 Mar". */
  when: string
  what: string
  /** Tier of the flag that made it due, or null for routine. Overdue routine work is T4. */
  tier: Tier | null
}

export type CaseloadRow = {
  patientId: string
  /** "Dvorsky, Marek". */
  name: string
  /** Another patient in the center has a name that may be confused with this one. */
  nameAlert: boolean
  /** "34 M". */
  ageSex: string
  mrn: string
  /** "B-04", "IOP"; null = not recorded. */
  place: string | null
  phase: Phase
  /** "day 3", "wk 4", "mo 5", "step 3"; empty in intake, stabilization and unknown. */
  phaseTime: string
  /** Small outlined chips: "preg 11 wk", "on buprenorphine". */
  chips: string[]
  tier: Tier | null
  acknowledged: boolean
  flag: FlagLine | null
  moreFlags: number
  /** Rules that cannot tell for this patient now: missing is never shown as fine. */
  cannotTell: number
  taper: TaperCell | null
  score: ScoreCell | null
  heartRate: VitalCell | null
  bloodPressure: VitalCell | null
  temperature: VitalCell | null
  /** The latest set of vitals; null = none taken. */
  takenAt: string | null
  takenStale: boolean
  due: DueCell | null
  lead: string | null
  /** Columns off by default; a missing key and null both read "not recorded". */
  sleepHours?: { text: string; at: string } | null
  craving?: { text: string; at: string } | null
  moodScores?: { text: string; at: string } | null
  gramsVsPlan?: string | null
  daysSinceLapse?: string | null
  /** Gates of the next phase that are not met, for the board: "COWS ≤ 12 for 48 h: no, 16". */
  gates?: string[]
}

export type PhaseCount = { phase: Phase; count: number; flagged: number }

/** One page of the caseload, sorted and cut by the server. */
export type CaseloadPage = {
  rows: CaseloadRow[]
  /** Patients that match, over all pages (collapsed groups included). */
  total: number
  /** Patients in the caseload without any filter: tells "nobody here" from "nobody matches". */
  unfiltered: number
  withFlag: number
  /** Counts per phase over all pages, in the order of the way down. */
  groups: PhaseCount[]
  /** When the rules last ran for this center, proof for the empty state; null = never. */
  checkedAt: string | null
  now: string
  /** °F or °C, as the site displays. */
  temperatureUnit: '°F' | '°C'
}

/** A choice offered by "Add filter". */
export type FilterChoice = { key: FilterKey; label: string; options: { value: string; label: string }[] }

export const FILTER_KEYS = ['lead', 'phase', 'tier', 'setting', 'taper', 'overdue', 'pregnant'] as const
export type FilterKey = (typeof FILTER_KEYS)[number]

/** Links above the table: fixed views with their counts. */
export type CaseloadView = { id: string; label: string; count: number; href: string; current: boolean }
