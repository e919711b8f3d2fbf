import type { Source } from '../types'
import type { ApproachId, Limits } from './types'

/** One approach of tapers.md §1 and §2.2, as the planner and the rule book show it. */
export type ApproachEntry = {
  id: ApproachId
  label: string
  description: string
  /** First reductions, percent of the previous dose. */
  percent: Limits
  /** Days between reductions. */
  intervalDays: Limits
  /** Length from day 1 to the last dosing day, inclusive (T-06); null = no range. */
  lengthDays: { min: number; max: number; source: Source } | null
  /** The largest single cut while percent × dose is at least the increment; null = no published limit. */
  maxSingleCutPct: number | null
  /** What must be so before it starts (tapers.md §1). */
  needs: readonly { code: string; text: string; source: Source }[]
  supervision: string
  knownDownside: string | null
  /** Signing needs a second signature. */
  coSign: boolean
  sources: readonly Source[]
}

const GUIDE: Source = { title: 'Kratom tapering guide', section: 'Taper approaches', strength: 'secondary' }
const REVIEW: Source = { title: 'Dr.Oracle 2025', section: 'Gradual taper', strength: 'secondary' }
const PROTOCOL: Source = { title: 'Center protocol', section: 'Taper defaults', strength: 'proposal' }

const MEASURED = { code: 'BASELINE_MEASURED', text: 'Daily amount measured over 3–7 days', source: PROTOCOL }
const STABLE_TIMES = { code: 'STABLE_DOSE_TIMES', text: 'Stable dosing times agreed', source: GUIDE }
const SUPPORT = { code: 'SUPPORT_PERSON', text: 'Support person named', source: GUIDE }
const READY = { code: 'READINESS_7', text: 'Readiness 7 or more', source: PROTOCOL }

export const APPROACHES_TABLE: readonly ApproachEntry[] = [
  {
    id: 'conservative',
    label: 'Conservative',
    description: 'Steps of 10–25 % every 3–7 days, then smaller steps, then the smallest step each week.',
    percent: { default: 20, min: 10, max: 25, source: GUIDE },
    intervalDays: { default: 7, min: 3, max: 7, source: GUIDE },
    lengthDays: { min: 42, max: 84, source: GUIDE },
    maxSingleCutPct: 25,
    needs: [MEASURED, STABLE_TIMES],
    supervision: 'Symptoms monitored, speed adjusted.',
    knownDownside: 'Long.',
    coSign: false,
    sources: [GUIDE, PROTOCOL],
  },
  {
    id: 'moderate',
    label: 'Moderate',
    description: 'Steps of 25–50 % every 3–5 days, with stabilization days at lower doses.',
    percent: { default: 25, min: 25, max: 50, source: GUIDE },
    intervalDays: { default: 4, min: 3, max: 5, source: GUIDE },
    lengthDays: { min: 28, max: 56, source: GUIDE },
    maxSingleCutPct: 50,
    needs: [
      MEASURED,
      STABLE_TIMES,
      SUPPORT,
      READY,
      { code: 'CHECK_INS_2', text: 'At least 2 check-ins a week', source: PROTOCOL },
    ],
    supervision: 'Close monitoring; slower if unmanageable, faster if well tolerated.',
    knownDownside: null,
    coSign: false,
    sources: [GUIDE, PROTOCOL],
  },
  {
    id: 'rapid',
    label: 'Rapid',
    description: 'Two to four weeks. No source gives a step size; the steps are center protocol.',
    percent: { default: 25, min: null, max: null, source: PROTOCOL },
    intervalDays: { default: 2, min: null, max: null, source: PROTOCOL },
    lengthDays: { min: 14, max: 28, source: GUIDE },
    maxSingleCutPct: null,
    needs: [
      MEASURED,
      STABLE_TIMES,
      SUPPORT,
      READY,
      { code: 'PRIOR_SUCCESS', text: 'A prior successful withdrawal', source: GUIDE },
      { code: 'STRESS_4', text: 'Stress 4 or less', source: PROTOCOL },
      {
        code: 'DOSE_OR_DURATION',
        text: 'Daily use under 3 months, or 5 g a day or less, or an urgent need to stop',
        source: PROTOCOL,
      },
      { code: 'TIME_OFF', text: 'Time off work or lighter duties', source: GUIDE },
      { code: 'DAILY_CHECK_INS', text: 'Daily check-ins booked', source: GUIDE },
      { code: 'COMFORT_ORDERS', text: 'Comfort medicines ordered', source: GUIDE },
      { code: 'CLINICIAN', text: 'A clinician available', source: GUIDE },
    ],
    supervision: 'Medical supervision, daily check-ins, strong support, comfort medicines at hand.',
    knownDownside: 'Higher relapse risk.',
    coSign: true,
    sources: [GUIDE, PROTOCOL],
  },
  {
    id: 'gradual_10',
    label: 'Gradual 10 %',
    description: 'Steps of about 10 % of the previous dose, paced to what is tolerated.',
    percent: { default: 10, min: 5, max: 10, source: REVIEW },
    intervalDays: { default: 7, min: null, max: null, source: PROTOCOL },
    lengthDays: null,
    maxSingleCutPct: 10,
    needs: [MEASURED, { code: 'AGREEMENT', text: 'Plan agreed together with the patient', source: REVIEW }],
    supervision: 'Close observation; buprenorphine if symptoms are significant or the taper is not tolerated.',
    knownDownside: 'Long.',
    coSign: false,
    sources: [REVIEW, PROTOCOL],
  },
  {
    id: 'custom',
    label: 'Custom',
    description: 'Steps written by the clinician.',
    percent: { default: 10, min: null, max: null, source: PROTOCOL },
    intervalDays: { default: 7, min: null, max: null, source: PROTOCOL },
    lengthDays: null,
    maxSingleCutPct: null,
    needs: [MEASURED],
    supervision: 'As ordered.',
    knownDownside: null,
    coSign: true,
    sources: [PROTOCOL],
  },
]

const BY_ID = new Map(APPROACHES_TABLE.map((entry) => [entry.id, entry]))

/** The table entry of an approach. */
export function approachOf(id: ApproachId): ApproachEntry {
  const entry = BY_ID.get(id)
  if (!entry) throw new Error(`no such approach: ${id}`)
  return entry
}

/** The stages of the conservative approach (tapers.md §2.2): default, least and most. */
export const CONSERVATIVE_STAGES = {
  stage1: { percent: { default: 20, min: 10, max: 25, source: GUIDE }, intervalDays: 7, endDay: 28 },
  stage2: { percent: { default: 10, min: 5, max: 10, source: GUIDE }, intervalDays: 3, endDay: 56, endGrams: 2.5 },
  stage3: { intervalDays: 7 },
  source: PROTOCOL,
} as const

/** More than this measured amount of leaf per day needs medical review (T-01, strictly more). */
export const REVIEW_OVER_GRAMS = {
  grams: 40,
  source: { ...PROTOCOL, section: 'Band of Weiss & Douglas 2021' },
} as const

/** Slowing halves the percentage, not below this (tapers.md §2.5, T-10). */
export const SLOWEST_PERCENT = 5
/** Length of the interval after slowing by interval (T-10). */
export const SLOWEST_INTERVAL_DAYS: Partial<Record<ApproachId, number>> = { conservative: 7, moderate: 5 }
/** Stabilization at the first dose at or under this percentage of the base (T-04). */
export const STABILIZE_AT_PERCENT = 25
