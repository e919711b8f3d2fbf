import { ok, type Result } from '@/lib/result'
import { auditRead } from '../audit'
import { asStaff, type Staff } from '../client'
import { NO_SUCH_PATIENT } from '../patients/chart'

type By = { by: string | null }

/** What happened to a patient over all episodes, newest first; nothing of it is ever changed or deleted. Instants are ISO texts. */
export type ChartHistory = {
  phases: (By & {
    id: string
    phase: string
    sub_state: string | null
    from_on: string
    cause: string
    reason: string | null
    gate: string | null
    at: string
  })[]
  anchors: (By & {
    id: string
    kind: string
    precision: string
    last_dose_at: string | null
    last_dose_on: string | null
    reason: string
    at: string
    confirmed_at: string | null
    confirmed_by: string | null
  })[]
  leads: (By & { id: string; name: string; from_at: string; to_at: string | null; reason: string | null })[]
  moves: (By & {
    id: string
    setting: 'residential' | 'iop' | 'outpatient'
    place: string | null
    at: string
    reason: string | null
  })[]
  uses: (By & {
    id: string
    substance: string
    used_on: string
    used_at: string | null
    amount: string | null
    event: string
    attempt_no: number
    note: string | null
    at: string
  })[]
  contacts: (By & {
    id: string
    kind: string
    status: string
    due_at: string | null
    at: string | null
    note: string | null
  })[]
  flags: (By & {
    id: string
    rule_id: string
    rule_version: number
    tier: number
    text: string
    worst_text: string
    opened_at: string
    acknowledged_at: string | null
    acknowledged_by: string | null
    cleared_at: string
    cleared_how: string | null
    clear_reason: string | null
    review_outcome: string | null
  })[]
  notes: (By & { id: string; kind: string; text: string; at: string })[]
  now: Date
  zone: string
}

const SQL = `
  select
    (select coalesce(json_agg(x order by x.at desc, x.id desc), '[]') from (
       select h.id, h.phase, h.sub_state, h.from_on, h.cause, h.reason, h.gates ->> 'overridden' as gate, h.entered_at as at, s.name as by
       from phase_history h left join staff s on s.id = h.recorded_by where h.patient_id = $1) x) as phases,
    (select coalesce(json_agg(x order by x.at desc, x.id desc), '[]') from (
       select a.id, a.kind, a.precision, a.last_dose_at, a.last_dose_on, a.reason, a.entered_at as at, s.name as by,
         a.confirmed_at, c.name as confirmed_by
       from anchors a left join staff s on s.id = a.recorded_by left join staff c on c.id = a.confirmed_by where a.patient_id = $1) x) as anchors,
    (select coalesce(json_agg(x order by x.from_at desc, x.id desc), '[]') from (
       select t.id, p.name, t.from_at, t.to_at, t.reason, s.name as by
       from care_team t join staff p on p.id = t.staff_id left join staff s on s.id = t.recorded_by
       where t.patient_id = $1 and t.role = 'lead') x) as leads,
    (select coalesce(json_agg(x order by x.at desc, x.id desc), '[]') from (
       select m.id, m.setting, m.place, m.at, m.reason, s.name as by
       from location_moves m left join staff s on s.id = m.recorded_by where m.patient_id = $1) x) as moves,
    (select coalesce(json_agg(x order by x.used_on desc, x.at desc), '[]') from (
       select u.id, u.substance, u.used_on, u.used_at, u.amount, u.event, u.attempt_no, u.note, u.entered_at as at, s.name as by
       from substance_uses u left join staff s on s.id = u.recorded_by where u.patient_id = $1) x) as uses,
    (select coalesce(json_agg(x), '[]') from (
       select c.id, c.kind, c.status, c.due_at, c.at, c.note, s.name as by
       from contacts c left join staff s on s.id = c.recorded_by where c.patient_id = $1
       order by coalesce(c.at, c.due_at) desc nulls last limit 200) x) as contacts,
    (select coalesce(json_agg(x order by x.cleared_at desc, x.id desc), '[]') from (
       select f.id, f.rule_id, f.rule_version, f.tier, f.text, f.worst_text, f.opened_at, f.acknowledged_at, a.name as acknowledged_by,
         f.cleared_at, f.cleared_how, f.clear_reason, f.review_outcome, s.name as by
       from flags f left join staff s on s.id = f.cleared_by left join staff a on a.id = f.acknowledged_by
       where f.patient_id = $1 and f.cleared_at is not null order by f.cleared_at desc limit 200) x) as flags,
    (select coalesce(json_agg(x order by x.at desc, x.id desc), '[]') from (
       select n.id, n.kind, n.text, n.at, s.name as by from notes n left join staff s on s.id = coalesce(n.signed_by, n.recorded_by)
       where n.patient_id = $1 and n.status <> 'draft' order by n.at desc limit 50) x) as notes
  from patients where id = $1`

/** The history of a chart. One audit row with the head of the same screen (`readChartHead`). */
export const readHistory = (staff: Staff, patientId: string): Promise<Result<ChartHistory>> =>
  asStaff<ChartHistory>(staff, 'chart.read', 'chart.history', async (tx) => {
    const [row] = await tx.query<Omit<ChartHistory, 'now' | 'zone'>>(SQL, [patientId], 'chart-history')
    if (!row) return NO_SUCH_PATIENT
    await auditRead(tx, 'chart.history', patientId)
    return ok({ ...row, now: tx.now, zone: tx.zone })
  })
