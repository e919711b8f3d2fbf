import { daysBetween } from '../time'
import type { LocalDate, Source } from '../types'

/** A written consent as far as its validity goes; null = there is none. */
export type Consent = { revokedOn?: LocalDate | null; expiresOn?: LocalDate | null } | null | undefined
export type ConsentProblem = 'missing' | 'revoked' | 'expired'
export type Attachment = 'consent_copy_or_scope' | 'part2_notice'

export const CONSENT_SOURCE: Source = { title: '42 CFR Part 2', section: '2.31 and 2.32', strength: 'verified' }
/** ENG-10 opens this many calendar days before a consent expires (triage.md R-26). */
export const EXPIRY_WARNING_DAYS = 30

/** Why a consent does not allow an export on a local date, sorted; empty = it does (intake.md K-06). */
export function consentProblems(consent: Consent, on: LocalDate): ConsentProblem[] {
  if (!consent) return ['missing']
  const expired = Boolean(consent.expiresOn && on > consent.expiresOn)
  const revoked = Boolean(consent.revokedOn && on >= consent.revokedOn)
  return [...(expired ? (['expired'] as const) : []), ...(revoked ? (['revoked'] as const) : [])]
}

/** Whether rule ENG-10 is open: missing, revoked, expired, or expiring within 30 days, 30 included. */
export function consentNeedsRenewal(consent: Consent, on: LocalDate): boolean {
  if (consentProblems(consent, on).length) return true
  return Boolean(consent?.expiresOn && daysBetween(on, consent.expiresOn) <= EXPIRY_WARNING_DAYS)
}

/**
 * May this record leave the center on a local date, and with what (regulation.md §1, K-06)? An allowed export carries
 * the notice of 2.32 and the consent copy or its scope, and is logged.
 */
export function consentExport(consent: Consent, on: LocalDate) {
  const reasons = consentProblems(consent, on)
  const allowed = reasons.length === 0
  const attach: Attachment[] = allowed ? ['consent_copy_or_scope', 'part2_notice'] : []
  return { allowed, reasons, attach, disclosureLogged: allowed, eng10: consentNeedsRenewal(consent, on) }
}
