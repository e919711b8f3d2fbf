import { APPROACHES, type Approach, type Source } from '../types'
import { EXCLUSIONS, type ExclusionCode, slowLockGrounds } from './exclusions'
import type { RecommendFacts, ReviewFacts } from './facts'
import { notAssessed, PRESCRIBER_CHOICES, type ReviewReasonCode, reviewReasons } from './review'

export type Recommendation = {
  /** Medical review first; withdrawal care if the patient has stopped; otherwise the approaches. */
  route: 'medical_review' | 'withdrawal_care' | 'approaches'
  reviewReasons: ReviewReasonCode[]
  eligible: Approach[]
  suggested: Approach | null
  /** Only approaches that are not eligible have a key; reasons are sorted. */
  excluded: Partial<Record<Approach, (ExclusionCode | 'ALREADY_STOPPED')[]>>
  /** Step 1 facts nobody assessed: shown, never taken for "no". */
  notAssessed: (keyof ReviewFacts)[]
  notes: 'FREQUENT_DOSING'[]
  /** Why the slow lock holds, in plain words. */
  slowLock: string[]
  signoffRequired: boolean
  /** Urgent need is the only reason for criterion (c) of rapid. */
  urgentNeedOnly: boolean
  /** What a prescriber may choose after medical review, with what each needs (K-08). */
  prescriberChoices: (typeof PRESCRIBER_CHOICES)[number][]
}

/** Dosing this often a day matters more than the grams (Mehrpour 2026). */
export const FREQUENT_DOSES = 6

/** What care consists of once the patient has stopped (K-07): nothing suggests taking kratom again. */
export const WITHDRAWAL_CARE = {
  items: [
    'Monitoring of the acute phase',
    'Comfort medicines by symptom',
    'Buprenorphine review by COWS',
    'A taper only if a clinician records a return to use',
  ],
  source: { title: 'Center protocol', section: 'Already stopped', strength: 'proposal' } satisfies Source,
}

/** Suggests an approach; a clinician decides, and every input and reason is shown (intake.md §2, K-01 to K-08). */
export function recommend(facts: RecommendFacts): Recommendation {
  const reasons = reviewReasons(facts)
  const stopped = facts.alreadyStopped === true
  const shared = {
    reviewReasons: reasons,
    notAssessed: notAssessed(facts),
    notes: isFrequent(facts) ? (['FREQUENT_DOSING'] as const).slice() : [],
    slowLock: slowLockGrounds(facts),
    prescriberChoices: reasons.length ? PRESCRIBER_CHOICES.filter((one) => one.whileStopped || !stopped) : [],
  }
  if (stopped) {
    return { ...shared, ...none, route: reasons.length ? 'medical_review' : 'withdrawal_care', excluded: allStopped() }
  }
  if (reasons.length) return { ...shared, ...none, route: 'medical_review' }
  return { ...shared, ...approachesFor(facts), route: 'approaches' }
}

const none = { eligible: [], suggested: null, excluded: {}, signoffRequired: false, urgentNeedOnly: false }

const isFrequent = ({ dosesPerDay }: RecommendFacts) => typeof dosesPerDay === 'number' && dosesPerDay >= FREQUENT_DOSES

const allStopped = (): Recommendation['excluded'] =>
  Object.fromEntries(APPROACHES.map((approach) => [approach, ['ALREADY_STOPPED']]))

function approachesFor(facts: RecommendFacts) {
  const moderate = exclusionsOf('moderate', facts)
  const rapid = exclusionsOf('rapid', facts)
  const eligible: Approach[] = ['conservative', 'gradual_10']
  if (!moderate.length) eligible.push('moderate')
  if (!rapid.length) eligible.push('rapid')
  const fastest = rapid.length ? (moderate.length ? 'conservative' : 'moderate') : 'rapid'
  const suggested: Approach = slowLockGrounds(facts).length ? 'conservative' : fastest
  return {
    eligible,
    suggested,
    excluded: { ...(moderate.length && { moderate }), ...(rapid.length && { rapid }) },
    signoffRequired: rapid.length === 0,
    urgentNeedOnly: rapid.length === 0 && !hasShortOrLowUse(facts),
  }
}

const exclusionsOf = (approach: 'moderate' | 'rapid', facts: RecommendFacts): ExclusionCode[] =>
  EXCLUSIONS.filter((one) => one.applies.some((name) => name === approach) && !one.met(facts))
    .map((one) => one.code)
    .sort()

/** Criterion (c) of rapid without urgent need. */
const hasShortOrLowUse = (facts: RecommendFacts): boolean =>
  EXCLUSIONS.some((one) => one.code === 'DOSE_AND_DURATION' && one.met({ ...facts, urgentNeed: false }))
