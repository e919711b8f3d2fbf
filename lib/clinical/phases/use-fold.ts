import { dateOf, daysBetween } from '../time'
import type { When } from '../types'
import { DEFAULT_PHASE_SETTINGS } from './definitions'
import type { UseEvent, UseFlag, UsesInput } from './uses'

/** Center protocol (phases.md §2.5): three dates of use in seven calendar days are a relapse. */
export const RELAPSE_DATES = 3
export const RELAPSE_WINDOW_DAYS = 7

type Fold = {
  event: UseEvent
  anchor: When
  anchors: When[]
  /** The last use of the relapse that is not closed yet by a new anchor. */
  relapsing: When | 'without a use' | null
  relapses: number
  /** Uses after day 7 of the current anchor. */
  late: When[]
  latestLapse: When | null
  flags: Set<UseFlag>
}

/** Kratom uses one by one in time order (P-11, P-12). The relapse's own anchor is its last use. */
export function foldUses(uses: readonly When[], input: UsesInput): Fold {
  const fold: Fold = {
    event: 'none',
    anchor: input.anchor,
    anchors: [input.anchor],
    relapsing: null,
    relapses: 0,
    late: [],
    latestLapse: null,
    flags: new Set(),
  }
  const judged = Boolean(input.dailyDosingResumed || input.clinicianRelapse)
  uses.forEach((use, i) => {
    takeUse(fold, use, judged && i === uses.length - 1, input)
  })
  if (judged && uses.length === 0) relapse(fold, 'without a use')
  if (!input.stillUsing) closeRelapse(fold)
  return fold
}

function takeUse(fold: Fold, use: When, judged: boolean, input: UsesInput): void {
  const { acuteLastDay } = input.settings ?? DEFAULT_PHASE_SETTINGS
  const daysSince = (from: When) => daysBetween(dateOf(from, input.zone), dateOf(use, input.zone))
  if (fold.relapsing && fold.relapsing !== 'without a use') {
    const goesOn = input.stillUsing || daysSince(fold.relapsing) <= acuteLastDay
    if (goesOn) {
      fold.relapsing = use
      return
    }
    closeRelapse(fold)
  }
  if (judged) relapse(fold, use)
  else if (daysSince(fold.anchor) <= acuteLastDay) reAnchor(fold, use)
  else countLateUse(fold, use, input.zone)
}

/** Three different dates inside seven consecutive calendar days are a relapse, fewer are a lapse (P-11). */
function countLateUse(fold: Fold, use: When, zone: string): void {
  fold.late.push(use)
  const on = dateOf(use, zone)
  const dates = fold.late.map((one) => dateOf(one, zone)).filter((date) => daysBetween(date, on) < RELAPSE_WINDOW_DAYS)
  if (new Set(dates).size >= RELAPSE_DATES) relapse(fold, use)
  else lapse(fold, use)
}

function reAnchor(fold: Fold, use: When): void {
  if (fold.event === 'none') fold.event = 're_anchor'
  moveAnchor(fold, use)
}

function lapse(fold: Fold, use: When): void {
  if (fold.event !== 'relapse') fold.event = 'lapse'
  fold.latestLapse = use
  fold.flags.add('ENG-04')
}

/** A relapse opens ENG-05 instead of ENG-04 and starts the next attempt. */
function relapse(fold: Fold, use: When | 'without a use'): void {
  fold.event = 'relapse'
  fold.relapsing = use
  fold.relapses += 1
  fold.latestLapse = null
  fold.flags.delete('ENG-04')
  fold.flags.add('ENG-05')
}

function closeRelapse(fold: Fold): void {
  if (fold.relapsing && fold.relapsing !== 'without a use') moveAnchor(fold, fold.relapsing)
  fold.relapsing = null
}

function moveAnchor(fold: Fold, to: When): void {
  fold.anchor = to
  fold.anchors.push(to)
  fold.late = []
  fold.latestLapse = null
}
