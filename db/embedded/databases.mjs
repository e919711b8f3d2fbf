// @ts-check
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'

/** @typedef {import('./server.mjs').EmbeddedServer} EmbeddedServer */

/**
 * What a database is for. It is written on the database itself (as its comment, which only its owner can change):
 * demo and test databases accept the test clock, a production database never does.
 * @typedef {'demo' | 'test' | 'production'} Mode
 */

/**
 * @param {EmbeddedServer} server
 * @param {string} name
 * @param {Mode} mode
 */
export async function createDatabase(server, name, mode) {
  await onServer(server, `create database ${quoted(name)}`)
  await onServer(server, `comment on database ${quoted(name)} is 'glidepath:${mode}'`)
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
async function onServer(server, sql) {
  const client = new pg.Client({ connectionString: server.url('postgres') })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

/** @param {string} name */
function quoted(name) {
  if (!/^[a-z][a-z0-9_]{0,60}$/.test(name)) throw new Error(`"${name}" is no name for a database.`)
  return `"${name}"`
}
