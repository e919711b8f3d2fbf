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
    hidden_until = f.hidden_until
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

revoke all on all functions in schema app from public;
grant execute on function app.now() to glidepath_app, glidepath_auth, glidepath_sweeper;
grant execute on function app.enter(uuid, uuid), app.staff_id(), app.center_id(), app.has_role(text[]), app.hidden_patients(),
  app.place_row(uuid, timestamptz), app.refresh_places(uuid, timestamptz),
  app.announce(uuid, uuid, text, uuid, timestamptz) to glidepath_app, glidepath_sweeper;
