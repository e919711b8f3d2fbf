import { score } from '../clinical/instruments/score'
import type { Instrument } from '../clinical/instruments/types'
import { labelOf, type Meaning, meaningOf } from './codes'
import { momentOf } from './moment'
import { amountOf, SCORE_UNIT, storedOf } from './quantity'
import type { Measured, Resource } from './schema'
import type { LeftOut, Mapped, ObservationFact, VitalValue } from './types'

type Read = Pick<ObservationFact, 'takenAt' | 'vitals' | 'scores'>

/** Only results that somebody stands by; a draft or an error is no fact. */
const FINAL = ['final', 'amended', 'corrected']

/** Vitals and total scores of one observation, from its value or from its components. */
export function mapObservation(observation: Resource<'Observation'>, now: Date): Mapped<Read> {
  const label = labelOf(observation.code)
  const meaning = meaningOf(observation.code)
  const components = observation.component ?? []
  if (!isOurs(meaning) && !components.some(({ code }) => isOurs(meaningOf(code))))
    return { status: 'not_mapped', label, why: meaning?.kind === 'nowhere' ? meaning.why : null }
  if (!FINAL.includes(observation.status)) return { status: 'refused', label, why: `status ${observation.status}` }
  const moment = momentOf(observation, now)
  if (!moment.ok) return { status: 'refused', label, why: moment.why }
  const read: Read = { takenAt: moment.at, vitals: [], scores: [] }
  const leftOut = readParts(read, observation, meaning)
  if (read.vitals.length > 0 || read.scores.length > 0) return { status: 'mapped', value: read, leftOut }
  const reasons = leftOut.flatMap(({ status, why }) => (status === 'refused' && why ? [why] : []))
  return { status: 'refused', label, why: [...new Set(reasons)].join('; ') || 'no value' }
}

const isOurs = (meaning: Meaning | null) => meaning !== null && meaning.kind !== 'nowhere'

function readParts(read: Read, observation: Resource<'Observation'>, meaning: Meaning | null): LeftOut[] {
  const components = observation.component ?? []
  const leftOut: LeftOut[] = []
  const leave = (part: Measured, status: LeftOut['status'], why: string | null) =>
    leftOut.push({ type: 'Observation', status, label: labelOf(part.code), why })
  const take = (part: Measured, what: Meaning | null) => {
    const why = !what || what.kind === 'nowhere' || what.kind === 'pressure_panel' ? null : readPart(read, what, part)
    if (why) leave(part, 'refused', why)
    else if (!what || what.kind === 'nowhere') leave(part, 'not_mapped', what?.why ?? null)
  }
  if (isOurs(meaning) && meaning?.kind !== 'pressure_panel' && (components.length === 0 || hasValue(observation)))
    take(observation, meaning)
  for (const component of components) take(component, meaningOf(component.code))
  const pressure = impossiblePressure(read.vitals)
  if (!pressure) return leftOut
  for (const { code } of components.filter(({ code }) => isPressure(meaningOf(code))))
    leave({ code }, 'refused', pressure)
  read.vitals = read.vitals.filter(({ vital }) => vital !== 'systolic' && vital !== 'diastolic')
  return leftOut
}

const hasValue = ({ valueQuantity, valueInteger }: Measured) =>
  valueQuantity !== undefined || valueInteger !== undefined

const isPressure = (meaning: Meaning | null) =>
  meaning?.kind === 'vital' && (meaning.vital === 'systolic' || meaning.vital === 'diastolic')

/** Reads one value into the fact; answers why not. */
function readPart(
  read: Read,
  meaning: Exclude<Meaning, { kind: 'nowhere' | 'pressure_panel' }>,
  part: Measured,
): string | null {
  if (meaning.kind === 'score') return readScore(read, meaning.instrument, part)
  const stored = storedOf(meaning.parameter, meaning.whole, part)
  if (!stored.ok) return stored.why
  const { vital } = meaning
  if (read.vitals.some((other) => other.vital === vital)) return 'sent twice in one observation'
  read.vitals.push({ vital, stored: stored.stored, entered: stored.entered, rounded: stored.rounded })
  return null
}

function readScore(read: Read, instrument: Instrument, part: Measured): string | null {
  const amount = amountOf(part)
  if (!amount.ok) return amount.why
  if (amount.unit !== SCORE_UNIT) return `${amount.asSent} is no score`
  if (score(instrument, { total: amount.value }).status !== 'complete')
    return `${amount.value} is no total of ${instrument.short} (${instrument.minTotal}–${instrument.maxTotal})`
  read.scores.push({ instrument: instrument.id, total: amount.value })
  return null
}

/** A diastolic at or above the systolic refuses both (triage.md R-35). */
export function impossiblePressure(vitals: readonly VitalValue[]): string | null {
  const sent = (name: string) => vitals.find(({ vital }) => vital === name)?.entered.value
  const [systolic, diastolic] = [sent('systolic'), sent('diastolic')]
  if (systolic === undefined || diastolic === undefined) return null
  return Number(diastolic) >= Number(systolic) ? 'the diastolic is not below the systolic' : null
}
