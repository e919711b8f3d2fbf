import { minutesBetween } from '../clinical/time'

/** The age of a value: "4 min", "1 h 20", "2 d 1 h" (design §7). Under a minute "now"; the future counts as now. */
export const ageOf = (at: Date, now: Date): string => duration(Math.floor(minutesBetween(at, now)))

/** Whole minutes as "now", "4 min", "1 h 20", "2 d 1 h"; parts that are zero are left out ("2 h", "3 d"). */
export function duration(minutes: number): string {
  if (minutes < 1) return 'now'
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${two(minutes % 60)}`
  const days = Math.floor(hours / 24)
  return hours % 24 === 0 ? `${days} d` : `${days} d ${hours % 24} h`
}

/** A span to go or gone, in days: "in 2 d", "today", "tomorrow" is not used; "3 d ago". */
export function inDays(days: number): string {
  if (days === 0) return 'today'
  return days > 0 ? `in ${days} d` : `${-days} d ago`
}

const two = (value: number) => String(value).padStart(2, '0')
