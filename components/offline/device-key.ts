import { importKey } from './seal'

/**
 * The key of the person who is signed in, from the server; null while it cannot be had. The browser seals only on
 * https and on this machine itself.
 */
export async function fetchKey(owner: string): Promise<CryptoKey | null> {
  if (typeof crypto === 'undefined' || !crypto.subtle) return null
  try {
    const response = await fetch('/api/device-key', { cache: 'no-store' })
    if (!response.ok) return null
    const answer = (await response.json()) as { owner: string; key: string }
    return answer.owner === owner ? await importKey(answer.key) : null
  } catch {
    return null
  }
}
