import { roundHalfUp } from '@/lib/clinical/decimal'
import { toCelsius, toFahrenheit, toKilograms, toPounds } from '@/lib/clinical/vitals/convert'
import { num } from '@/lib/format/number'
import { type Draft, numberIn } from './draft'

/** Display only: the other unit beside the field, and what happens to the text when the unit is switched. */
type TwoUnits = 'temperature' | 'weight'

const TO_OTHER: Record<
  Draft['temperatureUnit'] | Draft['weightUnit'],
  { convert: (v: number) => number; unit: string }
> = {
  '[degF]': { convert: toCelsius, unit: '°C' },
  Cel: { convert: toFahrenheit, unit: '°F' },
  '[lb_av]': { convert: toKilograms, unit: 'kg' },
  kg: { convert: toPounds, unit: 'lb' },
}

const unitFor = (draft: Draft, field: TwoUnits) => (field === 'temperature' ? draft.temperatureUnit : draft.weightUnit)

/** "38.4 °C" beside 101.1 °F; empty while there is no number. */
export function converted(draft: Draft, field: TwoUnits): string {
  const value = numberIn(draft.fields[field])
  if (value === undefined) return ''
  const { convert, unit } = TO_OTHER[unitFor(draft, field)]
  return `${convert(value).toFixed(1)} ${unit}`
}

/**
 * Switching the unit keeps the digits: the person is saying which unit the number on the device has,
 * not asking for arithmetic. The converted value stands beside it.
 */
export function convertText(draft: Draft, field: TwoUnits, unit: string): Partial<Draft> {
  const value = draft.fields[field]
  const fields = value ? { ...draft.fields, [field]: { text: value.text } } : draft.fields
  if (field === 'temperature') return { temperatureUnit: unit as Draft['temperatureUnit'], fields }
  return { weightUnit: unit as Draft['weightUnit'], fields }
}

/** A stored value (°C, kg) in the unit of the form. */
export function inFormUnit(
  stored: number,
  draft: Pick<Draft, 'temperatureUnit' | 'weightUnit'>,
  field: TwoUnits,
): number {
  if (field === 'temperature') return roundHalfUp(draft.temperatureUnit === 'Cel' ? stored : toFahrenheit(stored), 1)
  return roundHalfUp(draft.weightUnit === 'kg' ? stored : toPounds(stored), 1)
}

/** One decimal always, as on the device: "99.0". */
export const oneDecimal = (value: number): string => (Number.isInteger(value) ? `${num(value)}.0` : num(value))
