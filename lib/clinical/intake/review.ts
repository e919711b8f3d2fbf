import type { Source } from '../types'
import type { RecommendFacts, ReviewFacts } from './facts'

/** Step 1 of the recommender as data: what sends a patient to medical review (intake.md §2, tapers.md §7, K-01). */
export type ReviewReason = {
  code: string
  label: string
  /** The fact it reads; not assessed is listed, and is no reason by itself (K-02). */
  fact: keyof ReviewFacts
  holds: (facts: RecommendFacts) => boolean
  source: Source
}

const guide: Source = { title: 'Kratom tapering guide', section: 'Medical supervision', strength: 'secondary' }
const mehrpour: Source = { title: 'Mehrpour 2026', section: 'Who needs medical care', strength: 'secondary' }
const protocol = (section: string): Source => ({ title: 'Center protocol', section, strength: 'proposal' })
const general = (section: string): Source => ({
  title: 'General clinical knowledge',
  section,
  strength: 'general_knowledge',
})

const atLeast = (value: number | null | undefined, limit: number) => typeof value === 'number' && value >= limit
const above = (value: number | null | undefined, limit: number) => typeof value === 'number' && value > limit
const below = (value: number | null | undefined, limit: number) => typeof value === 'number' && value < limit

export const REVIEW_REASONS = [
  {
    code: 'PREGNANCY',
    label: 'Pregnant',
    fact: 'pregnant',
    holds: (f) => f.pregnant === 'yes',
    source: { title: 'Eldridge 2018; Ordean 2023', strength: 'abstract' },
  },
  {
    code: 'POSTPARTUM',
    label: 'Postpartum',
    fact: 'postpartum',
    holds: (f) => f.postpartum === true,
    source: general('Pregnancy and postpartum'),
  },
  {
    code: 'CSSRS_MODERATE_HIGH',
    label: 'C-SSRS moderate or high',
    fact: 'cssrsRisk',
    holds: (f) => f.cssrsRisk === 'moderate' || f.cssrsRisk === 'high',
    source: guide,
  },
  {
    code: 'UNSTABLE_PSYCHOSIS',
    label: 'Unstable psychosis',
    fact: 'unstablePsychosis',
    holds: (f) => f.unstablePsychosis === true,
    source: general('Contraindications'),
  },
  {
    code: 'DAILY_ALCOHOL',
    label: 'Drinks alcohol every day',
    fact: 'dailyAlcohol',
    holds: (f) => f.dailyAlcohol === true,
    source: mehrpour,
  },
  {
    code: 'DAILY_BENZODIAZEPINE',
    label: 'Takes a benzodiazepine every day',
    fact: 'dailyBenzodiazepine',
    holds: (f) => f.dailyBenzodiazepine === true,
    source: mehrpour,
  },
  {
    code: 'MULTIPLE_SUBSTANCES',
    label: 'Stopping more than one substance',
    fact: 'substancesStopping',
    holds: (f) => above(f.substancesStopping, 1),
    source: mehrpour,
  },
  {
    code: 'SEIZURE_HISTORY',
    label: 'Seizure in the history',
    fact: 'seizureHistory',
    holds: (f) => f.seizureHistory === true,
    source: guide,
  },
  {
    code: 'OPIOID_USE_DISORDER',
    label: 'Opioid use disorder',
    fact: 'opioidUseDisorder',
    holds: (f) => f.opioidUseDisorder === true,
    source: { title: 'Dr.Oracle 2025', section: 'Opioid use disorder', strength: 'secondary' },
  },
  {
    code: 'SEVEN_OH_OR_EXTRACT',
    label: '7-OH or extract is the main product',
    fact: 'product',
    holds: (f) => f.product === 'seven_oh' || f.product === 'extract',
    source: { title: 'FDA on 7-OH 2025', strength: 'secondary' },
  },
  {
    code: 'NON_ORAL_ROUTE',
    label: 'Not taken by mouth',
    fact: 'route',
    holds: (f) => f.route === 'other',
    source: protocol('Intake, route'),
  },
  {
    code: 'OVER_40_G',
    label: 'More than 40 g a day',
    fact: 'doseGPerDay',
    holds: (f) => above(f.doseGPerDay, 40),
    source: protocol('Dose line borrowed from Weiss & Douglas 2021'),
  },
  {
    code: 'ALT_OVER_3X',
    label: 'ALT more than 3 times the upper limit',
    fact: 'altXUln',
    holds: (f) => above(f.altXUln, 3),
    source: general('Liver'),
  },
  { code: 'JAUNDICE', label: 'Jaundice', fact: 'jaundice', holds: (f) => f.jaundice === true, source: guide },
  {
    code: 'QTC_500',
    label: 'QTc 500 ms or more',
    fact: 'qtcMs',
    holds: (f) => atLeast(f.qtcMs, 500),
    source: general('QTc cut-offs'),
  },
  {
    code: 'SBP_UNDER_90',
    label: 'Systolic pressure below 90',
    fact: 'sbp',
    holds: (f) => below(f.sbp, 90),
    source: protocol('Contraindications'),
  },
  {
    code: 'FAILED_ATTEMPTS',
    label: 'Two or more failed attempts',
    fact: 'failedAttempts',
    holds: (f) => atLeast(f.failedAttempts, 2),
    source: guide,
  },
  {
    code: 'CANNOT_KEEP_FLUIDS',
    label: 'Cannot keep fluids down',
    fact: 'keepsFluids',
    holds: (f) => f.keepsFluids === false,
    source: guide,
  },
  {
    code: 'UNDER_18',
    label: 'Under 18 years',
    fact: 'ageYears',
    holds: (f) => below(f.ageYears, 18),
    source: protocol('Adolescents are out of scope'),
  },
] as const satisfies readonly ReviewReason[]

export type ReviewReasonCode = (typeof REVIEW_REASONS)[number]['code']

/** The reasons for medical review that hold, sorted by code. */
export const reviewReasons = (facts: RecommendFacts): ReviewReasonCode[] =>
  REVIEW_REASONS.filter((reason) => reason.holds(facts))
    .map((reason) => reason.code)
    .sort()

/** Step 1 facts that nobody assessed, in the order of the table. */
export const notAssessed = (facts: RecommendFacts): (keyof ReviewFacts)[] =>
  REVIEW_REASONS.map((reason) => reason.fact).filter((fact) => {
    const value = facts[fact]
    return value === null || value === undefined || value === 'unknown'
  })

/** Medical review is not a dead end: what a prescriber may choose next, and what each needs (K-08). */
export const PRESCRIBER_CHOICES = [
  {
    id: 'supervised_taper',
    label: 'Supervised taper',
    whileStopped: false,
    needs: [
      'Prescriber signs the plan with a reason for each ground of review',
      'Daily contact while doses change',
      'A measured baseline in the unit of the product; extract and 7-OH are never turned into grams',
    ],
    source: protocol('Medical review'),
  },
  {
    id: 'induction',
    label: 'Buprenorphine induction',
    whileStopped: true,
    needs: [
      'Time of the last dose known and the minimum interval passed',
      'COWS at or above the center’s minimum',
      'Prescriber order, and a check of interactions, liver and QTc',
      'Naloxone offered',
    ],
    source: protocol('Medical review'),
  },
  {
    id: 'higher_level',
    label: 'Higher level of care',
    whileStopped: true,
    needs: [
      'Dimension ratings by a clinician',
      'An accepting program, and a warm hand-off',
      'Consent for the transfer of records',
    ],
    source: protocol('Medical review'),
  },
] as const
