import { PARAMETERS } from '@/lib/clinical/vitals/parameters'
import type { Parameter } from '@/lib/clinical/vitals/types'
import { validateVital } from '@/lib/clinical/vitals/validate'
import { validatePressure } from '@/lib/clinical/vitals/validate-pressure'
import type { EnteredValue } from '../schema/facts'
import type { EnteredVital, SetVital, VitalsSetInput } from './input'

export type CheckedSet = {
  /** Accepted values in stored units. */
  values: Partial<Record<SetVital, number>>
  entered: Record<string, EnteredValue>
  unrecordable: string[]
  /** Kept after the soft question, which may be about the value or about its change. */
  kept: string[]
  /** Refused fields with the reason; a hard limit refuses the field and not the set (DQ-01). */
  refused: Record<string, string>
}

/** The engine's names of what can be marked absent or unrecordable (MED-20). */
const UNRECORDABLE_AS: Partial<Record<SetVital, string>> = {
  heart_rate: 'hr',
  sbp: 'sbp',
  dbp: 'dbp',
  respiratory_rate: 'rr',
  spo2: 'spo2',
  temperature: 'temp',
}

/** Checks each value of a set by itself (triage.md §6). What is refused is said; the rest is kept. */
export function checkSet(input: VitalsSetInput, enteredAt: Date): CheckedSet {
  const checked: CheckedSet = { values: {}, entered: {}, unrecordable: [], kept: [], refused: {} }
  for (const vital of input.vitals) {
    if (vital.unrecordable) checked.unrecordable.push(UNRECORDABLE_AS[vital.vital] ?? vital.vital)
    else if (vital.value !== undefined && !isPressure(vital.vital)) checkOne(checked, vital, input.takenAt, enteredAt)
  }
  checkPressure(checked, input, enteredAt)
  return checked
}

const isPressure = (vital: SetVital) => vital === 'sbp' || vital === 'dbp'

function checkOne(checked: CheckedSet, vital: EnteredVital, measuredAt: Date, enteredAt: Date) {
  const value = vital.value ?? Number.NaN
  const verdict = validateVital({
    parameter: vital.vital,
    value,
    unit: vital.unit ?? null,
    measuredAt,
    enteredAt,
  })
  if (verdict.storedValue === undefined) {
    checked.refused[vital.vital] = sentence(vital, verdict.reasons)
    return
  }
  checked.values[vital.vital] = verdict.storedValue
  checked.entered[vital.vital] = { value: String(value), unit: vital.unit }
  if (vital.confirmed) checked.kept.push(vital.vital)
}

function checkPressure(checked: CheckedSet, input: VitalsSetInput, enteredAt: Date) {
  const systolic = input.vitals.find(({ vital }) => vital === 'sbp')
  const diastolic = input.vitals.find(({ vital }) => vital === 'dbp')
  const given = [systolic, diastolic].filter((one) => one?.value !== undefined && !one.unrecordable)
  if (given.length === 0) return
  const verdict = validatePressure({
    sbp: systolic?.value ?? null,
    dbp: diastolic?.value ?? null,
    unit: given[0]?.unit ?? null,
    measuredAt: input.takenAt,
    enteredAt,
  })
  for (const vital of given) {
    if (!vital || vital.value === undefined) continue
    if (verdict.status === 'reject' || verdict.status === 'ask_unit') {
      if (concerns(vital.vital, verdict.reasons)) {
        checked.refused[vital.vital] = sentence(vital, verdict.reasons)
        continue
      }
    }
    checked.values[vital.vital] = vital.value
    checked.entered[vital.vital] = { value: String(vital.value), unit: vital.unit }
    if (vital.confirmed) checked.kept.push(vital.vital)
  }
}

/** A limit of one pressure leaves the other; a pair that cannot be refuses both. */
const concerns = (vital: SetVital, reasons: readonly string[]) => {
  const other = vital === 'sbp' ? 'dbp_' : 'sbp_'
  return reasons.some((reason) => reason === 'dbp_not_below_sbp' || !reason.startsWith(other))
}

function sentence({ vital, value, unit }: EnteredVital, reasons: readonly string[]): string {
  const parameter: Parameter = PARAMETERS[vital]
  const used = parameter.units.find((one) => one.unit === unit)
  const limits = used?.hard ?? parameter.hard
  if (reasons.includes('unit_missing')) return `${parameter.label}: say the unit.`
  if (reasons.includes('unit_unknown')) return `${parameter.label}: the unit ${unit} is not known.`
  if (reasons.includes('precision'))
    return `${value}: ${parameter.decimals === 0 ? 'whole numbers only' : 'one decimal at most'}.`
  if (reasons.includes('dbp_not_below_sbp')) return 'The diastolic pressure must be below the systolic.'
  if (reasons.includes('future_time')) return 'The time lies in the future.'
  return `${value} ${used?.label ?? unit ?? ''} is outside ${limits.low ?? '…'}–${limits.high ?? '…'}.`
}
