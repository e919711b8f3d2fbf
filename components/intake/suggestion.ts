import { EXCLUSIONS } from '@/lib/clinical/intake/exclusions'
import type { ReviewFacts } from '@/lib/clinical/intake/facts'
import { careFactsOf, recommendFactsOf } from '@/lib/clinical/intake/fields/derive'
import type { IntakeContext } from '@/lib/clinical/intake/fields/types'
import { type CareHint, levelOfCareHints } from '@/lib/clinical/intake/level-of-care'
import { type Recommendation, recommend, WITHDRAWAL_CARE } from '@/lib/clinical/intake/recommend'
import { REVIEW_REASONS } from '@/lib/clinical/intake/review'
import { approachOf } from '@/lib/clinical/taper/approaches'
import { num } from '@/lib/format/number'
import { APPROACH_WORD } from '@/lib/format/phase'

/** One line under a suggestion: for it, or against another approach, with where it comes from. */
export type Ground = { text: string; source: string; against?: true }
export type Suggestion = {
  title: string
  sub: string | null
  grounds: Ground[]
  also: string | null
  /** What a prescriber may choose after medical review, with what each needs. */
  choices: { label: string; needs: readonly string[] }[]
  couldChange: string[]
  care: CareHint[]
}

const FACT_WORD: Record<keyof ReviewFacts, string> = {
  pregnant: 'pregnancy',
  postpartum: 'a birth in the past year',
  cssrsRisk: 'C-SSRS',
  unstablePsychosis: 'psychosis now',
  dailyAlcohol: 'days with alcohol',
  dailyBenzodiazepine: 'benzodiazepine days',
  substancesStopping: 'what else is being stopped',
  seizureHistory: 'seizure history',
  opioidUseDisorder: 'opioid use disorder',
  product: 'the product',
  route: 'the route',
  doseGPerDay: 'grams a day',
  altXUln: 'ALT',
  jaundice: 'jaundice',
  qtcMs: 'QTc',
  sbp: 'blood pressure',
  failedAttempts: 'earlier attempts',
  keepsFluids: 'keeping fluids down',
  ageYears: 'age',
}

/**
 * What the engine suggests from the answers as they stand: provisional, with reasons and with what could change it.
 * Null while an Emergency is open: a clinician decides first.
 */
export function suggestionOf(context: IntakeContext): Suggestion | null {
  if (context.chart.emergencyOpen) return null
  const facts = recommendFactsOf(context)
  const result = recommend(facts)
  return {
    ...headOf(result),
    grounds: groundsOf(result, facts),
    choices: result.prescriberChoices.map(({ label, needs }) => ({ label, needs })),
    couldChange: couldChange(result),
    care: levelOfCareHints(careFactsOf(context)),
  }
}

function headOf({ route, suggested, reviewReasons, signoffRequired }: Recommendation) {
  if (route === 'medical_review')
    return {
      title: 'Medical review first',
      sub: `${reviewReasons.length} ${reviewReasons.length === 1 ? 'reason' : 'reasons'}; no approach is suggested`,
      also: null,
    }
  if (route === 'withdrawal_care' || !suggested)
    return { title: 'Withdrawal care, no taper', sub: 'Has stopped', also: null }
  const length = approachOf(suggested).lengthDays
  const weeks = length ? `, ${num(length.min / 7, 0)}–${num(length.max / 7, 0)} wk` : ''
  return {
    title: `${APPROACH_WORD[suggested]} taper${weeks}`,
    sub: signoffRequired ? 'Rapid needs a clinician’s sign-off' : null,
    also: suggested === 'conservative' ? 'Gradual 10% is always possible as well.' : null,
  }
}

function groundsOf(result: Recommendation, facts: ReturnType<typeof recommendFactsOf>): Ground[] {
  if (result.route === 'medical_review')
    return REVIEW_REASONS.filter(({ code }) => result.reviewReasons.includes(code)).map(({ label, source }) => ({
      text: label,
      source: source.title,
    }))
  if (result.route === 'withdrawal_care')
    return WITHDRAWAL_CARE.items.map((text) => ({ text, source: WITHDRAWAL_CARE.source.title }))
  const dose = facts.doseGPerDay
  return [
    ...result.slowLock.map((text) => ({ text, source: 'Kratom tapering guide' })),
    ...(dose == null ? [] : [{ text: `${num(dose, 2)} g a day`, source: 'Answer' }]),
    ...(result.notes.length
      ? [{ text: `${facts.dosesPerDay} doses a day; how often counts more than how much`, source: 'Mehrpour 2026' }]
      : []),
    ...(['rapid', 'moderate'] as const).flatMap((approach) => against(approach, result)),
  ]
}

function against(approach: 'rapid' | 'moderate', { excluded }: Recommendation): Ground[] {
  const codes = excluded[approach] ?? []
  return EXCLUSIONS.filter(({ code }) => codes.includes(code)).map(({ label, source }) => ({
    text: `${APPROACH_WORD[approach]}: ${lower(label)}`,
    source: source.title,
    against: true as const,
  }))
}

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)
const couldChange = ({ notAssessed }: Recommendation): string[] => [
  ...new Set(notAssessed.map((fact) => FACT_WORD[fact])),
]
