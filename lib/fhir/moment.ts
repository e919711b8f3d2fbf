import { startOfDay } from '../clinical/time'
import type { LocalDate } from '../clinical/types'
import type { Resource } from './schema'

export type Moment = { ok: true; at: Date } | { ok: false; why: string }

/** When an observation was made: an instant, or why it has none. A missing time of day is never made up. */
export function momentOf(observation: Resource<'Observation'>, now: Date): Moment {
  const sent = observation.effectiveInstant ?? observation.effectiveDateTime
  if (sent === undefined) return { ok: false, why: observation.effectivePeriod ? 'a period, not a moment' : 'no time' }
  if (sent.length <= 10) return { ok: false, why: 'a date without a time of day' }
  if (!/(Z|[+-]\d{2}:\d{2})$/.test(sent)) return { ok: false, why: 'a time without a time zone' }
  const at = new Date(sent)
  return at > now ? { ok: false, why: 'the time lies in the future' } : { ok: true, at }
}

/** The calendar date as the source wrote it; null when the day is not said. */
export const dayOf = (sent: string | undefined): LocalDate | null =>
  sent !== undefined && sent.length >= 10 ? sent.slice(0, 10) : null

/** An instant, or the start of the day in the center's zone when only the day is said; null for less. */
export function instantOrDay(sent: string | undefined, zone: string): Date | null {
  const day = dayOf(sent)
  if (sent === undefined || day === null) return null
  return /T.*(Z|[+-]\d{2}:\d{2})$/.test(sent) ? new Date(sent) : startOfDay(day, zone)
}
