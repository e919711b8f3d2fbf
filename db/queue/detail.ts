import { ok, type Result } from '@/lib/result'
import { auditRead } from '../audit'
import { asStaff, type Staff } from '../client'
import { NO_SUCH_PATIENT } from '../patients/chart'
import type { Evidence } from '../schema/triage'
import { colleagues, type StaffRow } from '../staff'
import { type QueueRecord, readRow } from './rows'

export type DetailFlag = {
  id: string
  rule_id: string
  rule_version: number
  tier: number
  text: string
  detail: string | null
  threshold: string | null
  evidence: Evidence[]
  opened_at: Date
  times_fired: number
  worst_text: string
  acknowledged_at: Date | null
  acknowledged_name: string | null
  action_at: Date | null
  action_name: string | null
  action_code: string | null
  action_text: string | null
  reviewed_at: Date | null
  reviewed_name: string | null
  review_outcome: string | null
  review_reason: string | null
  snoozed_until: Date | null
  snooze_reason: string | null
  snoozed_name: string | null
  escalation_level: number
  ack_deadline: Date | null
  action_deadline: Date | null
  score_instrument: string | null
  score_total: number | null
  worst_total: number | null
}

export type LogEntry = { at: Date; kind: string; name: string | null; data: Record<string, unknown>; rule_id: string }

export type QueueDetail = {
  row: QueueRecord
  flags: DetailFlag[]
  log: LogEntry[]
  people: StaffRow[]
  now: Date
  zone: string
  seq: number
  allergies: { status: 'not_asked' | 'none_known' | 'listed'; items: { substance: string; reaction: string | null }[] }
  alerts: string[]
  pregnancy: string | null
  codeStatus: string | null
}

const FLAGS_SQL = `
  select f.*, a.name as acknowledged_name, b.name as action_name, v.name as reviewed_name,
    (select s.name from flag_events x join staff s on s.id = x.by where x.flag_id = f.id and x.kind = 'snoozed' order by x.at desc limit 1) as snoozed_name
  from flags f left join staff a on a.id = f.acknowledged_by left join staff b on b.id = f.action_by left join staff v on v.id = f.reviewed_by
  where f.patient_id = $1 and f.cleared_at is null
  order by f.tier, coalesce((f.acknowledged_at is null and f.ack_deadline <= $2) or (f.action_at is null and f.action_deadline <= $2), false) desc,
    f.class_rank, f.score_norm desc, f.trend, f.target_deadline, f.opened_at`

const LOG_SQL = `
  select x.at, x.kind, s.name, x.data, f.rule_id from flag_events x join flags f on f.id = x.flag_id left join staff s on s.id = x.by
  where x.patient_id = $1 and (f.cleared_at is null or x.at > $2::timestamptz - interval '24 hours') order by x.at desc, x.id desc limit 40`

const AROUND_SQL = `
  select p.allergy_status, p.code_status, c.seq,
    (select coalesce(json_agg(json_build_object('substance', substance, 'reaction', reaction) order by entered_at), '[]')
     from allergies where patient_id = p.id and ended_at is null) as allergies,
    (select coalesce(json_agg(text order by entered_at), '[]') from patient_alerts where patient_id = p.id and ended_at is null) as alerts,
    (select status from pregnancy_statuses where patient_id = p.id order by at desc limit 1) as pregnancy
  from patients p join centers c on c.id = p.center_id where p.id = $1`

type Around = {
  allergy_status: QueueDetail['allergies']['status']
  code_status: string | null
  seq: number
  pregnancy: string | null
  allergies: QueueDetail['allergies']['items']
  alerts: string[]
}

/** Everything behind one row of the queue: each open flag as a contract, what was done, who can have it. */
export const readQueueDetail = (staff: Staff, patientId: string, live = false): Promise<Result<QueueDetail>> =>
  asStaff<QueueDetail>(staff, 'queue.read', 'queue.detail', async (tx) => {
    const row = await readRow(tx, patientId)
    if (!row) return NO_SUCH_PATIENT
    const flags = await tx.query<DetailFlag>(FLAGS_SQL, [patientId, tx.now], 'detail-flags')
    const log = await tx.query<LogEntry>(LOG_SQL, [patientId, tx.now], 'detail-log')
    const [around] = await tx.query<Around>(AROUND_SQL, [patientId], 'detail-around')
    if (!around) return NO_SUCH_PATIENT
    if (!live) await auditRead(tx, 'queue.detail', patientId)
    return ok({
      row,
      flags,
      log,
      people: await colleagues(tx),
      now: tx.now,
      zone: tx.zone,
      seq: around.seq,
      allergies: { status: around.allergy_status, items: around.allergies },
      alerts: around.alerts,
      pregnancy: around.pregnancy,
      codeStatus: around.code_status,
    })
  })
