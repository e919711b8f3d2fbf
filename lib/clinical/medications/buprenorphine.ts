import { hoursBetween, minutesBetween } from '../time'
import type { Source, When } from '../types'

export const BUP_PRODUCTS = ['leaf_powder', 'capsule', 'extract', 'seven_oh'] as const
export type BupProduct = (typeof BUP_PRODUCTS)[number]
export type BupRow = 'under_20' | 'no_published_range' | 'over_40' | 'not_applicable'

export type BupRange = {
  row: BupRow
  /** Buprenorphine, mg a day. */
  startMgMin: number | null
  startMgMax: number | null
}

const WEISS: Source = {
  title: 'Weiss & Douglas 2021',
  section: 'J Addict Med 15(2):167–172, n = 8',
  strength: 'abstract',
}
const SERIES: Source = { title: 'Broyan 2022', section: 'Case series, n = 28', strength: 'abstract' }

/** The evidence behind the helper, with what speaks against it: they are shown together. */
export const BUP_EVIDENCE = {
  source: WEISS,
  text: 'Under 20 g a day 4–8 mg, over 40 g a day 12–16 mg; r = 0.84 in 8 patients. No figure from 20 to 40 g.',
  contradicting: [
    { source: SERIES, text: '28 patients, mean 92 g a day: no correlation between kratom dose and stabilizing dose.' },
    {
      source: { title: 'Fam Pract 2023;40(4):596–598', strength: 'abstract' } satisfies Source,
      text: 'Two home inductions at 35 g a day each stabilized on clearly different doses.',
    },
    {
      source: { title: 'Henningfield 2023', section: 'Expert forum', strength: 'secondary' } satisfies Source,
      text: 'Not automatically first choice, especially without opioid history; creates dependence; individualize.',
    },
  ],
  dayMaximum: {
    mg: 24,
    text: 'Usual day-1 total 4–8 mg, then 8–16 mg; over 24 mg only with a specialist.',
    source: { title: 'General clinical knowledge', strength: 'general_knowledge' } satisfies Source,
  },
} as const

/** Under 20 and over 40 g are strict; between them nothing is published and nothing is interpolated (tapers.md §4). */
export function bupRange(product: BupProduct, kratomGPerDay: number | null): BupRange {
  const none = (row: BupRow): BupRange => ({ row, startMgMin: null, startMgMax: null })
  const leaf = product === 'leaf_powder' || product === 'capsule'
  if (!leaf || kratomGPerDay === null || !(kratomGPerDay >= 0)) return none('not_applicable')
  if (kratomGPerDay < 20) return { row: 'under_20', startMgMin: 4, startMgMax: 8 }
  return kratomGPerDay > 40 ? { row: 'over_40', startMgMin: 12, startMgMax: 16 } : none('no_published_range')
}

export type BupGateReason = 'cows' | 'cows_missing' | 'hours' | 'last_dose_time_unknown'
export type BupGate = {
  met: boolean
  /** Sorted. */
  reasons: BupGateReason[]
  /** Elapsed hours since the last dose, if its time is known. */
  hours: number | null
  minHours: number
  minCows: number
}

/** Defaults of the gate. The secondary "8 h for kratom" is too weak to use. */
export const BUP_GATE = {
  minHours: { default: 12, source: { title: 'ASAM OUD pocket guide', strength: 'verified' } satisfies Source },
  minCows: {
    default: 8,
    min: 8,
    max: 12,
    source: { title: 'Emergency buprenorphine practice', strength: 'secondary' } satisfies Source,
  },
} as const

/** Whether induction may begin (T-17): met at exactly the minimum hours and COWS, never without either. */
export function bupGate(
  lastDose: When | null,
  cows: number | null,
  now: Date,
  {
    minHours = BUP_GATE.minHours.default,
    minCows = BUP_GATE.minCows.default,
  }: { minHours?: number; minCows?: number } = {},
): BupGate {
  const reasons: BupGateReason[] = []
  if (cows === null) reasons.push('cows_missing')
  else if (cows < minCows) reasons.push('cows')
  const hours = lastDose && 'at' in lastDose ? hoursBetween(lastDose.at, now) : null
  if (hours === null) reasons.push('last_dose_time_unknown')
  else if (hours < minHours) reasons.push('hours')
  return { met: reasons.length === 0, reasons: reasons.sort(), hours, minHours, minCows }
}

/** COWS is scored again in these windows after the first dose (tapers.md §4 c). */
export const BUP_RESCORE_MINUTES = [
  { from: 30, to: 60 },
  { from: 120, to: 120 },
] as const
const PRECIPITATED = { rise: 5, withinMin: 120 } as const

/**
 * Suspicion of precipitated withdrawal (WD-07): COWS up by 5 or more within 2 h of a dose. null when there is no
 * score before the dose or none in the 2 h after it: then nothing can be said.
 */
export function precipitatedWithdrawal(
  doseAt: Date,
  cows: readonly { at: Date; total: number }[],
): { suspected: boolean; before: number; highest: number } | null {
  const before = cows.filter(({ at }) => at <= doseAt).at(-1)
  const after = cows.filter(({ at }) => at > doseAt && minutesBetween(doseAt, at) <= PRECIPITATED.withinMin)
  if (!before || after.length === 0) return null
  const highest = Math.max(...after.map(({ total }) => total))
  return { suspected: highest - before.total >= PRECIPITATED.rise, before: before.total, highest }
}

export const INDUCTION_TYPES = ['standard', 'low_dose', 'home'] as const
