import { EngineError } from '../errors'
import { fromMilli, type Milli, toMilli } from './amounts'

/** Where the extra increments of a day go: to the earliest doses, or to the first and the last. */
export type SplitPlacement = 'earliest' | 'first_and_last'

export type Split = {
  /** In order of the day. Their sum is the total. */
  doses: number[]
  /** The total has fewer increments than planned doses: the patient must be told. */
  doseCountReduced: boolean
}

/**
 * Splits a day into doses (tapers.md §2.4). Amounts in any one unit.
 * Refuses `increment_not_positive`, `total_not_multiple` and `doses_per_day_invalid`.
 */
export function splitDoses(
  total: number,
  increment: number,
  dosesPerDay: number,
  placement: SplitPlacement = 'earliest',
): Split {
  const split = splitMilli(toMilli(total), toMilli(increment), dosesPerDay, placement)
  return { doses: split.doses.map(fromMilli), doseCountReduced: split.doseCountReduced }
}

/** The same in thousandths of the unit. */
export function splitMilli(
  total: Milli,
  increment: Milli,
  dosesPerDay: number,
  placement: SplitPlacement = 'earliest',
): Split {
  if (!(increment > 0)) throw new EngineError('increment_not_positive')
  if (!Number.isInteger(dosesPerDay) || dosesPerDay < 1) throw new EngineError('doses_per_day_invalid')
  const units = total / increment
  if (!Number.isInteger(units) || units < 0) throw new EngineError('total_not_multiple')
  const count = Math.min(dosesPerDay, units)
  if (count === 0) return { doses: [], doseCountReduced: true }
  const doses = new Array<number>(count).fill(Math.floor(units / count) * increment)
  for (const at of order(count, placement).slice(0, units % count)) doses[at] = (doses[at] ?? 0) + increment
  return { doses, doseCountReduced: count < dosesPerDay }
}

/** The order in which the doses of the day receive an extra increment. */
function order(count: number, placement: SplitPlacement): number[] {
  const all = Array.from({ length: count }, (_, i) => i)
  if (placement === 'earliest' || count < 3) return all
  return [0, count - 1, ...all.slice(1, -1)]
}
