-- Every patient-owned row belongs to a patient, and to that patient's center.
alter table patients add constraint patients_center_fk foreign key (center_id) references centers (id);
--> statement-breakpoint
alter table patients add constraint patients_id_center_key unique (id, center_id);
--> statement-breakpoint
do $$
declare t text;
begin
  for t in
    select c.table_name from information_schema.columns c
    join information_schema.tables b using (table_schema, table_name)
    where c.table_schema = 'public' and c.column_name = 'patient_id' and b.table_type = 'BASE TABLE'
      and c.table_name not in ('audit')
  loop
    execute format('alter table %I add constraint %I foreign key (patient_id, center_id) references patients (id, center_id)',
                   t, t || '_patient_fk');
  end loop;
end $$;
--> statement-breakpoint
alter table taper_step_decisions add constraint taper_step_decisions_plan_fk foreign key (plan_id) references taper_plans (id);
--> statement-breakpoint
alter table flag_events add constraint flag_events_flag_fk foreign key (flag_id) references flags (id);
