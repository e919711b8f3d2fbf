import type { FlagCard, LadderStep, Queue, QueueRow, RowDetail, Why } from '@/components/triage/types'
import type { DetailFlag, LogEntry, QueueDetail } from '@/db/queue/detail'
import type { HiddenEmergency } from '@/db/queue/hidden'
import type { QueueRecord, QueueSnapshot } from '@/db/queue/rows'
import { hoursBetween, localDate, minutesBetween } from '@/lib/clinical/time'
import { ESCALATION_LADDER } from '@/lib/clinical/triage/escalate'
import { findRule } from '@/lib/clinical/triage/rules'
import { mayRelease } from '@/lib/clinical/triage/snooze'
import type { Tier } from '@/lib/clinical/types'
import { ACTION_CODES, HANDOVER_REASONS, REVIEW_OUTCOMES } from '@/lib/format/acts'
import { ageSex, fullName, initialsOf, listName } from '@/lib/format/name'
import { num, withUnit } from '@/lib/format/number'
import { placeLabel } from '@/lib/format/phase'
import { can, ROLE_LABEL, type Role, rolesThatMay, type Staff } from '@/lib/permissions'
import { phaseView, sparkView, taperView } from './course-view'

type Ctx = { now: Date; zone: string; center: string; staff: Staff }

const tierOf = (tier: number): Tier => `T${tier}` as Tier

/** The queue as the board shows it. */
export function queueView(snapshot: QueueSnapshot, center: string, staff: Staff): Queue {
  const ctx = { now: snapshot.now, zone: snapshot.zone, center, staff }
  const { counts, engine } = snapshot
  const rows = snapshot.rows.map((row) => rowView(row, ctx))
  return {
    rows: [...snapshot.hidden.map((one) => aliasRow(one)), ...rows],
    more: Math.max(0, snapshot.total - snapshot.rows.length),
    counts: {
      tiers: { T1: counts.t1, T2: counts.t2, T3: counts.t3, T4: counts.t4, T5: counts.t5 },
      mine: counts.mine,
      unowned: counts.unowned,
      pastTarget: counts.past_target,
      snoozed: counts.snoozed,
    },
    asOf: snapshot.now.toISOString(),
    seq: snapshot.seq,
    engine: {
      current: engineIsCurrent(engine.reported_at, engine.oldest_due, snapshot.now),
      checkedPatients: engine.checked,
      checkedAt: engine.checked_at?.toISOString() ?? null,
      lastCleared: engine.last_cleared
        ? { at: new Date(engine.last_cleared.at).toISOString(), text: engine.last_cleared.text }
        : null,
    },
  }
}

const REPORT_SECONDS = 60
const OVERDUE_MINUTES = 15

/** "Not current": the sweeper has not reported for 60 s, or a due look is older than 15 min (decisions.md 9). */
export function engineIsCurrent(reportedAt: Date | null, oldestDue: Date | null, now: Date): boolean {
  if (!reportedAt || minutesBetween(reportedAt, now) * 60 > REPORT_SECONDS) return false
  return !oldestDue || minutesBetween(oldestDue, now) <= OVERDUE_MINUTES
}

export function rowView(row: QueueRecord, ctx: Ctx): QueueRow {
  const shown = row.flags.slice(0, 3)
  const top = row.flags.filter((flag) => flag.tier === row.tier)
  const unanswered = row.flags.find((flag) => !flag.acknowledged_at)
  const first = unanswered ?? top[0]
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
    clock: {
      since: iso(top[0]?.opened_at) ?? ctx.now.toISOString(),
      answerBy: iso((unanswered ?? top[0])?.ack_deadline),
      acknowledged:
        unanswered || !first?.acknowledged_at
          ? null
          : { at: iso(first.acknowledged_at) ?? '', by: first.acknowledged_name ?? '' },
      actBy: iso(top[0]?.action_deadline),
      actedAt: iso(top[0]?.action_at),
    },
    why: shown.map(whyOf),
    moreFlags: Math.max(0, row.flags.length - shown.length),
    spark: sparkView(row, ctx),
    phase: phaseView(row, ctx),
    taper: taperView(row, ctx),
    owner:
      row.owner_id && row.owner_name
        ? { staffId: row.owner_id, name: row.owner_name, initials: initialsOf(row.owner_name) }
        : null,
    next: row.next_action ?? nextThing(row.flags[0]?.rule_id),
    snoozedUntil: row.hidden_until && row.hidden_until > ctx.now ? row.hidden_until.toISOString() : null,
    cannotTell: missingFromSet(row),
  }
}

/** A row says what is missing from the latest set; the drawer says everything the rules could not tell. */
function missingFromSet(row: QueueRecord): string[] {
  const ofTheSet = row.cannot_tell.filter(({ ruleId }) => {
    const rule = findRule(ruleId)
    return (rule?.family === 'vitals' && ruleId !== 'VIT-07') || ruleId === 'MED-06' || ruleId === 'MED-09'
  })
  return [...new Set(ofTheSet.flatMap(({ reason }) => reason.split('; ')))]
}

/** The first sentence of what the rule asks for. */
const nextThing = (ruleId: string | undefined): string | null => {
  const text = ruleId ? findRule(ruleId)?.doText : undefined
  return text?.split(/[.;]/)[0]?.trim() ?? null
}

/** Value first, then comparator and limit: "NEWS2 7" + " ≥ 7". */
export function whyOf({ text }: { text: string }): Why {
  const cut = text.search(/ [≥≤><]|, expected| \(|, /)
  return cut > 0 ? { value: text.slice(0, cut), rest: text.slice(cut) } : { value: text, rest: '' }
}

const iso = (at: string | Date | null | undefined): string | null => (at ? new Date(at).toISOString() : null)

/** A confidential emergency that nobody named has answered: where and since when, nothing else. */
function aliasRow(one: HiddenEmergency): QueueRow {
  const place = one.place ?? 'outpatient'
  return {
    patientId: one.alias_id,
    tier: tierOf(one.tier),
    name: `Confidential, ${place}`,
    fullName: `Confidential, ${place}`,
    ageSex: '',
    mrn: '',
    place: one.place,
    chartHref: null,
    clock: {
      since: one.opened_at.toISOString(),
      answerBy: one.ack_deadline.toISOString(),
      acknowledged: null,
      actBy: null,
      actedAt: null,
    },
    why: [
      { value: 'Not answered by its target', rest: '. Call whoever is named on this chart, or use emergency access.' },
    ],
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

/** Everything in the drawer. */
export function detailView(detail: QueueDetail, center: string, staff: Staff): RowDetail {
  const ctx = { now: detail.now, zone: detail.zone, center, staff }
  const row = rowView(detail.row, ctx)
  return {
    row,
    seq: detail.seq,
    codeStatus: detail.codeStatus,
    allergies: {
      state:
        detail.allergies.status === 'listed' ? 'some' : detail.allergies.status === 'none_known' ? 'none' : 'not_asked',
      items: detail.allergies.items.map(({ substance, reaction }) => ({ substance, note: reaction })),
    },
    alerts: [...pregnancyAlert(detail.pregnancy), ...detail.alerts],
    crisisLines: row.tier === 'T1' && detail.row.setting !== 'residential',
    ladder: ladderOf(detail.flags[0], ctx.now),
    flags: detail.flags.map((flag, index) => flagView(flag, index === 0, ctx)),
    cannotTell: detail.row.cannot_tell.map(({ ruleId, reason }) => ({
      text: `${findRule(ruleId)?.title ?? ruleId}: ${reason}`,
      ruleId,
    })),
    people: detail.people
      .filter((one) => one.active && one.status === 'active' && one.id !== staff.id && can(one, 'flag.act'))
      .map((one) => ({
        staffId: one.id,
        name: one.name,
        initials: initialsOf(one.name),
        role: one.roles.map((role) => ROLE_LABEL[role as Role] ?? role).join(', '),
      })),
    log: detail.log.map((entry) => logView(entry)),
    mayAcknowledge: detail.flags.some((flag) => !flag.acknowledged_at),
  }
}

const pregnancyAlert = (status: string | null) =>
  status === 'yes' ? ['Pregnant'] : status === 'suspected' ? ['Pregnancy suspected'] : []

const LADDER_NAME = { supervisor: 'Supervisor', medical_director: 'Medical director' } as Record<string, string>
const STEP_MINUTES = { T1: 10, T2: 30 } as Record<string, number>

/** Who hears when, if nobody answers (triage.md §5). */
function ladderOf(top: DetailFlag | undefined, now: Date): LadderStep[] {
  if (!top?.ack_deadline || top.tier >= 5) return []
  const every = STEP_MINUTES[tierOf(top.tier)]
  const steps = ESCALATION_LADDER.slice(0, every ? undefined : 1).map((role, level) => ({
    at: new Date((top.ack_deadline?.getTime() ?? 0) + level * (every ?? 0) * 60_000),
    who: LADDER_NAME[role] ?? role,
  }))
  return [{ at: top.opened_at, who: 'Flagged' }, ...steps].map(({ at, who }) => ({
    at: at.toISOString(),
    who,
    done: at <= now,
  }))
}

/** Evidence older than this is shown as old. */
const FRESH_H = 12

function flagView(flag: DetailFlag, setsTier: boolean, ctx: Ctx): FlagCard {
  const rule = findRule(flag.rule_id)
  const tier = tierOf(flag.tier)
  const urgent = flag.tier <= 2
  const mayOverride = can(ctx.staff, urgent ? 'flag.clear_urgent' : 'flag.clear')
  return {
    flagId: flag.id,
    ruleId: flag.rule_id,
    ruleVersion: String(flag.rule_version),
    ruleHref: `/${ctx.center}/settings/rules#${flag.rule_id}`,
    tier,
    setsTier,
    title: whyOf(flag),
    openedAt: flag.opened_at.toISOString(),
    count: flag.times_fired,
    worst: flag.worst_text !== flag.text ? `Worst: ${flag.worst_text}` : null,
    evidence: [
      ...(flag.detail ? [{ at: null, text: flag.detail, stale: false }] : []),
      ...flag.evidence.map((item) => evidenceView(item, ctx)),
    ],
    limit: flag.threshold ?? rule?.thresholdText ?? '',
    instruction: rule?.doText ?? '',
    clears: rule?.clearsText ?? '',
    source: {
      title: rule?.source.title ?? 'Earlier rule book',
      strength: rule?.source.strength ?? 'proposal',
      href: null,
    },
    cannotTell: [],
    acknowledged: flag.acknowledged_at
      ? { at: flag.acknowledged_at.toISOString(), by: flag.acknowledged_name ?? '' }
      : null,
    action: flag.action_at
      ? { at: flag.action_at.toISOString(), by: flag.action_name ?? '', text: actionText(flag) }
      : null,
    review: flag.reviewed_at
      ? { at: flag.reviewed_at.toISOString(), by: flag.reviewed_name ?? '', text: reviewText(flag) }
      : null,
    snooze:
      flag.snoozed_until && flag.snoozed_until > ctx.now
        ? { until: flag.snoozed_until.toISOString(), by: flag.snoozed_name ?? '', reason: flag.snooze_reason ?? '' }
        : null,
    snoozeMinutes: flag.acknowledged_at ? mayRelease(tier) : 0,
    snoozeRefusal: flag.acknowledged_at ? null : 'Acknowledge it first; then it can wait.',
    mayReview: can(ctx.staff, 'flag.act'),
    mayOverride,
    overrideBy: mayOverride
      ? null
      : rolesThatMay(urgent ? 'flag.clear_urgent' : 'flag.clear')
          .map((role) => ROLE_LABEL[role].toLowerCase())
          .join(' or '),
  }
}

function evidenceView(item: DetailFlag['evidence'][number], ctx: Ctx) {
  const value = typeof item.value === 'number' ? num(item.value) : String(item.value)
  const text =
    item.value === true || item.value === null ? item.label : `${item.label} ${withUnit(value, item.unit ?? null)}`
  const at = iso(item.at)
  return { at, text, stale: at !== null && hoursBetween(new Date(at), ctx.now) > FRESH_H }
}

const actionText = (flag: DetailFlag) =>
  [ACTION_CODES[flag.action_code as keyof typeof ACTION_CODES] ?? flag.action_code, flag.action_text]
    .filter(Boolean)
    .join(': ')
const reviewText = (flag: DetailFlag) =>
  [REVIEW_OUTCOMES[flag.review_outcome as keyof typeof REVIEW_OUTCOMES] ?? flag.review_outcome, flag.review_reason]
    .filter(Boolean)
    .join(': ')

const LOG_WORDS: Record<string, string> = {
  opened: 'Flag opened',
  worsened: 'Worse',
  improved: 'Less grave',
  notified: 'Told again',
  acknowledged: 'Acknowledged',
  taken: 'Taken',
  released: 'Released',
  handed_over: 'Handed over',
  snoozed: 'Snoozed',
  action: 'Action',
  reviewed: 'Reviewed',
  escalated: 'Went up',
  cleared: 'Cleared',
  undone: 'Taken back',
}

function logView({ at, kind, name, data, rule_id }: LogEntry): RowDetail['log'][number] {
  const extra = [
    typeof data.text === 'string' ? data.text : null,
    kind === 'action' ? ACTION_CODES[data.code as keyof typeof ACTION_CODES] : null,
    kind === 'handed_over' ? HANDOVER_REASONS[data.reason as keyof typeof HANDOVER_REASONS] : null,
  ].filter(Boolean)
  return {
    at: at.toISOString(),
    by: name ?? 'Glidepath',
    text: [`${LOG_WORDS[kind] ?? kind} ${rule_id}`, ...extra].join(': '),
  }
}
