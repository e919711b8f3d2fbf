import { hoursBetween } from '@/lib/clinical/time'
import type { Clockwork } from './clockwork'
import type { Person } from './person'
import { dice } from './random'

/** What an ordinary week brings besides the plan: each opens a flag that the staff answers and the next sets clear. */
export type Mishap = 'missed' | 'rough' | 'craving' | 'pressure' | 'breath'

/** The last days are told by the people's own scenes; nothing is left open by chance. */
const CALM_H = 60

const CHANCES: readonly (readonly [Mishap, number])[] = [
  ['missed', 0.02],
  ['rough', 0.05],
  ['craving', 0.03],
  ['pressure', 0.03],
  ['breath', 0.03],
]

/** The mishap of one planned set on the unit, or none. */
export function mishapAt(person: Person, at: Date, load: number, clock: Clockwork): Mishap | null {
  if (person.setting !== 'residential' || hoursBetween(at, clock.until) < CALM_H) return null
  const roll = dice(`${person.mrn}:${at.toISOString()}:mishap`)
  const found = CHANCES.find(([, chance]) => roll.next() < chance)?.[0] ?? null
  return found === 'rough' && load < 0.3 ? null : found
}

/** Whether nobody picked up the phone at a planned contact; it is made up for the next day. */
export const unreached = (person: Person, at: Date, clock: Clockwork): boolean =>
  person.setting !== 'residential' &&
  hoursBetween(at, clock.until) > CALM_H &&
  dice(`${person.mrn}:${at.toISOString()}:unreached`).next() < 0.06
