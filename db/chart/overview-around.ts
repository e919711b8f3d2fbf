import { addHours } from '@/lib/clinical/time'
import type { Tx } from '../client'

/** What surrounds the course of a patient, as stored; instants are ISO texts as JSON carries them. */
export type Around = {
  /** Complete scores of the withdrawal scales from `from` on, oldest first. */
  withdrawal: { instrument: 'COWS' | 'SOWS_H'; at: string; total: number }[]
  /** Measured sets of the last 14 days, and older ones where a vital has nothing newer. */
  sets: {
    at: string
    hr: number | null
    sbp: number | null
    dbp: number | null
    temp_c: number | null
    weight_kg: number | null
    news2_total: number | null
  }[]
  reports: { at: string; sleep: number | null; craving: number | null }[]
  flags: {
    id: string
    rule_id: string
    rule_version: number
    tier: number
    text: string
    detail: string | null
    opened_at: string
    acknowledged_at: string | null
    action_at: string | null
    ack_deadline: string | null
    action_deadline: string | null
  }[]
  owner: { id: string; name: string } | null
  next_action: string | null
  evaluated_at: string | null
  cannot_tell: { ruleId: string; reason: string }[]
  scores: { id: string; instrument: string; at: string; status: string; total: number | null; band: string | null }[]
  contacts: {
    id: string
    kind: string
    status: 'planned' | 'made' | 'no_answer' | 'missed' | 'cancelled'
    due_at: string | null
    at: string | null
  }[]
  medicines: {
    id: string
    name: string
    status: 'active' | 'stopped'
    started_at: string | null
    stopped_at: string | null
  }[]
  uses: {
    id: string
    substance: string
    used_on: string
    used_at: string | null
    event: string
    amount: string | null
  }[]
  note: { at: string; author: string | null; kind: string; text: string } | null
  goals: { id: string; text: string; done: boolean }[]
  team: { staff_id: string; name: string; roles: string[]; role: 'lead' | 'member' }[]
  /** Gates that a clinician closed with a reason in this episode. */
  overridden: string[]
  phases: { phase: string; from_on: string; cause: string }[]
}

const SET = `taken_at as at, hr, sbp, dbp, temp_c, weight_kg, news2_total from observation_sets
  where patient_id = $1 and superseded_by_id is null and outcome = 'measured' and taken_at <= $3`
const REPORT = `taken_at as at, (findings ->> 'sleepHours')::float8 as sleep, (findings ->> 'craving')::float8 as craving
  from reports where patient_id = $1 and superseded_by_id is null and taken_at <= $3`

const AROUND_SQL = `
  select
    (select coalesce(json_agg(a order by a.at), '[]') from (
       select instrument, taken_at as at, total from assessments
       where patient_id = $1 and instrument in ('COWS', 'SOWS_H') and status = 'complete' and superseded_by_id is null
         and taken_at >= $2 and taken_at <= $3 order by taken_at desc limit 1500) a) as withdrawal,
    (select coalesce(json_agg(v order by v.at), '[]') from (
       (select ${SET} and taken_at >= $4 order by taken_at desc limit 400)
       union (select ${SET} and hr is not null order by taken_at desc limit 1)
       union (select ${SET} and sbp is not null order by taken_at desc limit 1)
       union (select ${SET} and temp_c is not null order by taken_at desc limit 1)
       union (select ${SET} and weight_kg is not null order by taken_at desc limit 1)) v) as sets,
    (select coalesce(json_agg(r order by r.at), '[]') from (
       (select ${REPORT} and taken_at >= $4 and (findings ? 'sleepHours' or findings ? 'craving') order by taken_at desc limit 200)
       union (select ${REPORT} and findings ? 'sleepHours' order by taken_at desc limit 1)
       union (select ${REPORT} and findings ? 'craving' order by taken_at desc limit 1)) r) as reports,
    (select coalesce(json_agg(f order by f.tier, f.opened_at), '[]') from (
       select id, rule_id, rule_version, tier, text, detail, opened_at, acknowledged_at, action_at, ack_deadline, action_deadline
       from flags where patient_id = $1 and cleared_at is null) f) as flags,
    (select json_build_object('id', s.id, 'name', s.name) from triage_rows r join staff s on s.id = r.owner_id where r.patient_id = $1) as owner,
    (select next_action from triage_rows where patient_id = $1) as next_action,
    (select to_json(evaluated_at) #>> '{}' from triage_rows where patient_id = $1) as evaluated_at,
    coalesce((select cannot_tell from triage_rows where patient_id = $1), '[]') as cannot_tell,
    (select coalesce(json_agg(x order by x.instrument, x.at desc), '[]') from (
       select a.id, a.instrument, a.taken_at as at, a.status, a.total, a.band,
         row_number() over (partition by a.instrument order by a.taken_at desc) as n
       from assessments a where a.patient_id = $1 and a.superseded_by_id is null and a.taken_at <= $3) x where x.n <= 4) as scores,
    (select coalesce(json_agg(c order by coalesce(c.at, c.due_at)), '[]') from (
       select id, kind, status, due_at, at from contacts
       where patient_id = $1 and (status = 'planned' or coalesce(at, due_at) >= $2) and status <> 'cancelled'
       order by coalesce(at, due_at) desc limit 300) c) as contacts,
    (select coalesce(json_agg(m order by m.started_at nulls first, m.name), '[]') from (
       select id, name, status, started_at, stopped_at from medication_statements
       where patient_id = $1 and source = 'entered' and (status = 'active' or stopped_at >= $2)) m) as medicines,
    (select coalesce(json_agg(u order by u.used_on), '[]') from (
       select id, substance, used_on, used_at, event, amount from substance_uses where patient_id = $1
       order by used_on desc limit 100) u) as uses,
    (select json_build_object('at', n.at, 'author', s.name, 'kind', n.kind, 'text', n.text)
     from notes n left join staff s on s.id = coalesce(n.signed_by, n.recorded_by)
     where n.patient_id = $1 and n.status <> 'draft' order by n.at desc limit 1) as note,
    (select coalesce(json_agg(json_build_object('id', id, 'text', title, 'done', status = 'met') order by status = 'met', due_on nulls last, title), '[]')
     from goals where patient_id = $1 and status <> 'dropped'
       and episode_id = (select id from episodes where patient_id = $1 and closed_at is null)) as goals,
    (select coalesce(json_agg(json_build_object('staff_id', t.staff_id, 'name', s.name, 'roles', m.roles, 'role', t.role)
       order by t.role, s.name), '[]')
     from care_team t join staff s on s.id = t.staff_id
     left join memberships m on m.staff_id = t.staff_id and m.center_id = t.center_id
     where t.patient_id = $1 and t.to_at is null) as team,
    (select coalesce(json_agg(distinct gates ->> 'overridden'), '[]') from phase_history
     where episode_id = (select id from episodes where patient_id = $1 and closed_at is null) and gates ? 'overridden') as overridden,
    (select coalesce(json_agg(h order by h.entered_at, h.id), '[]') from (
       select phase, from_on, cause, entered_at, id from phase_history
       where episode_id = (select id from episodes where patient_id = $1 and closed_at is null)) h) as phases`

/** Reads it in one round trip: withdrawal scores and contacts from `from` on, vitals of the last 14 days. */
export async function readAround(tx: Tx, patientId: string, from: Date): Promise<Around> {
  const vitalsFrom = addHours(tx.now, -24 * VITALS_DAYS)
  const [row] = await tx.query<Around>(AROUND_SQL, [patientId, from, tx.now, vitalsFrom], 'overview-around')
  if (!row) throw new Error('The surroundings of a chart answered nothing.')
  return row
}

/** Days of the small multiples of vitals. */
export const VITALS_DAYS = 14
