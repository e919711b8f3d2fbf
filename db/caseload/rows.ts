import type { PatientState } from '@/lib/clinical/phases/state'
import { RULES } from '@/lib/clinical/triage/rules'
import type { When } from '@/lib/clinical/types'
import type { Tx } from '../client'
import { courseOf } from '../facts/course'
import { COURSE_COLUMNS, type CourseRow, type ListedPlan, SPARK_COLUMN, type SparkRow } from '../facts/course-columns'
import { TAKEN_THAT_DAY } from '../facts/taper-columns'

/** Rules whose silence matters in a list: the chart names all of them. */
const GRAVE = RULES.filter(({ tiers }) => tiers.some((tier) => tier === 'T1' || tier === 'T2')).map(({ id }) => id)

type Dated<V> = { value: V; at: string }

/** One patient of a list as stored; texts and colors are made where it is shown. */
export type CaseloadRecord = Omit<CourseRow, 'decisions'> & {
  decisions: (CourseRow['decisions'][number] & { step_no: number })[]
  patient_id: string
  family_name: string
  given_name: string
  birth_date: string | null
  sex: string
  mrn: string
  place: string | null
  setting: 'residential' | 'iop' | 'outpatient'
  phase: string
  name_alert: boolean
  lead_name: string | null
  tier: number | null
  open_count: number
  /** Rules that could open T1 or T2 and cannot tell. */
  cannot_tell: number
  next_action: string | null
  flag: {
    rule_id: string
    tier: number
    text: string
    acknowledged_at: string | null
    action_at: string | null
    ack_deadline: string | null
    action_deadline: string | null
  } | null
  pregnancy: { status: string; weeks: number | null; at: string } | null
  on_alpha2: boolean
  vitals: {
    taken_at: string
    hr: number | null
    sbp: number | null
    dbp: number | null
    temp_c: number | null
    unrecordable: string[]
  } | null
  contact: { kind: string; due_at: string } | null
  listed_plan: ListedPlan
  spark: SparkRow
  last_score: { instrument: 'COWS' | 'SOWS_H'; at: string; value: number } | null
  sleep?: Dated<number> | null
  craving?: Dated<number> | null
  mood?: { instrument: 'PHQ9' | 'GAD7'; total: number; at: string }[]
  taken?: { on: string; mg: number | null }[]
  lapse_on?: string | null
}

/** With the course as the phase engine reads it. */
export type CaseloadPatient = CaseloadRecord & { course: PatientState; step: When | null }

const EXTRAS = `,
    (select json_build_object('value', (findings ->> 'sleepHours')::float8, 'at', taken_at) from reports
     where patient_id = p.id and superseded_by_id is null and findings ? 'sleepHours' order by taken_at desc limit 1) as sleep,
    (select json_build_object('value', (findings ->> 'craving')::float8, 'at', taken_at) from reports
     where patient_id = p.id and superseded_by_id is null and findings ? 'craving' order by taken_at desc limit 1) as craving,
    (select coalesce(json_agg(m order by m.instrument desc), '[]') from (
       select distinct on (instrument) instrument, total, taken_at as at from assessments
       where patient_id = p.id and instrument in ('PHQ9', 'GAD7') and status = 'complete' and superseded_by_id is null
       order by instrument, taken_at desc) m) as mood,
    (select coalesce(json_agg(d), '[]') from (
       select taken_on as on, ${TAKEN_THAT_DAY} as mg from doses_taken
       where patient_id = p.id and unit = 'g' and superseded_by_id is null and taken_on > ($2::timestamptz - interval '8 days')::date
       group by taken_on) d) as taken,
    (select max(used_on)::text from substance_uses where patient_id = p.id and event in ('lapse', 'relapse')) as lapse_on`

const rowsSql = (extras: boolean) => `
  select p.id as patient_id, p.family_name, p.given_name, p.birth_date, p.sex, p.mrn, e.place, e.setting, e.phase,
    app.name_alike(p.id) is not null as name_alert,
    (select s.name from staff s where s.id = e.lead_id) as lead_name,
    r.tier, r.open_count, r.next_action,
    (select count(*)::int from jsonb_array_elements(r.cannot_tell) c where c ->> 'ruleId' = any($3)) as cannot_tell,
    (select row_to_json(x) from (
       select rule_id, tier, text, acknowledged_at, action_at, ack_deadline, action_deadline from flags where id = r.top_flag_id) x) as flag,
    (select json_build_object('status', status, 'weeks', weeks, 'at', at) from pregnancy_statuses
     where patient_id = p.id order by at desc limit 1) as pregnancy,
    exists (select 1 from medication_statements where patient_id = p.id and status = 'active' and source = 'entered'
      and ingredient in ('clonidine', 'lofexidine')) as on_alpha2,
    (select row_to_json(v) from (
       select taken_at, hr, sbp, dbp, temp_c, unrecordable from observation_sets
       where patient_id = p.id and superseded_by_id is null and outcome = 'measured' and taken_at <= $2
       order by taken_at desc limit 1) v) as vitals,
    (select json_build_object('kind', kind, 'due_at', due_at) from contacts
     where patient_id = p.id and status = 'planned' and due_at is not null order by due_at limit 1) as contact,
    (select json_build_object('instrument', instrument, 'at', taken_at, 'value', total) from assessments
     where patient_id = p.id and instrument in ('COWS', 'SOWS_H') and status = 'complete' and superseded_by_id is null and taken_at <= $2
     order by taken_at desc limit 1) as last_score,
    ${SPARK_COLUMN}, ${COURSE_COLUMNS}${extras ? EXTRAS : ''}
  from unnest($1::uuid[]) with ordinality as w(id, n)
  join patients p on p.id = w.id
  join episodes e on e.patient_id = p.id and e.closed_at is null
  join triage_rows r on r.patient_id = p.id
  order by w.n`

/** Everything a list shows of these patients, in the order given; only what this person may see. */
export async function caseloadRows(tx: Tx, ids: readonly string[], extras: boolean): Promise<CaseloadPatient[]> {
  if (ids.length === 0) return []
  const name = extras ? 'caseload-rows-extras' : 'caseload-rows'
  const rows = await tx.query<CaseloadRecord>(rowsSql(extras), [ids, tx.now, GRAVE], name)
  return rows.map((row) => ({ ...row, course: courseOf(row), step: latestStep(row) }))
}

/** The latest confirmed change to a lower dose, which the corridor of a taper is counted from (P-16). */
function latestStep({ decisions }: CaseloadRecord): When | null {
  const step = decisions.findLast(({ decision }) => decision === 'confirmed')
  return step ? { date: step.effective_on } : null
}
