import { clearByReadings } from '../triage/clear'
import { escalationLevel } from '../triage/escalate'
import { evaluate } from '../triage/evaluate'
import { notificationOf } from '../triage/notify'
import { type QueueFlag, queueRows } from '../triage/order'
import { DEFAULT_SETTINGS } from '../triage/settings'
import { snoozeAllowed } from '../triage/snooze'
import type { FlagScore, Reading } from '../triage/types'
import { TIERS, type Tier } from '../types'
import { instant, type JsonObject, list, need, num, obj, objs, oneOf, str, type VectorOps } from './shape'
import { triageFacts } from './triage-facts'

const tierOf = (value: unknown): Tier => need(oneOf(TIERS, value))

function triageOp(input: JsonObject) {
  const rules = new Set(list(input.rules_under_test).map((id) => need(str(id))))
  const now = need(instant(input.now))
  const facts = triageFacts(obj(input.facts) ?? {}, rules)
  const { findings } = evaluate(facts, DEFAULT_SETTINGS, need(str(input.time_zone)), now, rules)
  const open = findings.flatMap((one) => (one.outcome === 'fires' ? [{ rule: one.ruleId, tier: one.tier }] : []))
  return { open: open.sort((a, b) => (a.rule < b.rule ? -1 : 1)) }
}

const scoreOf = (fields: JsonObject): FlagScore | null => {
  const instrument = str(fields.instrument)
  const total = num(fields.total)
  return instrument && total !== undefined ? { instrument, total } : null
}

function notifyOp(input: JsonObject) {
  const value = (one: unknown) => {
    const fields = need(obj(one))
    return { tier: tierOf(fields.tier), score: scoreOf(fields) }
  }
  return notificationOf({
    acknowledgedAt: need(instant(input.acknowledged_at)),
    now: need(instant(input.now)),
    previous: value(input.previous),
    current: value(input.current),
    snoozedUntil: instant(input.snoozed_until) ?? null,
  })
}

function readingOf(fields: JsonObject): Reading {
  const known = Object.entries({
    news2: num(fields.news2),
    sbp: num(fields.sbp),
    hr: num(fields.hr),
    ciwaAr: num(fields.ciwa_ar),
    ciwaB: num(fields.ciwa_b),
    craving: num(fields.craving),
  }).filter(([, value]) => value !== undefined)
  const [c, f] = [num(fields.temp_c), num(fields.temp_f)]
  const temp =
    c !== undefined ? { value: c, unit: 'C' as const } : f !== undefined ? { value: f, unit: 'F' as const } : null
  return { at: need(instant(fields.at)), ...Object.fromEntries(known), ...(temp ? { temp } : {}) }
}

function clearOp(input: JsonObject) {
  const by = clearByReadings({
    ruleId: need(str(input.rule)),
    openedAt: need(instant(input.opened_at)),
    now: need(instant(input.now)),
    readings: objs(input.readings).map(readingOf),
    overrideReason: str(input.override_reason) ?? null,
  })
  return { cleared: by !== null, by }
}

function queueFlag(fields: JsonObject): QueueFlag {
  const score = obj(fields.score)
  return {
    patientId: need(str(fields.patient)),
    ruleId: need(str(fields.rule)),
    tier: tierOf(fields.tier),
    openedAt: need(instant(fields.opened_at)),
    acknowledgedAt: instant(fields.acknowledged_at) ?? null,
    actionAt: instant(fields.action_at) ?? null,
    score: score ? scoreOf(score) : null,
    trend: oneOf(['worsening', 'stable', 'improving'], fields.trend) ?? 'stable',
  }
}

function queueOp(input: JsonObject) {
  const rows = queueRows(objs(input.flags).map(queueFlag), need(instant(input.now)))
  return {
    order: rows.map((row) => row.patientId),
    rows: rows.map(({ patientId, flag, breached, badge }) => ({
      patient: patientId,
      tier: flag.tier,
      rule: flag.ruleId,
      breached,
      badge,
    })),
  }
}

export const triageOps: VectorOps = {
  triage: triageOp,
  'triage.notify': notifyOp,
  'triage.snooze': (input) =>
    snoozeAllowed({ tier: tierOf(input.tier), minutes: need(num(input.minutes)), reason: str(input.reason) ?? null }),
  'triage.escalate': (input) => ({
    level: escalationLevel({
      tier: tierOf(input.tier),
      openedAt: need(instant(input.opened_at)),
      acknowledgedAt: instant(input.acknowledged_at) ?? null,
      now: need(instant(input.now)),
    }),
  }),
  'triage.clear': clearOp,
  'queue.order': queueOp,
}
