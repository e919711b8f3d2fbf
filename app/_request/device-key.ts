import { createHash, hkdfSync } from 'node:crypto'
import { config } from '@/lib/config'

const KEY_BYTES = 32

/**
 * The AES-256 key, base64, that seals what waits on a device for this person. It is derived and never stored: not here
 * and not in the browser, which asks for it again after each sign-in.
 */
export function deviceKey(staffId: string): string {
  return Buffer.from(hkdfSync('sha256', config().secret, 'glidepath device key', staffId, KEY_BYTES)).toString('base64')
}

/**
 * Stands on a device for the person whose sets wait there, without naming them. It does not depend on the secret: when
 * that is changed, the person is told that the sets cannot be read any more.
 */
export const deviceOwner = (staffId: string): string =>
  createHash('sha256').update(`glidepath device owner ${staffId}`).digest('base64url').slice(0, 24)

/** Names the person whose set is sent, so that it never lands as somebody else's who signed in meanwhile. */
export const OWNER_HEADER = 'x-device-owner'
