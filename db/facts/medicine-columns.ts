/**
 * SQL columns of the facts that read orders, what became of their doses, and laboratory results. They need `sets`
 * (observation sets in scope). $1 patient, $2 now.
 */
export const MEDICINE_COLUMNS = `
  (select coalesce(json_agg(o), '[]') from (
     select id, drug, kind, times, starts_at, ends_at, ended_abruptly,
       (select d.at from medication_doses d where d.order_id = m.id and d.outcome = 'given' order by d.at limit 1) as first_given_at,
       (select s.sbp from sets s where s.sbp is not null and s.taken_at <= m.ends_at order by s.taken_at desc limit 1) as sbp_before
     from medication_orders m
     where patient_id = $1 and starts_at <= $2 and (ends_at is null or ends_at > $2::timestamptz - interval '14 days')) o) as orders,
  (select coalesce(json_agg(d order by d.at, d.id), '[]') from (
     select id, order_id, due_at, at, outcome, checks ->> 'limitText' as limit_text from medication_doses
     where patient_id = $1 and at > $2::timestamptz - interval '8 days' order by at desc limit 400) d) as medicine_doses,
  (select coalesce(json_agg(l), '[]') from (
     select distinct on (loinc) id, loinc, value, high, taken_at from lab_results
     where patient_id = $1 and loinc in ('1742-6', '1975-2', '8634-8') and superseded_by_id is null and source <> 'import'
       and value is not null and taken_at <= $2
     order by loinc, taken_at desc, entered_at desc) l) as labs,
  (select value from lab_results
   where patient_id = $1 and loinc = '8634-8' and superseded_by_id is null and source <> 'import' and value is not null
   order by taken_at, entered_at limit 1) as first_qtc`

/** The part of the facts row that MEDICINE_COLUMNS fills; instants are ISO texts. */
export type MedicineRow = {
  orders: {
    id: string
    drug: string
    kind: 'scheduled' | 'prn' | 'program'
    times: string[]
    starts_at: string
    ends_at: string | null
    ended_abruptly: boolean | null
    first_given_at: string | null
    sbp_before: number | null
  }[]
  medicine_doses: {
    id: string
    order_id: string
    due_at: string | null
    at: string
    outcome: 'given' | 'held' | 'refused' | 'missed'
    /** The maximum or interval that the dose met, in words. */
    limit_text: string | null
  }[]
  labs: { id: string; loinc: string; value: number; high: number | null; taken_at: string }[]
  first_qtc: number | null
}
