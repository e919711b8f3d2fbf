import { DEFAULT_PHASE_SETTINGS } from '../phases/definitions'
import { isAfter, phaseOf } from '../phases/phase-of'
import { hoursBetween, localDate, startOfDay } from '../time'
import type { LocalDate, Phase } from '../types'
import { last } from './answers'
import type { Facts, VitalsSet } from './facts'
import { type News2, news2Of } from './news2-of'
import type { RuleContext, TriageSettings } from './types'

/** A set entered later than this after it was measured is history: it opens no flag. */
export const LATE_ENTRY_H = 12

/** What does not depend on `now`; shared by every instant that one evaluation tries. */
type Shared = Omit<RuleContext, 'now' | 'today' | 'phase' | 'day'>

export type ContextAt = (now: Date) => RuleContext

/**
 * Prepares the facts once; the answer gives the context of any instant. Sets, NEWS2 and local dates are worked out
 * at most once per evaluation, which is what keeps it cheap.
 */
export function contextsOf(
  facts: Facts,
  settings: TriageSettings,
  zone: string,
  threshold: (key: string) => number,
): ContextAt {
  const recordedSets = facts.vitals.filter((set) => set.outcome === 'measured')
  const sets = recordedSets.filter((set) => !set.enteredAt || hoursBetween(set.at, set.enteredAt) <= LATE_ENTRY_H)
  const shared: Shared = {
    facts,
    setting: threshold,
    zone,
    phaseSettings: settings.phases ?? DEFAULT_PHASE_SETTINGS,
    sets,
    latest: last(sets) ?? null,
    recordedSets,
    news2: remember(new Map<VitalsSet, News2>(), news2Of),
    localDate: rememberBy(
      new Map<number, LocalDate>(),
      (at) => at.getTime(),
      (at: Date) => localDate(at, zone),
    ),
    startOfDay: remember(new Map<LocalDate, Date>(), (date) => startOfDay(date, zone)),
  }
  const atInstant = new Map<number, RuleContext>()
  return rememberBy(
    atInstant,
    (now) => now.getTime(),
    (now: Date) => ({ ...shared, now, today: shared.localDate(now), ...phaseAt(shared, now) }),
  )
}

/** A fixed phase if the facts give one, else the phase that the course has at `now`. */
function phaseAt({ facts, zone, phaseSettings }: Shared, now: Date): { phase: Phase | null; day: number | null } {
  const { course } = facts
  if (facts.phase || !course) return { phase: facts.phase, day: facts.day }
  if (course.lastDose && isAfter(course.lastDose, { zone, now })) return { phase: 'unknown', day: null }
  const { phase, day } = phaseOf(course, { zone, now, settings: phaseSettings })
  return { phase, day }
}

const remember = <K, V>(known: Map<K, V>, find: (key: K) => V) => rememberBy(known, (key) => key, find)

function rememberBy<A, K, V>(known: Map<K, V>, keyOf: (argument: A) => K, find: (argument: A) => V) {
  return (argument: A): V => {
    const key = keyOf(argument)
    const old = known.get(key)
    if (old !== undefined) return old
    const value = find(argument)
    known.set(key, value)
    return value
  }
}
