import { atLeast, cannotTell, clear, fires, gravest, item, last, ticked } from './answers'
import { familyOf, GENERAL, GUIDE } from './catalogue'
import type { Rule, RuleAnswer, RuleContext } from './types'

const rule = familyOf('mental_health', 5, ['counselor', 'prescriber'])

/** Mood, anxiety, psychosis and sleep (triage.md §2.1). */
export const MENTAL_HEALTH_RULES: readonly Rule[] = [
  rule({
    id: 'MH-01',
    title: 'Severe or rising depression score',
    tiers: ['T3'],
    trigger:
      'PHQ-9 of 20 or more (15 with mental-health comorbidity), or up by 5 since the last with a total of 10 or more',
    thresholdText: 'PHQ-9 ≥ 20 (≥ 15), or + 5 with ≥ 10',
    doText: 'Clinician review and C-SSRS.',
    clearsText: 'Next PHQ-9 below the threshold, or reviewed plan.',
    source: { ...GUIDE, section: 'Mental health' },
    clearing: 'either',
    find: depression,
    cleared: depressionFell,
  }),
  rule({
    id: 'MH-02',
    title: 'Severe anxiety',
    tiers: ['T3'],
    trigger: 'GAD-7 of 15 or more, or a panic attack reported',
    thresholdText: 'GAD-7 ≥ 15',
    doText: 'Review; consider a medication option.',
    clearsText: 'Reviewed.',
    source: { ...GUIDE, section: 'Mental health' },
    clearing: 'review',
    find: (ctx) =>
      gravest(
        atLeast(lastTotal(ctx), 15, { tier: 'T3', label: 'GAD-7', missing: 'no GAD-7 recorded' }),
        ticked(ctx, 'panic_attack', 'T3', 'Panic attack reported'),
      ),
  }),
  rule({
    id: 'MH-03',
    title: 'Psychosis or dangerous agitation',
    tiers: ['T1', 'T3'],
    classRank: 1,
    roles: ['nurse', 'prescriber', 'counselor'],
    trigger: 'New hallucinations, delusions, or agitation with risk, or RASS +3 and more (T1); RASS +2 (T3)',
    thresholdText: 'RASS ≥ +3 (T1), +2 (T3)',
    doText: 'Safety first. Look for a medical cause; alcohol or benzodiazepine withdrawal?',
    clearsText: 'Clinician review.',
    source: GENERAL,
    clearing: 'review',
    find: (ctx) =>
      gravest(
        ticked(ctx, 'hallucinations', 'T1', 'New hallucinations'),
        ticked(ctx, 'delusions', 'T1', 'Delusions'),
        ticked(ctx, 'agitation_with_risk', 'T1', 'Agitation with risk to self or others'),
        agitation(ctx),
      ),
  }),
  rule({
    id: 'MH-04',
    title: 'Hardly any sleep',
    tiers: ['T4'],
    trigger: 'Three nights with 3 h of sleep or less, or ISI of 22 or more',
    thresholdText: 'Sleep ≤ 3 h on 3 nights, or ISI ≥ 22',
    doText: 'Review the sleep plan.',
    clearsText: 'Improved: two nights of more than 3 h, or ISI below 22.',
    source: { ...GUIDE, section: 'Sleep' },
    clearing: 'either',
    find: (ctx) =>
      gravest(
        sleeplessNights(ctx),
        atLeast(ctx.facts.isiTotal, 22, { tier: 'T4', label: 'ISI', missing: 'no ISI recorded' }),
      ),
    cleared: sleepImproved,
  }),
]

function lastTotal({ facts }: RuleContext) {
  const gad = last(facts.gad7)
  return gad ? { value: gad.total, at: gad.at, ...(gad.id ? { id: gad.id } : {}) } : null
}

/** The rise compares with the PHQ-9 just before. */
function depression({ facts }: RuleContext): RuleAnswer {
  const scored = facts.phq9.flatMap((one) => (one.total === null ? [] : [{ ...one, total: one.total }]))
  const latest = last(scored)
  if (!latest) return cannotTell('no PHQ-9 recorded')
  const limit = facts.mentalHealthComorbidity ? 15 : 20
  const evidence = [item('PHQ-9', latest.total, '{score}', latest.at, latest)]
  const score = { instrument: 'PHQ9', total: latest.total }
  const previous = scored[scored.length - 2]
  if (latest.total >= limit)
    return fires('T3', `PHQ-9 ${latest.total} ≥ ${limit}`, evidence, { threshold: limit, score })
  if (!previous || latest.total < 10 || latest.total - previous.total < 5) return clear
  return fires(
    'T3',
    `PHQ-9 ${latest.total}, up ${latest.total - previous.total} ≥ 5`,
    [...evidence, item('PHQ-9 before', previous.total, '{score}', previous.at, previous)],
    { threshold: 5, score, trend: 'worsening' },
  )
}

function agitation({ facts }: RuleContext): RuleAnswer {
  const rass = last(facts.rass)
  if (!rass) return cannotTell('no RASS recorded')
  if (rass.value < 2) return clear
  const tier = rass.value >= 3 ? 'T1' : 'T3'
  return fires(tier, `RASS +${rass.value} ≥ +${tier === 'T1' ? 3 : 2}`, [
    item('RASS', rass.value, '{score}', rass.at, rass),
  ])
}

function sleeplessNights({ facts }: RuleContext): RuleAnswer {
  const nights = facts.sleepHours.slice(-3)
  if (nights.length < 3) return cannotTell('fewer than three nights recorded')
  if (nights.some((night) => night.value > 3)) return clear
  return fires(
    'T4',
    'Sleep ≤ 3 h on 3 nights',
    nights.map((night) => item('Sleep', night.value, 'h', night.at, night)),
    { threshold: 3, unit: 'h' },
  )
}

function sleepImproved({ facts }: RuleContext, openedAt: Date): boolean {
  const since = (at: Date | null) => at !== null && at > openedAt
  const nights = facts.sleepHours.slice(-2)
  if (nights.length === 2 && nights.every((night) => since(night.at) && night.value > 3)) return true
  return facts.isiTotal !== null && since(facts.isiTotal.at) && facts.isiTotal.value < 22
}

/** The next score must be lower than the one that opened the flag: 16 after a rise to 15 is no improvement. */
function depressionFell({ facts }: RuleContext, openedAt: Date): boolean {
  const scored = facts.phq9.flatMap(({ at, total }) => (total === null ? [] : [{ at, total }]))
  const opening = scored.findLast((one) => one.at <= openedAt)
  const latest = last(scored)
  return latest !== undefined && latest.at > openedAt && (opening === undefined || latest.total < opening.total)
}
