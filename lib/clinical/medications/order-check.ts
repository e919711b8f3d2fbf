import { hoursBetween, instantOf } from '../time'
import type { LocalDate, Source } from '../types'
import { checkDose, type DoseInput } from './dose-check'
import { drugOf } from './drugs'
import { checkOrder, type InteractionWarning, interactionWarnings } from './interactions'
import { max24hMg } from './maximum'
import { ANTICOAGULANTS } from './names'
import type { DoseReason } from './types'

/** What speaks against an order. `refuse` cannot be overridden, `stop` needs a reason, `note` is only said. */
export type OrderFinding = { code: string; level: 'refuse' | 'stop' | 'note'; text: string; source: Source | null }

export type OrderInput = {
  /** Id of the table, `buprenorphine`, or the ingredient of a medicine that the table does not have. */
  ingredient: string
  doseMg: number
  orderKind: 'otc' | 'rx'
  /** Local clock times of a scheduled order; empty as needed. */
  times: readonly string[]
  startsAt: Date
  endsAt: Date | null
  hasHoldParameters: boolean
  /** Ingredients of the other orders in force, and of what the patient takes besides. */
  ordered: readonly string[]
  stated: readonly string[]
  kratom: 'taking' | 'stopping' | 'stopped'
  pregnancy: { pregnant: boolean; weeks: number | null }
  patient: DoseInput['patient']
  further: DoseInput['further']
  now: Date
}

const PROTOCOL: Source = { title: 'Center protocol', section: 'Comfort medicine orders', strength: 'proposal' }
const GK: Source = { title: 'General clinical knowledge', strength: 'general_knowledge' }
/** Findings of a dose check that are about the patient and not about the minute of giving. */
const LASTING: readonly DoseReason['code'][] = [
  'single_max',
  'liver_review',
  'fever_or_bloody_stool',
  'qtc_500',
  'nsaid_risk',
  'naltrexone_too_early',
  'last_use_unknown',
]
const OPIOIDS = ['buprenorphine', 'methadone', 'codeine', 'tramadol', 'morphine', 'oxycodone', 'hydrocodone', 'opioid']

/** Interaction, allergy, duplicate, QT, contraindication and maximum checks of an order before it is signed (tapers.md §5, §7). */
export function judgeOrder(input: OrderInput): OrderFinding[] {
  return [...problems(input), ...interactions(input), ...amounts(input), ...contraindications(input), ...advice(input)]
}

function problems(input: OrderInput): OrderFinding[] {
  return checkOrder({
    ingredients: [input.ingredient],
    hasHoldParameters: input.hasHoldParameters,
    activeIngredients: input.ordered,
    allergies: input.patient.allergies,
  }).map(({ code, text }) => ({
    code,
    level: code === 'hold_parameters_missing' ? 'refuse' : 'stop',
    text,
    source: PROTOCOL,
  }))
}

/** Warnings that the new medicine is part of. High ones and the QT count need a reason. */
function interactions({ ingredient, ordered, stated, kratom }: OrderInput): OrderFinding[] {
  const all = interactionWarnings([ingredient, ...ordered, ...stated], kratom)
  return all
    .filter(({ drugs }) => drugs.includes(ingredient))
    .map((warning) => ({
      code: warning.code,
      level: needsReason(warning) ? 'stop' : 'note',
      text: `${warning.text} ${warning.finding}`,
      source: warning.source,
    }))
}

const needsReason = ({ level, code }: InteractionWarning) => level === 'high' || code === 'QT'

function amounts(input: OrderInput): OrderFinding[] {
  const drug = drugOf(input.ingredient)
  if (!drug) return []
  const found: OrderFinding[] = []
  const max = max24hMg(drug, input.orderKind, input.patient)
  const planned = Math.round(Math.max(input.times.length, 1) * input.doseMg * 1e6) / 1e6
  if (max !== null && planned > max) {
    const text = `${planned} mg a day ordered, at most ${max} mg in 24 h`
    found.push({ code: 'planned_over_max', level: 'stop', text, source: drug.max24h?.source ?? PROTOCOL })
  }
  const gap = shortestGapH(input.times)
  if (drug.minIntervalMin !== null && gap !== null && gap * 60 < drug.minIntervalMin) {
    const text = `Doses ${gap} h apart, at least ${drug.minIntervalMin / 60} h`
    found.push({ code: 'planned_interval', level: 'stop', text, source: drug.sources[0] ?? PROTOCOL })
  }
  const days = input.endsAt ? hoursBetween(input.startsAt, input.endsAt) / 24 : null
  if (drug.maxTreatmentDay !== null && (days === null || days > drug.maxTreatmentDay)) {
    const text = `Given up to treatment day ${drug.maxTreatmentDay}; later doses are blocked`
    found.push({ code: 'duration', level: 'note', text, source: drug.sources[0] ?? PROTOCOL })
  }
  return found
}

const ANY_DAY: LocalDate = '2026-01-01'

/** The shortest time between two doses of a day and into the next, in hours; null with fewer than two. */
function shortestGapH(times: readonly string[]): number | null {
  if (times.length < 2) return null
  const hours = [...times]
    .sort()
    .map((time) => hoursBetween(instantOf(ANY_DAY, '00:00', 'UTC'), instantOf(ANY_DAY, time, 'UTC')))
  const gaps = hours.map((at, index) => (hours[index + 1] ?? (hours[0] ?? 0) + 24) - at)
  return Math.round(Math.min(...gaps) * 100) / 100
}

function contraindications(input: OrderInput): OrderFinding[] {
  const { ingredient, patient, pregnancy, ordered, stated } = input
  const found: OrderFinding[] = drugOf(ingredient) ? lasting(input) : []
  const stop = (code: string, text: string) => found.push({ code, level: 'stop', text, source: GK })
  const others = [...ordered, ...stated]
  if (ingredient === 'ibuprofen' && pregnancy.pregnant && (pregnancy.weeks === null || pregnancy.weeks >= 20))
    stop(
      'pregnancy',
      pregnancy.weeks === null ? 'Pregnant, weeks not known: not from week 20' : 'Pregnant from week 20',
    )
  if (ingredient === 'bismuth' && others.some((name) => ANTICOAGULANTS.includes(name)))
    stop('anticoagulant', 'Salicylate beside an anticoagulant')
  if (ingredient === 'herbal' && patient.altOver3xUln) stop('liver', 'ALT over 3 times the upper limit: no ashwagandha')
  if (ingredient === 'naltrexone' && others.some((name) => OPIOIDS.includes(name)))
    stop('opioid_blocked', 'Takes an opioid or buprenorphine: naltrexone brings on withdrawal')
  if (OPIOIDS.includes(ingredient) && others.includes('naltrexone'))
    stop('opioid_blocked', 'Takes naltrexone, which blocks it')
  return found
}

function lasting(input: OrderInput): OrderFinding[] {
  const { ingredient: drug, doseMg, orderKind, now, patient, further } = input
  return checkDose({ drug, doseMg, orderKind, now, history: [], patient, vitals: null, further })
    .reasons.filter(({ code }) => LASTING.includes(code))
    .map(({ code, text, source }) => ({ code, level: 'stop', text, source }))
}

function advice({ ingredient, pregnancy }: OrderInput): OrderFinding[] {
  const drug = drugOf(ingredient)
  const found: OrderFinding[] = []
  if (!drug && ingredient !== 'buprenorphine')
    found.push({
      code: 'not_listed',
      level: 'note',
      text: 'Not in the medicines table: only allergies, duplicates and the limits of this order are checked',
      source: null,
    })
  for (const text of drug?.cautions ?? [])
    found.push({ code: 'caution', level: 'note', text, source: drug?.sources[0] ?? null })
  if (pregnancy.pregnant)
    found.push({ code: 'pregnant', level: 'note', text: 'Pregnant: review every medicine', source: GK })
  return found
}
