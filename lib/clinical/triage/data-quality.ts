import { minutesBetween } from '../time'
import { PARAMETERS } from '../vitals/parameters'
import { cannotTell, clear, fires } from './answers'
import { familyOf, PROTOCOL } from './catalogue'
import type { VitalsSet } from './facts'
import { phaseDayStarts } from './phase-days'
import { celsius, NO_SET, partItem, partItems, tempItem } from './set-values'
import type { EvidenceItem, Rule, RuleAnswer, RuleContext } from './types'

const rule = familyOf('data_quality', 6, ['nurse'])

/** Doubtful measurements (triage.md §2.6). They never silence another rule. */
export const DATA_QUALITY_RULES: readonly Rule[] = [
  rule({
    id: 'DQ-01',
    title: 'Value outside hard limits',
    tiers: ['T5'],
    trigger: 'A value outside the hard limits is refused on entry and never saved, so this rule opens no flag',
    thresholdText: 'Hard limits of the parameter',
    doText: 'Enter the value again.',
    clearsText: 'Nothing is saved.',
    source: { ...PROTOCOL, section: 'Plausibility limits' },
    clearing: 'evidence',
    find: () => clear,
  }),
  rule({
    id: 'DQ-02',
    title: 'Unusual value, recheck',
    tiers: ['T3', 'T4'],
    trigger:
      'A value of the latest set outside its warning limits that the set before does not confirm; T3 in the acute phase',
    thresholdText: 'Warning limits of the parameter',
    doText: 'Recheck within 15 min. All other rules run on the value anyway.',
    clearsText: 'A further set: within limits, or confirmed.',
    source: { ...PROTOCOL, section: 'Plausibility limits' },
    clearing: 'evidence',
    find: unusual,
    changesAt: (ctx) => phaseDayStarts(ctx, []),
  }),
  rule({
    id: 'DQ-03',
    title: 'Conflicting sets',
    tiers: ['T5'],
    trigger: 'Two sets within 10 min with HR more than 40 or SBP more than 40 apart',
    thresholdText: 'HR or SBP differ by > 40 within 10 min',
    doText: 'Reconcile the values.',
    clearsText: 'A further set that agrees, or reviewed.',
    source: PROTOCOL,
    clearing: 'either',
    find: conflicting,
  }),
]

const CHECKED = [
  ['hr', PARAMETERS.heart_rate],
  ['rr', PARAMETERS.respiratory_rate],
  ['spo2', PARAMETERS.spo2],
  ['sbp', PARAMETERS.sbp],
  ['dbp', PARAMETERS.dbp],
] as const

/** Values of one set outside their warning limits; the limits themselves are within. */
function outside(set: VitalsSet | undefined): { key: string; text: string; evidence: EvidenceItem }[] {
  if (!set) return []
  const found = CHECKED.flatMap(([key, { warn, short }]) => {
    const value = set[key]
    const limit = value === null ? null : brokenLimit(value, warn)
    return limit ? [{ key, text: `${short} ${value} ${limit}`, evidence: partItem(set, key) }] : []
  })
  const limit = set.temp ? brokenLimit(celsius(set.temp), PARAMETERS.temperature.warn) : null
  return limit ? [...found, { key: 'temp', text: `Temperature ${limit} °C`, evidence: tempItem(set) }] : found
}

function brokenLimit(value: number, { low, high }: { low?: number; high?: number }): string | null {
  if (low !== undefined && value < low) return `< ${low}`
  return high !== undefined && value > high ? `> ${high}` : null
}

/** A parameter that was outside in the set before as well is confirmed. */
function unusual(ctx: RuleContext): RuleAnswer {
  const { sets, latest, phase } = ctx
  if (!latest) return cannotTell(NO_SET)
  const before = new Set(outside(sets[sets.length - 2]).map((one) => one.key))
  const fresh = outside(latest).filter((one) => !before.has(one.key))
  if (fresh.length === 0) return clear
  return fires(
    phase === 'acute' ? 'T3' : 'T4',
    `Recheck: ${fresh.map((one) => one.text).join(', ')}`,
    fresh.map((one) => one.evidence),
  )
}

function conflicting({ sets, latest }: RuleContext): RuleAnswer {
  const before = sets[sets.length - 2]
  if (!latest) return cannotTell(NO_SET)
  if (!before || minutesBetween(before.at, latest.at) > 10) return clear
  const parts = (['hr', 'sbp'] as const).filter((part) => {
    const [a, b] = [before[part], latest[part]]
    return a !== null && b !== null && Math.abs(a - b) > 40
  })
  if (parts.length === 0) return clear
  const text = parts.map((part) => `${part.toUpperCase()} ${before[part]} and ${latest[part]}`).join(', ')
  return fires('T5', `${text} within 10 min`, [...partItems(latest, ...parts), ...partItems(before, ...parts)], {
    threshold: 40,
  })
}
