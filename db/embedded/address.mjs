// @ts-check
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'

const ONWINDOWS = process.platform === 'win32'

/**
 * How to reach the server of a place: a socket that only its owner can open; on Windows, which has none,
 * a port of this computer with a password.
 * @param {import('./place.mjs').Place} place
 * @returns {{ settings: Record<string, string>, url: (database: string) => string }}
 */
export function addressOf(place) {
  if (!ONWINDOWS) {
    const host = encodeURIComponent(place.socket)
    return { settings: {}, url: (database) => `postgresql://postgres@localhost:5432/${database}?host=${host}` }
  }
  const port = readFileSync(portFile(place), 'utf8')
  const password = readFileSync(passwordFile(place), 'utf8')
  return {
    settings: { listen_addresses: '127.0.0.1', unix_socket_directories: '', port },
    url: (database) => `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`,
  }
}

/**
 * The options of initdb that fit the address; chooses the password and the port where there are some.
 * @param {import('./place.mjs').Place} place
 */
export function authentication(place) {
  if (!ONWINDOWS) return ['--auth=trust']
  if (!existsSync(passwordFile(place)))
    writeFileSync(passwordFile(place), randomBytes(24).toString('hex'), { mode: 0o600 })
  // A port of the range that programs rarely choose; it stays the same, so that an orphan can be found again.
  if (!existsSync(portFile(place)))
    writeFileSync(portFile(place), String(20_000 + (randomBytes(2).readUInt16LE() % 20_000)))
  return ['--auth=scram-sha-256', `--pwfile=${passwordFile(place)}`]
}

/**
 * What a server says to a connection: ready, starting (or stopping), or silent.
 * @param {string} url
 * @returns {Promise<'ready' | 'starting' | 'silent'>}
 */
export async function ping(url) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('select 1')
    return 'ready'
  } catch (error) {
    return /** @type {{ code?: string }} */ (error).code === '57P03' ? 'starting' : 'silent'
  } finally {
    await client.end().catch(() => {})
  }
}

/** @param {import('./place.mjs').Place} place */
const portFile = (place) => join(place.home, 'port')

/** @param {import('./place.mjs').Place} place */
const passwordFile = (place) => join(place.home, 'password')
