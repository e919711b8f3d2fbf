/** A sealed value: nothing of it can be read without the key. */
export type Sealed = { iv: Uint8Array<ArrayBuffer>; sealed: ArrayBuffer }

const ALGORITHM = 'AES-GCM'
/** What AES-GCM is made for; never used twice with one key. */
const IV_BYTES = 12

/** The server's key for use and never for reading; it lives in memory only. */
export const importKey = (base64: string): Promise<CryptoKey> => {
  const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
  return crypto.subtle.importKey('raw', bytes, ALGORITHM, false, ['encrypt', 'decrypt'])
}

/** Seals a value as JSON. `label` is bound to it: under another label it does not open. */
export async function seal(key: CryptoKey, label: string, value: unknown): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES))
  const text = new TextEncoder().encode(JSON.stringify(value))
  return { iv, sealed: await crypto.subtle.encrypt(parameters(iv, label), key, text) }
}

/** Opens a sealed value; null when the key or the label is another one, or a byte was changed. */
export async function unseal(key: CryptoKey, label: string, { iv, sealed }: Sealed): Promise<unknown> {
  try {
    const text = await crypto.subtle.decrypt(parameters(iv, label), key, sealed)
    return JSON.parse(new TextDecoder().decode(text))
  } catch {
    return null
  }
}

const parameters = (iv: Uint8Array<ArrayBuffer>, label: string) => ({
  name: ALGORITHM,
  iv,
  additionalData: new TextEncoder().encode(label),
})
