import type { LocalDate, When } from './types'

/**
 * Calendar and clock arithmetic for the engine (phases.md §2.2, P-06).
 * Days are differences of local calendar dates; hours are elapsed physical time.
 * Nothing here reads a clock: `now` and the zone are always arguments.
 */

const HOUR_MS = 3_600_000
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(zone: string) {
  let f = formatters.get(zone)
  if (!f) {
    f = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
    formatters.set(zone, f)
  }
  return f
}

const QUARTER_MS = 900_000
const OFFSETS_KEPT = 20_000
const offsets = new Map<string, Map<number, number>>()

/**
 * Milliseconds that the zone's wall clock is ahead of UTC. Zones change on quarter hours only, so one look-up per
 * quarter hour is exact and spares the slow formatter.
 */
function offsetOf(at: number, zone: string): number {
  const known = offsets.get(zone) ?? new Map<number, number>()
  offsets.set(zone, known)
  const quarter = Math.floor(at / QUARTER_MS)
  let offset = known.get(quarter)
  if (offset === undefined) {
    if (known.size >= OFFSETS_KEPT) known.clear()
    offset = formattedOffset(quarter * QUARTER_MS, zone)
    known.set(quarter, offset)
  }
  return offset
}

function formattedOffset(at: number, zone: string): number {
  const p: Record<string, string> = {}
  for (const { type, value } of formatter(zone).formatToParts(at)) p[type] = value
  return (
    Date.UTC(Number(p.year), Number(p.month) - 1, Number(p.day), Number(p.hour), Number(p.minute), Number(p.second)) -
    at
  )
}

/** Local wall-clock parts of an instant in an IANA zone. */
export function localParts(at: Date, zone: string) {
  const wall = new Date(at.getTime() + offsetOf(at.getTime(), zone))
  return {
    date: wall.toISOString().slice(0, 10) as LocalDate,
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
    second: wall.getUTCSeconds(),
  }
}

/** The local calendar date of an instant. */
export const localDate = (at: Date, zone: string): LocalDate => localParts(at, zone).date

/** The local date of a moment known to the instant or only to the date. */
export const dateOf = (when: When, zone: string): LocalDate => ('at' in when ? localDate(when.at, zone) : when.date)

const dayNumber = (date: LocalDate) => Math.round(Date.parse(`${date}T00:00:00Z`) / 86_400_000)

/** Whole calendar days from `from` to `to`; negative when `to` is earlier. Safe across DST. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => dayNumber(to) - dayNumber(from)

/** The date `days` calendar days after `date`. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date((dayNumber(date) + days) * 86_400_000).toISOString().slice(0, 10)
}

/** Elapsed hours, unrounded. */
export const hoursBetween = (from: Date, to: Date): number => (to.getTime() - from.getTime()) / HOUR_MS

/** Elapsed minutes, unrounded. */
export const minutesBetween = (from: Date, to: Date): number => (to.getTime() - from.getTime()) / 60_000

/** The instant `hours` elapsed hours after `at`. */
export const addHours = (at: Date, hours: number): Date => new Date(at.getTime() + hours * HOUR_MS)

/** The instant `minutes` elapsed minutes after `at`. */
export const addMinutes = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * 60_000)

/**
 * The instant at which a local wall-clock time occurs on a local date.
 * A time that the spring change skips gives the first instant after the gap;
 * a time that the autumn change repeats gives its first occurrence.
 */
export function instantOf(date: LocalDate, time: string, zone: string): Date {
  const wall = Date.parse(`${date}T${time.length === 5 ? `${time}:00` : time}Z`)
  const offsetAt = (at: number) => {
    const p = localParts(new Date(at), zone)
    const asUtc = Date.parse(
      `${p.date}T${String(p.hour).padStart(2, '0')}:${String(p.minute).padStart(2, '0')}:${String(p.second).padStart(2, '0')}Z`,
    )
    return asUtc - Math.floor(at / 1000) * 1000
  }
  const before = offsetAt(wall - 86_400_000)
  const after = offsetAt(wall + 86_400_000)
  const candidates = [wall - before, wall - after].sort((a, b) => a - b)
  for (const at of candidates) if (at + offsetAt(at) === wall) return new Date(at)
  // Skipped by the spring change: the gap ends where the new offset starts.
  let low = wall - Math.max(before, after) - HOUR_MS * 3
  let high = low + HOUR_MS * 8
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2000) * 1000
    if (middle + offsetAt(middle) >= wall) high = middle
    else low = middle
  }
  return new Date(high)
}

const days = new Map<string, number>()

/** The first instant of a local calendar date. Asked again and again for the same few dates, so it is remembered. */
export function startOfDay(date: LocalDate, zone: string): Date {
  const key = `${zone} ${date}`
  let at = days.get(key)
  if (at === undefined) {
    if (days.size >= OFFSETS_KEPT) days.clear()
    at = instantOf(date, '00:00', zone).getTime()
    days.set(key, at)
  }
  return new Date(at)
}
