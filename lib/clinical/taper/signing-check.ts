import type { Source } from '../types'

export type SigningLevel = 'block' | 'cosign' | 'warn' | 'ok'

/** One guardrail before signing. `needsReason`: the signer must write why. */
export type SigningCheck = {
  code: string
  level: SigningLevel
  title: string
  text: string
  needsReason: boolean
  source: Source
}

const PROTOCOL: Source = { title: 'Center protocol', section: 'Signing a taper plan', strength: 'proposal' }

/** Makes one guardrail; center protocol is its source unless given. */
export function check(
  level: SigningLevel,
  code: string,
  title: string,
  text: string,
  more: { needsReason?: boolean; source?: Source } = {},
): SigningCheck {
  return { level, code, title, text, needsReason: more.needsReason ?? false, source: more.source ?? PROTOCOL }
}
