/**
 * What the recommender reads (intake.md §2). `null`, `undefined` and `unknown` all mean not assessed;
 * they are never taken for "no".
 */
type Maybe<T> = T | null | undefined

export const KRATOM_PRODUCTS = ['leaf_powder', 'capsule', 'extract', 'seven_oh'] as const
export const CSSRS_RISKS = ['none', 'low', 'moderate', 'high'] as const

/** Step 1: facts that may require medical review. */
export type ReviewFacts = {
  pregnant: Maybe<'yes' | 'no' | 'unknown'>
  postpartum: Maybe<boolean>
  cssrsRisk: Maybe<(typeof CSSRS_RISKS)[number] | 'unknown'>
  unstablePsychosis: Maybe<boolean>
  dailyAlcohol: Maybe<boolean>
  dailyBenzodiazepine: Maybe<boolean>
  /** Number of substances the patient is stopping, kratom included. */
  substancesStopping: Maybe<number>
  seizureHistory: Maybe<boolean>
  opioidUseDisorder: Maybe<boolean>
  product: Maybe<(typeof KRATOM_PRODUCTS)[number] | 'unknown'>
  route: Maybe<'oral' | 'other' | 'unknown'>
  doseGPerDay: Maybe<number>
  /** ALT as a multiple of the upper limit of normal. */
  altXUln: Maybe<number>
  jaundice: Maybe<boolean>
  qtcMs: Maybe<number>
  sbp: Maybe<number>
  failedAttempts: Maybe<number>
  keepsFluids: Maybe<boolean>
  ageYears: Maybe<number>
}

/** Steps 2 to 5: facts that exclude an approach or slow the taper down. */
export type ApproachFacts = {
  chronicPain: Maybe<boolean>
  phq9Total: Maybe<number>
  gad7Total: Maybe<number>
  ptsd: Maybe<boolean>
  preferredPace: Maybe<'slow' | 'medium' | 'fast'>
  /** Confidence, readiness and stress: rulers 0–10. */
  confidence: Maybe<number>
  readiness: Maybe<number>
  stress: Maybe<number>
  priorSuccessfulWithdrawal: Maybe<boolean>
  supportPerson: Maybe<boolean>
  dailyUseDays: Maybe<number>
  urgentNeed: Maybe<boolean>
  /** Time off, or reduced duties. */
  timeOff: Maybe<boolean>
  dailySlots: Maybe<boolean>
  clinicianAvailable: Maybe<boolean>
  aloneWithoutDailyContact: Maybe<boolean>
  checkInsPerWeek: Maybe<number>
  dosesPerDay: Maybe<number>
}

export type RecommendFacts = Partial<ReviewFacts & ApproachFacts> & {
  /** Has stopped taking kratom, and no clinician recorded a return to use (K-07). */
  alreadyStopped?: boolean
}
