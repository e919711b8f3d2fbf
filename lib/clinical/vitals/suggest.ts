import { roundHalfUp } from '../decimal'
import { convert } from './convert'
import { PARAMETERS, unitOf } from './parameters'
import type { Parameter, ParameterKey, Unit } from './types'
import { outside, validateVital } from './validate'
import { type PressureEntry, validatePressure } from './validate-pressure'

/** An earlier value in the stored unit, for comparison. */
export type Earlier = { value: number; hours: number }
export type TypedValue = { parameter: ParameterKey; value: number; unit: Unit; previous?: Earlier | null }

/** A likely slip of the hand. Accepted by the person, never put in by itself. */
export type Suggestion = { kind: 'decimal' | 'unit'; value: number; unit: Unit; label: string }

/**
 * What was probably meant by a value outside its limits or far from the last one: a lost decimal point
 * (1642 → 164.2 lb) or the other unit (98.6 °C → °F, 165 kg → lb). Null when nothing fits.
 */
export function suggestValue(typed: TypedValue): Suggestion | null {
  const parameter = PARAMETERS[typed.parameter]
  if (!isDoubtful(typed)) return null
  const fitting = candidates(parameter, typed).filter((one) => fits(parameter, one, typed.previous))
  const distance = (one: Suggestion) => (typed.previous ? gap(parameter, one, typed.previous.value) : 0)
  return fitting.sort((a, b) => distance(a) - distance(b))[0] ?? null
}

/** The same pressures the other way round, when that would be valid and the typed ones are not. */
export function suggestPressure(entry: PressureEntry): { sbp: number; dbp: number } | null {
  const { sbp, dbp } = entry
  if (typeof sbp !== 'number' || typeof dbp !== 'number' || dbp <= sbp) return null
  return validatePressure({ ...entry, sbp: dbp, dbp: sbp }).status === 'reject' ? null : { sbp: dbp, dbp: sbp }
}

/** A value with its unit as people write it: `164.2 lb`. */
export function withUnit(parameter: Parameter, value: number, unit: Unit): string {
  const label = unitOf(parameter, unit)?.label ?? unit
  return /^[%/]/.test(label) ? `${value}${label}` : `${value} ${label}`
}

function isDoubtful({ parameter, value, unit, previous }: TypedValue): boolean {
  const { status } = validateVital({ parameter, value, unit, ...asPreviousWeight(parameter, previous) })
  return status === 'reject' || status === 'warn'
}

/** The last weight in the shape that the weight rule takes. */
export const asPreviousWeight = (parameter: ParameterKey, previous: Earlier | null | undefined) =>
  parameter === 'weight' && previous
    ? { previousKg: previous.value, daysSincePrevious: Math.floor(previous.hours / 24) }
    : {}

function candidates(parameter: Parameter, { value, unit }: TypedValue): Suggestion[] {
  const label = (amount: number, of: Unit) => withUnit(parameter, amount, of)
  const otherUnits = parameter.units.filter((accepted) => accepted.unit !== unit)
  const factors = parameter.decimals === 0 ? [0.1] : [0.1, 0.01, 10]
  return [
    ...otherUnits.map(
      (other): Suggestion => ({ kind: 'unit', value, unit: other.unit, label: label(value, other.unit) }),
    ),
    ...factors.map((factor): Suggestion => {
      const amount = roundHalfUp(value * factor, 6)
      return { kind: 'decimal', value: amount, unit, label: label(amount, unit) }
    }),
  ]
}

function fits(parameter: Parameter, { value, unit }: Suggestion, previous: Earlier | null | undefined): boolean {
  const verdict = validateVital({ parameter: parameter.key, value, unit, ...asPreviousWeight(parameter.key, previous) })
  return verdict.status === 'ok' && outside(verdict.storedValue ?? 0, parameter.warn) === undefined
}

const gap = (parameter: Parameter, { value, unit }: Suggestion, previous: number) =>
  Math.abs((convert(value, unit, parameter.unit) ?? value) - previous)
