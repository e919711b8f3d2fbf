import type { VitalsSaved } from '@/db/vitals/record'
import type { Problem } from '@/lib/result'
import type { VitalsSetInput } from '../vitals/types'

/** A vitals set that waits on this device; sealed as a whole. */
export type WaitingSet = {
  /** The request id of the set: sent twice it lands once. */
  id: string
  /** Place among all sets of this device. */
  order: number
  center: string
  /** Name and MRN, as the banner shows them. */
  patient: string
  set: VitalsSetInput & { offline: true }
  /** Why the server did not take it; it then waits for the person and not for the connection. */
  refusal: Problem | null
}

/** One that has landed, with what came of it. */
export type SentSet = Pick<WaitingSet, 'id' | 'patient'> & { saved: VitalsSaved }

export type Answer =
  | { kind: 'saved'; saved: VitalsSaved }
  | { kind: 'refused'; problem: Problem }
  /** Nobody is signed in, or another person. */
  | { kind: 'signed_out' }
  /** No answer, or one that says nothing about the set. */
  | { kind: 'unreachable' }
