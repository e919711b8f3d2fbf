import type { VitalsSaved } from '@/db/vitals/record'
import type { Problem } from '@/lib/result'
import type { Answer, WaitingSet } from './types'

const PATIENCE_MS = 30_000

/** Sends one set to its center as its person. */
export async function postSet({ center, set }: WaitingSet, owner: string): Promise<Answer> {
  try {
    const response = await fetch(`/api/vitals/${encodeURIComponent(center)}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-device-owner': owner },
      body: JSON.stringify(set),
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    return readAnswer(response.status, await response.json().catch(() => null))
  } catch {
    return { kind: 'unreachable' }
  }
}

/** Only a decision about this very set is a refusal; a proxy's page or a server in trouble is no answer at all. */
const DECIDED = new Set([403, 404, 409, 422])

/**
 * Reads the server's answer. A set counts as saved only when the server names it, so that a page of somebody else's
 * network cannot make it leave the device.
 */
export function readAnswer(status: number, body: unknown): Answer {
  if (typeof body !== 'object' || body === null) return { kind: 'unreachable' }
  if (status === 200 && 'setId' in body) return { kind: 'saved', saved: body as VitalsSaved }
  if (status === 401) return { kind: 'signed_out' }
  if (DECIDED.has(status) && 'code' in body && 'message' in body) return { kind: 'refused', problem: body as Problem }
  return { kind: 'unreachable' }
}
