import pg from 'pg'
import { pool } from './client'

type Listener = (seq: number) => void

/** One listening connection for the whole process; streams subscribe to their center. */
type Hub = { listeners: Map<string, Set<Listener>>; client: pg.Client | null; connecting: boolean; closed: boolean }

const globals = globalThis as unknown as { glidepathHub?: Hub }
const hub = (): Hub => {
  globals.glidepathHub ??= { listeners: new Map(), client: null, connecting: false, closed: false }
  return globals.glidepathHub
}

const RECONNECT_MS = 1000
/** How the listening connection shows in pg_stat_activity. */
const LISTENER_NAME = 'glidepath live'

/** Calls `listener` with the center's sequence after every commit that changed one of its patients. Returns the way out. */
export function onChange(centerId: string, listener: Listener): () => void {
  const { listeners } = hub()
  const set = listeners.get(centerId) ?? new Set()
  listeners.set(centerId, set.add(listener))
  void connect()
  return () => {
    set.delete(listener)
    if (set.size === 0) listeners.delete(centerId)
  }
}

async function connect(): Promise<void> {
  const it = hub()
  if (it.client || it.connecting || it.closed) return
  it.connecting = true
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL, application_name: LISTENER_NAME })
  try {
    await client.connect()
    client.on('notification', ({ payload }) => deliver(payload ?? ''))
    client.on('error', () => lost(client))
    client.on('end', () => lost(client))
    await client.query('listen glidepath')
    it.client = client
    it.connecting = false
    await catchUp(client)
  } catch {
    it.connecting = false
    client.end().catch(() => undefined)
    retry()
  }
}

function lost(client: pg.Client) {
  const it = hub()
  if (it.client !== client) return
  it.client = null
  retry()
}

/** While the connection is down nothing is delivered; the streams' own beats stop claiming to be live (see listening). */
function retry() {
  if (!hub().closed) setTimeout(() => void connect(), RECONNECT_MS).unref()
}

function deliver(payload: string) {
  const cut = payload.lastIndexOf(':')
  const seq = Number(payload.slice(cut + 1))
  for (const listener of hub().listeners.get(payload.slice(0, cut)) ?? []) listener(seq)
}

/** After a gap every open stream is told where its center stands now. */
async function catchUp(client: pg.Client) {
  const ids = [...hub().listeners.keys()]
  if (ids.length === 0) return
  const { rows } = await client.query('select id, seq from centers where id = any($1)', [ids])
  for (const { id, seq } of rows) deliver(`${id}:${seq}`)
}

/** Whether this process hears the database's messages now. A stream that does not must not say that it is live. */
export const listening = (): boolean => hub().client !== null

/** The center's sequence as committed. */
export async function currentSeq(centerId: string): Promise<number> {
  const { rows } = await pool().query('select seq from centers where id = $1', [centerId])
  return rows[0]?.seq ?? 0
}

/** Stops listening for good; part of a clean shutdown. */
export async function closeLive(): Promise<void> {
  const it = hub()
  it.closed = true
  it.listeners.clear()
  const client = it.client
  it.client = null
  await client?.end().catch(() => undefined)
}
