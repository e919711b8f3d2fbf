import { z } from 'zod'

/** The environment, validated. Nothing else in the project reads `process.env` for its settings. */
export type Config = {
  mode: 'demo' | 'test' | 'production'
  /** Requests use this login; without an owner URL migrations do too. */
  databaseUrl: string
  /** Migrations and administration only; the web process never holds it. */
  databaseOwnerUrl: string | undefined
  /** Connections per process. */
  databasePoolSize: number
  /** Signs the session cookie. */
  secret: string
  /** Where people reach the application, without a slash at the end. */
  publicUrl: string
  port: number
  host: string
  /** How often each process looks for patients whose rules must be evaluated again. */
  sweepSeconds: number
  logLevel: (typeof LOG_LEVELS)[number]
}

export type ConfigReading = { ok: true; config: Config } | { ok: false; problems: string[] }

type Environment = Record<string, string | undefined>

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

/** What each variable should be, in the words of the message that refuses it. */
const SHOULD_BE: Record<string, string> = {
  GLIDEPATH_MODE: 'must be demo, test or production',
  DATABASE_URL: 'must be the address of a PostgreSQL database, such as postgresql://user:password@host:5432/name',
  DATABASE_OWNER_URL:
    'must be the address of the same database for its owner, such as postgresql://owner:password@host:5432/name',
  DATABASE_POOL_SIZE: 'must be a whole number from 1 to 500',
  NEXTAUTH_SECRET: 'must be a random text of at least 32 characters, such as the output of: openssl rand -hex 32',
  PUBLIC_URL: 'must be the address where people reach Glidepath, such as https://glidepath.example.org',
  PORT: 'must be a whole number from 1 to 65535',
  HOST: 'must be the address to listen on, such as 127.0.0.1 or 0.0.0.0',
  SWEEP_SECONDS: 'must be a whole number from 1 to 60',
  LOG_LEVEL: `must be one of ${LOG_LEVELS.join(', ')}`,
}

/** Their values never appear in a message. */
const SECRET = new Set(['NEXTAUTH_SECRET', 'DATABASE_URL', 'DATABASE_OWNER_URL'])

const whole = (min: number, max: number) =>
  z.string().regex(/^\d+$/).transform(Number).pipe(z.number().min(min).max(max))
const postgresUrl = z.url({ protocol: /^postgres(ql)?$/ })

const ENVIRONMENT = z.object({
  GLIDEPATH_MODE: z.enum(['demo', 'test', 'production']).default('production'),
  DATABASE_URL: postgresUrl,
  DATABASE_OWNER_URL: postgresUrl.optional(),
  DATABASE_POOL_SIZE: whole(1, 500).default(10),
  NEXTAUTH_SECRET: z.string().min(32),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, '')),
  PORT: whole(1, 65_535).default(3000),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/)
    .default('0.0.0.0'),
  SWEEP_SECONDS: whole(1, 60).default(5),
  LOG_LEVEL: z.enum(LOG_LEVELS).default('info'),
})

/**
 * Reads the settings from an environment. An empty variable counts as not set; NEXTAUTH_URL stands in for PUBLIC_URL.
 * Every problem names its variable and what it should be.
 */
export function readConfig(env: Environment): ConfigReading {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  )
  const parsed = ENVIRONMENT.safeParse({ ...given, PUBLIC_URL: given.PUBLIC_URL ?? given.NEXTAUTH_URL })
  if (parsed.success) return { ok: true, config: toConfig(parsed.data) }
  const names = new Set(parsed.error.issues.map((issue) => String(issue.path[0])))
  return { ok: false, problems: [...names].map((name) => problemWith(name, given[name])) }
}

let current: Config | undefined

/** The settings of this process, read once. Throws an Error naming every variable that is wrong. */
export function config(): Config {
  if (current) return current
  const reading = readConfig(process.env)
  if (!reading.ok) throw new Error(`The configuration is not complete.\n${reading.problems.join('\n')}`)
  current = reading.config
  return current
}

function problemWith(name: string, value: string | undefined): string {
  const what = value === undefined ? 'it is not set' : SECRET.has(name) ? 'it is not' : `it is "${value}"`
  return `${name} ${SHOULD_BE[name] ?? 'is not valid'} (${what}).`
}

function toConfig(env: z.infer<typeof ENVIRONMENT>): Config {
  return {
    mode: env.GLIDEPATH_MODE,
    databaseUrl: env.DATABASE_URL,
    databaseOwnerUrl: env.DATABASE_OWNER_URL,
    databasePoolSize: env.DATABASE_POOL_SIZE,
    secret: env.NEXTAUTH_SECRET,
    publicUrl: env.PUBLIC_URL,
    port: env.PORT,
    host: env.HOST,
    sweepSeconds: env.SWEEP_SECONDS,
    logLevel: env.LOG_LEVEL,
  }
}
