'use client'
import { useSyncExternalStore } from 'react'
import type { Problem } from '@/lib/result'
import type { VitalsSetInput } from '../vitals/types'
import { isOffline, onConnection, probe } from './connection'
import { fetchKey } from './device-key'
import { postSet } from './post-set'
import { seal, unseal } from './seal'
import { sendInOrder } from './send-in-order'
import { addStored, listStored, removeStored, replaceStored, type StoredSet } from './store'
import type { SentSet, WaitingSet } from './types'

/**
 * The sets that wait on this device (decisions.md 15). On disk they are sealed; the key and what it opens are in memory
 * only, for the person who is signed in, and go when that person does. One for the whole page: screens come and go.
 */
export type OutboxState = {
  /** A set can be kept: the browser seals, and the key is here. */
  ready: boolean
  /** This person's sets, oldest first. */
  waiting: readonly WaitingSet[]
  /** Sets of this person that their key does not open any more. */
  unreadable: readonly number[]
  /** How many sets of other people wait here. */
  others: number
  /** The server wants this person to sign in before it takes them. */
  signedOut: boolean
  /** What has landed since somebody last looked. */
  sent: readonly SentSet[]
}

type Person = { owner: string; center: string }

const NOTHING: OutboxState = { ready: false, waiting: [], unreadable: [], others: 0, signedOut: false, sent: [] }
const RETRY_MS = 10_000
const LOCK = 'glidepath-outbox'

let state = NOTHING
let person: Person | null = null
let key: CryptoKey | null = null
let timer: ReturnType<typeof setTimeout> | undefined
let mounted = 0
const listeners = new Set<() => void>()

export const useOutbox = (): OutboxState =>
  useSyncExternalStore(
    (changed) => {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    () => state,
    () => NOTHING,
  )

/** Opens the outbox for the person of a screen; returns how to leave it. */
export function openOutbox(next: Person): () => void {
  if (person && person.owner !== next.owner) forget()
  person = next
  mounted += 1
  void wake()
  const stops = [onConnection(() => void wake()), onEvent(document, 'visibilitychange'), onEvent(channel, 'message')]
  return () => {
    for (const stop of stops) stop()
    mounted -= 1
    // The next screen of the same person opens it in the same moment; the sign-in screen does not.
    setTimeout(() => mounted === 0 && forget(), 0)
  }
}

/** Seals a set onto this device, behind those that wait. False when this device cannot keep it. */
export async function keepSet(set: VitalsSetInput, patient: string): Promise<boolean> {
  if (!person || !key) return false
  const { owner, center } = person
  const value: Kept = { center, patient, set: { ...set, offline: true }, refusal: null }
  try {
    await addStored({ id: set.requestId, owner, ...(await seal(key, label(set.requestId, owner), value)) })
  } catch {
    return false
  }
  void navigator.storage?.persist?.()
  await changed()
  if (!isOffline()) void wake()
  return true
}

/** Takes a set off this device for good. */
export async function discard(order: number): Promise<void> {
  await removeStored(order)
  await changed()
}

/** Sends a refused set again as it stands. */
export async function sendAgain(one: WaitingSet): Promise<void> {
  await putBack(one, null)
  await wake()
}

/** Tries now: reads what waits, and sends it. */
export async function wake(): Promise<void> {
  clearTimeout(timer)
  if (!person) return
  key ??= await fetchKey(person.owner)
  await read()
  if (state.waiting.some(({ refusal }) => !refusal) && !isOffline())
    // Whatever breaks here, the set is still on the device, and sending it again is harmless.
    await locked(send).catch((error: unknown) => console.error('The sets that wait could not be sent.', error))
  if (needsLater()) timer = setTimeout(wake, RETRY_MS)
}

export const forgetSent = () => publish({ sent: [] })

const needsLater = () => !isOffline() && (key === null || state.waiting.some(({ refusal }) => !refusal))

async function send(): Promise<void> {
  const owner = person?.owner
  if (!owner) return
  await read()
  const outcome = await sendInOrder(state.waiting, {
    post: async (one) => (person?.owner === owner ? postSet(one, owner) : { kind: 'signed_out' }),
    saved: async (one, saved) => {
      await discard(one.order)
      publish({ sent: [...state.sent, { id: one.id, patient: one.patient, saved }] })
    },
    refused: putBack,
  })
  publish({ signedOut: outcome === 'signed_out' })
  if (outcome === 'unreachable') await probe()
}

type Kept = Pick<WaitingSet, 'center' | 'patient' | 'set' | 'refusal'>

async function putBack({ id, order, center, patient, set }: WaitingSet, refusal: Problem | null): Promise<void> {
  if (!person || !key) return
  const value: Kept = { center, patient, set, refusal }
  const sealed = await seal(key, label(id, person.owner), value)
  await replaceStored({ id, order, owner: person.owner, ...sealed })
  await changed()
}

async function read(): Promise<void> {
  const [owner, opener] = [person?.owner, key]
  const stored = await listStored().catch((): StoredSet[] => [])
  const mine = stored.filter((one) => one.owner === owner)
  const opened = await Promise.all(
    mine.map(async (one) => ({ one, kept: opener && ((await unseal(opener, label(one.id, one.owner), one)) as Kept) })),
  )
  if (person?.owner !== owner) return
  publish({
    ready: opener !== null,
    waiting: opened.flatMap(({ one, kept }) => (kept ? [{ ...kept, id: one.id, order: one.order }] : [])),
    unreadable: opener ? opened.flatMap(({ one, kept }) => (kept ? [] : [one.order])) : [],
    others: stored.length - mine.length,
  })
}

const label = (id: string, owner: string) => `${owner} ${id}`

function forget() {
  clearTimeout(timer)
  person = null
  key = null
  publish(NOTHING)
}

function publish(part: Partial<OutboxState>) {
  state = { ...state, ...part }
  for (const changed of listeners) changed()
}

/** Other tabs show the same sets. */
const channel = typeof window === 'undefined' ? null : new BroadcastChannel(LOCK)

async function changed() {
  channel?.postMessage(null)
  await read()
}

/** Two tabs of one person do not send at the same time. */
const locked = (work: () => Promise<void>) => (navigator.locks ? navigator.locks.request(LOCK, work) : work())

function onEvent(target: EventTarget | null, event: string): () => void {
  const woken = () => void (event === 'message' ? read() : wake())
  target?.addEventListener(event, woken)
  return () => target?.removeEventListener(event, woken)
}
