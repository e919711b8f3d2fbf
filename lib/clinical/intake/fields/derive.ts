import { daysBetween } from '../../time'
import type { LocalDate } from '../../types'
import type { RecommendFacts } from '../facts'
import type { CareFacts } from '../level-of-care'
import { gramsPerDay } from './kratom'
import { chosenOf, numberOf, rowsOf, substanceUse, textOf, totalOf, yesNoOf } from './read'
import type { IntakeContext } from './types'

/** Days of use in 30 from which a benzodiazepine counts as taken every day (center protocol). */
export const DAILY_DAYS_IN_30 = 28

/**
 * What the recommender reads, from checked answers and the chart. What nobody answered, "unknown", "declined" and
 * answers still to be checked are left out, which never means "no" (intake.md K-02).
 */
export function recommendFactsOf(context: IntakeContext): RecommendFacts {
  const { chart } = context
  return {
    alreadyStopped: chart.alreadyStopped,
    ...reviewFacts(context),
    chronicPain: yesNoOf(context, 'chronic_pain'),
    phq9Total: totalOf(context, 'PHQ9'),
    gad7Total: totalOf(context, 'GAD7'),
    ptsd: chosenOf(context, 'mental_health_dx')?.includes('ptsd') ?? null,
    preferredPace: textOf(context, 'preferred_pace') as RecommendFacts['preferredPace'],
    confidence: ruler(context, 'confidence'),
    readiness: ruler(context, 'readiness'),
    stress: numberOf(context, 'stress_level'),
    priorSuccessfulWithdrawal: attempts(context)?.completed ?? null,
    supportPerson: hasSupport(context),
    dailyUseDays: daysSince(textOf(context, 'daily_since'), chart.today),
    urgentNeed: yesNoOf(context, 'urgent_need_to_stop'),
    timeOff: timeOff(context),
    dailySlots: yesNoOf(context, 'daily_slots'),
    clinicianAvailable: yesNoOf(context, 'clinician_available'),
    aloneWithoutDailyContact: aloneWithoutContact(context),
    checkInsPerWeek: numberOf(context, 'check_ins_per_week'),
    dosesPerDay: numberOf(context, 'doses_per_day'),
  }
}

function reviewFacts(context: IntakeContext): Partial<RecommendFacts> {
  const { chart } = context
  const stopping = chosenOf(context, 'stopping')
  const days = numberOf(context, 'alcohol_days_7')
  const forms = chosenOf(context, 'product_form') ?? []
  const aside = forms.includes('vape') ? 'other' : null
  return {
    pregnant: pregnancy(context),
    postpartum: yesNoOf(context, 'postpartum'),
    cssrsRisk: (chart.scores.CSSRS?.band ?? null) as RecommendFacts['cssrsRisk'],
    unstablePsychosis: yesNoOf(context, 'unstable_psychosis'),
    dailyAlcohol: days === null ? null : days >= 7,
    dailyBenzodiazepine: dailyUse(context, 'benzo_use'),
    substancesStopping: stopping === null ? null : stopping.length + 1,
    seizureHistory: either(yesNoOf(context, 'seizure_history'), yesNoOf(context, 'withdrawal_seizure')),
    opioidUseDisorder: yesNoOf(context, 'opioid_use_disorder'),
    product: productOf(forms),
    route: aside ?? (textOf(context, 'route') as RecommendFacts['route']),
    doseGPerDay: gramsPerDay(context),
    altXUln: ratio(numberOf(context, 'alt'), numberOf(context, 'alt_uln')),
    jaundice: either(yesNoOf(context, 'jaundice_now'), chart.jaundice),
    qtcMs: numberOf(context, 'qtc'),
    sbp: chart.sbp,
    failedAttempts: endedAttempts(context),
    keepsFluids: chart.keepsFluids === false ? false : yesNoOf(context, 'keeps_fluids'),
    ageYears: chart.ageYears,
  }
}

/** What the level-of-care hints read (intake.md §3). */
export function careFactsOf(context: IntakeContext): CareFacts {
  const { chart } = context
  const access = chosenOf(context, 'access_care')
  const home = textOf(context, 'home_safety')
  return {
    cowsTotal: totalOf(context, 'COWS'),
    ciwaArTotal: totalOf(context, 'CIWA_AR'),
    pawssTotal: totalOf(context, 'PAWSS'),
    product: productOf(chosenOf(context, 'product_form') ?? []),
    openGraveMedicalFlags: chart.openGraveMedicalFlags,
    cssrsRisk: (chart.scores.CSSRS?.band ?? null) as CareFacts['cssrsRisk'],
    failedAttempts: endedAttempts(context),
    opioidUse: uses(context, 'opioid_use'),
    benzodiazepineUse: uses(context, 'benzo_use'),
    homeSafe: home === null ? null : home === 'yes',
    supportPerson: hasSupport(context),
    prefersHigherLevel: yesNoOf(context, 'prefers_higher_level'),
    transportToCare: access === null ? null : access.includes('transport'),
  }
}

/** One yes suffices; otherwise what the first says. */
const either = (a: boolean | null, b: boolean | null): boolean | null => (b === true ? true : a)

const ratio = (value: number | null, limit: number | null) => (value === null || !limit ? null : value / limit)

/** The gravest product decides: 7-OH, then extract. A mixed product or a vape alone is not assessed. */
function productOf(forms: readonly string[]): RecommendFacts['product'] {
  if (forms.some((form) => form.startsWith('7oh'))) return 'seven_oh'
  if (forms.some((form) => form.startsWith('extract'))) return 'extract'
  if (forms.includes('mixed')) return null
  return forms.includes('capsule') ? 'capsule' : forms.includes('leaf_powder') ? 'leaf_powder' : null
}

function pregnancy(context: IntakeContext): RecommendFacts['pregnant'] {
  const stated = textOf(context, 'pregnancy_status') ?? context.chart.pregnancy
  if (stated === 'yes' || stated === 'suspected') return 'yes'
  if (stated === 'no' || stated === 'not_applicable') return 'no'
  return context.chart.sex === 'male' ? 'no' : null
}

const ruler = ({ chart }: IntakeContext, key: 'readiness' | 'confidence') => {
  const value = chart.scores.READINESS?.answers[key]
  return typeof value === 'number' ? value : null
}

function dailyUse(context: IntakeContext, key: string): boolean | null {
  const use = substanceUse(context, key)
  if (!use) return null
  if (use.use === 'none') return false
  return use.daysIn30 === undefined ? null : use.daysIn30 >= DAILY_DAYS_IN_30
}

const uses = (context: IntakeContext, key: string): boolean | null => {
  const use = substanceUse(context, key)
  return use ? use.use !== 'none' : null
}

function attempts(context: IntakeContext) {
  const rows = rowsOf(context, 'prior_attempts')?.filter((row) => row.ended !== undefined)
  if (!rows) return null
  const completed = rows.filter((row) => row.ended === 'completed').length
  return { completed: completed > 0, ended: rows.length - completed }
}

function endedAttempts(context: IntakeContext): number | null {
  const told = attempts(context)?.ended ?? null
  const known = context.chart.failedAttempts
  if (told === null) return known
  return known === null ? told : Math.max(told, known)
}

const hasSupport = (context: IntakeContext): boolean | null => {
  const rows = rowsOf(context, 'support_people')
  return rows === null ? null : rows.some((row) => row.name !== undefined)
}

function timeOff(context: IntakeContext): boolean | null {
  const days = numberOf(context, 'time_off_days')
  return either(yesNoOf(context, 'can_reduce_duties'), days === null ? null : days > 0)
}

function aloneWithoutContact(context: IntakeContext): boolean | null {
  const lives = textOf(context, 'lives_with')
  if (lives === null) return null
  if (lives !== 'alone') return false
  const contact = yesNoOf(context, 'daily_contact')
  return contact === null ? null : !contact
}

/** Days since a date, a month (counted from its first day) or a year. */
function daysSince(since: string | null, today: LocalDate): number | null {
  if (since === null) return null
  const from = since.length === 4 ? `${since}-01-01` : since.length === 7 ? `${since}-01` : since
  return daysBetween(from, today)
}
