import { daysBetween, localDate, localParts } from '../clinical/time'
import type { LocalDate } from '../clinical/types'

/** Clock times and dates in the center's zone (design §7): 24 h, "3 Mar", the year only outside the current one. */

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

/** "07:38". */
export function clock(at: Date, zone: string): string {
  const { hour, minute } = localParts(at, zone)
  return `${two(hour)}:${two(minute)}`
}

/** "07:42:16". */
export function clockSeconds(at: Date, zone: string): string {
  const { hour, minute, second } = localParts(at, zone)
  return `${two(hour)}:${two(minute)}:${two(second)}`
}

/** "3 Mar", or "3 Mar 2025" when `today` is in another year. */
export function day(date: LocalDate, today: LocalDate): string {
  const [year, month, dayOfMonth] = date.split('-')
  const short = `${Number(dayOfMonth)} ${MONTHS[Number(month) - 1] ?? '?'}`
  return year === today.slice(0, 4) ? short : `${short} ${year}`
}

/** "Tue". */
export const weekday = (date: LocalDate): string => WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? '?'

/** "Tue 3 Mar". */
export const weekdayAndDay = (date: LocalDate, today: LocalDate): string => `${weekday(date)} ${day(date, today)}`

/** "Tue 3 Mar 2026": the top bar, which always says the year. */
export const longDay = (date: LocalDate): string => `${weekday(date)} ${day(date, '')}`

/** "07:38" today, "2 Mar 21:10" on any other day: an instant that must not be misread as today. */
export function moment(at: Date, now: Date, zone: string): string {
  const [date, today] = [localDate(at, zone), localDate(now, zone)]
  return daysBetween(date, today) === 0 ? clock(at, zone) : `${day(date, today)} ${clock(at, zone)}`
}

/** The day of an instant in the center's zone: "3 Mar". */
export const dayOfInstant = (at: Date, now: Date, zone: string): string =>
  day(localDate(at, zone), localDate(now, zone))

const two = (value: number) => String(value).padStart(2, '0')
