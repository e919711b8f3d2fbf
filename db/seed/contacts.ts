import { cadenceFor } from '@/lib/clinical/phases/cadence'
import { addHours, addMinutes, daysBetween } from '@/lib/clinical/time'
import type { Approach } from '@/lib/clinical/types'
import type { Act, Scene } from './acts'
import type { Clockwork } from './clockwork'
import type { Standing } from './everyday'
import { unreached } from './mishaps'
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

/** Check-ins by the cadence of the phase, each made shortly before it is due. */
export function everydayContacts(
  person: Person,
  standing: Standing,
  clock: Clockwork,
  approachAt: (at: Date) => Approach | null,
  counselor: StaffKey,
): Scene[] {
  const end = clock.ago(person.contactsEndMin ?? 0)
  const scenes: Scene[] = []
  let last = standing.admittedAt
  for (;;) {
    const { phase, day } = standing.phaseAt(last)
    const every =
      cadenceFor({ phase, day, setting: person.setting, approach: approachAt(last) }).check_in.intervalH ?? 168
    const tried = made(person, every, last, clock)
    const missed = unreached(person, tried, clock)
    const at = missed ? addHours(tried, 26) : tried
    if (at > end) return scenes
    if (missed) scenes.push({ at: tried, mrn: person.mrn, by: counselor, act: NOT_REACHED })
    const note = dice(`${person.mrn}:${at.toISOString()}:note`).pick(NOTES)
    const kind = person.setting === 'residential' ? 'check_in' : 'phone'
    const scene = (act: Act): Scene => ({ at, mrn: person.mrn, by: counselor, act })
    const next = standing.phaseAt(at)
    const nextEvery = cadenceFor({ ...next, setting: person.setting, approach: approachAt(at) }).check_in.intervalH
    if (nextEvery === TWICE_A_WEEK_H) scenes.push(scene({ do: 'book', kind, at: addHours(at, BOOKED_AFTER_H) }))
    scenes.push(scene({ do: 'contact', state: 'happened', kind, note }))
    last = at
  }
}

const NOT_REACHED: Act = { do: 'contact', state: 'no_answer', kind: 'phone' }
const TWICE_A_WEEK_H = 84
/** Twice a week falls into the night every other time; then the counselor books a morning within three days. */
const BOOKED_AFTER_H = 71

function made(person: Person, every: number, last: Date, clock: Clockwork): Date {
  const due = addHours(last, every === TWICE_A_WEEK_H ? BOOKED_AFTER_H : every)
  const minutes = dice(`${person.mrn}:${due.toISOString()}:made`).int(0, 2) * 15
  if (every > 24) return addMinutes(due, -minutes)
  const morning = clock.at(daysBetween(clock.dayOf(due), clock.today), '09:30')
  return addMinutes(morning, minutes)
}
