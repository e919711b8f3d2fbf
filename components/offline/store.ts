import type { Sealed } from './seal'

/** What lies on the device: who may open it (not by name), its place in the order, and sealed bytes. */
export type StoredSet = Sealed & { order: number; id: string; owner: string }

const [NAME, STORE, VERSION] = ['glidepath', 'outbox', 1] as const

/** Everything that waits on this device, oldest first. */
export const listStored = async (): Promise<StoredSet[]> => {
  const tx = (await database()).transaction(STORE)
  return answerOf<StoredSet[]>(tx.objectStore(STORE).getAll())
}

/** Adds a set behind those that wait, and returns once it is on disk. The same id twice is kept once. */
export async function addStored(set: Omit<StoredSet, 'order'>): Promise<void> {
  const tx = (await database()).transaction(STORE, 'readwrite', { durability: 'strict' })
  const store = tx.objectStore(STORE)
  const known = await answerOf(store.index('id').getKey(set.id))
  if (known === undefined) store.add(set)
  await ended(tx)
}

/** Writes a set again in its place; one that has left meanwhile stays away. */
export async function replaceStored(set: StoredSet): Promise<void> {
  const tx = (await database()).transaction(STORE, 'readwrite', { durability: 'strict' })
  const store = tx.objectStore(STORE)
  if ((await answerOf(store.getKey(set.order))) !== undefined) store.put(set)
  await ended(tx)
}

export async function removeStored(order: number): Promise<void> {
  const tx = (await database()).transaction(STORE, 'readwrite', { durability: 'strict' })
  tx.objectStore(STORE).delete(order)
  await ended(tx)
}

let opened: Promise<IDBDatabase> | undefined

function database(): Promise<IDBDatabase> {
  opened ??= open().catch((error: unknown) => {
    opened = undefined
    throw error
  })
  return opened
}

async function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, VERSION)
  request.onupgradeneeded = () => {
    const store = request.result.createObjectStore(STORE, { keyPath: 'order', autoIncrement: true })
    store.createIndex('id', 'id', { unique: true })
  }
  const database = await answerOf(request)
  // A newer version in another tab, or the browser itself, may close it: the next use opens it again.
  const forget = () => {
    database.close()
    opened = undefined
  }
  database.onversionchange = forget
  database.onclose = forget
  return database
}

const answerOf = <T>(request: IDBRequest<T>) =>
  new Promise<T>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

const ended = (tx: IDBTransaction) =>
  new Promise<void>((resolve, reject) => {
    tx.oncomplete = () => resolve()
    tx.onabort = () => reject(tx.error)
    tx.onerror = () => reject(tx.error)
  })
