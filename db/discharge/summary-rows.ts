import type { Tx } from '../client'

type Score = { instrument: string; at: string; total: number | null; band: string | null }

/** What a discharge summary is assembled from (intake.md §8), as stored; instants are ISO texts as JSON carries them. */
export type SummaryRow = {
  patient: { family_name: string; given_name: string; birth_date: string | null; sex: string; mrn: string }
  episode: {
    setting: 'residential' | 'iop' | 'outpatient'
    place: string | null
    admitted_at: string
    attempt_no: number
    baseline_mg: number | null
    lead: string | null
  }
  conditions: string[]
  product: unknown
  plans: {
    approach: string
    version: number
    unit: string
    starts_on: string
    ends_on: string | null
    status: string
  }[]
  decisions: { decision: string; dose_mg: number; unit: string; on: string }[]
  peaks: { instrument: string; at: string; total: number }[]
  scored: { first: string | null; last: string | null }
  latest: Score[]
  statements: { name: string; dose: string | null; status: string }[]
  orders: {
    name: string
    drug: string
    dose_mg: number
    ends_at: string | null
    end_reason: string | null
    given: number
  }[]
  reconciled: { name: string; decision: string; note: string | null }[] | null
  labs: { name: string; value: string | null; unit: string | null; at: string }[]
  urgent: { text: string; tier: number; opened_at: string; how: string | null; why: string | null }[]
  uses: { event: string; on: string; substance: string }[]
  goals: { title: string; status: string }[]
  documents: { kind: string; version: number; at: string }[]
  booked: { kind: string; at: string }[]
  tasks: string[]
}

const SQL = `
with ep as (select * from episodes where id = $2 and patient_id = $1)
select
  (select row_to_json(p) from (
     select family_name, given_name, birth_date, sex, mrn from patients where id = $1) p) as patient,
  (select row_to_json(e) from (
     select setting, place, admitted_at, attempt_no, baseline_mg, (select name from staff s where s.id = ep.lead_id) as lead from ep) e) as episode,
  (select coalesce(json_agg(text order by entered_at), '[]') from conditions where patient_id = $1) as conditions,
  (select a.value from intake_answers a join intakes i on i.id = a.intake_id
   where i.episode_id = $2 and a.field = 'product_form' and a.state = 'answered') as product,
  (select coalesce(json_agg(x order by x.version), '[]') from (
     select approach, version, unit, starts_on, ends_on, status from taper_plans
     where episode_id = $2 and status in ('signed', 'finished', 'superseded', 'stopped')) x) as plans,
  (select coalesce(json_agg(x order by x.on), '[]') from (
     select d.decision, d.dose_mg, t.unit, d.effective_on as on from taper_step_decisions d join taper_plans t on t.id = d.plan_id
     where t.episode_id = $2) x) as decisions,
  (select coalesce(json_agg(x), '[]') from (
     select distinct on (instrument) instrument, taken_at as at, total from assessments
     where episode_id = $2 and instrument in ('COWS', 'SOWS_H') and status = 'complete' and superseded_by_id is null
     order by instrument, total desc, taken_at) x) as peaks,
  (select row_to_json(x) from (
     select min(taken_at) as first, max(taken_at) as last from assessments
     where episode_id = $2 and instrument in ('COWS', 'SOWS_H') and status = 'complete' and superseded_by_id is null) x) as scored,
  (select coalesce(json_agg(x), '[]') from (
     select distinct on (instrument) instrument, taken_at as at, total, band from assessments
     where episode_id = $2 and instrument in ('PHQ9', 'GAD7', 'CSSRS', 'DSM5_KUD') and status = 'complete' and superseded_by_id is null
     order by instrument, taken_at desc) x) as latest,
  (select coalesce(json_agg(x order by x.name), '[]') from (
     select name, dose, status from medication_statements where patient_id = $1 and source = 'entered') x) as statements,
  (select coalesce(json_agg(x order by x.name), '[]') from (
     select o.name, o.drug, o.dose_mg, o.ends_at, o.end_reason,
       (select count(*) from medication_doses d where d.order_id = o.id and d.outcome = 'given') as given
     from medication_orders o where o.episode_id = $2) x) as orders,
  (select items from medication_reconciliations where episode_id = $2 and moment = 'discharge' order by at desc limit 1) as reconciled,
  (select coalesce(json_agg(x order by x.name), '[]') from (
     select distinct on (name) name, coalesce(value_text, value::text) as value, unit, taken_at as at from lab_results
     where patient_id = $1 and superseded_by_id is null and taken_at >= (select admitted_at from ep) order by name, taken_at desc) x) as labs,
  (select coalesce(json_agg(x order by x.opened_at), '[]') from (
     select worst_text as text, tier, opened_at, cleared_how as how, coalesce(review_reason, clear_reason) as why from flags
     where episode_id = $2 and tier <= 2) x) as urgent,
  (select coalesce(json_agg(x order by x.on), '[]') from (
     select event, used_on as on, substance from substance_uses where episode_id = $2 and event <> 'none') x) as uses,
  (select coalesce(json_agg(x order by x.title), '[]') from (select title, status from goals where episode_id = $2) x) as goals,
  (select coalesce(json_agg(x), '[]') from (
     select distinct on (kind) kind, version, signed_at as at from plan_documents
     where patient_id = $1 and kind in ('crisis', 'relapse') order by kind, signed_at desc) x) as documents,
  (select coalesce(json_agg(x order by x.at), '[]') from (
     select kind, due_at as at from contacts where patient_id = $1 and status = 'planned' and due_at > $3
       and kind not in ('check_in')) x) as booked,
  (select coalesce(json_agg(text order by due_at nulls last), '[]') from tasks where patient_id = $1 and status = 'open') as tasks
from ep`

/** Reads it in one round trip; null when this person sees no such episode. */
export async function readSummaryRow(tx: Tx, patientId: string, episodeId: string): Promise<SummaryRow | null> {
  const [row] = await tx.query<SummaryRow>(SQL, [patientId, episodeId, tx.now], 'discharge-summary')
  return row?.patient ? row : null
}
