import { consentExport } from '../consent/consent'
import { recordVisibility } from '../consent/visibility'
import { CSSRS_RISKS, KRATOM_PRODUCTS, type RecommendFacts } from '../intake/facts'
import { recommend } from '../intake/recommend'
import { bool, date, type JsonObject, maybeBool, need, num, obj, oneOf, str, type VectorOps } from './shape'

function factsOf(input: JsonObject): RecommendFacts {
  return {
    pregnant: oneOf(['yes', 'no'], input.pregnant),
    postpartum: maybeBool(input.postpartum),
    cssrsRisk: oneOf(CSSRS_RISKS, input.cssrs_risk),
    unstablePsychosis: maybeBool(input.unstable_psychosis),
    dailyAlcohol: maybeBool(input.daily_alcohol),
    dailyBenzodiazepine: maybeBool(input.daily_benzodiazepine),
    substancesStopping: num(input.substances_stopping),
    seizureHistory: maybeBool(input.seizure_history),
    opioidUseDisorder: maybeBool(input.opioid_use_disorder),
    product: oneOf(KRATOM_PRODUCTS, input.product),
    route: oneOf(['oral', 'other'], input.route),
    doseGPerDay: num(input.dose_g_per_day),
    altXUln: num(input.alt_x_uln),
    jaundice: maybeBool(input.jaundice),
    qtcMs: num(input.qtc_ms),
    sbp: num(input.sbp),
    failedAttempts: num(input.failed_attempts),
    keepsFluids: maybeBool(input.keeps_fluids),
    ageYears: num(input.age_years),
    ...approachFactsOf(input),
  }
}

function approachFactsOf(input: JsonObject): RecommendFacts {
  return {
    chronicPain: maybeBool(input.chronic_pain),
    phq9Total: num(input.phq9_total),
    gad7Total: num(input.gad7_total),
    ptsd: maybeBool(input.ptsd),
    preferredPace: oneOf(['slow', 'medium', 'fast'], input.preferred_pace),
    confidence: num(input.confidence),
    readiness: num(input.readiness),
    stress: num(input.stress),
    priorSuccessfulWithdrawal: maybeBool(input.prior_successful_withdrawal),
    supportPerson: maybeBool(input.support_person),
    dailyUseDays: num(input.daily_use_days),
    urgentNeed: maybeBool(input.urgent_need),
    timeOff: maybeBool(input.time_off),
    dailySlots: maybeBool(input.daily_slots),
    clinicianAvailable: maybeBool(input.clinician_available),
    aloneWithoutDailyContact: maybeBool(input.alone_without_daily_contact),
    checkInsPerWeek: num(input.check_ins_per_week),
    dosesPerDay: num(input.doses_per_day),
  }
}

/** The vector format's names of the step 1 facts are the engine's in snake case. */
const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** Any fact may say `unknown`, which is the same as not recorded. */
const withoutUnknown = (input: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(input).map(([name, value]) => [name, value === 'unknown' ? null : value]))

function recommendOp(input: JsonObject) {
  const advice = recommend(factsOf(withoutUnknown(input)))
  return {
    route: advice.route,
    review_reasons: advice.reviewReasons,
    eligible: advice.eligible,
    suggested: advice.suggested,
    excluded: advice.excluded,
    not_assessed: advice.notAssessed.map(snakeCase).sort(),
    notes: advice.notes,
    signoff_required: advice.signoffRequired,
    urgent_need_only: advice.urgentNeedOnly,
  }
}

function consentExportOp(input: JsonObject) {
  const given = obj(input.consent)
  const consent = given && { revokedOn: date(given.revoked_on), expiresOn: date(given.expires_on) }
  const { disclosureLogged, eng10, ...rest } = consentExport(consent, need(date(input.on)))
  return { ...rest, disclosure_logged: disclosureLogged, eng_10: eng10 }
}

function recordSearchOp(input: JsonObject) {
  const access = recordVisibility({
    confidential: bool(input.confidential),
    namedUser: bool(input.named_user),
    breakGlassReason: str(input.break_glass_reason),
  })
  return {
    visible: access.visible,
    break_glass_available: access.breakGlassAvailable,
    review_required: access.reviewRequired,
  }
}

export const intakeOps: VectorOps = {
  recommend: recommendOp,
  'consent.export': consentExportOp,
  'record.search': recordSearchOp,
}
