import { MEDICINE_COLUMNS } from './medicine-columns'
import { firstStepOn, TAKEN_THAT_DAY } from './taper-columns'

/**
 * Everything the triage rules read about one patient, in one round trip. Each list reaches back only as far as
 * lib/clinical/triage/facts.ts asks, so a patient of a year costs what a patient of two days costs.
 * Superseded and imported facts stay out: an import is history and opens nothing (decisions.md 12).
 * $1 patient, $2 now.
 */
export const FACTS_SQL = `
with ep as (select * from episodes where patient_id = $1 and closed_at is null),
plan as (
  select t.* from taper_plans t join ep on t.episode_id = ep.id
  where t.status in ('signed', 'finished') order by t.version desc limit 1),
sets as (
  select id, taken_at, entered_at, outcome, hr, rr, spo2, sbp, dbp, acvpu, temp_c, temp_entered, temp_unit, on_oxygen,
         spo2_scale, symptomatic, unrecordable, news2_total, weight_kg
  from observation_sets
  where patient_id = $1 and superseded_by_id is null and source <> 'import' and taken_at <= $2)
select
  (select row_to_json(p) from (
     select id, center_id, mental_health_comorbidity, chronic_pain, seizure_history from patients where id = $1) p) as patient,
  (select row_to_json(e) from (
     select id, admitted_at, setting, use_status, attempt_no, phase, anchor_on, baseline_mg from ep) e) as episode,
  (select status from pregnancy_statuses where patient_id = $1 order by at desc limit 1) as pregnancy,
  (select row_to_json(a) from (
     select kind, precision, last_dose_at, last_dose_on, confirmed_at from anchors
     where episode_id = (select id from ep) order by entered_at desc, id desc limit 1) a) as anchor,
  (select row_to_json(x) from (
     select p.id, p.approach, p.starts_on, p.ends_on, p.status, coalesce(p.cosigned_at, p.signed_at) as signed_at,
       p.params ->> 'tailMode' as tail_mode, ${firstStepOn('p')} as first_step_on
     from plan p) x) as plan,
  (select coalesce(json_agg(x order by x.at, x.id), '[]') from (
     select id, decision, decided_at as at, effective_on, dose_mg from taper_step_decisions
     where patient_id = $1 and plan_id in (select id from taper_plans where taper_id = (select taper_id from plan))
     order by decided_at desc, id desc limit 12) x) as decisions,
  (select coalesce(json_agg(v order by v.taken_at), '[]') from (
     (select * from sets order by taken_at desc limit 24)
     union
     (select * from sets where outcome = 'measured' order by taken_at desc limit 3)
     union
     (select * from sets where news2_total is not null order by taken_at desc limit 2)) v) as vitals,
  (select coalesce(json_agg(w order by w.taken_at), '[]') from (
     select id, taken_at, weight_kg from sets where weight_kg is not null order by taken_at desc limit 40) w) as weights,
  (select row_to_json(w) from (
     select id, taken_at, weight_kg from sets where weight_kg is not null and taken_at >= (select admitted_at from ep)
     order by taken_at limit 1) w) as baseline_weight,
  (select coalesce(json_agg(o order by o.taken_at), '[]') from (
     select id, taken_at, kind, baseline, standing, symptomatic from orthostatic_tests
     where patient_id = $1 order by taken_at desc limit 2) o) as orthostatic,
  (select coalesce(json_agg(m), '[]') from (
     select id, ingredient, status, started_at, stopped_at, stopped_abruptly,
       (select s.sbp from sets s where s.sbp is not null and s.taken_at <= m.stopped_at order by s.taken_at desc limit 1) as sbp_before
     from medication_statements m
     where patient_id = $1 and source = 'entered'
       and ingredient in ('clonidine', 'lofexidine', 'loperamide', 'buprenorphine')
       and (status = 'active' or stopped_at > $2::timestamptz - interval '14 days')) m) as medicines,
  ${MEDICINE_COLUMNS},
  (select coalesce(json_agg(e order by e.reported_at), '[]') from (
     select id, type, happened_at, reported_at, details, assessed_at from clinical_events
     where patient_id = $1 and (assessed_at is null or reported_at > $2::timestamptz - interval '7 days')) e) as events,
  (select coalesce(json_agg(r order by r.taken_at), '[]') from (
     select id, taken_at, findings from reports
     where patient_id = $1 and superseded_by_id is null and mode <> 'import' and taken_at <= $2
     order by taken_at desc limit 40) r) as reports,
  (select coalesce(json_agg(a order by a.taken_at), '[]') from (
     select a.* from unnest(array['COWS', 'SOWS_H', 'CIWA_AR', 'CIWA_B', 'GAD7', 'PHQ9', 'CSSRS', 'POSS', 'RASS', 'ISI',
       'PAWSS', 'AUDIT_C', 'CRAVING_NRS']) i(instrument)
     cross join lateral (
       select id, a.instrument, taken_at, entered_at, status, total, band, answers, extra from assessments a
       where a.patient_id = $1 and a.instrument = i.instrument and superseded_by_id is null and source <> 'import'
         and not display_only and taken_at <= $2
       order by taken_at desc limit 8) a) a) as scores,
  (select coalesce(json_agg(u order by u.used_on, u.entered_at), '[]') from (
     select id, substance, used_at, used_on, event, entered_at from substance_uses
     where patient_id = $1 and used_on > ($2::timestamptz - interval '30 days')::date) u) as uses,
  (select coalesce(json_agg(d), '[]') from (
     select taken_on, ${TAKEN_THAT_DAY} as taken_mg from doses_taken
     where patient_id = $1 and taken_on > ($2::timestamptz - interval '8 days')::date and unit = 'g' and superseded_by_id is null
     group by taken_on order by taken_on) d) as taken,
  (select min(due_at) from contacts where patient_id = $1 and status = 'planned' and due_at is not null
     and kind not in ('group', 'appointment')) as check_in_due_at,
  (select max(at) from contacts where patient_id = $1 and status = 'made' and at <= $2) as last_contact_at,
  (select coalesce(json_agg(b order by b.at), '[]') from (
     select id, due_at as at, status from contacts where patient_id = $1 and kind in ('group', 'appointment')
       and due_at <= $2 and status in ('made', 'missed') order by due_at desc limit 3) b) as booked,
  (select coalesce(json_agg(d), '[]') from (
     select distinct on (kind) kind, signed_at from plan_documents where patient_id = $1 order by kind, version desc) d) as documents,
  (select coalesce(json_agg(c), '[]') from (
     select type, revoked_on, expires_on from consents where patient_id = $1 order by signed_on desc, entered_at desc) c) as consents,
  exists (select 1 from intakes where episode_id = (select id from ep) and status = 'signed') as intake_signed,
  (select coalesce(json_agg(distinct gates ->> 'overridden'), '[]') from phase_history
   where episode_id = (select id from ep) and gates ? 'overridden') as overridden,
  (select coalesce(json_agg(m order by m.raised_at), '[]') from (
     select id, tier, reason, raised_at, raised_by from manual_flags where patient_id = $1
     and episode_id = (select id from ep)) m) as manual,
  (select coalesce(json_agg(r), '[]') from (
     select distinct on (data ->> 'ruleId') data, at, by from flag_events
     where patient_id = $1 and kind in ('reviewed', 'cleared') and data ? 'outcome'
     order by data ->> 'ruleId', at desc) r) as reviews,
  (select coalesce(json_agg(c.id), '[]') from (
     select id from observation_sets where patient_id = $1 and superseded_by_id is not null and taken_at > $2::timestamptz - interval '30 days'
     union all select id from assessments where patient_id = $1 and superseded_by_id is not null and taken_at > $2::timestamptz - interval '30 days'
     union all select id from reports where patient_id = $1 and superseded_by_id is not null and taken_at > $2::timestamptz - interval '30 days'
     union all select id from lab_results where patient_id = $1 and superseded_by_id is not null and taken_at > $2::timestamptz - interval '90 days') c) as corrected,
  (select coalesce(json_agg(f), '[]') from (
     select id, rule_id, tier, opened_at, acknowledged_at, action_at, snoozed_until, last_notified_at, times_fired,
       last_evidence_at, text, worst_text, score_instrument, score_total, worst_total, firings
     from flags where patient_id = $1 and cleared_at is null) f) as flags
`
