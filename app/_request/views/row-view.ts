import type { QueueRow, RowClock, Why } from '@/components/triage/types'
import type { HiddenEmergency } from '@/db/queue/hidden'
import type { QueueRecord } from '@/db/queue/rows'
import { localDate } from '@/lib/clinical/time'
import { findRule } from '@/lib/clinical/triage/rules'
import type { Tier } from '@/lib/clinical/types'
import { ACTION_CODES, type ActionCode } from '@/lib/format/acts'
import { clock } from '@/lib/format/clock'
import { ageSex, fullName, initialsOf, listName } from '@/lib/format/name'
import { placeLabel } from '@/lib/format/phase'
import { phaseView, sparkView, taperView } from './course-view'

export type RowContext = { now: Date; zone: string; center: string }

export const tierOf = (tier: number): Tier => `T${tier}` as Tier

export const iso = (at: string | Date | null | undefined): string | null => (at ? new Date(at).toISOString() : null)

/** A row has two lines of reasons; the drawer has the rest. */
const WHY_LINES = 2

/** One patient of the queue as the board shows it. */
export function rowView(row: QueueRecord, ctx: RowContext): QueueRow {
  const name = { family: row.family_name, given: row.given_name }
  return {
    patientId: row.patient_id,
    tier: tierOf(row.tier),
    name: listName(name),
    fullName: fullName(name),
    ageSex: ageSex(row.birth_date, row.sex, localDate(ctx.now, ctx.zone)),
    mrn: row.mrn,
    place: placeLabel(row.setting, row.place),
    chartHref: `/${ctx.center}/patients/${row.patient_id}`,
    alias: false,
    clock: clockOf(row),
    why: row.flags.slice(0, WHY_LINES).map(whyOf),
    detail: row.flags.length === 1 ? (row.flags[0]?.detail ?? null) : null,
    moreFlags: Math.max(0, row.flags.length - WHY_LINES),
    spark: sparkView(row, ctx),
    phase: phaseView(row, ctx),
    taper: taperView(row, ctx),
    owner:
      row.owner_id && row.owner_name
        ? { staffId: row.owner_id, name: row.owner_name, initials: initialsOf(row.owner_name) }
        : null,
    next: nextThing(row, ctx),
    snoozedUntil: row.hidden_until && row.hidden_until > ctx.now ? row.hidden_until.toISOString() : null,
    cannotTell: missingFromSet(row),
  }
}

type Instant = string | Date | null
type Timed = { acknowledged_at: Instant; ack_deadline: Instant; opened_at: Instant }

/** The unanswered flag whose target comes first; the clock of the row is its clock. */
export const pressing = <Flag extends Timed>(flags: readonly Flag[]): Flag | undefined =>
  flags
    .filter((flag) => !flag.acknowledged_at)
    .sort((a, b) => at(a.ack_deadline) - at(b.ack_deadline) || at(a.opened_at) - at(b.opened_at))[0]

const at = (when: Instant) => (when ? new Date(when).getTime() : Number.MAX_SAFE_INTEGER)

/** First the answer runs, from the first rule that nobody has answered; then, from the first rule met, the action. */
function clockOf({ flags, tier }: QueueRecord): RowClock {
  const open = pressing(flags)
  const actBy = iso(earliest(flags.filter((flag) => !flag.action_at).map((flag) => flag.action_deadline)))
  if (open)
    return {
      since: iso(open.opened_at) ?? '',
      answerBy: iso(open.ack_deadline),
      acknowledged: null,
      actBy,
      actedAt: null,
    }
  const top = flags.filter((flag) => flag.tier === tier)
  const last = [...top].sort((a, b) => at(b.acknowledged_at) - at(a.acknowledged_at))[0]
  const acted = flags.every((flag) => flag.action_at)
  return {
    since: iso(earliest(top.map((flag) => flag.opened_at))) ?? '',
    answerBy: null,
    acknowledged: last?.acknowledged_at
      ? { at: iso(last.acknowledged_at) ?? '', by: last.acknowledged_name ?? '' }
      : null,
    actBy,
    actedAt: acted ? iso(top[0]?.action_at) : null,
  }
}

const earliest = (times: readonly (string | null)[]): string | null =>
  times.filter((each) => each !== null).sort((a, b) => at(a) - at(b))[0] ?? null

/** What was done, once something was; until then the first sentence of what the rule asks for. */
function nextThing(row: QueueRecord, ctx: RowContext): string | null {
  const [first] = row.flags
  if (!first) return null
  if (first.action_at && !pressing(row.flags)) {
    const word = ACTION_CODES[first.action_code as ActionCode] ?? 'Acted'
    const done = `${word} ${clock(new Date(first.action_at), ctx.zone)}`
    return row.next_action ? `${done}: ${row.next_action}` : done
  }
  const text = findRule(first.rule_id)?.doText
  return text?.split(/[.;]/)[0]?.trim() ?? null
}

const NOT_MEASURED = 'not measured: '
/** The rules that need the whole set; the first that cannot tell names what the latest one lacks. */
const NEED_THE_SET = ['VIT-03', 'VIT-01', 'VIT-02']

/** A row says what is missing from the latest set; the drawer says everything the rules could not tell. */
function missingFromSet(row: QueueRecord): string[] {
  const reason = NEED_THE_SET.flatMap((id) => row.cannot_tell.filter(({ ruleId }) => ruleId === id))[0]?.reason
  if (!reason) return []
  const cut = reason.indexOf(NOT_MEASURED)
  return [cut < 0 ? reason : `${reason.slice(cut + NOT_MEASURED.length)} not measured`]
}

/** Value first, then comparator and limit: "NEWS2 7" + " ≥ 7". */
export function whyOf({ text }: { text: string }): Why {
  const cut = text.search(/ [≥≤><]|, expected| \(|, | scores /)
  return cut > 0 ? { value: text.slice(0, cut), rest: text.slice(cut) } : { value: text, rest: '' }
}

/** A confidential emergency that nobody named has answered: where and since when, nothing else. */
export function aliasRow(one: HiddenEmergency): QueueRow {
  const name = `Confidential, ${one.place ?? 'outpatient'}`
  return {
    patientId: one.alias_id,
    tier: tierOf(one.tier),
    name,
    fullName: name,
    ageSex: '',
    mrn: '',
    place: one.place,
    chartHref: null,
    alias: true,
    clock: {
      since: one.opened_at.toISOString(),
      answerBy: one.ack_deadline.toISOString(),
      acknowledged: null,
      actBy: null,
      actedAt: null,
    },
    why: [{ value: 'Not answered by its target', rest: '' }],
    detail: 'Call whoever is named on this chart',
    moreFlags: 0,
    spark: null,
    phase: { code: 'unknown', label: '' },
    taper: null,
    owner: null,
    next: null,
    snoozedUntil: null,
    cannotTell: [],
  }
}
