import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'

const here = fileURLToPath(new URL('.', import.meta.url))

/**
 * Brings a database up to date: tables by numbered migrations, then roles, functions and row policies, which
 * are stated whole and applied again whenever their text or the tables changed. Safe to start twice at once.
 */
export async function migrateDatabase(ownerUrl: string, applicationUrl = ownerUrl): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const version = Number((await client.query('show server_version_num')).rows[0].server_version_num)
    if (version < 150_000) throw new Error(`PostgreSQL 15 or newer is needed; DATABASE_URL leads to ${version}.`)
    await client.query("select pg_advisory_lock(hashtext('glidepath-migrate'))")
    await migrate(drizzle(client), { migrationsFolder: path.join(here, 'migrations') })
    await applyPolicies(client)
    await admitLogin(client, ownerUrl, applicationUrl)
  } finally {
    await client.end()
  }
}

async function applyPolicies(client: pg.Client) {
  const read = (name: string) => readFileSync(path.join(here, 'policies', name), 'utf8')
  const parts = ['roles.sql', 'functions.sql', 'rows.sql'].map(read)
  const migrations = readFileSync(path.join(here, 'migrations/meta/_journal.json'), 'utf8')
  const version = createHash('sha256')
    .update([...parts, migrations].join('\n'))
    .digest('hex')
  const { rows } = await client.query("select value #>> '{}' as version from app_meta where key = 'policies'")
  if (rows[0]?.version === version) return
  await client.query('begin')
  for (const part of parts) await client.query(part)
  await client.query(
    "insert into app_meta (key, value) values ('policies', to_jsonb($1::text)) on conflict (key) do update set value = excluded.value",
    [version],
  )
  await client.query('commit')
}

/** With a separate owner, the login of the web process may take on the three roles and owns nothing. */
async function admitLogin(client: pg.Client, ownerUrl: string, applicationUrl: string) {
  if (applicationUrl === ownerUrl) return
  const login = decodeURIComponent(new URL(applicationUrl).username)
  if (!login)
    throw new Error(
      'DATABASE_URL names no user, but DATABASE_OWNER_URL is set: give the application a login of its own.',
    )
  await client.query(`grant glidepath_app, glidepath_auth, glidepath_sweeper to ${client.escapeIdentifier(login)}`)
}

if (process.argv[1] && fileURLToPath(import.meta.url) === path.resolve(process.argv[1])) {
  const applicationUrl = process.env.DATABASE_URL
  if (!applicationUrl) throw new Error('DATABASE_URL is not set.')
  await migrateDatabase(process.env.DATABASE_OWNER_URL || applicationUrl, applicationUrl)
}
