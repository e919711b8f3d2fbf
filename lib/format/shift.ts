import { localParts } from '../clinical/time'
import { longDay } from './clock'

/** "Tue 3 Mar 2026 · Day shift": day 07:00–15:00, evening to 23:00, then night, in the center's zone. */
export function shiftText(at: Date, zone: string): string {
  const { date, hour } = localParts(at, zone)
  const shift = hour >= 7 && hour < 15 ? 'Day' : hour >= 15 && hour < 23 ? 'Evening' : 'Night'
  return `${longDay(date)} · ${shift} shift`
}
