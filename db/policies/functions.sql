-- The clock of every verb. Only a database marked as a demo or a test may have another one.
create or replace function app.now() returns timestamptz
language sql stable security definer set search_path = public, pg_temp as $$
  select case
    when exists (select 1 from app_meta where key = 'kind' and value #>> '{}' in ('demo', 'test'))
    then coalesce(
      (select (value ->> 'frozenAt')::timestamptz from app_meta where key = 'clock'),
      now() + coalesce((select make_interval(secs => (value ->> 'offsetSeconds')::float8) from app_meta where key = 'clock'), interval '0'))
    else now() end
$$;

-- Who acts in which center, settled once at the start of a transaction. No row: no active membership.
create or replace function app.enter(p_staff uuid, p_center uuid)
returns table (now timestamptz, time_zone text, slug text, name text, settings jsonb, settings_version int, roles text[], staff_name text)
language sql volatile security definer set search_path = public, pg_temp as $$
  select app.now(), c.time_zone, c.slug, c.name, c.settings, c.settings_version, m.roles, s.name
  from memberships m join staff s on s.id = m.staff_id join centers c on c.id = m.center_id
  where m.staff_id = p_staff and m.center_id = p_center and m.active and s.status = 'active'
    and set_config('app.staff_id', p_staff::text, true) is not null
    and set_config('app.center_id', p_center::text, true) is not null
$$;

create or replace function app.staff_id() returns uuid
language sql stable set search_path = pg_catalog, pg_temp as $$
  select nullif(current_setting('app.staff_id', true), '')::uuid
$$;

-- The center of this transaction, and only while the person is an active member of it.
create or replace function app.center_id() returns uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select m.center_id from memberships m join staff s on s.id = m.staff_id
  where m.staff_id = nullif(current_setting('app.staff_id', true), '')::uuid
    and m.center_id = nullif(current_setting('app.center_id', true), '')::uuid
    and m.active and s.status = 'active'
$$;

create or replace function app.has_role(variadic p_roles text[]) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select 1 from memberships m
    where m.staff_id = nullif(current_setting('app.staff_id', true), '')::uuid
      and m.center_id = app.center_id() and m.roles && p_roles)
$$;

-- Charts of this center that do not exist for this person: confidential, neither named nor in an emergency.
create or replace function app.hidden_patients() returns uuid[]
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(p.id), '{}')
  from patients p
  where p.center_id = app.center_id() and p.confidential
    and not exists (
      select 1 from chart_access a
      where a.patient_id = p.id and a.staff_id = nullif(current_setting('app.staff_id', true), '')::uuid
        and (a.expires_at is null or a.expires_at > app.now()))
$$;

-- Places a patient's row by the flag that sorts first (triage.md §4). Also for people who may not see every
-- flag's patient: the order of the queue must not depend on who touched it last.
create or replace function app.place_row(p_patient uuid, p_now timestamptz) returns void
language sql volatile security definer set search_path = public, pg_temp as $$
  update triage_rows r set
    open_count = coalesce(f.open_count, 0), answered = coalesce(f.answered, true), top_flag_id = f.id, tier = f.tier,
    breached = coalesce(f.breached, false), class_rank = f.class_rank, score_norm = f.score_norm, trend = f.trend,
    target_deadline = f.target_deadline, opened_at = f.opened_at, place_expires_at = f.expires_at,
    hidden_until = f.hidden_until,
    -- A row that leaves the queue belongs to nobody: what opens later must not look as if somebody had it.
    owner_id = case when f.id is null then null else r.owner_id end,
    owned_since = case when f.id is null then null else r.owned_since end,
    next_action = case when f.id is null then null else r.next_action end
  from (select p_patient as patient_id) p
  left join lateral (
    select f.*, count(*) over () as open_count, bool_and(f.acknowledged_at is not null) over () as answered,
      case when bool_and(f.snoozed_until > p_now) over () then min(f.snoozed_until) over () end as hidden_until,
      least(
        min(case when f.acknowledged_at is null and f.ack_deadline > p_now then f.ack_deadline end) over (),
        min(case when f.action_at is null and f.action_deadline > p_now then f.action_deadline end) over (),
        min(case when f.snoozed_until > p_now then f.snoozed_until end) over ()) as expires_at
    from (
      select x.*, (x.acknowledged_at is null and x.ack_deadline <= p_now)
               or (x.action_at is null and x.action_deadline <= p_now) as breached
      from flags x where x.patient_id = p_patient and x.cleared_at is null) f
    order by f.tier, coalesce(f.breached, false) desc, f.class_rank, f.score_norm desc, f.trend,
             f.target_deadline, f.opened_at, f.rule_key collate "C"
    limit 1) f on true
  where r.patient_id = p.patient_id
$$;

-- Re-places the rows whose place time alone has changed. Cheap when there are none.
create or replace function app.refresh_places(p_center uuid, p_now timestamptz) returns int
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare n int := 0; r record;
begin
  for r in select patient_id from triage_rows
           where center_id = p_center and place_expires_at <= p_now
           for update skip locked
  loop
    perform app.place_row(r.patient_id, p_now);
    n := n + 1;
  end loop;
  return n;
end $$;

-- The last statement of every change: takes the next number of the center and tells the open screens that
-- something changed. The message carries no patient.
create or replace function app.announce(p_center uuid, p_patient uuid, p_verb text, p_by uuid, p_at timestamptz) returns bigint
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare n bigint;
begin
  update centers set seq = seq + 1 where id = p_center returning seq into n;
  insert into changes (center_id, seq, patient_id, at, by, verb) values (p_center, n, p_patient, p_at, p_by, p_verb);
  perform pg_notify('glidepath', p_center::text || ':' || n::text);
  return n;
end $$;

-- Emergency access (decisions.md 3): four hours on one chart of this center, for whoever may read charts at all.
-- The caller has given the exact MRN and birth date; no row says nothing about which of the two was wrong.
create or replace function app.emergency_access(p_mrn text, p_birth date, p_reason text, p_id uuid)
returns table (patient_id uuid, expires_at timestamptz, was_hidden boolean)
language plpgsql volatile security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare v_patient uuid; v_hidden boolean; v_until timestamptz;
begin
  if not app.has_role('intake', 'counselor', 'nurse', 'prescriber', 'supervisor', 'medical_director') then return; end if;
  if length(trim(coalesce(p_reason, ''))) = 0 then return; end if;
  select p.id, p.id = any (app.hidden_patients()) into v_patient, v_hidden
  from patients p where p.center_id = app.center_id() and p.mrn = p_mrn and p.birth_date = p_birth;
  if v_patient is null then return; end if;
  if v_hidden then
    v_until := app.now() + interval '4 hours';
    insert into chart_access (id, center_id, patient_id, staff_id, kind, reason, granted_at, granted_by, expires_at)
    values (p_id, app.center_id(), v_patient, app.staff_id(), 'emergency', p_reason, app.now(), app.staff_id(), v_until);
  end if;
  return query select v_patient, v_until, v_hidden;
end $$;

-- Every grant of this center for the medical director, who reviews them. A chart that is hidden from the reviewer
-- stays hidden: neither name nor MRN, only where its patient is.
create or replace function app.emergency_grants()
returns table (id uuid, staff_id uuid, staff_name text, granted_at timestamptz, expires_at timestamptz, reason text,
  patient_id uuid, mrn text, family_name text, given_name text, place text, views int, reviewed_at timestamptz, reviewed_by text)
language sql stable security definer set search_path = public, pg_temp as $$
  with hidden as materialized (select app.hidden_patients() as ids)
  select a.id, a.staff_id, s.name, a.granted_at, a.expires_at, a.reason,
    case when v.seen then p.id end, case when v.seen then p.mrn end,
    case when v.seen then p.family_name end, case when v.seen then p.given_name end, e.place,
    (select count(*)::int from audit x where x.patient_id = a.patient_id and x.staff_id = a.staff_id and x.kind in ('read', 'write')
       and x.at >= a.granted_at and x.at <= a.expires_at and x.verb <> 'chart.emergency_access'),
    a.reviewed_at, r.name
  from chart_access a
  join staff s on s.id = a.staff_id
  join patients p on p.id = a.patient_id
  cross join lateral (select not (p.id = any (h.ids)) as seen from hidden h) v
  left join episodes e on e.patient_id = p.id and e.closed_at is null
  left join staff r on r.id = a.reviewed_by
  where a.kind = 'emergency' and a.center_id = app.center_id() and app.has_role('medical_director')
  order by (a.reviewed_at is not null), a.granted_at desc
  limit 200
$$;

-- Nobody reviews their own access.
create or replace function app.review_emergency(p_grant uuid, p_at timestamptz) returns boolean
language sql volatile security definer set search_path = public, pg_temp as $$
  with done as (
    update chart_access set reviewed_at = p_at, reviewed_by = app.staff_id()
    where id = p_grant and kind = 'emergency' and center_id = app.center_id() and reviewed_at is null
      and staff_id <> app.staff_id() and app.has_role('medical_director')
    returning 1)
  select exists (select 1 from done)
$$;

-- Confidential charts: supervisors and medical directors who see the chart say who else does.
create or replace function app.may_restrict(p_patient uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select app.has_role('supervisor', 'medical_director') and exists (
    select 1 from patients where id = p_patient and center_id = app.center_id() and not (id = any (app.hidden_patients())))
$$;

create or replace function app.set_confidential(p_patient uuid, p_confidential boolean) returns boolean
language sql volatile security definer set search_path = public, pg_temp as $$
  with done as (
    update patients set confidential = p_confidential
    where id = p_patient and confidential <> p_confidential and app.may_restrict(p_patient)
      and (not p_confidential or exists (
        select 1 from chart_access where patient_id = p_patient and kind = 'named' and expires_at is null))
    returning 1)
  select exists (select 1 from done)
$$;

create or replace function app.name_on_chart(p_id uuid, p_patient uuid, p_staff uuid, p_at timestamptz) returns boolean
language sql volatile security definer set search_path = public, pg_temp as $$
  with done as (
    insert into chart_access (id, center_id, patient_id, staff_id, kind, granted_at, granted_by)
    select p_id, m.center_id, p_patient, m.staff_id, 'named', p_at, app.staff_id()
    from memberships m
    where m.staff_id = p_staff and m.center_id = app.center_id() and m.active and app.may_restrict(p_patient)
      and not exists (select 1 from chart_access
        where patient_id = p_patient and staff_id = p_staff and kind = 'named' and expires_at is null)
    returning 1)
  select exists (select 1 from done)
$$;

-- Ends a person's named access. The last one stays: a chart that nobody sees helps nobody.
create or replace function app.remove_from_chart(p_patient uuid, p_staff uuid, p_at timestamptz) returns boolean
language sql volatile security definer set search_path = public, pg_temp as $$
  with done as (
    update chart_access set expires_at = p_at
    where patient_id = p_patient and staff_id = p_staff and kind = 'named' and expires_at is null and app.may_restrict(p_patient)
      and exists (select 1 from chart_access
        where patient_id = p_patient and staff_id <> p_staff and kind = 'named' and expires_at is null)
    returning 1)
  select exists (select 1 from done)
$$;

revoke all on all functions in schema app from public;
grant execute on function app.now() to glidepath_app, glidepath_auth, glidepath_sweeper;
grant execute on function app.enter(uuid, uuid), app.staff_id(), app.center_id(), app.has_role(text[]), app.hidden_patients(),
  app.place_row(uuid, timestamptz), app.refresh_places(uuid, timestamptz),
  app.announce(uuid, uuid, text, uuid, timestamptz) to glidepath_app, glidepath_sweeper;
grant execute on function app.emergency_access(text, date, text, uuid), app.emergency_grants(), app.review_emergency(uuid, timestamptz),
  app.set_confidential(uuid, boolean), app.name_on_chart(uuid, uuid, uuid, timestamptz),
  app.remove_from_chart(uuid, uuid, timestamptz) to glidepath_app;

-- Unanswered T1 and T2 of charts hidden from a supervisor or the medical director, past their target, under an alias.
create or replace function app.hidden_emergencies(p_now timestamptz)
returns table (tier smallint, place text, opened_at timestamptz, ack_deadline timestamptz, alias_id text)
language sql stable security definer set search_path = public, pg_temp as $$
  select min(f.tier), e.place, min(f.opened_at), min(f.ack_deadline), md5(f.patient_id::text || app.center_id()::text)
  from flags f join episodes e on e.patient_id = f.patient_id and e.closed_at is null
  where f.center_id = app.center_id() and app.has_role('supervisor', 'medical_director')
    and f.patient_id = any (app.hidden_patients())
    and f.cleared_at is null and f.tier <= 2 and f.acknowledged_at is null and f.ack_deadline <= p_now
  group by f.patient_id, e.place
$$;
grant execute on function app.hidden_emergencies(timestamptz) to glidepath_app;

-- Names are looked up by index: under row policies the planner may not use an index on lower(name), because lower() is
-- not leakproof. These say which charts of this center fit, never one that is hidden, and nothing else about them.
create or replace function app.patients_named(p_first text, p_second text) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  with seen as materialized (select app.center_id() as center, app.hidden_patients() as hidden),
  found as (
    (select id from patients, seen where center_id = seen.center and lower(family_name) like p_first || '%'
       and (p_second = '' or lower(given_name) like p_second || '%') and not (id = any (seen.hidden)) limit 60)
    union
    (select id from patients, seen where center_id = seen.center and lower(given_name) like p_first || '%'
       and (p_second = '' or lower(family_name) like p_second || '%') and not (id = any (seen.hidden)) limit 60)
    union
    (select id from patients, seen where p_second <> '' and center_id = seen.center
       and lower(family_name) like p_first || ' ' || p_second || '%' and not (id = any (seen.hidden)) limit 60)
    union
    (select id from patients, seen where p_second = '' and center_id = seen.center and mrn like upper(p_first) || '%'
       and not (id = any (seen.hidden)) limit 60))
  select id from found
$$;

-- A patient in care whose name may be confused with this one's: the same family name, and both on the unit or given
-- names that begin alike.
create or replace function app.name_alike(p_patient uuid) returns uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select q.id
  from patients p
  join episodes e on e.patient_id = p.id and e.closed_at is null
  join patients q on q.center_id = p.center_id and lower(q.family_name) = lower(p.family_name) and q.id <> p.id
  join episodes f on f.patient_id = q.id and f.closed_at is null
  where p.id = p_patient and p.center_id = app.center_id() and not (q.id = any (app.hidden_patients()))
    and ((e.setting = 'residential' and f.setting = 'residential')
      or left(lower(q.given_name), 1) = left(lower(p.given_name), 1))
  order by f.admitted_at desc limit 1
$$;

revoke all on function app.patients_named(text, text), app.name_alike(uuid) from public;
grant execute on function app.patients_named(text, text), app.name_alike(uuid) to glidepath_app;
