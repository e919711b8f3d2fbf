import type { Tier } from '@/lib/clinical/types'
import type { ChartPoint, CorridorPiece } from './geometry'

/** What the course chart draws: one time axis for score, grams and events. Instants are ISO text as `toISOString` writes it, so that they compare as text. */

export type CourseScore = {
  instrument: 'COWS' | 'SOWS'
  max: number
  /** Newest last; `note` is printed above a point ("12, held 2 d"). */
  points: (ChartPoint & { note?: string })[]
  corridor: CorridorPiece[]
  /** Clinical ticks: COWS 5 mild, 13 moderate, 25 moderately severe, 37 severe. */
  ticks: { value: number; word: string }[]
  /** "Step limit: COWS ≤ 12 for 24 h" and its source, a site number. */
  limit: { value: number; label: string; from: string } | null
  cadenceHours?: number
}

/** What was taken on one local day: `from` and `to` are its first and last instants. */
export type TakenDay = { from: string; to: string; date: string; grams: number | null; planned: number | null }

export type CoursePlan = {
  version: number
  /** "Plan v2, after hold", "Plan v1, signed 9 Feb". */
  label: string
  inForce: boolean
  steps: { from: string; to: string; grams: number }[]
}

export type CourseMark =
  | { kind: 'dose' | 'contact' | 'missed' | 'planned'; at: string; label: string }
  | { kind: 'lapse' | 'over' | 'step' | 'note'; at: string; label: string }
  | { kind: 'hold' | 'span'; at: string; to: string; label: string }

export type CourseLane = { name: string; marks: CourseMark[]; summary?: string }

export type CourseModel = {
  now: string
  from: string
  to: string
  /** "Now, day 22"; "Now, taper day 9". */
  nowLabel: string
  /** "Conservative, 20 g/day at start · day 22 is 5 days after the step to 9 g". */
  caption: string
  /** Day borders at the axis: "Day 1, 10 Feb"; `short` ("10 Feb") is used on tablets. */
  axis: { at: string; label: string; short?: string }[]
  score: CourseScore | null
  taken: TakenDay[]
  plans: CoursePlan[]
  holds: { from: string; to: string; label: string }[]
  lanes: CourseLane[]
  /** Tier of the flag on the score, the color of the excess; null = Soon. */
  tier: Tier | null
}

export const COURSE_RANGES = ['7d', '6wk', 'all'] as const
export type CourseRange = (typeof COURSE_RANGES)[number]

/** One small multiple: 14 days of a vital with its reference band (a norm, not a plan). */
export type VitalSeries = {
  id: string
  /** "HR", "BP", "Temp", "Weight", "Sleep", "Craving". */
  name: string
  unit: string
  /** Latest value as text, with NEWS2 points or a site limit deciding the tone. */
  latest: string | null
  takenAt: string | null
  stale: boolean
  tone: Tier | null
  /** For BP `low` is the diastolic value: the mark is then a bar. */
  points: { at: string; value: number; low?: number }[]
  band: { low: number; high: number; label: string } | null
  scale: { low: number; high: number }
}
