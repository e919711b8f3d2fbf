import { pool } from '../client'
import { newId } from '../ids'
import { sweepOnce } from '../sweeper'
import { makeStaff, type TestStaff } from '../testing'

/**
 * Fills a database with invented patients of one center, 20 vitals sets each, recent scores, contacts and a day 0,
 * and lets the real engine open the flags: about one patient in four has something open.
 */
export async function fill(
  patients: number,
): Promise<{ center: { id: string; slug: string }; nurse: TestStaff; flagged: number }> {
  const centerId = newId()
  await pool().query(
    "insert into centers (id, slug, name, time_zone) values ($1, 'bench', 'Bench center', 'America/Chicago')",
    [centerId],
  )
  const nurse = await makeStaff(centerId, ['nurse', 'supervisor'], 'Bench Nurse')
  for (const statement of STATEMENTS)
    await pool().query(
      statement,
      statement.includes('$3')
        ? [centerId, patients, nurse.id]
        : statement.includes('$2')
          ? [centerId, patients]
          : [centerId],
    )
  await sweepOnce()
  await pool().query('vacuum analyze')
  const { rows } = await pool().query('select count(*)::int as n from triage_rows where open_count > 0')
  return { center: { id: centerId, slug: 'bench' }, nurse, flagged: rows[0].n }
}

// Names and numbers from arithmetic on the row number, so that every run fills the same.
const STATEMENTS = [
  `insert into patients (id, center_id, mrn, family_name, given_name, birth_date, sex, allergy_status, created_at)
   select gen_random_uuid(), $1, 'B-' || lpad(n::text, 6, '0'),
     (array['Abara','Brandt','Castel','Dunmore','Eklund','Farrow','Gentile','Hollis','Ivarsen','Jorgen'])[1 + n % 10] || chr(97 + n / 10 % 26) || chr(97 + n / 260 % 26),
     (array['Alba','Bruno','Clea','Dario','Edda','Finn','Greta','Hugo','Ines','Jonas'])[1 + n / 7 % 10],
     date '1950-01-01' + (n * 37 % 18000), (array['female','male'])[1 + n % 2], 'none_known', now()
   from generate_series(1, $2::int) n`,
  `insert into episodes (id, center_id, patient_id, admitted_at, setting, place, use_status, lead_id)
   select gen_random_uuid(), $1, p.id, now() - interval '30 days', case when n % 5 = 0 then 'residential' else 'outpatient' end,
     case when n % 5 = 0 then 'B-' || n else null end, 'stopped', $3::uuid
   from (select id, row_number() over (order by mrn) as n from patients where center_id = $1 limit $2) p`,
  `insert into anchors (id, center_id, patient_id, episode_id, kind, precision, last_dose_at, last_dose_on, reason, entered_at)
   select gen_random_uuid(), $1, patient_id, id, 'reported', 'instant', at, at::date, 'Reported at admission', admitted_at
   from (select e.*, now() - make_interval(days => (1 + row_number() over (order by patient_id) * 7 % 200)::int, hours => 5) as at
         from episodes e where center_id = $1) e`,
  `insert into triage_rows (patient_id, center_id, episode_id, recheck_at) select patient_id, $1, id, now() from episodes where center_id = $1`,
  `insert into contacts (id, center_id, patient_id, episode_id, kind, due_at, status, at, entered_at)
   select gen_random_uuid(), $1, patient_id, id, 'check_in', null, 'made', now() - interval '20 hours', now() from episodes where center_id = $1
   union all
   select gen_random_uuid(), $1, patient_id, id, 'check_in', now() + case when n % 25 = 0 then interval '-30 hours' else interval '3 days' end, 'planned', null, now()
   from (select *, row_number() over (order by patient_id) as n from episodes where center_id = $1) e`,
  `insert into observation_sets (id, center_id, patient_id, episode_id, taken_at, entered_at, recorded_by, hr, rr, spo2, sbp, dbp, temp_c,
     temp_entered, temp_unit, acvpu, on_oxygen, weight_kg, pain, entered, news2_total, news2_band, news2_max)
   select gen_random_uuid(), $1, e.patient_id, e.id, at, at, $3::uuid, hr, 14 + (n + k) % 4, 96 + (n + k) % 4, 112 + (n * 3 + k) % 28, 70 + (n + k) % 15,
     36.4 + (n + k) % 10 / 10.0, 97.5 + (n + k) % 10 / 10.0, '[degF]', 'A', false, 60 + n % 40, k % 4,
     '{"temperature": {"value": "98.2", "unit": "[degF]"}}', case when hr > 110 then 2 when hr > 90 then 1 else 0 end, 'low', case when hr > 110 then 2 when hr > 90 then 1 else 0 end
   from (select *, row_number() over (order by patient_id) as n from episodes where center_id = $1 limit $2) e
   cross join generate_series(0, 19) k
   cross join lateral (select now() - make_interval(hours => k * 8 + 2, mins => (n % 50)::int) as at, (case when n % 40 = 0 and k = 0 then 124 else 64 + (n * 5 + k * 3) % 40 end)::int as hr) v`,
  // A long stay: the first hundred patients have a hundred sets.
  `insert into observation_sets (id, center_id, patient_id, episode_id, taken_at, entered_at, recorded_by, hr, rr, spo2, sbp, dbp, temp_c,
     acvpu, on_oxygen, entered, news2_total, news2_band, news2_max)
   select gen_random_uuid(), $1, patient_id, id, at, at, $3::uuid, 72, 15, 98, 120, 78, 36.8, 'A', false, '{}', 0, 'low', 0
   from (select * from episodes where center_id = $1 order by patient_id limit least(100, $2::int)) e cross join generate_series(20, 99) k
   cross join lateral (select now() - make_interval(hours => k * 7 + 30) as at) v`,
  `insert into assessments (id, center_id, patient_id, episode_id, instrument, version, taken_at, entered_at, recorded_by, mode, answers, status, total, band)
   select gen_random_uuid(), $1, e.patient_id, e.id, i, '1', at, at, $3::uuid, 'staff', '{}', 'complete', (n * 3 + k) % (case when n % 12 = 0 then 20 else 9 end), 'mild'
   from (select *, row_number() over (order by patient_id) as n from episodes where center_id = $1 limit $2) e
   cross join generate_series(0, 4) k cross join (values ('COWS'), ('SOWS_H')) s(i)
   cross join lateral (select now() - make_interval(hours => k * 24 + 3) as at) v`,
  `insert into assessments (id, center_id, patient_id, episode_id, instrument, version, taken_at, entered_at, recorded_by, mode, answers, status, total, band)
   select gen_random_uuid(), $1, patient_id, id, 'CSSRS', '1', now() - interval '10 hours', now(), $3::uuid, 'staff', '{"q1":false,"q2":false,"q6":false}', 'complete', null, 'none'
   from (select * from episodes where center_id = $1 limit $2) e`,
]
