import { createHash, randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'

/** argon2id with the parameters OWASP names as a minimum: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const MIN_PASSWORD = 12

export const hashPassword = (password: string): Promise<string> => hash(password, COST)

let decoy: Promise<string> | undefined

/** Verifies a password; without a hash it does the same work on a decoy, so that an unknown e-mail takes as long. */
export async function passwordMatches(stored: string | null | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword(randomBytes(18).toString('hex'))
  const matches = await verify(stored ?? (await decoy), password)
  return matches && Boolean(stored)
}

/** A secret for a one-time link and the hash that is stored of it. */
export function oneTimeSecret() {
  const secret = randomBytes(24).toString('base64url')
  return { secret, secretHash: hashSecret(secret) }
}

export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex')
