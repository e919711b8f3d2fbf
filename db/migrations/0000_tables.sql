CREATE TABLE "anchors" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"episode_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"precision" text NOT NULL,
	"last_dose_at" timestamp with time zone,
	"last_dose_on" date,
	"confirmed_at" timestamp with time zone,
	"confirmed_by" uuid,
	"reason" text NOT NULL,
	"entered_at" timestamp with time zone NOT NULL,
	"recorded_by" uuid
);
--> statement-breakpoint
CREATE TABLE "phase_history" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"episode_id" uuid NOT NULL,
	"phase" text NOT NULL,
	"sub_state" text,
	"from_on" date NOT NULL,
	"cause" text NOT NULL,
	"reason" text,
	"gates" jsonb,
	"entered_at" timestamp with time zone NOT NULL,
	"recorded_by" uuid
);
--> statement-breakpoint
CREATE TABLE "substance_uses" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"episode_id" uuid NOT NULL,
	"substance" text NOT NULL,
	"used_at" timestamp with time zone,
	"used_on" date NOT NULL,
	"amount" text,
	"still_using" boolean DEFAULT false NOT NULL,
	"daily_dosing_resumed" boolean DEFAULT false NOT NULL,
	"clinician_relapse" boolean DEFAULT false NOT NULL,
	"event" text NOT NULL,
	"attempt_no" integer NOT NULL,
	"note" text,
	"request_id" uuid,
	"entered_at" timestamp with time zone NOT NULL,
	"recorded_by" uuid
);
--> statement-breakpoint
CREATE TABLE "assessments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"episode_id" uuid,
	"request_id" uuid,
	"instrument" text NOT NULL,
	"version" text NOT NULL,
	"band_set" text,
	"taken_at" timestamp with time zone NOT NULL,
	"entered_at" timestamp with time zone NOT NULL,
	"recorded_by" uuid,
	"mode" text NOT NULL,
	"answers" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"status" text NOT NULL,
	"total" double precision,
	"band" text,
	"extra" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"note" text,
	"source" text DEFAULT 'entered' NOT NULL,
	"source_ref" text,
	"supersedes_id" uuid,
	"superseded_by_id" uuid,
	"correction_reason" text,
	"display_only" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "clinical_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"episode_id" uuid,
	"request_id" uuid,
	"type" text NOT NULL,
	"happened_at" timestamp with time zone NOT NULL,
	"reported_at" timestamp with time zone NOT NULL,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"reporter" text,
	"assessed_at" timestamp with time zone,
	"assessed_by" uuid,
	"assessment" text,
	"entered_at" timestamp with time zone NOT NULL,
	"recorded_by" uuid
);
--> statement-breakpoint
CREATE TABLE "contacts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"episode_id" uuid,
	"kind" text NOT NULL,
	"due_at" timestamp with time zone,
	"status" text NOT NULL,
	"at" timestamp with time zone,
	"channel" text,
	"note" text,
	"request_id" uuid,
	"entered_at" timestamp with time zone NOT NULL,
	"recorded_by" uuid
);
--> statement-breakpoint
CREATE TABLE "observation_sets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"episode_id" uuid,
	"request_id" uuid,
	"taken_at" timestamp with time zone NOT NULL,
	"entered_at" timestamp with time zone NOT NULL,
	"recorded_by" uuid,
	"outcome" text DEFAULT 'measured' NOT NULL,
	"outcome_reason" text,
	"hr" smallint,
	"rr" smallint,
	"spo2" smallint,
	"spo2_scale" smallint DEFAULT 1 NOT NULL,
	"on_oxygen" boolean,
	"oxygen_flow" double precision,
	"sbp" smallint,
	"dbp" smallint,
	"position" text,
	"temp_c" double precision,
	"temp_entered" double precision,
	"temp_unit" text,
	"acvpu" text,
	"weight_kg" double precision,
	"height_cm" double precision,
	"pain" smallint,
	"glucose_mg_dl" double precision,
	"symptomatic" boolean DEFAULT false NOT NULL,
	"unrecordable" text[] DEFAULT '{}' NOT NULL,
	"entered" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"kept" text[] DEFAULT '{}' NOT NULL,
	"note" text,
	"news2_total" smallint,
	"news2_band" text,
	"news2_max" smallint,
	"source" text DEFAULT 'entered' NOT NULL,
	"source_ref" text,
	"supersedes_id" uuid,
	"superseded_by_id" uuid,
	"correction_reason" text,
	"display_only" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "orthostatic_tests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"taken_at" timestamp with time zone NOT NULL,
	"kind" text NOT NULL,
	"baseline" jsonb NOT NULL,
	"standing" jsonb NOT NULL,
	"positive" boolean,
	"symptomatic" boolean DEFAULT false NOT NULL,
	"request_id" uuid,
	"entered_at" timestamp with time zone NOT NULL,
	"recorded_by" uuid
);
--> statement-breakpoint
CREATE TABLE "reports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"episode_id" uuid,
	"request_id" uuid,
	"taken_at" timestamp with time zone NOT NULL,
	"entered_at" timestamp with time zone NOT NULL,
	"recorded_by" uuid,
	"mode" text NOT NULL,
	"findings" jsonb NOT NULL,
	"note" text,
	"supersedes_id" uuid,
	"superseded_by_id" uuid,
	"correction_reason" text
);
--> statement-breakpoint
CREATE TABLE "intake_addenda" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"intake_id" uuid NOT NULL,
	"text" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"entered_at" timestamp with time zone NOT NULL,
	"recorded_by" uuid,
	"request_id" uuid
);
--> statement-breakpoint
CREATE TABLE "intake_answers" (
	"center_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"intake_id" uuid NOT NULL,
	"field" text NOT NULL,
	"state" text NOT NULL,
	"value" jsonb,
	"version" integer NOT NULL,
	"origin" text DEFAULT 'entered' NOT NULL,
	"entered_at" timestamp with time zone NOT NULL,
	"recorded_by" uuid,
	CONSTRAINT "intake_answers_intake_id_field_pk" PRIMARY KEY("intake_id","field")
);
--> statement-breakpoint
CREATE TABLE "intake_presence" (
	"center_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"intake_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"section" text NOT NULL,
	"field" text,
	"seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "intake_presence_intake_id_staff_id_pk" PRIMARY KEY("intake_id","staff_id")
);
--> statement-breakpoint
CREATE TABLE "intakes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"episode_id" uuid NOT NULL,
	"status" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"started_by" uuid NOT NULL,
	"signed_at" timestamp with time zone,
	"signed_by" uuid,
	"signed_answers" jsonb
);
--> statement-breakpoint
CREATE TABLE "lab_results" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"loinc" text,
	"name" text NOT NULL,
	"value" double precision,
	"value_text" text,
	"unit" text,
	"low" double precision,
	"high" double precision,
	"taken_at" timestamp with time zone NOT NULL,
	"note" text,
	"preliminary" boolean DEFAULT false NOT NULL,
	"supersedes_id" uuid,
	"superseded_by_id" uuid,
	"correction_reason" text,
	"source" text DEFAULT 'entered' NOT NULL,
	"source_ref" text,
	"request_id" uuid,
	"entered_at" timestamp with time zone NOT NULL,
	"recorded_by" uuid
);
--> statement-breakpoint
CREATE TABLE "medication_doses" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"due_at" timestamp with time zone,
	"at" timestamp with time zone NOT NULL,
	"outcome" text NOT NULL,
	"dose_mg" double precision NOT NULL,
	"reason" text,
	"checks" jsonb,
	"override_reason" text,
	"recheck_at" timestamp with time zone,
	"effect" text,
	"effect_at" timestamp with time zone,
	"request_id" uuid,
	"entered_at" timestamp with time zone NOT NULL,
	"recorded_by" uuid
);
--> statement-breakpoint
CREATE TABLE "medication_orders" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"episode_id" uuid NOT NULL,
	"drug" text NOT NULL,
	"name" text NOT NULL,
	"dose_mg" double precision NOT NULL,
	"route" text NOT NULL,
	"kind" text NOT NULL,
	"order_kind" text NOT NULL,
	"times" text[] DEFAULT '{}' NOT NULL,
	"min_interval_h" double precision,
	"max_24h_mg" double precision,
	"hold_parameters" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"indication" text,
	"program" jsonb,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone,
	"end_reason" text,
	"ended_by" uuid,
	"ended_abruptly" boolean,
	"checks" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"override_reason" text,
	"request_id" uuid,
	"entered_at" timestamp with time zone NOT NULL,
	"recorded_by" uuid
);
--> statement-breakpoint
CREATE TABLE "medication_reconciliations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"episode_id" uuid NOT NULL,
	"moment" text NOT NULL,
	"items" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"entered_at" timestamp with time zone NOT NULL,
	"recorded_by" uuid
);
--> statement-breakpoint
CREATE TABLE "tasks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"episode_id" uuid,
	"key" text NOT NULL,
	"text" text NOT NULL,
	"due_at" timestamp with time zone,
	"owner_id" uuid,
	"status" text NOT NULL,
	"done_at" timestamp with time zone,
	"done_by" uuid,
	"note" text,
	"repeat_days" integer,
	"request_id" uuid,
	"entered_at" timestamp with time zone NOT NULL,
	"recorded_by" uuid
);
--> statement-breakpoint
CREATE TABLE "allergies" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"substance" text NOT NULL,
	"reaction" text,
	"severity" text,
	"code" text,
	"source" text DEFAULT 'entered' NOT NULL,
	"source_ref" text,
	"ended_at" timestamp with time zone,
	"end_reason" text,
	"entered_at" timestamp with time zone NOT NULL,
	"recorded_by" uuid
);
--> statement-breakpoint
CREATE TABLE "care_team" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"episode_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"role" text NOT NULL,
	"from_at" timestamp with time zone NOT NULL,
	"to_at" timestamp with time zone,
	"reason" text,
	"entered_at" timestamp with time zone NOT NULL,
	"recorded_by" uuid
);
--> statement-breakpoint
CREATE TABLE "chart_access" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"reason" text,
	"granted_at" timestamp with time zone NOT NULL,
	"granted_by" uuid,
	"expires_at" timestamp with time zone,
	"reviewed_at" timestamp with time zone,
	"reviewed_by" uuid
);
--> statement-breakpoint
CREATE TABLE "conditions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"text" text NOT NULL,
	"code" text,
	"code_system" text,
	"status" text,
	"onset_on" date,
	"source" text DEFAULT 'entered' NOT NULL,
	"source_ref" text,
	"entered_at" timestamp with time zone NOT NULL,
	"recorded_by" uuid
);
--> statement-breakpoint
CREATE TABLE "episodes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"admitted_at" timestamp with time zone NOT NULL,
	"admitted_by" uuid,
	"closed_at" timestamp with time zone,
	"close_reason" text,
	"setting" text NOT NULL,
	"place" text,
	"use_status" text DEFAULT 'not_assessed' NOT NULL,
	"attempt_no" integer DEFAULT 1 NOT NULL,
	"phase" text DEFAULT 'intake' NOT NULL,
	"anchor_on" date,
	"lead_id" uuid,
	"baseline_mg" integer
);
--> statement-breakpoint
CREATE TABLE "location_moves" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"episode_id" uuid NOT NULL,
	"setting" text NOT NULL,
	"place" text,
	"at" timestamp with time zone NOT NULL,
	"reason" text,
	"entered_at" timestamp with time zone NOT NULL,
	"recorded_by" uuid
);
--> statement-breakpoint
CREATE TABLE "medication_statements" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"name" text NOT NULL,
	"ingredient" text,
	"dose" text,
	"code" text,
	"status" text NOT NULL,
	"started_at" timestamp with time zone,
	"stopped_at" timestamp with time zone,
	"stopped_abruptly" boolean,
	"source" text DEFAULT 'entered' NOT NULL,
	"source_ref" text,
	"entered_at" timestamp with time zone NOT NULL,
	"recorded_by" uuid
);
--> statement-breakpoint
CREATE TABLE "patient_alerts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"text" text NOT NULL,
	"ended_at" timestamp with time zone,
	"end_reason" text,
	"entered_at" timestamp with time zone NOT NULL,
	"recorded_by" uuid
);
--> statement-breakpoint
CREATE TABLE "patients" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center_id" uuid NOT NULL,
	"mrn" text NOT NULL,
	"family_name" text NOT NULL,
	"given_name" text NOT NULL,
	"birth_date" date,
	"sex" text NOT NULL,
	"pronouns" text,
	"language" text,
	"phone" text,
	"confidential" boolean DEFAULT false NOT NULL,
	"code_status" text,
	"chronic_pain" boolean,
	"mental_health_comorbidity" boolean,
	"seizure_history" boolean,
	"spo2_scale" integer DEFAULT 1 NOT NULL,
	"allergy_status" text DEFAULT 'not_asked' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid,
	"source_ref" text
);
--> statement-breakpoint
CREATE TABLE "pregnancy_statuses" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"status" text NOT NULL,
	"tested_on" date,
	"weeks" integer,
	"at" timestamp with time zone NOT NULL,
	"entered_at" timestamp with time zone NOT NULL,
	"recorded_by" uuid
);
--> statement-breakpoint
CREATE TABLE "auth_sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"staff_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"end_reason" text,
	"user_agent" text
);
--> statement-breakpoint
CREATE TABLE "centers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"time_zone" text NOT NULL,
	"settings" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"settings_version" integer DEFAULT 1 NOT NULL,
	"seq" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "centers_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"staff_id" uuid NOT NULL,
	"center_id" uuid NOT NULL,
	"roles" text[] NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "memberships_staff_id_center_id_pk" PRIMARY KEY("staff_id","center_id")
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" bigint
);
--> statement-breakpoint
CREATE TABLE "staff" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"credentials" text,
	"password_hash" text,
	"status" text DEFAULT 'invited' NOT NULL,
	"last_center_id" uuid,
	"sessions_valid_from" timestamp with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "staff_tokens" (
	"id" uuid PRIMARY KEY NOT NULL,
	"staff_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"secret_hash" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "staff_tokens_secret_hash_unique" UNIQUE("secret_hash")
);
--> statement-breakpoint
CREATE TABLE "consents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"type" text NOT NULL,
	"recipient" text NOT NULL,
	"purpose" text NOT NULL,
	"scope" text NOT NULL,
	"discloser" text NOT NULL,
	"signed_on" date NOT NULL,
	"expires_on" date,
	"expiry_event" text,
	"revoked_on" date,
	"revoked_by" uuid,
	"revocation_note" text,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"request_id" uuid,
	"entered_at" timestamp with time zone NOT NULL,
	"recorded_by" uuid
);
--> statement-breakpoint
CREATE TABLE "counseling_notes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"episode_id" uuid,
	"text" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"request_id" uuid,
	"entered_at" timestamp with time zone NOT NULL,
	"recorded_by" uuid
);
--> statement-breakpoint
CREATE TABLE "discharges" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"episode_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"summary" jsonb NOT NULL,
	"hand_off" text,
	"follow_up_at" timestamp with time zone,
	"naloxone_given" boolean,
	"overdose_advice" boolean,
	"signed_by" uuid NOT NULL,
	"cosigned_by" uuid,
	"cosigned_at" timestamp with time zone,
	"entered_at" timestamp with time zone NOT NULL,
	"recorded_by" uuid
);
--> statement-breakpoint
CREATE TABLE "disclosures" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"consent_id" uuid,
	"recipient" text NOT NULL,
	"purpose" text NOT NULL,
	"what" text NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"entered_at" timestamp with time zone NOT NULL,
	"recorded_by" uuid
);
--> statement-breakpoint
CREATE TABLE "goals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"episode_id" uuid,
	"checklist_id" text,
	"phase" text NOT NULL,
	"title" text NOT NULL,
	"domain" text NOT NULL,
	"target" text,
	"due_on" date,
	"owner_id" uuid,
	"status" text NOT NULL,
	"progress" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"request_id" uuid,
	"entered_at" timestamp with time zone NOT NULL,
	"recorded_by" uuid
);
--> statement-breakpoint
CREATE TABLE "notes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"episode_id" uuid,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"body" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"text" text DEFAULT '' NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"signed_at" timestamp with time zone,
	"signed_by" uuid,
	"cosign_asked_of" uuid,
	"cosigned_at" timestamp with time zone,
	"cosigned_by" uuid,
	"addendum_to" uuid,
	"request_id" uuid,
	"entered_at" timestamp with time zone NOT NULL,
	"recorded_by" uuid
);
--> statement-breakpoint
CREATE TABLE "plan_documents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"episode_id" uuid,
	"kind" text NOT NULL,
	"version" integer NOT NULL,
	"body" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"signed_at" timestamp with time zone NOT NULL,
	"signed_with_patient" boolean DEFAULT false NOT NULL,
	"review_on" date,
	"request_id" uuid,
	"entered_at" timestamp with time zone NOT NULL,
	"recorded_by" uuid
);
--> statement-breakpoint
CREATE TABLE "app_meta" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center_id" uuid,
	"patient_id" uuid,
	"staff_id" uuid,
	"at" timestamp with time zone NOT NULL,
	"kind" text NOT NULL,
	"verb" text NOT NULL,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"read_window" bigint
);
--> statement-breakpoint
CREATE TABLE "changes" (
	"center_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"patient_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" uuid,
	"verb" text NOT NULL,
	CONSTRAINT "changes_center_id_seq_pk" PRIMARY KEY("center_id","seq")
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"file_hash" text NOT NULL,
	"status" text NOT NULL,
	"progress" jsonb,
	"report" jsonb,
	"problem" text,
	"started_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"started_by" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "last_looks" (
	"staff_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"center_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "last_looks_staff_id_patient_id_pk" PRIMARY KEY("staff_id","patient_id")
);
--> statement-breakpoint
CREATE TABLE "saved_views" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center_id" uuid NOT NULL,
	"staff_id" uuid,
	"screen" text NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sweeper_reports" (
	"process_id" text PRIMARY KEY NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"reported_at" timestamp with time zone NOT NULL,
	"evaluated" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "doses_taken" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"episode_id" uuid,
	"taken_on" date NOT NULL,
	"taken_at" timestamp with time zone,
	"amount_mg" integer NOT NULL,
	"unit" text DEFAULT 'g' NOT NULL,
	"kind" text NOT NULL,
	"mode" text NOT NULL,
	"note" text,
	"request_id" uuid,
	"supersedes_id" uuid,
	"superseded_by_id" uuid,
	"correction_reason" text,
	"entered_at" timestamp with time zone NOT NULL,
	"recorded_by" uuid
);
--> statement-breakpoint
CREATE TABLE "taper_drafts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"episode_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"params" jsonb NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"entered_at" timestamp with time zone NOT NULL,
	"recorded_by" uuid
);
--> statement-breakpoint
CREATE TABLE "taper_plans" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"episode_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"taper_id" uuid NOT NULL,
	"based_on_id" uuid,
	"steps_since" integer NOT NULL,
	"status" text NOT NULL,
	"approach" text NOT NULL,
	"params" jsonb NOT NULL,
	"schedule" jsonb NOT NULL,
	"unit" text DEFAULT 'g' NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date,
	"checks" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"change" text NOT NULL,
	"reason" text,
	"agreed_with_patient" boolean DEFAULT false NOT NULL,
	"agreed_at" timestamp with time zone,
	"overrides" text[] DEFAULT '{}' NOT NULL,
	"needs_cosign" boolean DEFAULT false NOT NULL,
	"co_signer_id" uuid,
	"signed_at" timestamp with time zone,
	"signed_by" uuid,
	"cosigned_at" timestamp with time zone,
	"cosigned_by" uuid,
	"ended_at" timestamp with time zone,
	"ended_by" uuid,
	"end_reason" text,
	"request_id" uuid,
	"entered_at" timestamp with time zone NOT NULL,
	"recorded_by" uuid
);
--> statement-breakpoint
CREATE TABLE "taper_step_decisions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"step_no" integer NOT NULL,
	"decision" text NOT NULL,
	"dose_mg" integer NOT NULL,
	"effective_on" date NOT NULL,
	"proposal" jsonb,
	"reason" text,
	"decided_at" timestamp with time zone NOT NULL,
	"decided_by" uuid NOT NULL,
	"request_id" uuid
);
--> statement-breakpoint
CREATE TABLE "flag_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"flag_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" uuid,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"request_id" uuid
);
--> statement-breakpoint
CREATE TABLE "flags" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"episode_id" uuid NOT NULL,
	"rule_id" text NOT NULL,
	"rule_key" text NOT NULL,
	"rule_version" integer NOT NULL,
	"engine_version" text NOT NULL,
	"settings_version" integer NOT NULL,
	"tier" smallint NOT NULL,
	"text" text NOT NULL,
	"detail" text,
	"threshold" text,
	"evidence" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"class_rank" smallint NOT NULL,
	"score_instrument" text,
	"score_total" real,
	"score_norm" double precision DEFAULT 0 NOT NULL,
	"worst_total" real,
	"worst_text" text NOT NULL,
	"last_evidence_at" timestamp with time zone,
	"firings" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"trend" smallint DEFAULT 1 NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"last_fired_at" timestamp with time zone NOT NULL,
	"times_fired" integer DEFAULT 1 NOT NULL,
	"ack_deadline" timestamp with time zone,
	"action_deadline" timestamp with time zone,
	"target_deadline" timestamp with time zone NOT NULL,
	"acknowledged_at" timestamp with time zone,
	"acknowledged_by" uuid,
	"action_at" timestamp with time zone,
	"action_by" uuid,
	"action_code" text,
	"action_text" text,
	"snoozed_until" timestamp with time zone,
	"snooze_reason" text,
	"last_notified_at" timestamp with time zone,
	"escalation_level" integer DEFAULT 0 NOT NULL,
	"reviewed_at" timestamp with time zone,
	"reviewed_by" uuid,
	"review_outcome" text,
	"review_reason" text,
	"cleared_at" timestamp with time zone,
	"cleared_by" uuid,
	"cleared_how" text,
	"clear_reason" text
);
--> statement-breakpoint
CREATE TABLE "manual_flags" (
	"id" uuid PRIMARY KEY NOT NULL,
	"center_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"episode_id" uuid NOT NULL,
	"tier" smallint NOT NULL,
	"reason" text NOT NULL,
	"raised_at" timestamp with time zone NOT NULL,
	"raised_by" uuid NOT NULL,
	"request_id" uuid
);
--> statement-breakpoint
CREATE TABLE "triage_rows" (
	"patient_id" uuid PRIMARY KEY NOT NULL,
	"center_id" uuid NOT NULL,
	"episode_id" uuid NOT NULL,
	"owner_id" uuid,
	"owned_since" timestamp with time zone,
	"next_action" text,
	"recheck_at" timestamp with time zone,
	"evaluated_at" timestamp with time zone,
	"engine_version" text,
	"cannot_tell" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"open_count" integer DEFAULT 0 NOT NULL,
	"answered" boolean DEFAULT true NOT NULL,
	"top_flag_id" uuid,
	"tier" smallint,
	"breached" boolean DEFAULT false NOT NULL,
	"class_rank" smallint,
	"score_norm" double precision,
	"trend" smallint,
	"target_deadline" timestamp with time zone,
	"opened_at" timestamp with time zone,
	"place_expires_at" timestamp with time zone,
	"hidden_until" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "auth_sessions" ADD CONSTRAINT "auth_sessions_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_center_id_centers_id_fk" FOREIGN KEY ("center_id") REFERENCES "public"."centers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_tokens" ADD CONSTRAINT "staff_tokens_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "anchors_episode" ON "anchors" USING btree ("episode_id","entered_at");--> statement-breakpoint
CREATE INDEX "anchors_patient" ON "anchors" USING btree ("patient_id");--> statement-breakpoint
CREATE INDEX "phase_history_patient" ON "phase_history" USING btree ("patient_id","entered_at");--> statement-breakpoint
CREATE INDEX "substance_uses_patient" ON "substance_uses" USING btree ("patient_id","used_on");--> statement-breakpoint
CREATE UNIQUE INDEX "substance_uses_request" ON "substance_uses" USING btree ("request_id") WHERE request_id is not null;--> statement-breakpoint
CREATE INDEX "assessments_patient" ON "assessments" USING btree ("patient_id","instrument","taken_at" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "assessments_request" ON "assessments" USING btree ("request_id","instrument") WHERE request_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "assessments_source" ON "assessments" USING btree ("patient_id","source_ref") WHERE source_ref is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "assessments_supersedes" ON "assessments" USING btree ("supersedes_id") WHERE supersedes_id is not null;--> statement-breakpoint
CREATE INDEX "clinical_events_patient" ON "clinical_events" USING btree ("patient_id","happened_at" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "clinical_events_request" ON "clinical_events" USING btree ("request_id","type") WHERE request_id is not null;--> statement-breakpoint
CREATE INDEX "contacts_due" ON "contacts" USING btree ("patient_id","due_at") WHERE status = 'planned';--> statement-breakpoint
CREATE INDEX "contacts_made" ON "contacts" USING btree ("patient_id","at" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "contacts_request" ON "contacts" USING btree ("request_id") WHERE request_id is not null;--> statement-breakpoint
CREATE INDEX "observation_sets_patient" ON "observation_sets" USING btree ("patient_id","taken_at" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "observation_sets_request" ON "observation_sets" USING btree ("request_id") WHERE request_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "observation_sets_source" ON "observation_sets" USING btree ("patient_id","source_ref") WHERE source_ref is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "observation_sets_supersedes" ON "observation_sets" USING btree ("supersedes_id") WHERE supersedes_id is not null;--> statement-breakpoint
CREATE INDEX "orthostatic_patient" ON "orthostatic_tests" USING btree ("patient_id","taken_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "reports_patient" ON "reports" USING btree ("patient_id","taken_at" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "reports_request" ON "reports" USING btree ("request_id") WHERE request_id is not null;--> statement-breakpoint
CREATE INDEX "intake_addenda_intake" ON "intake_addenda" USING btree ("intake_id");--> statement-breakpoint
CREATE UNIQUE INDEX "intake_addenda_request" ON "intake_addenda" USING btree ("request_id") WHERE request_id is not null;--> statement-breakpoint
CREATE INDEX "intake_answers_patient" ON "intake_answers" USING btree ("patient_id");--> statement-breakpoint
CREATE UNIQUE INDEX "intakes_episode" ON "intakes" USING btree ("episode_id");--> statement-breakpoint
CREATE INDEX "intakes_patient" ON "intakes" USING btree ("patient_id");--> statement-breakpoint
CREATE INDEX "lab_results_patient" ON "lab_results" USING btree ("patient_id","taken_at" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "lab_results_request" ON "lab_results" USING btree ("request_id") WHERE request_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "lab_results_source" ON "lab_results" USING btree ("patient_id","source_ref") WHERE source_ref is not null;--> statement-breakpoint
CREATE INDEX "medication_doses_patient" ON "medication_doses" USING btree ("patient_id","at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "medication_doses_order" ON "medication_doses" USING btree ("order_id","at" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "medication_doses_due" ON "medication_doses" USING btree ("order_id","due_at") WHERE due_at is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "medication_doses_request" ON "medication_doses" USING btree ("request_id") WHERE request_id is not null;--> statement-breakpoint
CREATE INDEX "medication_orders_patient" ON "medication_orders" USING btree ("patient_id");--> statement-breakpoint
CREATE UNIQUE INDEX "medication_orders_request" ON "medication_orders" USING btree ("request_id") WHERE request_id is not null;--> statement-breakpoint
CREATE INDEX "medication_reconciliations_patient" ON "medication_reconciliations" USING btree ("patient_id");--> statement-breakpoint
CREATE UNIQUE INDEX "tasks_once" ON "tasks" USING btree ("patient_id","key") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "tasks_due" ON "tasks" USING btree ("center_id","due_at") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "tasks_patient" ON "tasks" USING btree ("patient_id");--> statement-breakpoint
CREATE INDEX "allergies_patient" ON "allergies" USING btree ("patient_id");--> statement-breakpoint
CREATE UNIQUE INDEX "allergies_source" ON "allergies" USING btree ("patient_id","source_ref") WHERE source_ref is not null;--> statement-breakpoint
CREATE INDEX "care_team_patient" ON "care_team" USING btree ("patient_id");--> statement-breakpoint
CREATE UNIQUE INDEX "care_team_one_lead" ON "care_team" USING btree ("episode_id") WHERE role = 'lead' and to_at is null;--> statement-breakpoint
CREATE INDEX "chart_access_patient" ON "chart_access" USING btree ("patient_id","staff_id");--> statement-breakpoint
CREATE INDEX "chart_access_staff" ON "chart_access" USING btree ("staff_id");--> statement-breakpoint
CREATE INDEX "conditions_patient" ON "conditions" USING btree ("patient_id");--> statement-breakpoint
CREATE UNIQUE INDEX "conditions_source" ON "conditions" USING btree ("patient_id","source_ref") WHERE source_ref is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "episodes_open" ON "episodes" USING btree ("patient_id") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "episodes_center_open" ON "episodes" USING btree ("center_id","phase") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "episodes_lead" ON "episodes" USING btree ("center_id","lead_id") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "location_moves_patient" ON "location_moves" USING btree ("patient_id","at");--> statement-breakpoint
CREATE INDEX "medication_statements_patient" ON "medication_statements" USING btree ("patient_id");--> statement-breakpoint
CREATE UNIQUE INDEX "medication_statements_source" ON "medication_statements" USING btree ("patient_id","source_ref") WHERE source_ref is not null;--> statement-breakpoint
CREATE INDEX "patient_alerts_patient" ON "patient_alerts" USING btree ("patient_id");--> statement-breakpoint
CREATE UNIQUE INDEX "patients_mrn" ON "patients" USING btree ("center_id","mrn");--> statement-breakpoint
CREATE INDEX "patients_name" ON "patients" USING btree ("center_id",lower("family_name") text_pattern_ops,lower("given_name") text_pattern_ops);--> statement-breakpoint
CREATE INDEX "patients_given" ON "patients" USING btree ("center_id",lower("given_name") text_pattern_ops);--> statement-breakpoint
CREATE INDEX "patients_mrn_prefix" ON "patients" USING btree ("center_id","mrn" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "patients_birth" ON "patients" USING btree ("center_id","birth_date");--> statement-breakpoint
CREATE INDEX "patients_confidential" ON "patients" USING btree ("center_id") WHERE confidential;--> statement-breakpoint
CREATE UNIQUE INDEX "patients_source" ON "patients" USING btree ("center_id","source_ref") WHERE source_ref is not null;--> statement-breakpoint
CREATE INDEX "pregnancy_patient" ON "pregnancy_statuses" USING btree ("patient_id","at");--> statement-breakpoint
CREATE INDEX "auth_sessions_staff" ON "auth_sessions" USING btree ("staff_id");--> statement-breakpoint
CREATE INDEX "memberships_center" ON "memberships" USING btree ("center_id");--> statement-breakpoint
CREATE UNIQUE INDEX "staff_email_key" ON "staff" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "consents_patient" ON "consents" USING btree ("patient_id");--> statement-breakpoint
CREATE UNIQUE INDEX "consents_request" ON "consents" USING btree ("request_id") WHERE request_id is not null;--> statement-breakpoint
CREATE INDEX "counseling_notes_patient" ON "counseling_notes" USING btree ("patient_id","at" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "counseling_notes_request" ON "counseling_notes" USING btree ("request_id") WHERE request_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "discharges_episode" ON "discharges" USING btree ("episode_id");--> statement-breakpoint
CREATE INDEX "discharges_patient" ON "discharges" USING btree ("patient_id");--> statement-breakpoint
CREATE INDEX "disclosures_patient" ON "disclosures" USING btree ("patient_id","at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "disclosures_center" ON "disclosures" USING btree ("center_id","at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "goals_patient" ON "goals" USING btree ("patient_id");--> statement-breakpoint
CREATE UNIQUE INDEX "goals_request" ON "goals" USING btree ("request_id") WHERE request_id is not null;--> statement-breakpoint
CREATE INDEX "notes_patient" ON "notes" USING btree ("patient_id","at" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "notes_request" ON "notes" USING btree ("request_id") WHERE request_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "plan_documents_version" ON "plan_documents" USING btree ("episode_id","kind","version");--> statement-breakpoint
CREATE INDEX "plan_documents_patient" ON "plan_documents" USING btree ("patient_id","kind");--> statement-breakpoint
CREATE UNIQUE INDEX "plan_documents_request" ON "plan_documents" USING btree ("request_id") WHERE request_id is not null;--> statement-breakpoint
CREATE INDEX "audit_center" ON "audit" USING btree ("center_id","at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "audit_patient" ON "audit" USING btree ("patient_id","at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "audit_staff" ON "audit" USING btree ("staff_id","at" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "audit_read_once" ON "audit" USING btree ("staff_id","center_id","verb",coalesce(patient_id, '00000000-0000-0000-0000-000000000000'::uuid),"read_window") WHERE kind = 'read' and read_window is not null;--> statement-breakpoint
CREATE INDEX "changes_patient" ON "changes" USING btree ("patient_id","seq");--> statement-breakpoint
CREATE INDEX "imports_center" ON "imports" USING btree ("center_id","started_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "saved_views_center" ON "saved_views" USING btree ("center_id","screen");--> statement-breakpoint
CREATE INDEX "doses_taken_patient" ON "doses_taken" USING btree ("patient_id","taken_on" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "doses_taken_request" ON "doses_taken" USING btree ("request_id") WHERE request_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "doses_taken_supersedes" ON "doses_taken" USING btree ("supersedes_id") WHERE supersedes_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "taper_drafts_one" ON "taper_drafts" USING btree ("episode_id");--> statement-breakpoint
CREATE INDEX "taper_drafts_patient" ON "taper_drafts" USING btree ("patient_id");--> statement-breakpoint
CREATE UNIQUE INDEX "taper_plans_version" ON "taper_plans" USING btree ("episode_id","version");--> statement-breakpoint
CREATE UNIQUE INDEX "taper_plans_in_force" ON "taper_plans" USING btree ("episode_id") WHERE status = 'signed';--> statement-breakpoint
CREATE UNIQUE INDEX "taper_plans_awaiting" ON "taper_plans" USING btree ("episode_id") WHERE status = 'awaiting_cosign';--> statement-breakpoint
CREATE INDEX "taper_plans_taper" ON "taper_plans" USING btree ("taper_id");--> statement-breakpoint
CREATE INDEX "taper_plans_patient" ON "taper_plans" USING btree ("patient_id");--> statement-breakpoint
CREATE UNIQUE INDEX "taper_plans_request" ON "taper_plans" USING btree ("request_id") WHERE request_id is not null;--> statement-breakpoint
CREATE INDEX "taper_step_decisions_plan" ON "taper_step_decisions" USING btree ("plan_id","step_no");--> statement-breakpoint
CREATE INDEX "taper_step_decisions_patient" ON "taper_step_decisions" USING btree ("patient_id","decided_at");--> statement-breakpoint
CREATE UNIQUE INDEX "taper_step_confirmed_once" ON "taper_step_decisions" USING btree ("plan_id","step_no") WHERE decision = 'confirmed';--> statement-breakpoint
CREATE UNIQUE INDEX "taper_step_decisions_request" ON "taper_step_decisions" USING btree ("request_id") WHERE request_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "flag_events_request" ON "flag_events" USING btree ("request_id","flag_id","kind") WHERE request_id is not null;--> statement-breakpoint
CREATE INDEX "flag_events_flag" ON "flag_events" USING btree ("flag_id","at");--> statement-breakpoint
CREATE INDEX "flag_events_center" ON "flag_events" USING btree ("center_id","at");--> statement-breakpoint
CREATE INDEX "flag_events_reviews" ON "flag_events" USING btree ("patient_id","at") WHERE kind in ('reviewed', 'cleared');--> statement-breakpoint
CREATE UNIQUE INDEX "flags_one_open" ON "flags" USING btree ("patient_id","rule_key") WHERE cleared_at is null;--> statement-breakpoint
CREATE INDEX "flags_open_patient" ON "flags" USING btree ("patient_id") WHERE cleared_at is null;--> statement-breakpoint
CREATE INDEX "flags_patient" ON "flags" USING btree ("patient_id","opened_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "flags_center_opened" ON "flags" USING btree ("center_id","opened_at");--> statement-breakpoint
CREATE INDEX "flags_escalation" ON "flags" USING btree ("ack_deadline") WHERE cleared_at is null and acknowledged_at is null;--> statement-breakpoint
CREATE INDEX "manual_flags_patient" ON "manual_flags" USING btree ("patient_id","raised_at");--> statement-breakpoint
CREATE UNIQUE INDEX "manual_flags_request" ON "manual_flags" USING btree ("request_id") WHERE request_id is not null;--> statement-breakpoint
CREATE INDEX "triage_rows_recheck" ON "triage_rows" USING btree ("recheck_at");--> statement-breakpoint
CREATE INDEX "triage_rows_expires" ON "triage_rows" USING btree ("center_id","place_expires_at") WHERE place_expires_at is not null;--> statement-breakpoint
CREATE INDEX "triage_rows_order" ON "triage_rows" USING btree ("center_id","tier","breached" DESC NULLS LAST,"class_rank","score_norm" DESC NULLS LAST,"trend","target_deadline","opened_at",(patient_id::text) collate "C") WHERE open_count > 0;