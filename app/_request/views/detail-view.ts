import type { FlagCard, LadderStep, RowDetail } from '@/components/triage/types'
import type { DetailFlag, LogEntry, QueueDetail } from '@/db/queue/detail'
import { hoursBetween } from '@/lib/clinical/time'
import { ESCALATION_LADDER } from '@/lib/clinical/triage/escalate'
import { findRule } from '@/lib/clinical/triage/rules'
import { mayRelease } from '@/lib/clinical/triage/snooze'
import { ACTION_CODES, HANDOVER_REASONS, REVIEW_OUTCOMES } from '@/lib/format/acts'
import { initialsOf } from '@/lib/format/name'
import { num, unitWord, withUnit } from '@/lib/format/number'
import { can, ROLE_LABEL, type Role, rolesThatMay, type Staff } from '@/lib/permissions'
import { iso, pressing, type RowContext, rowView, tierOf, whyOf } from './row-view'

type Ctx = RowContext & { staff: Staff }

/** Everything in the drawer. */
export function detailView(detail: QueueDetail, center: string, staff: Staff): RowDetail {
  const ctx: Ctx = { now: detail.now, zone: detail.zone, center, staff }
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
    ladder: ladderOf(pressing(detail.flags), ctx.now),
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
    item.value === true || item.value === null ? item.label : `${item.label} ${withUnit(value, unitWord(item.unit))}`
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
