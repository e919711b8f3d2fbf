import { roundHalfUp } from '../decimal'
import type { Unit } from './types'

/**
 * Unit conversion with UCUM codes (triage.md §6). Results carry 9 decimals, which hides binary noise
 * (105.8 °F is exactly 41 °C); round further only for display.
 */
const clean = (value: number) => roundHalfUp(value, 9)

export const KG_PER_LB = 0.45359237
export const CM_PER_INCH = 2.54

export const toCelsius = (fahrenheit: number): number => clean(((fahrenheit - 32) * 5) / 9)
export const toFahrenheit = (celsius: number): number => clean((celsius * 9) / 5 + 32)
export const toKilograms = (pounds: number): number => clean(pounds * KG_PER_LB)
export const toPounds = (kilograms: number): number => clean(kilograms / KG_PER_LB)
export const toCentimeters = (inches: number): number => clean(inches * CM_PER_INCH)
export const toInches = (centimeters: number): number => clean(centimeters / CM_PER_INCH)

const STEPS: readonly { from: Unit; to: Unit; by: (value: number) => number }[] = [
  { from: '[degF]', to: 'Cel', by: toCelsius },
  { from: 'Cel', to: '[degF]', by: toFahrenheit },
  { from: '[lb_av]', to: 'kg', by: toKilograms },
  { from: 'kg', to: '[lb_av]', by: toPounds },
  { from: 'g', to: 'kg', by: (g) => clean(g / 1000) },
  { from: 'kg', to: 'g', by: (kg) => clean(kg * 1000) },
  { from: '[in_i]', to: 'cm', by: toCentimeters },
  { from: 'cm', to: '[in_i]', by: toInches },
  { from: 'm', to: 'cm', by: (m) => clean(m * 100) },
  { from: 'cm', to: 'm', by: (cm) => clean(cm / 100) },
  { from: 'mg/dL', to: 'g/dL', by: (mg) => clean(mg / 1000) },
  { from: 'g/dL', to: 'mg/dL', by: (g) => clean(g * 1000) },
]

/** The value in another unit, or null when the two units do not measure the same thing. */
export function convert(value: number, from: Unit, to: Unit): number | null {
  if (from === to) return value
  return STEPS.find((step) => step.from === from && step.to === to)?.by(value) ?? null
}

/** Body mass index in kg/m², unrounded; null when the height is not above 0. */
export const bodyMassIndex = (weightKg: number, heightCm: number): number | null =>
  heightCm > 0 ? clean(weightKg / (heightCm / 100) ** 2) : null
