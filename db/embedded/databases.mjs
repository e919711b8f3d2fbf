// @ts-check
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'

/** @typedef {import('./server.mjs').EmbeddedServer} EmbeddedServer */

/** @typedef {'demo' | 'test'} Kind databases of these kinds accept the test clock; a real one is never marked */

/**
 * @param {EmbeddedServer} server
 * @param {string} name
 */
export const createDatabase = (server, name) => onServer(server, `create database ${quoted(name)}`)

/**
 * Marks a migrated database as a demo or a test. A mark once made is not changed.
 * @param {string} url its owner's connection
 * @param {Kind} kind
 */
export async function markDatabase(url, kind) {
  const sql = "insert into app_meta (key, value) values ('kind', to_jsonb($1::text)) on conflict (key) do nothing"
  await onDatabase(url, sql, [kind])
}

/**
 * Drops a database with all its connections; nothing happens when there is none.
 * @param {EmbeddedServer} server
 * @param {string} name
 */
export const dropDatabase = (server, name) => onServer(server, `drop database if exists ${quoted(name)} with (force)`)

/**
 * Renames a database. Connections that are just closing are waited for.
 * @param {EmbeddedServer} server
 * @param {string} from
 * @param {string} to
 */
export async function renameDatabase(server, from, to) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await onServer(server, `alter database ${quoted(from)} rename to ${quoted(to)}`)
    } catch (error) {
      const busy = /** @type {{ code?: string }} */ (error).code === '55006'
      if (!busy || attempt === 50) throw error
      await wait(100)
    }
  }
}

/**
 * @param {EmbeddedServer} server
 * @returns {Promise<string[]>}
 */
export const listDatabases = async (server) =>
  (await onServer(server, 'select datname as name from pg_database')).map(({ name }) => name)

/**
 * @param {EmbeddedServer} server
 * @param {string} sql
 */
const onServer = (server, sql) => onDatabase(server.url('postgres'), sql)

/**
 * @param {string} url
 * @param {string} sql
 * @param {unknown[]} [values]
 */
async function onDatabase(url, sql, values) {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(sql, values)).rows
  } finally {
    await client.end()
  }
}

/** @param {string} name */
function quoted(name) {
  if (!/^[a-z][a-z0-9_]{0,60}$/.test(name)) throw new Error(`"${name}" is no name for a database.`)
  return `"${name}"`
}
