import type { FactsRow } from './row'
import { firstStepOn } from './taper-columns'

/** What a list needs to tell where a patient stands: the arguments of `courseOf` and of the taper line. */
export type CourseRow = Pick<FactsRow, 'episode' | 'anchor' | 'plan' | 'decisions' | 'medicines'>

export type PlanStep = { dose: number; from: string | null; to: string | null }
export type ListedPlan = {
  unit: string
  steps: PlanStep[]
  status: 'signed' | 'finished'
  ends_on: string | null
} | null

/**
 * SQL columns that read a patient's course for lists, for `p` = patients and `e` = episodes in scope:
 * episode, anchor, plan, decisions, medicines as in FactsRow, and `listed_plan` with its steps.
 */
export const COURSE_COLUMNS = `
  json_build_object('id', e.id, 'admitted_at', e.admitted_at, 'setting', e.setting, 'use_status', e.use_status,
    'attempt_no', e.attempt_no, 'phase', e.phase, 'anchor_on', e.anchor_on, 'baseline_mg', e.baseline_mg) as episode,
  (select row_to_json(a) from (
     select kind, precision, last_dose_at, last_dose_on, confirmed_at from anchors
     where episode_id = e.id order by entered_at desc, id desc limit 1) a) as anchor,
  (select row_to_json(x) from (
     select id, approach, starts_on, ends_on, status, signed_at, params ->> 'tailMode' as tail_mode, unit, version,
       ${firstStepOn('taper_plans')} as first_step_on
     from taper_plans where episode_id = e.id and status in ('signed', 'finished') order by version desc limit 1) x) as plan,
  (select row_to_json(x) from (
     select t.unit, t.status, t.ends_on, (
       select json_agg(json_build_object('dose', (s ->> 'dose')::float8, 'from', s ->> 'fromDate', 'to', s ->> 'toDate') order by n)
       from jsonb_array_elements(t.schedule -> 'steps') with ordinality as steps(s, n)) as steps
     from taper_plans t where t.episode_id = e.id and t.status in ('signed', 'finished') order by t.version desc limit 1) x) as listed_plan,
  (select coalesce(json_agg(x order by x.at), '[]') from (
     select id, decision, decided_at as at, effective_on, dose_mg, step_no from taper_step_decisions
     where patient_id = p.id and plan_id in (select v.id from taper_plans v where v.taper_id = (
       select taper_id from taper_plans where episode_id = e.id and status in ('signed', 'finished') order by version desc limit 1))
     order by decided_at desc limit 6) x) as decisions,
  (select coalesce(json_agg(m), '[]') from (
     select id, ingredient, status, started_at, stopped_at, stopped_abruptly, null::smallint as sbp_before
     from medication_statements where patient_id = p.id and source = 'entered' and ingredient = 'buprenorphine') m) as medicines`

/** The scores of the last seven days by the scale that the patient is followed by: COWS where it was taken, else SOWS. */
export const SPARK_COLUMN = `
  (select json_build_object('instrument', s.instrument, 'points', s.points) from (
     select instrument, json_agg(json_build_object('at', taken_at, 'value', total) order by taken_at) as points, max(taken_at) as latest
     from assessments
     where patient_id = p.id and instrument in ('COWS', 'SOWS_H') and status = 'complete' and superseded_by_id is null
       and source <> 'import' and taken_at > $2::timestamptz - interval '7 days' and taken_at <= $2
     group by instrument
     order by instrument limit 1) s) as spark`

export type SparkRow = { instrument: 'COWS' | 'SOWS_H'; points: { at: string; value: number }[] } | null
