import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { id, instant } from './columns'

export type CenterSettings = {
  /** Local service hours in which T3–T5 targets of outpatients count (triage.md §2.8). */
  serviceHours?: { from: string; to: string }
  temperatureUnit?: 'Cel' | '[degF]'
  weightUnit?: 'kg' | '[lb_av]'
  /** Whom patients call, printed on their sheets. */
  phone?: string
  /** Changed rule thresholds by settings key; absent keys follow the defaults of the rule book. */
  thresholds?: Record<string, number>
}

export const centers = pgTable('centers', {
  id: id(),
  slug: text('slug').notNull().unique(),
  name: text('name').notNull(),
  timeZone: text('time_zone').notNull(),
  settings: jsonb('settings').$type<CenterSettings>().notNull().default({}),
  /** Advances with every change of settings; flags keep the version they fired under. */
  settingsVersion: integer('settings_version').notNull().default(1),
  /** Advances with every change to a patient; live streams resume from it. */
  seq: bigint('seq', { mode: 'number' }).notNull().default(0),
  createdAt: instant('created_at').notNull().defaultNow(),
})

export const staff = pgTable(
  'staff',
  {
    id: id(),
    email: text('email').notNull(),
    name: text('name').notNull(),
    /** Letters after the name: "NP", "RN". */
    credentials: text('credentials'),
    passwordHash: text('password_hash'),
    status: text('status', { enum: ['invited', 'active', 'suspended'] })
      .notNull()
      .default('invited'),
    lastCenterId: uuid('last_center_id'),
    /** Sessions that began before this instant are over ("sign out everywhere", suspension, reset). */
    sessionsValidFrom: instant('sessions_valid_from').notNull().defaultNow(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [uniqueIndex('staff_email_key').on(sql`lower(${t.email})`)],
)

export const memberships = pgTable(
  'memberships',
  {
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    centerId: uuid('center_id')
      .notNull()
      .references(() => centers.id),
    roles: text('roles').array().notNull(),
    active: boolean('active').notNull().default(true),
  },
  (t) => [primaryKey({ columns: [t.staffId, t.centerId] }), index('memberships_center').on(t.centerId)],
)

export const authSessions = pgTable(
  'auth_sessions',
  {
    id: id(),
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    createdAt: instant('created_at').notNull(),
    lastSeenAt: instant('last_seen_at').notNull(),
    endedAt: instant('ended_at'),
    endReason: text('end_reason'),
    userAgent: text('user_agent'),
  },
  (t) => [index('auth_sessions_staff').on(t.staffId)],
)

/** One-time links for an invitation or a new password; only a hash of the secret is kept. */
export const staffTokens = pgTable('staff_tokens', {
  id: id(),
  staffId: uuid('staff_id')
    .notNull()
    .references(() => staff.id),
  purpose: text('purpose', { enum: ['invite', 'reset'] }).notNull(),
  secretHash: text('secret_hash').notNull().unique(),
  createdAt: instant('created_at').notNull(),
  expiresAt: instant('expires_at').notNull(),
  usedAt: instant('used_at'),
})

/** Counters of sign-in attempts per account and per address (rate-limiter-flexible's layout). */
export const rateLimits = pgTable('rate_limits', {
  key: text('key').primaryKey(),
  points: integer('points').notNull().default(0),
  expire: bigint('expire', { mode: 'number' }),
})
