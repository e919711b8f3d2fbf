-- Row-level security. One rule for every patient-owned table: the center of this transaction, and no hidden chart.
do $$
declare t text; p text; owned text[];
begin
  select array_agg(c.table_name::text) into owned
  from information_schema.columns c join information_schema.tables b using (table_schema, table_name)
  where c.table_schema = 'public' and c.column_name = 'patient_id' and b.table_type = 'BASE TABLE'
    and c.table_name not in ('audit', 'last_looks');

  -- Start from nothing on every table, also on those that a later migration brings.
  for t in select tablename from pg_tables where schemaname = 'public' loop
    execute format('alter table %I enable row level security', t);
    execute format('revoke all on %I from public, glidepath_app, glidepath_auth, glidepath_sweeper', t);
    for p in select policyname from pg_policies where schemaname = 'public' and tablename = t loop
      execute format('drop policy %I on %I', p, t);
    end loop;
  end loop;

  foreach t in array owned loop
    execute format($p$create policy chart on %I for all to glidepath_app
      using (center_id = (select app.center_id()) and not (patient_id = any ((select app.hidden_patients())::uuid[])))
      with check (center_id = (select app.center_id()) and not (patient_id = any ((select app.hidden_patients())::uuid[])))$p$, t);
    execute format('grant select, insert on %I to glidepath_app', t);
    execute format('create policy sweep on %I for all to glidepath_sweeper using (true) with check (true)', t);
    execute format('grant select on %I to glidepath_sweeper', t);
  end loop;
end $$;

create policy chart on patients for all to glidepath_app
  using (center_id = (select app.center_id()) and not (id = any ((select app.hidden_patients())::uuid[])))
  with check (center_id = (select app.center_id()));
grant select, insert on patients to glidepath_app;
grant update (mrn, family_name, given_name, birth_date, sex, pronouns, language, phone, code_status, chronic_pain,
  mental_health_comorbidity, seizure_history, spo2_scale, allergy_status) on patients to glidepath_app;
create policy sweep on patients for select to glidepath_sweeper using (true);
grant select on patients to glidepath_sweeper;

-- What may change in place. Facts are appended: only the mark that a correction replaced them is set.
grant update (superseded_by_id) on observation_sets, assessments, reports, doses_taken to glidepath_app;
grant update on episodes, flags, triage_rows, contacts to glidepath_app, glidepath_sweeper;
-- One row per open episode: a discharge ends it. Flags and their events stay.
grant delete on triage_rows to glidepath_app;
-- A version of a plan is immutable: only where it stands may change.
grant update (status, cosigned_at, cosigned_by, ended_at, ended_by, end_reason) on taper_plans to glidepath_app;
grant update, delete on taper_drafts to glidepath_app;
grant update (to_at) on care_team to glidepath_app;
grant update (ended_at, end_reason) on allergies, patient_alerts to glidepath_app;
grant update (status, stopped_at, stopped_abruptly) on medication_statements to glidepath_app;
grant update (confirmed_at, confirmed_by) on anchors to glidepath_app;
grant update (assessed_at, assessed_by, assessment) on clinical_events to glidepath_app;
grant update on intakes, intake_answers, intake_presence, tasks, goals to glidepath_app;
grant update (status, body, text, version, signed_at, signed_by, cosign_asked_of, cosigned_at, cosigned_by, at) on notes to glidepath_app;
grant update (ends_at, end_reason, ended_by, ended_abruptly, program) on medication_orders to glidepath_app;
grant update (effect, effect_at) on medication_doses to glidepath_app;
grant update (superseded_by_id) on lab_results to glidepath_app;
grant update (revoked_on, revoked_by, revocation_note) on consents to glidepath_app;
grant update (cosigned_by, cosigned_at) on discharges to glidepath_app;
grant insert on flags, flag_events, phase_history, triage_rows to glidepath_sweeper;
-- Named access is given by those who see the chart; emergency access goes through app.emergency_access.
revoke insert on chart_access from glidepath_app;

-- Centers and colleagues.
create policy own_center on centers for select to glidepath_app using (id = (select app.center_id()));
create policy settings on centers for update to glidepath_app
  using (id = (select app.center_id()) and (select app.has_role('medical_director', 'administrator')))
  with check (id = (select app.center_id()));
grant select, update (settings, settings_version, name) on centers to glidepath_app;
create policy everywhere on centers for select to glidepath_sweeper, glidepath_auth using (true);
grant select on centers to glidepath_sweeper, glidepath_auth;

create policy colleagues on memberships for select to glidepath_app using (center_id = (select app.center_id()));
create policy administered on memberships for all to glidepath_app
  using (center_id = (select app.center_id()) and (select app.has_role('administrator')))
  with check (center_id = (select app.center_id()) and (select app.has_role('administrator')));
grant select, insert, update on memberships to glidepath_app;
create policy sign_in on memberships for select to glidepath_auth using (true);
grant select on memberships to glidepath_auth;

create policy colleagues on staff for select to glidepath_app
  using (exists (select 1 from memberships m where m.staff_id = staff.id and m.center_id = (select app.center_id())));
grant select (id, email, name, credentials, status, created_at) on staff to glidepath_app;
create policy sign_in on staff for all to glidepath_auth using (true) with check (true);
grant select, insert on staff to glidepath_auth;
grant update (password_hash, status, last_center_id, sessions_valid_from, name, credentials) on staff to glidepath_auth;
create policy names on staff for select to glidepath_sweeper using (true);
grant select (id, name) on staff to glidepath_sweeper;

create policy sessions on auth_sessions for all to glidepath_auth using (true) with check (true);
grant select, insert, update on auth_sessions to glidepath_auth;
create policy tokens on staff_tokens for all to glidepath_auth using (true) with check (true);
grant select, insert, update on staff_tokens to glidepath_auth;

create policy counters on rate_limits for all to glidepath_auth using (true) with check (true);
grant select, insert, update, delete on rate_limits to glidepath_auth;

-- Audit: everybody appends, nobody changes, few read.
create policy append on audit for insert to glidepath_app
  with check (center_id = (select app.center_id()) and staff_id = (select app.staff_id()));
create policy log on audit for select to glidepath_app
  using (center_id = (select app.center_id())
    and ((select app.has_role('supervisor', 'medical_director', 'administrator')) or staff_id = (select app.staff_id()))
    and not (patient_id is not null and patient_id = any ((select app.hidden_patients())::uuid[])));
create policy sign_ins on audit for select to glidepath_app
  using (center_id is null and kind = 'auth' and (select app.has_role('supervisor', 'medical_director', 'administrator'))
    and exists (select 1 from memberships m where m.staff_id = audit.staff_id and m.center_id = (select app.center_id())));
grant select, insert on audit to glidepath_app;
create policy append_any on audit for insert to glidepath_auth, glidepath_sweeper with check (true);
grant insert on audit to glidepath_auth, glidepath_sweeper;

-- Small things of the center or the person.
grant insert on changes to glidepath_sweeper;
create policy mine on last_looks for all to glidepath_app
  using (staff_id = (select app.staff_id()) and center_id = (select app.center_id()))
  with check (staff_id = (select app.staff_id()) and center_id = (select app.center_id()));
grant select, insert, update on last_looks to glidepath_app;
create policy views on saved_views for all to glidepath_app
  using (center_id = (select app.center_id()) and (staff_id is null or staff_id = (select app.staff_id())))
  with check (center_id = (select app.center_id()) and created_by = (select app.staff_id()));
grant select, insert, update, delete on saved_views to glidepath_app;
create policy own_center on imports for all to glidepath_app
  using (center_id = (select app.center_id())) with check (center_id = (select app.center_id()));
grant select, insert, update on imports to glidepath_app;

create policy readable on app_meta for select to glidepath_app, glidepath_auth, glidepath_sweeper using (true);
grant select on app_meta to glidepath_app, glidepath_auth, glidepath_sweeper;
create policy reports on sweeper_reports for select to glidepath_app using (true);
grant select on sweeper_reports to glidepath_app;
create policy report on sweeper_reports for all to glidepath_sweeper using (true) with check (true);
grant select, insert, update, delete on sweeper_reports to glidepath_sweeper;
