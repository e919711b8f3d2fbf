import { EngineError } from '../errors'
import { addHours, addMinutes, hoursBetween, minutesBetween } from '../time'
import type { Source } from '../types'
import { drugOf } from './drugs'
import { type FurtherFacts, furtherReasons } from './further-checks'
import { max24hMg } from './maximum'
import type { DoseDecision, DosePatient, DoseReason, DoseRule, DrugEntry } from './types'
import { type Alpha2Vitals, vit06, vitalsReasons } from './vitals-hold'

/** The dose about to be given, what was given before, and what is known about the patient. */
export type DoseInput = {
  drug: string
  doseMg: number
  orderKind: 'otc' | 'rx' | null
  now: Date
  /** Earlier doses by active ingredient over all products. */
  history: readonly { at: Date; drug: string; mg: number }[]
  patient: DosePatient
  /** For α2-agonists. null = none taken. */
  vitals: Alpha2Vitals | null
  further?: FurtherFacts
}

export type DoseCheck = {
  decision: DoseDecision
  /** Every finding, sorted by code. */
  reasons: DoseReason[]
  /** Rolling, this dose included. */
  total24hMg: number
  max24hMg: number | null
  /** Rules that this check opens, in rule order. */
  rules: DoseRule[]
  /** When interval and 24 h maximum would allow this dose; null if they allow it now or never do. */
  earliestAt: Date | null
}

const PROTOCOL: Source = { title: 'Center protocol', section: 'Comfort medicine checks', strength: 'proposal' }
const WD12: readonly DoseReason['code'][] = ['single_max', 'max_24h', 'min_interval']
const NANOGRAMS = 1_000_000

/**
 * Checks a dose about to be given (tapers.md §5, T-18 to T-21): block before hold before caution before give.
 * The check informs; a person gives or does not. Refuses `drug_unknown` and `dose_invalid`.
 */
export function checkDose(input: DoseInput): DoseCheck {
  const drug = drugOf(input.drug)
  if (!drug) throw new EngineError('drug_unknown')
  if (!(input.doseMg > 0) || !Number.isFinite(input.doseMg)) throw new EngineError('dose_invalid')
  const total24hMg = sum([input.doseMg, ...inLast24h(input, drug).map(({ mg }) => mg)])
  const max = max24hMg(drug, input.orderKind, input.patient)
  const onVitals = drug.alpha2 ? vitalsReasons(input.vitals, input.now) : []
  const reasons = [
    ...amountReasons(input, drug, total24hMg, max),
    ...patientReasons(input, drug),
    ...onVitals,
    ...furtherReasons(drug, input.further, input.now),
  ].sort((a, b) => (a.code < b.code ? -1 : 1))
  const rules: DoseRule[] = vit06(onVitals)
  if (reasons.some(({ code }) => WD12.includes(code))) rules.push({ rule: 'WD-12', tier: 'T4' })
  return {
    decision: gravest(reasons),
    reasons,
    total24hMg,
    max24hMg: max,
    rules,
    earliestAt: earliest(input, drug, max),
  }
}

function gravest(reasons: readonly DoseReason[]): DoseDecision {
  const order: readonly DoseReason['level'][] = ['block', 'hold', 'caution']
  return order.find((level) => reasons.some((one) => one.level === level)) ?? 'give'
}

const sameDrug = (drug: DrugEntry, name: string) => name.trim().toLowerCase() === drug.id

/** Sums in nanograms, so that 4 × 0.72 mg is exactly 2.88 mg. */
const sum = (mgs: readonly number[]) => mgs.reduce((total, mg) => total + Math.round(mg * NANOGRAMS), 0) / NANOGRAMS

/** A dose given exactly 24 h earlier no longer counts; one recorded for later does. */
const inLast24h = ({ history, now }: DoseInput, drug: DrugEntry) =>
  history.filter(({ at, drug: name }) => sameDrug(drug, name) && hoursBetween(at, now) < 24)

function lastAt({ history }: DoseInput, drug: DrugEntry): Date | null {
  const times = history.filter((one) => sameDrug(drug, one.drug)).map(({ at }) => at.getTime())
  return times.length ? new Date(Math.max(...times)) : null
}

const block = (code: DoseReason['code'], text: string, source: Source): DoseReason => ({
  code,
  level: 'block',
  text,
  source,
})

function amountReasons(input: DoseInput, drug: DrugEntry, total: number, max: number | null): DoseReason[] {
  const source = drug.sources[0] ?? PROTOCOL
  const reasons: DoseReason[] = []
  if (drug.singleMaxMg !== null && sum([input.doseMg]) > drug.singleMaxMg) {
    reasons.push(block('single_max', `${input.doseMg} mg at once, at most ${drug.singleMaxMg} mg`, source))
  }
  if (max !== null && total > max) {
    reasons.push(
      block('max_24h', `${total} mg in 24 h with this dose, at most ${max} mg`, drug.max24h?.source ?? source),
    )
  }
  const last = lastAt(input, drug)
  if (drug.minIntervalMin !== null && last && minutesBetween(last, input.now) < drug.minIntervalMin) {
    const since = Math.max(0, Math.floor(minutesBetween(last, input.now)))
    reasons.push(block('min_interval', `${since} min since the last dose, at least ${drug.minIntervalMin} min`, source))
  }
  return reasons
}

/** Findings about the patient that block without WD-12 (T-20). */
function patientReasons({ patient }: DoseInput, drug: DrugEntry): DoseReason[] {
  const reasons: DoseReason[] = []
  if (patient.allergies.some((name) => sameDrug(drug, name))) {
    reasons.push(block('allergy', `Allergy to ${drug.name.toLowerCase()} is recorded`, PROTOCOL))
  }
  const day = patient.treatmentDay
  if (drug.maxTreatmentDay !== null && day !== null && day > drug.maxTreatmentDay) {
    const text = `Treatment day ${day}, at most ${drug.maxTreatmentDay} days`
    reasons.push(block('duration', text, drug.sources[0] ?? PROTOCOL))
  }
  if (drug.id === 'acetaminophen' && (patient.jaundice || patient.altOver3xUln)) {
    const text = patient.jaundice
      ? 'Jaundice: avoid pending review'
      : 'ALT over 3 times the upper limit: avoid pending review'
    reasons.push(
      block('liver_review', text, { title: 'Navarro 2019', section: 'Kratom liver injury', strength: 'verified' }),
    )
  }
  if (drug.id === 'loperamide' && (patient.fever || patient.bloodyStool)) {
    const text = patient.fever ? 'Fever: no loperamide' : 'Blood in stool: no loperamide'
    reasons.push(block('fever_or_bloody_stool', text, drug.sources[0] ?? PROTOCOL))
  }
  return reasons
}

/** The first instant at which the interval has passed and enough earlier doses have left the 24 h. */
function earliest(input: DoseInput, drug: DrugEntry, max: number | null): Date | null {
  if (max !== null && sum([input.doseMg]) > max) return null
  const last = lastAt(input, drug)
  const byInterval = last && drug.minIntervalMin !== null ? addMinutes(last, drug.minIntervalMin) : null
  let byMaximum: Date | null = null
  const given = [...inLast24h(input, drug)].sort((a, b) => a.at.getTime() - b.at.getTime())
  while (max !== null && sum([input.doseMg, ...given.map(({ mg }) => mg)]) > max) {
    const leaves = given.shift()
    if (!leaves) break
    byMaximum = addHours(leaves.at, 24)
  }
  const times = [byInterval, byMaximum].filter((at): at is Date => at !== null && at > input.now)
  return times.length ? new Date(Math.max(...times.map((at) => at.getTime()))) : null
}
