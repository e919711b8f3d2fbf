import { TIERS, type Tier } from '@/lib/clinical/types'
import { took, type Wait, waiting } from '@/lib/format/countdown'
import { TIER } from '../ui/tier'
import type { Placed } from './queue-order'
import type { QueueFilter, QueueRow, RowClock } from './types'

/** What the waiting column shows. */
export type ClockFace = {
  state: 'waiting' | 'over' | 'acknowledged' | 'act_over' | 'acted'
  wait: Wait
  /** "Ack 1:50", "Done 4:10"; null while waiting. */
  settled: string | null
}

/** Reads a row's clock at `now`: first the answer runs, then, once acknowledged, the action. */
export function clockFace(clock: RowClock, now: Date): ClockFace {
  const since = new Date(clock.since)
  if (!clock.acknowledged) {
    const wait = waiting(since, dateOrNull(clock.answerBy), now)
    return { state: wait.over ? 'over' : 'waiting', wait, settled: null }
  }
  const settled = `Ack ${took(since, new Date(clock.acknowledged.at))}`
  const wait = waiting(since, dateOrNull(clock.actBy), now)
  if (clock.actedAt) return { state: 'acted', wait, settled: `Acted ${took(since, new Date(clock.actedAt))}` }
  return { state: wait.over ? 'act_over' : 'acknowledged', wait, settled }
}

/** Past its answer or action target; the target instant itself is past. */
export const isPastTarget = (row: QueueRow, now: Date): boolean => {
  const { state } = clockFace(row.clock, now)
  return state === 'over' || state === 'act_over'
}

/** A tinted row: nobody has answered in time yet, or nobody has answered an emergency at all (design §6). */
export const isHot = (row: QueueRow, now: Date): boolean =>
  isPastTarget(row, now) || (row.tier === 'T1' && row.clock.acknowledged === null)

export const isSnoozed = (row: QueueRow, now: Date): boolean =>
  row.snoozedUntil !== null && Date.parse(row.snoozedUntil) > now.getTime()

/** Snoozed rows are hidden from All and from every filter but their own. */
export function passes(row: QueueRow, filter: QueueFilter, me: string, now: Date): boolean {
  if (filter.tier && row.tier !== filter.tier) return false
  if (filter.only === 'snoozed') return isSnoozed(row, now)
  if (isSnoozed(row, now)) return false
  if (filter.only === 'mine') return row.owner?.staffId === me
  if (filter.only === 'unowned') return row.owner === null
  return filter.only !== 'past_target' || isPastTarget(row, now)
}

export type Group = { tier: Tier; rows: Placed[]; note: string }

/** One group per tier that has rows, gravest first, with what its header says. */
export function groupRows(placed: readonly Placed[], now: Date): Group[] {
  return TIERS.flatMap((tier) => {
    const rows = placed.filter((at) => at.tier === tier)
    return rows.length > 0 ? [{ tier, rows, note: groupNote(tier, rows, now) }] : []
  })
}

function groupNote(tier: Tier, rows: readonly Placed[], now: Date): string {
  const unowned = rows.filter((at) => at.row.owner === null).length
  const past = rows.filter((at) => isPastTarget(at.row, now)).length
  return [TIER[tier].answer, unowned > 0 && `${unowned} unowned`, past > 0 && `${past} past target`]
    .filter(Boolean)
    .join(', ')
}

/** What is said, once, about an emergency that was not there before: name, place and reason. */
export function newEmergency(before: readonly QueueRow[], after: readonly QueueRow[]): QueueRow | null {
  const known = new Set(before.filter((row) => row.tier === 'T1').map((row) => row.patientId))
  return after.find((row) => row.tier === 'T1' && !row.clock.acknowledged && !known.has(row.patientId)) ?? null
}

export const emergencyText = (row: QueueRow): string => {
  const who = row.place ? `${row.fullName}, ${row.place}` : row.fullName
  const [first] = row.why
  return first ? `${who}: ${first.value}${first.rest}` : who
}

/** "Emergency, unowned": the words of a filter, for an empty result. */
export function filterWords({ tier, only }: QueueFilter): string {
  const words = [tier && TIER[tier].word, only && ONLY_WORD[only]].filter(Boolean)
  return words.join(', ')
}

export const ONLY_WORD = { mine: 'Mine', unowned: 'Unowned', past_target: 'Past target', snoozed: 'Snoozed' } as const

const dateOrNull = (at: string | null) => (at ? new Date(at) : null)
