import { roundHalfUp } from '../clinical/decimal'

/**
 * Numbers as clinicians may read them aloud (design §7): minus −, ranges –, a leading zero always,
 * a trailing zero never, a space before units except % and °.
 */

const formatters = new Map<number, Intl.NumberFormat>()

/** Making a formatter costs a hundred times what using it does. */
function formatter(digits: number): Intl.NumberFormat {
  const known = formatters.get(digits) ?? new Intl.NumberFormat('en-US', { maximumFractionDigits: digits })
  formatters.set(digits, known)
  return known
}

/** "0.5", "1", "−3.3", "1,184.5": at most `digits` decimals, none that is zero at the end. */
export function num(value: number, digits = 1): string {
  const rounded = roundHalfUp(value, digits)
  const text = formatter(digits).format(Math.abs(rounded))
  return rounded < 0 ? `−${text}` : text
}

/** "+11", "−3", "0": a difference. */
export const signed = (value: number, digits = 1): string => {
  const text = num(value, digits)
  return text === '0' || text.startsWith('−') ? text : `+${text}`
}

/** "101.1 °F", "16 g", "97%", "128/min" keeps its slash; no unit gives the number alone. */
export function withUnit(value: string | number, unit: string | null, digits = 1): string {
  const text = typeof value === 'number' ? num(value, digits) : value
  if (!unit) return text
  return unit === '%' || unit === '°' || unit.startsWith('/') ? `${text}${unit}` : `${text} ${unit}`
}

const UNIT_WORD: Readonly<Record<string, string | null>> = {
  'mm[Hg]': 'mmHg',
  '[degF]': '°F',
  Cel: '°C',
  '[lb_av]': 'lb',
  '[in_i]': 'in',
  '{score}': null,
}

/** A UCUM code as people write it: "mmHg", "°F", nothing for a score; an unknown code stays as it is. */
export const unitWord = (code: string | null | undefined): string | null => {
  if (!code) return null
  return code in UNIT_WORD ? (UNIT_WORD[code] ?? null) : code
}

/** "8–16 g"; "≤ 6" when the lower bound is 0 would hide it, so "0–6" it stays. */
export const range = (low: number, high: number, unit: string | null = null, digits = 1): string =>
  withUnit(`${num(low, digits)}–${num(high, digits)}`, unit)

/** "4×". */
export const times = (count: number): string => `${num(count, 0)}×`

/** "102/64"; a missing half shows as a dash, never as a number. */
export const pressure = (systolic: number | null, diastolic: number | null): string =>
  `${systolic === null ? '–' : num(systolic, 0)}/${diastolic === null ? '–' : num(diastolic, 0)}`

/** "65%, 46 of 71"; under 10 cases "3 of 7, too few to rate". */
export function share(part: number, whole: number): string {
  const counts = `${num(part, 0)} of ${num(whole, 0)}`
  return whole < 10 ? `${counts}, too few to rate` : `${num((part / whole) * 100, 0)}%, ${counts}`
}

/** Milligrams of powder as grams: "0.5 g", "9 g", "1.25 g". */
export const grams = (mg: number): string => withUnit(mg / 1000, 'g', 3)

/** Celsius as the site's unit: "101.1 °F" or "38.4 °C". Fahrenheit is computed from the stored value. */
export const temperature = (celsius: number, unit: 'F' | 'C'): string =>
  `${fixed(unit === 'F' ? (celsius * 9) / 5 + 32 : celsius)} °${unit}`

/** Kilograms as the site's unit: "164.2 lb" or "74.5 kg". */
export const weight = (kg: number, unit: 'lb' | 'kg'): string => `${fixed(unit === 'lb' ? kg / KG_PER_LB : kg)} ${unit}`

export const KG_PER_LB = 0.45359237

const fixed = (value: number) => num(value, 1)
