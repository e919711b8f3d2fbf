import { EngineError } from '../errors'
import { dateOf, daysBetween, hoursBetween, localDate } from '../time'
import type { LocalDate, Phase, Substance, When } from '../types'
import { DEFAULT_PHASE_SETTINGS, type PhaseSettings, phaseOfDay } from './definitions'
import { isAfter } from './phase-of'
import { foldUses } from './use-fold'

export type ReportedUse = When & { substance: Substance; planned?: boolean }
export type UseEvent = 'none' | 're_anchor' | 'lapse' | 'relapse'
export type UseFlag = 'ENG-04' | 'ENG-05' | 'ENG-06'

export type UsesInput = {
  zone: string
  now: Date
  anchor: When
  attemptNo: number
  /** Everything reported since the anchor, in time order. */
  uses: readonly ReportedUse[]
  stillUsing?: boolean
  taperActive?: boolean
  dailyDosingResumed?: boolean
  clinicianRelapse?: boolean
  settings?: PhaseSettings
}

export type UsesOutcome = {
  event: UseEvent
  phase: Phase
  day: number | null
  /** Null while a relapsed patient goes on using. */
  anchor: When | null
  anchorDate: LocalDate | null
  /** Every anchor ever set, oldest first: history is append-only. */
  anchorDates: LocalDate[]
  attemptNo: number
  /** Days since the last kratom use, or since the anchor. */
  streakDays: number
  flags: UseFlag[]
  heightenedMonitoring: boolean
}

/** Heightened monitoring after a lapse (center protocol, phases.md §2.5, P-14). */
export const WATCH_HOURS = 72
export const WATCH_DAYS = 3

const COUNTS_AS_KRATOM: ReadonlySet<Substance> = new Set(['kratom', 'extract', 'seven_oh'])
const OPENS_ENG_06: ReadonlySet<Substance> = new Set(['extract', 'seven_oh', 'opioid', 'alcohol', 'benzodiazepine'])

/**
 * What reported use since the anchor means at `now`: re-anchoring, lapse or relapse (phases.md §2.5, P-11 to P-14).
 * Throws `anchor_in_future` if the anchor or a use lies after `now`.
 */
export function applyUses(input: UsesInput): UsesOutcome {
  const uses = input.uses.filter((use) => !use.planned)
  for (const moment of [input.anchor, ...uses]) if (isAfter(moment, input)) throw new EngineError('anchor_in_future')
  const kratom = uses.filter((use) => COUNTS_AS_KRATOM.has(use.substance))
  const fold = foldUses(kratom, input)
  const { zone, settings = DEFAULT_PHASE_SETTINGS } = input
  const today = localDate(input.now, zone)
  const anchor = fold.relapsing && input.stillUsing ? null : fold.anchor
  const anchorDate = anchor ? dateOf(anchor, zone) : null
  const day = anchorDate ? daysBetween(anchorDate, today) : null
  return {
    event: fold.event,
    phase: day === null ? whileUsing(input) : phaseOfDay(day, settings),
    day,
    anchor,
    anchorDate,
    anchorDates: fold.anchors.map((one) => dateOf(one, zone)),
    attemptNo: input.attemptNo + fold.relapses,
    streakDays: daysBetween(dateOf(kratom.at(-1) ?? input.anchor, zone), today),
    flags: [
      ...fold.flags,
      ...(uses.some((use) => OPENS_ENG_06.has(use.substance)) ? (['ENG-06'] as const) : []),
    ].sort(),
    heightenedMonitoring: fold.latestLapse !== null && isWatched(fold.latestLapse, input),
  }
}

const whileUsing = ({ taperActive }: UsesInput): Phase => (taperActive ? 'taper' : 'stabilization')

/** ≤ 72 elapsed hours, or through the third day after if only the date is known (P-14). */
function isWatched(lapse: When, { zone, now }: UsesInput): boolean {
  if ('at' in lapse) return hoursBetween(lapse.at, now) <= WATCH_HOURS
  return daysBetween(lapse.date, localDate(now, zone)) <= WATCH_DAYS
}
