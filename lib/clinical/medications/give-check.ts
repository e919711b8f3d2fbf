import { addMinutes, hoursBetween, minutesBetween } from '../time'
import type { Source } from '../types'
import { BUP_EVIDENCE, type BupGate } from './buprenorphine'
import { checkDose, type DoseCheck, type DoseInput } from './dose-check'
import { drugOf } from './drugs'
import type { DoseDecision, DoseReason } from './types'

/** A dose of an order about to be given: the table's checks, the order's own limits, and those of a program. */
export type GiveInput = DoseInput & {
  /** As ordered: "Lorazepam". */
  name: string
  limits: { minIntervalH: number | null; max24hMg: number | null }
  /** Hold parameters of the order; they may only be stricter than the table's. */
  holdBelow: { sbp?: number; dbp?: number; hr?: number }
  /** Buprenorphine: the gate before the first dose of an induction; null when it is not the first. */
  gate: BupGate | null
}

const ORDER: Source = { title: 'Order', section: 'Limits of the prescriber', strength: 'verified' }
const GATE: Source = { title: 'Emergency buprenorphine practice', section: 'Induction gate', strength: 'secondary' }
const NANOGRAMS = 1_000_000
const sum = (mgs: readonly number[]) => mgs.reduce((total, mg) => total + Math.round(mg * NANOGRAMS), 0) / NANOGRAMS
const LIMITS: readonly DoseReason['code'][] = ['max_24h', 'min_interval']

/**
 * Checks a dose of an order at the moment of giving (tapers.md §5, T-17 to T-21): `checkDose`, and beside it the
 * order's own maximum, interval and hold parameters, and the gate and day maximum of buprenorphine. A medicine that the
 * table does not have is checked against its order and the allergies only. Reaching the order's limit opens WD-12.
 */
export function checkGiving(input: GiveInput): DoseCheck {
  const base = drugOf(input.drug) ? checkDose(input) : unlisted(input)
  const program = input.drug === 'buprenorphine' ? programReasons(input) : []
  const limits = limitReasons(input)
  const added = [...limits, ...holdReasons(input), ...program].filter(
    ({ code }) => !base.reasons.some((known) => known.code === code),
  )
  const reasons = [...base.reasons, ...added].sort((a, b) => (a.code < b.code ? -1 : 1))
  const opens = limits.length > 0 && !base.rules.some(({ rule }) => rule === 'WD-12')
  return {
    ...base,
    decision: gravest(reasons),
    reasons,
    rules: opens ? [...base.rules, { rule: 'WD-12', tier: 'T4' }] : base.rules,
    earliestAt: later(base.earliestAt, byInterval(input)),
  }
}

function gravest(reasons: readonly DoseReason[]): DoseDecision {
  const order: readonly DoseReason['level'][] = ['block', 'hold', 'caution']
  return order.find((level) => reasons.some((one) => one.level === level)) ?? 'give'
}

const later = (a: Date | null, b: Date | null) => (a && b ? (a > b ? a : b) : (a ?? b))

const ofIngredient = ({ history, drug }: GiveInput) =>
  history.filter((dose) => dose.drug.trim().toLowerCase() === drug.trim().toLowerCase())

const inLast24h = (input: GiveInput) => ofIngredient(input).filter(({ at }) => hoursBetween(at, input.now) < 24)

function unlisted(input: GiveInput): DoseCheck {
  const total24hMg = sum([input.doseMg, ...inLast24h(input).map(({ mg }) => mg)])
  const name = input.name.trim().toLowerCase()
  const allergic = input.patient.allergies.some((one) => {
    const allergen = one.trim().toLowerCase()
    return allergen !== '' && (name.includes(allergen) || allergen === input.drug)
  })
  const reasons: DoseReason[] = allergic
    ? [{ code: 'allergy', level: 'block', text: `Allergy to ${name} is recorded`, source: ORDER }]
    : []
  return { decision: gravest(reasons), reasons, total24hMg, max24hMg: null, rules: [], earliestAt: null }
}

function lastAt(input: GiveInput): Date | null {
  const times = ofIngredient(input).map(({ at }) => at.getTime())
  return times.length ? new Date(Math.max(...times)) : null
}

function byInterval(input: GiveInput): Date | null {
  const last = lastAt(input)
  if (!last || input.limits.minIntervalH === null) return null
  const at = addMinutes(last, Math.round(input.limits.minIntervalH * 60))
  return at > input.now ? at : null
}

function limitReasons(input: GiveInput): DoseReason[] {
  const { minIntervalH, max24hMg } = input.limits
  const reasons: DoseReason[] = []
  const total = sum([input.doseMg, ...inLast24h(input).map(({ mg }) => mg)])
  if (max24hMg !== null && total > max24hMg) {
    const text = `${total} mg in 24 h with this dose, ordered at most ${max24hMg} mg`
    reasons.push({ code: 'max_24h', level: 'block', text, source: ORDER })
  }
  const last = lastAt(input)
  if (minIntervalH !== null && last && minutesBetween(last, input.now) < Math.round(minIntervalH * 60)) {
    const since = Math.max(0, Math.floor(minutesBetween(last, input.now)))
    const text = `${since} min since the last dose, ordered at least ${minIntervalH} h apart`
    reasons.push({ code: 'min_interval', level: 'block', text, source: ORDER })
  }
  return reasons.filter(({ code }) => LIMITS.includes(code))
}

const PARTS = {
  sbp: { code: 'hold_sbp', name: 'Systolic pressure', unit: 'mmHg' },
  dbp: { code: 'hold_dbp', name: 'Diastolic pressure', unit: 'mmHg' },
  hr: { code: 'hold_hr', name: 'Pulse', unit: 'bpm' },
} as const

function holdReasons({ vitals, holdBelow }: GiveInput): DoseReason[] {
  return (['sbp', 'dbp', 'hr'] as const).flatMap((part) => {
    const [value, limit] = [vitals?.[part] ?? null, holdBelow[part]]
    if (value === null || limit === undefined || value >= limit) return []
    const { code, name, unit } = PARTS[part]
    return [{ code, level: 'hold', text: `${name} ${value} ${unit}, ordered to hold below ${limit}`, source: ORDER }]
  })
}

const GATE_WORDS: Record<BupGate['reasons'][number], (gate: BupGate) => string> = {
  cows: ({ minCows }) => `COWS is below ${minCows}`,
  cows_missing: () => 'COWS is not scored',
  hours: ({ hours, minHours }) => `${Math.floor(hours ?? 0)} h since the last dose, at least ${minHours} h`,
  last_dose_time_unknown: () => 'the time of the last dose is not known',
}

/** What the gate lacks, in words; empty when it is met. */
export const gateText = (gate: BupGate): string[] => gate.reasons.map((reason) => GATE_WORDS[reason](gate))

function programReasons(input: GiveInput): DoseReason[] {
  const reasons: DoseReason[] = []
  if (input.gate && !input.gate.met) {
    const text = `Induction gate not met: ${gateText(input.gate).join(', ')}`
    reasons.push({ code: 'induction_gate', level: 'block', text, source: GATE })
  }
  const total = sum([input.doseMg, ...inLast24h(input).map(({ mg }) => mg)])
  if (total > BUP_EVIDENCE.dayMaximum.mg) {
    const text = `${total} mg in 24 h with this dose; over ${BUP_EVIDENCE.dayMaximum.mg} mg only with a specialist`
    reasons.push({ code: 'max_24h', level: 'block', text, source: BUP_EVIDENCE.dayMaximum.source })
  }
  const { poss = null, rass = null } = input.further ?? {}
  if (poss === '3' || poss === '4' || (rass !== null && rass <= -3)) {
    const found = [poss && `POSS ${poss}`, rass !== null && `RASS ${rass}`].filter(Boolean).join(', ')
    reasons.push({ code: 'sedation', level: 'hold', text: `${found}: no sedative`, source: GATE })
  }
  return reasons
}

/** Findings that nobody may override: the values are missing, and taking them is the way on. */
const NEVER: readonly DoseReason['code'][] = ['vitals_missing', 'vitals_stale']

/** Who may give in spite of the findings: nobody, whoever orders medicines, or whoever gives them (a caution). */
export function overrideNeeds(reasons: readonly DoseReason[]): 'nothing' | 'giver' | 'prescriber' | 'impossible' {
  if (reasons.some(({ code }) => NEVER.includes(code))) return 'impossible'
  if (reasons.some(({ level }) => level !== 'caution')) return 'prescriber'
  return reasons.length > 0 ? 'giver' : 'nothing'
}
