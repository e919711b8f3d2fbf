import { roundHalfUp } from '../decimal'
import { convert } from './convert'
import { PARAMETERS, unitOf } from './parameters'
import { asPreviousWeight, type Earlier, type Suggestion, suggestValue, type TypedValue, withUnit } from './suggest'
import type { Limits, Parameter, Unit } from './types'
import { outside, validateVital } from './validate'

/** What the entry form says under a field. `drop`: the field is not saved, the set is. `ask`: asked once, then kept. */
export type EntryQuestion = {
  kind: 'drop' | 'ask'
  /** What is so: `128 is 24 up in 4 h.` */
  lead: string
  /** What to answer: `Counted over a full minute?` or `Did you mean 164.2 lb?` */
  ask: string
  suggestion: Suggestion | null
}

/** Values older than this say nothing about a sudden change. */
const RECENT_H = 24

/** The question that a typed value raises, or null: hard limit, warning limit, then change (triage.md §6). */
export function entryQuestion(typed: TypedValue): EntryQuestion | null {
  const parameter = PARAMETERS[typed.parameter]
  const verdict = validateVital({ ...typed, ...asPreviousWeight(typed.parameter, typed.previous) })
  const suggestion = suggestValue(typed)
  const meant = suggestion ? `Did you mean ${suggestion.label}?` : null
  if (verdict.status === 'reject')
    return {
      kind: 'drop',
      lead: rejection(parameter, typed, verdict.reasons[0] ?? ''),
      ask: meant ?? 'Check the value.',
      suggestion,
    }
  if (verdict.reasons.includes('weight_change') && typed.previous)
    return {
      kind: 'ask',
      lead: changeLead(parameter, typed, typed.previous),
      ask: meant ?? 'Same scale and clothing?',
      suggestion,
    }
  if (verdict.status === 'warn')
    return {
      kind: 'ask',
      lead: warning(parameter, typed, verdict.storedValue ?? typed.value),
      ask: meant ?? 'Measured again?',
      suggestion,
    }
  return changeQuestion(parameter, typed)
}

function changeQuestion(parameter: Parameter, typed: TypedValue): EntryQuestion | null {
  const { previous, value, unit } = typed
  const stored = convert(value, unit, parameter.unit) ?? value
  if (!parameter.askChange || !previous || previous.hours > RECENT_H) return null
  if (roundHalfUp(Math.abs(stored - previous.value), 6) < parameter.askChange.by) return null
  return { kind: 'ask', lead: changeLead(parameter, typed, previous), ask: parameter.askChange.ask, suggestion: null }
}

function changeLead(parameter: Parameter, { value, unit }: TypedValue, previous: Earlier): string {
  const before = convert(previous.value, parameter.unit, unit) ?? previous.value
  const change = roundHalfUp(value - before, parameter.decimals ?? 1)
  return `${value} is ${Math.abs(change)} ${change < 0 ? 'down' : 'up'} in ${span(previous.hours)}.`
}

function rejection(parameter: Parameter, { value, unit }: TypedValue, reason: string): string {
  if (reason === 'precision')
    return parameter.decimals === 0
      ? `${value} needs to be a whole number.`
      : `${value} has more than ${parameter.decimals} decimal.`
  if (reason === 'unit_unknown') return `${unit} is not a unit of ${parameter.label.toLowerCase()}.`
  return `${withUnit(parameter, value, unit)} is outside ${range(hardLimits(parameter, unit))}.`
}

function warning(parameter: Parameter, { value, unit }: TypedValue, stored: number): string {
  const side = outside(stored, parameter.warn)
  const limit = side ? parameter.warn[side] : undefined
  if (limit === undefined) return `${withUnit(parameter, value, unit)} is unusual.`
  const shown = roundHalfUp(convert(limit, parameter.unit, unit) ?? limit, 1)
  return `${withUnit(parameter, value, unit)} is ${side === 'low' ? 'below' : 'above'} ${shown}.`
}

/** Hard limits in the entered unit, for showing. */
export function hardLimits(parameter: Parameter, unit: Unit): Limits {
  const given = unitOf(parameter, unit)?.hard
  const inUnit = (limit: number | undefined) =>
    limit === undefined ? undefined : roundHalfUp(convert(limit, parameter.unit, unit) ?? limit, 1)
  return given ?? { low: inUnit(parameter.hard.low), high: inUnit(parameter.hard.high) }
}

const range = ({ low, high }: Limits) =>
  high === undefined ? `${low} and above` : low === undefined ? `up to ${high}` : `${low}–${high}`

function span(hours: number): string {
  if (hours < 1) return `${Math.round(hours * 60)} min`
  return hours < 48 ? `${roundHalfUp(hours)} h` : `${roundHalfUp(hours / 24)} d`
}
