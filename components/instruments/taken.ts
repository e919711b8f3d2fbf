import { addDays, hoursBetween, instantOf, localDate, localParts } from '@/lib/clinical/time'
import type { LocalDate } from '@/lib/clinical/types'

/** A time of measurement as entered: local date and 24 h time. Null means "now", read when it is saved. */
export type TakenAt = { date: LocalDate; time: string }

export type TakenCheck = { at: Date | null; problem: string | null; note: string | null }

/** More hours than this between measuring and entering, and a set opens no flag (triage R-28). */
const BACKDATED_HOURS = 12

/** "738", "7:38" and "07:38" are 07:38; anything else is null. */
export function parseTime(text: string): string | null {
  const match = /^(\d{1,2}):?(\d{2})$/.exec(text.trim())
  const [hour, minute] = [Number(match?.[1]), Number(match?.[2])]
  if (!match || hour > 23 || minute > 59) return null
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

/** The instant of an entered time, or why it cannot be taken. A future time is refused, an old one is noted. */
export function checkTaken(taken: TakenAt | null, now: Date, zone: string): TakenCheck {
  if (!taken) return { at: now, problem: null, note: null }
  const time = parseTime(taken.time)
  if (!time) return { at: null, problem: `${taken.time || 'Blank'} is not a time. Write it as 07:38.`, note: null }
  const at = instantOf(taken.date, time, zone)
  // A set taken in this very minute is not in the future.
  if (at.getTime() > now.getTime())
    return { at: null, problem: `${time} has not come yet. Enter when it was taken.`, note: null }
  const old = hoursBetween(at, now) > BACKDATED_HOURS
  return { at, problem: null, note: old ? 'Taken more than 12 h ago: kept in the chart, opens no flag.' : null }
}

/** Now as an entered time. */
export function takenNow(now: Date, zone: string): TakenAt {
  const { date, hour, minute } = localParts(now, zone)
  return { date, time: `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` }
}

/** Today and the days before it, newest first, with the words of the list. */
export function recentDays(now: Date, zone: string, days = 8): { value: LocalDate; label: string }[] {
  const today = localDate(now, zone)
  return Array.from({ length: days }, (_, back) => {
    const value = addDays(today, -back)
    return { value, label: back === 0 ? 'today' : back === 1 ? 'yesterday' : dayText(value) }
  })
}

const DAY = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'short', day: 'numeric', month: 'short' })

/** "Tue 3 Mar". */
export function dayText(date: LocalDate): string {
  return DAY.format(new Date(`${date}T12:00:00Z`))
    .replace(',', '')
    .replace('Sept', 'Sep')
}
