import { minutesBetween } from '../time'

type Timed = { at: Date }

/** The unbroken run of qualifying readings that ends with the latest one; empty if the latest does not qualify. */
export function runAtEnd<T extends Timed>(readings: readonly T[], qualifies: (reading: T) => boolean): T[] {
  let start = readings.length
  while (start > 0) {
    const reading = readings[start - 1]
    if (!reading || !qualifies(reading)) break
    start -= 1
  }
  return readings.slice(start)
}

/** At least two readings whose first and last are at least `minutes` apart; exactly is enough. */
export function spans(run: readonly Timed[], minutes: number): boolean {
  const first = run[0]
  const end = run[run.length - 1]
  return run.length >= 2 && first !== undefined && end !== undefined && minutesBetween(first.at, end.at) >= minutes
}
