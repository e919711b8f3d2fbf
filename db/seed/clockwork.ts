import { addDays, addMinutes, instantOf, localDate } from '@/lib/clinical/time'
import type { LocalDate } from '@/lib/clinical/types'

/** The demo is told backwards from the instant at which it ends. */
export type Clockwork = {
  until: Date
  zone: string
  today: LocalDate
  /** A wall-clock time so many days before the last day. */
  at: (daysAgo: number, time: string) => Date
  /** So many minutes before the end. */
  ago: (minutes: number) => Date
  dayOf: (at: Date) => LocalDate
}

export function clockwork(until: Date, zone: string): Clockwork {
  const today = localDate(until, zone)
  return {
    until,
    zone,
    today,
    at: (daysAgo, time) => instantOf(addDays(today, -daysAgo), time, zone),
    ago: (minutes) => addMinutes(until, -minutes),
    dayOf: (at) => localDate(at, zone),
  }
}
