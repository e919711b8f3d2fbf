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

/**
 * The shortest run that ends with the latest reading and spans `minutes`, or null if there is none.
 * It looks no further back than it must, so long histories cost nothing and evidence stays short.
 */
export function runSpanning<T extends Timed>(
  readings: readonly T[],
  qualifies: (reading: T) => boolean,
  minutes: number,
): T[] | null {
  for (let start = readings.length - 1; start >= 0; start -= 1) {
    const reading = readings[start]
    if (!reading || !qualifies(reading)) return null
    const run = readings.slice(start)
    if (spans(run, minutes)) return run
  }
  return null
}
