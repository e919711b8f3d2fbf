import { roundHalfUp } from '../decimal'
import { hoursBetween } from '../time'
import { convert } from './convert'
import { PARAMETERS, unitOf } from './parameters'
import type { Limits, Parameter, ParameterKey, Unit } from './types'

export type Times = { measuredAt?: Date | null; enteredAt?: Date | null }

export type VitalEntry = Times & {
  parameter: ParameterKey
  value: number
  /** UCUM; null or missing is asked for, never assumed. */
  unit?: string | null
  /** Laboratory's upper limit of normal, in the unit of the value (ALT, bilirubin). */
  uln?: number | null
  /** The last weight and its age in days. */
  previousKg?: number | null
  daysSincePrevious?: number | null
}

export type VitalReason =
  | 'unit_missing'
  | 'unit_unknown'
  | 'future_time'
  | 'precision'
  | 'hard_low'
  | 'hard_high'
  | 'warn_low'
  | 'warn_high'
  | 'weight_change'

export type Verdict<Reason extends string = VitalReason> = {
  status: 'ok' | 'warn' | 'reject' | 'ask_unit'
  /** Reasons of this status only, sorted. */
  reasons: Reason[]
  /** DQ-01 for limits, DQ-02 for warnings. */
  rule: 'DQ-01' | 'DQ-02' | null
  /** In the stored unit, 3 decimals; absent when rejected. */
  storedValue?: number
  storedUnit?: Unit
  /** Entered more than 12 h after it was measured: shown, opens no flag. Absent unless both times are known. */
  displayOnly?: boolean
}

/** Hours after which a late entry is only displayed. */
export const DISPLAY_ONLY_AFTER_H = 12

/**
 * Checks one entered value: unit, time, unit again, precision, limits, in this order (triage.md §6, R-35, R-36).
 * Limits themselves are valid. A rejected value is not saved; a warning asks once.
 */
export function validateVital(entry: VitalEntry): Verdict {
  return { ...judge(entry), ...displayOnly(entry) }
}

function judge(entry: VitalEntry): Verdict {
  const parameter = PARAMETERS[entry.parameter]
  const early = beforeLimits(parameter, [entry.value], entry)
  if (early) return early
  const entered = entry.unit as Unit
  const stored = convert(entry.value, entered, parameter.unit) ?? entry.value
  const hard = hardReasons(parameter, entry.value, entered, stored)
  if (hard.length > 0) return { status: 'reject', reasons: hard, rule: 'DQ-01' }
  const warn = [
    ...warnReasons(parameter, stored, entry.value, entry.uln ?? null),
    ...changeReasons(parameter, stored, entry),
  ]
  const kept = { storedValue: roundHalfUp(stored, 3), storedUnit: parameter.unit }
  return warn.length > 0
    ? { status: 'warn', reasons: warn.sort(), rule: 'DQ-02', ...kept }
    : { status: 'ok', reasons: [], rule: null, ...kept }
}

/** Checks that come before the limits; undefined when there is nothing to say. */
export function beforeLimits(
  parameter: Parameter,
  values: readonly number[],
  { unit, measuredAt, enteredAt }: Times & { unit?: string | null },
): Verdict | undefined {
  if (unit === null || unit === undefined || unit === '')
    return { status: 'ask_unit', reasons: ['unit_missing'], rule: null }
  if (measuredAt && enteredAt && measuredAt > enteredAt)
    return { status: 'reject', reasons: ['future_time'], rule: null }
  if (!unitOf(parameter, unit)) return { status: 'reject', reasons: ['unit_unknown'], rule: null }
  if (!values.every((value) => isPrecise(value, parameter.decimals)))
    return { status: 'reject', reasons: ['precision'], rule: null }
  return undefined
}

const isPrecise = (value: number, decimals: number | null) =>
  Number.isFinite(value) && (decimals === null || roundHalfUp(value, decimals) === value)

function hardReasons(parameter: Parameter, value: number, unit: Unit, stored: number): ('hard_low' | 'hard_high')[] {
  const asEntered = unitOf(parameter, unit)?.hard
  const side = asEntered ? outside(value, asEntered) : outside(stored, parameter.hard)
  return side ? [`hard_${side}`] : []
}

function warnReasons(
  { warn, warnTimesUln }: Parameter,
  stored: number,
  value: number,
  uln: number | null,
): VitalReason[] {
  const aboveUln = warnTimesUln && uln !== null && value > roundHalfUp(warnTimesUln * uln, 9)
  const side = aboveUln ? 'high' : outside(stored, warn)
  return side ? [`warn_${side}`] : []
}

function changeReasons({ warnChange }: Parameter, storedKg: number, entry: VitalEntry): VitalReason[] {
  const { previousKg, daysSincePrevious } = entry
  if (!warnChange || !isKnown(previousKg) || !isKnown(daysSincePrevious)) return []
  if (daysSincePrevious > warnChange.days) return []
  const changed = roundHalfUp(Math.abs(storedKg - previousKg) * 100, 6)
  return changed > roundHalfUp(previousKg * warnChange.percent, 6) ? ['weight_change'] : []
}

/** On which side of the limits a value lies; undefined inside, limits included. */
export function outside(value: number, { low, high }: Limits): 'low' | 'high' | undefined {
  if (low !== undefined && value < low) return 'low'
  return high !== undefined && value > high ? 'high' : undefined
}

/** Whether a set is shown only, when both of its times are known. */
export function displayOnly({ measuredAt, enteredAt }: Times): { displayOnly?: boolean } {
  if (!measuredAt || !enteredAt) return {}
  return { displayOnly: hoursBetween(measuredAt, enteredAt) > DISPLAY_ONLY_AFTER_H }
}

const isKnown = (value: number | null | undefined): value is number => typeof value === 'number'
