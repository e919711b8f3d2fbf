import { roundHalfUp } from '../decimal'
import { EngineError } from '../errors'

/**
 * Amounts inside the engine are integers of a thousandth of the product's unit: mg for powder (architecture.md).
 * Decimals exist only at the edge, so that ten steps of 0.1 g are exactly 1 g.
 */
export type Milli = number

/** Thousandths of an amount, rounded half up. */
export const toMilli = (amount: number): Milli => Math.round(roundHalfUp(amount, 3) * 1000)

export const fromMilli = (milli: Milli): number => milli / 1000

/** The measured baseline rounded half up to the increment, at least one increment (tapers.md §2.3, T-01). */
export function roundToIncrement(baseline: number, increment: Milli): Milli {
  return Math.max(1, roundHalfUp(baseline / fromMilli(increment))) * increment
}

/** Percent in millionths, rounded down: a real cut must never exceed the chosen percent. */
const millionths = (percent: number) => BigInt(Math.floor(Number((percent * 1_000_000).toPrecision(15))))
const WHOLE = 100_000_000n

/**
 * The next dose by the step rule (tapers.md §2.3, T-05): `prev` less `percent` of `of`, rounded up to the increment,
 * at least one increment lower, and 0 below one increment. `of` is `prev` itself, or the base in linear mode.
 */
export function nextMilli(prev: Milli, percent: number, increment: Milli, of: Milli = prev): Milli {
  const kept = BigInt(prev) * WHOLE - BigInt(of) * millionths(percent)
  const step = BigInt(increment) * WHOLE
  const rounded = kept <= 0n ? 0 : Number((kept + step - 1n) / step) * increment
  const next = rounded >= prev ? prev - increment : rounded
  return next < increment ? 0 : next
}

/** The step rule with decimal amounts, in any one unit. Refuses `increment_not_positive`, `percent_invalid`. */
export function nextDose(prev: number, percent: number, increment: number): number {
  if (!(toMilli(increment) > 0)) throw new EngineError('increment_not_positive')
  if (!(percent >= 0 && percent <= 100)) throw new EngineError('percent_invalid')
  return fromMilli(nextMilli(toMilli(prev), percent, toMilli(increment)))
}

/** Whether `percent` of `of` is less than the increment, so that the increment sets the cut (tapers.md §2.3). */
export const cutIsUnderIncrement = (of: Milli, percent: number, increment: Milli): boolean =>
  BigInt(of) * millionths(percent) < BigInt(increment) * WHOLE

/** Cut in percent of the dose before, 1 decimal half up. Negative for a rise; null from zero. */
export const cutPercent = (prev: number, next: number): number | null =>
  prev === 0 ? null : roundHalfUp(((toMilli(prev) - toMilli(next)) / toMilli(prev)) * 100, 1)

/** Cuts between successive doses. */
export const cutPercents = (doses: readonly number[]): (number | null)[] =>
  doses.slice(1).map((dose, i) => cutPercent(doses[i] ?? 0, dose))

/** Days as weeks for display, 1 decimal half up (T-06). */
export const weeksOf = (days: number): number => roundHalfUp(days / 7, 1)
