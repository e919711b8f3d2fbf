import { addMinutes } from '../time'
import type { Tier } from '../types'
import { evaluate } from './evaluate'
import { emptySet, type Facts, NO_FACTS, type VitalsSet } from './facts'
import { DEFAULT_SETTINGS } from './settings'
import type { Finding, OpenFlag } from './types'

/** What the triage tests share. */
export const ZONE = 'America/Chicago'
/** Wednesday, 14:00 in Chicago. */
export const NOW = new Date('2026-04-15T14:00:00-05:00')

export const minutesAgo = (minutes: number, from = NOW): Date => addMinutes(from, -minutes)
export const hoursAgo = (hours: number, from = NOW): Date => minutesAgo(hours * 60, from)

export const facts = (known: Partial<Facts>): Facts => ({ ...NO_FACTS, ...known })

/** A complete set that scores 0, with what differs. */
export const set = (at: Date, differs: Partial<VitalsSet> = {}): VitalsSet => ({
  ...emptySet(at),
  hr: 78,
  rr: 16,
  spo2: 97,
  sbp: 122,
  dbp: 76,
  acvpu: 'A',
  temp: { value: 36.8, unit: 'C' },
  onOxygen: false,
  ...differs,
})

/** A set in which only these parts were measured. */
export const partialSet = (at: Date, measured: Partial<VitalsSet>): VitalsSet => ({ ...emptySet(at), ...measured })

export function findingOf(ruleId: string, known: Partial<Facts>, now = NOW): Finding {
  const [finding] = evaluate(facts(known), DEFAULT_SETTINGS, ZONE, now, new Set([ruleId])).findings
  if (!finding) throw new Error(`no rule ${ruleId}`)
  return finding
}

/** The tier a rule opens at, or `clear` or `cannot_tell`. */
export function answerOf(ruleId: string, known: Partial<Facts>, now = NOW): Tier | 'clear' | 'cannot_tell' {
  const finding = findingOf(ruleId, known, now)
  return finding.outcome === 'fires' ? finding.tier : finding.outcome
}

/** A stored flag, opened an hour ago and never touched. */
export const openFlag = (ruleId: string, differs: Partial<OpenFlag> = {}): OpenFlag => ({
  id: `flag ${ruleId}`,
  ruleId,
  tier: 'T2',
  openedAt: hoursAgo(1),
  acknowledgedAt: null,
  actionAt: null,
  snoozedUntil: null,
  lastNotifiedAt: hoursAgo(1),
  count: 1,
  lastEvidenceAt: hoursAgo(1),
  lastText: '',
  worstText: '',
  score: null,
  worstScore: null,
  firings: [[]],
  ...differs,
})
