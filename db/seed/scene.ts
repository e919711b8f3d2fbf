import type { Act, Scene, SetOfNumbers } from './acts'
import type { Clockwork } from './clockwork'
import { type Body, bodySet, vital } from './numbers'
import type { StaffKey } from './staff'

/** What happened to one person besides the everyday. */
export type Own = (clock: Clockwork) => Scene[]

/** Builds the scenes of one person. */
export const of =
  (mrn: string) =>
  (at: Date, by: StaffKey, act: Act, soft = false): Scene => ({ at, mrn, by, act, soft })

/** A set with the numbers as given, and what was asked and scored with it. */
export const set = (body: Body, more: Partial<SetOfNumbers> & { vitals?: never; weightLb?: number } = {}): Act => {
  const { weightLb, ...rest } = more
  const base = bodySet(body)
  const vitals = [...base.vitals, ...(weightLb === undefined ? [] : [vital('weight', weightLb)])]
  return { do: 'set', minutesAgo: 0, set: { scores: [], ...base, ...rest, vitals } }
}
