import { EXCLUSIONS, type ExclusionCode, slowLockGrounds } from '../intake/exclusions'
import type { RecommendFacts } from '../intake/facts'
import { type Recommendation, recommend } from '../intake/recommend'
import { APPROACHES, type Source } from '../types'
import { approachOf } from './approaches'
import type { ApproachId } from './types'

/** One criterion of an approach with the patient's own fact. `met` null = not assessed, which counts as not met. */
export type EligibilityCondition = {
  code: string
  met: boolean | null
  text: string
  value: string | null
  source: Source
}

export type ApproachEligibility = {
  id: ApproachId
  eligible: boolean
  suggested: boolean
  conditions: EligibilityCondition[]
  /** Codes that exclude it; empty if eligible. */
  excludedBy: string[]
  coSign: boolean
  /** Urgent need is the only reason for the dose and duration criterion of rapid. */
  urgentNeedOnly: boolean
}

export type Eligibility = { recommendation: Recommendation; approaches: ApproachEligibility[] }

/**
 * Eligibility of every approach with reasons met and unmet (tapers.md §1, §7, intake.md §2). During medical review, and
 * after the patient has stopped, none is eligible; custom steps then stay a clinician's choice with a co-signature.
 */
export function eligibilityOf(facts: RecommendFacts): Eligibility {
  const recommendation = recommend(facts)
  const approaches = ([...APPROACHES, 'custom'] as const).map((id) => approachEligibility(id, facts, recommendation))
  return { recommendation, approaches }
}

function approachEligibility(
  id: ApproachId,
  facts: RecommendFacts,
  recommendation: Recommendation,
): ApproachEligibility {
  const conditions = id === 'moderate' || id === 'rapid' ? criteriaOf(id, facts) : []
  const excludedBy = exclusionCodes(id, recommendation)
  return {
    id,
    eligible: excludedBy.length === 0,
    suggested: recommendation.suggested === id,
    conditions,
    excludedBy,
    coSign: approachOf(id).coSign,
    urgentNeedOnly: id === 'rapid' && recommendation.urgentNeedOnly,
  }
}

function exclusionCodes(id: ApproachId, { route, reviewReasons, excluded }: Recommendation): string[] {
  if (route === 'medical_review') return [...reviewReasons]
  if (id === 'custom') return route === 'withdrawal_care' ? ['ALREADY_STOPPED'] : []
  return [...(excluded[id] ?? [])]
}

const criteriaOf = (id: 'moderate' | 'rapid', facts: RecommendFacts): EligibilityCondition[] =>
  EXCLUSIONS.filter((one) => one.applies.some((name) => name === id)).map((one) => {
    const value = recorded(one.code, facts)
    const met = one.met(facts)
    return { code: one.code, met: met || value !== null ? met : null, text: one.criterion, value, source: one.source }
  })

/** What is recorded about a criterion, in words; null = not assessed. A missing slow-lock ground counts as absent. */
function recorded(code: ExclusionCode, facts: RecommendFacts): string | null {
  if (code === 'SLOW_LOCK') return slowLockGrounds(facts).join(', ') || 'none recorded'
  const values = FACTS[code].map(({ fact, label }) => worded(label, facts[fact])).filter((one) => one !== null)
  return values.length ? values.join(', ') : null
}

function worded(label: string, value: unknown): string | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'boolean') return `${label}: ${value ? 'yes' : 'no'}`
  return `${label} ${String(value)}`
}

/** The facts each criterion reads. */
const FACTS: Record<Exclude<ExclusionCode, 'SLOW_LOCK'>, readonly { fact: keyof RecommendFacts; label: string }[]> = {
  READINESS_BELOW_7: [{ fact: 'readiness', label: 'readiness' }],
  NO_SUPPORT_PERSON: [{ fact: 'supportPerson', label: 'support person' }],
  CHECK_INS_BELOW_2: [{ fact: 'checkInsPerWeek', label: 'check-ins a week' }],
  NO_PRIOR_SUCCESS: [{ fact: 'priorSuccessfulWithdrawal', label: 'prior success' }],
  STRESS_ABOVE_4: [{ fact: 'stress', label: 'stress' }],
  DOSE_AND_DURATION: [
    { fact: 'doseGPerDay', label: 'g a day' },
    { fact: 'dailyUseDays', label: 'days of daily use' },
    { fact: 'urgentNeed', label: 'urgent need' },
  ],
  NO_TIME_OFF: [{ fact: 'timeOff', label: 'time off' }],
  NO_DAILY_SLOTS: [{ fact: 'dailySlots', label: 'daily slots' }],
  NO_CLINICIAN: [{ fact: 'clinicianAvailable', label: 'clinician' }],
  ALONE_NO_DAILY_CONTACT: [{ fact: 'aloneWithoutDailyContact', label: 'alone without daily contact' }],
}
