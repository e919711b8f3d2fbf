import type { Scene } from './acts'
import { clockwork } from './clockwork'
import { courseScenes } from './course'
import { OWN_SCENES } from './own-scenes'
import type { Cast } from './person'

/**
 * Everything that happened in a center up to an instant: the same scenes for the same instant, nobody drawn from life.
 * `only` tells the story of some of its people.
 */
export function storyOf({ center, people }: Cast, until: Date, only?: readonly string[]): Scene[] {
  const clock = clockwork(until, center.zone)
  const told = people.filter(({ mrn }) => !only || only.includes(mrn))
  const mrns = new Set(told.map(({ mrn }) => mrn))
  const own = OWN_SCENES.flatMap((scenes) => scenes(clock)).filter(({ mrn, at }) => mrns.has(mrn) && at <= until)
  return [...told.flatMap((person) => courseScenes(person, center, clock)), ...own]
}
