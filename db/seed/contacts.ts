import { cadenceFor } from '@/lib/clinical/phases/cadence'
import { addHours, hoursBetween, localParts } from '@/lib/clinical/time'
import type { Approach } from '@/lib/clinical/types'
import type { Scene } from './acts'
import type { Clockwork } from './clockwork'
import type { Standing } from './everyday'
import type { Person } from './person'
import { dice } from './random'
import type { StaffKey } from './staff'

const NOTES = [
  'Slept a little better. Walks after lunch.',
  'Talked about evenings, the hardest time of the day.',
  'Named two people to call. Has the crisis numbers.',
  'Energy low, mood steady. Eats regular meals.',
  'Wants to keep this pace.',
  'Went through triggers at work.',
]

/** Check-ins by the cadence of the phase, each on the morning that it is due. */
export function everydayContacts(
  person: Person,
  standing: Standing,
  clock: Clockwork,
  approach: Approach | null,
  counselor: StaffKey,
): Scene[] {
  const end = clock.ago(person.everydayEndsMin ?? 0)
  const scenes: Scene[] = []
  let last = standing.admittedAt
  for (;;) {
    const { phase, day } = standing.phaseAt(last)
    const every = cadenceFor({ phase, day, setting: person.setting, approach }).check_in.intervalH ?? 168
    const at = nextMorning(addHours(last, every), clock)
    if (at > end) return scenes
    const note = dice(`${person.mrn}:${at.toISOString()}:note`).pick(NOTES)
    scenes.push({
      at,
      mrn: person.mrn,
      by: counselor,
      act: { do: 'contact', state: 'happened', kind: person.setting === 'residential' ? 'check_in' : 'phone', note },
    })
    last = at
  }
}

const MORNING = { residential: '10:00', other: '11:00' }
/** A contact made up to six hours early counts as the one that was due. */
const EARLY_H = 5

function nextMorning(due: Date, clock: Clockwork): Date {
  const dayOfDue = clock.dayOf(due)
  const back = Math.round(hoursBetween(clock.at(0, '12:00'), clock.at(0, '12:00')))
  const daysAgo = Math.round((Date.parse(clock.today) - Date.parse(dayOfDue)) / 86_400_000) + back
  const same = clock.at(daysAgo, MORNING.residential)
  return hoursBetween(same, due) <= EARLY_H ? same : clock.at(daysAgo - 1, MORNING.residential)
}

export const isWorkingHour = (at: Date, zone: string) => {
  const { hour } = localParts(at, zone)
  return hour >= 8 && hour < 18
}
