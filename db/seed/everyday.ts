import { addMinutes, daysBetween, hoursBetween, localParts } from '@/lib/clinical/time'
import type { Phase } from '@/lib/clinical/types'
import type { Scene, SetOfNumbers } from './acts'
import type { Clockwork } from './clockwork'
import { type Mishap, mishapAt } from './mishaps'
import { type Body, baseOf, bodyAt, bodySet, cows, cssrs, gad7, phq9, shareOfPeak, sows, vital } from './numbers'
import type { Person } from './person'
import { dice } from './random'
import type { StaffKey } from './staff'

/** What the everyday sets and contacts of a person follow: where the person stood at any moment. */
export type Standing = {
  admittedAt: Date
  /** The phase and its day at that moment. */
  phaseAt: (at: Date) => { phase: Phase; day: number | null }
  /** How much withdrawal to expect: 0 none, 1 the peak of the corridor. */
  loadAt: (at: Date) => number
  onAlpha2: (at: Date) => boolean
  /** Days on which a step was due: scored in the morning, before it is decided. */
  stepDays: ReadonlySet<string>
}

const PEAK = { SOWS_H: 37, COWS: 24 } as const
/** Below the limits at which a score alone asks for a review. */
const MOST = { SOWS_H: 19, COWS: 12 } as const

/** Wall-clock times of the sets of a day. */
function timesOf(person: Person, standing: Standing, noon: Date, daysIn: number): readonly string[] {
  const { phase, day } = standing.phaseAt(noon)
  const close = phase === 'intake' || phase === 'unknown' || (phase === 'acute' && (day ?? 0) <= 3)
  if (person.setting === 'residential') {
    if (close && standing.onAlpha2(noon)) return ['02:30', '06:30', '10:30', '14:30', '18:30', '22:30']
    if (close || (phase === 'acute' && standing.onAlpha2(noon))) return ['06:30', '14:30', '22:30']
    if (phase === 'acute') return ['06:30', '18:30']
    return ['06:30']
  }
  if (close || phase === 'acute') return ['09:00']
  const every = { taper: 3, stabilization: 3, subacute: 4, extended: 14, long_term: 60 }[phase as string] ?? 7
  return daysIn % every === 0 || standing.stepDays.has(noon.toISOString().slice(0, 10)) ? ['08:30'] : []
}

/** Every set between admission and the end of the everyday, by the cadence of the phase (phases.md §4). */
export function everydaySets(
  person: Person,
  standing: Standing,
  clock: Clockwork,
  nurse: (at: Date) => StaffKey,
): Scene[] {
  const end = clock.ago(person.everydayEndsMin ?? 0)
  const first = addMinutes(standing.admittedAt, 40)
  const instants = [first]
  const days = daysBetween(clock.dayOf(standing.admittedAt), clock.today)
  for (let back = days; back >= 0; back -= 1)
    for (const time of timesOf(person, standing, clock.at(back, '12:00'), days - back)) {
      const at = clock.at(back, time)
      if (at > addMinutes(first, 90) && at <= end) instants.push(at)
    }
  return instants
    .filter(
      (at, no) => at <= clock.until && (no === 0 || mishapAt(person, at, standing.loadAt(at), clock) !== 'missed'),
    )
    .map((at, no) => ({
      at,
      mrn: person.mrn,
      by: nurse(at),
      act: {
        do: 'set',
        minutesAgo: dice(`${person.mrn}:${at.toISOString()}:late`).int(1, 8),
        set: setAt(person, standing, clock, at, no),
      },
    }))
}

function setAt(person: Person, standing: Standing, clock: Clockwork, at: Date, no: number): SetOfNumbers {
  const key = at.toISOString()
  const roll = dice(`${person.mrn}:${key}`)
  const load = standing.loadAt(at)
  const mishap = no === 0 ? null : mishapAt(person, at, load, clock)
  const body = changed(bodyAt(person, load, key), mishap)
  const { phase, day } = standing.phaseAt(at)
  const { hour } = localParts(at, clock.zone)
  const first = no === 0
  const morning = hour >= 6 && hour < 12
  const total = (instrument: 'SOWS_H' | 'COWS') =>
    mishap === 'rough' && instrument === 'COWS'
      ? 14
      : Math.min(MOST[instrument], Math.max(0, Math.round(PEAK[instrument] * load) + roll.int(-1, 1)))
  const twoWeekly = first || (morning && daysBetween(clock.dayOf(standing.admittedAt), clock.dayOf(at)) % 14 === 0)
  const reports = first || morning
  const asked = morning && (phase === 'acute' || phase === 'intake' || phase === 'unknown' || (day ?? 1) % 7 === 0)
  const selfReport = reports || (phase === 'acute' && (day ?? 9) <= 3 && hour >= 20)
  return {
    ...bodySet(body),
    vitals: [...bodySet(body).vitals, ...(reports ? [vital('weight', weightAt(person, standing, at))] : [])],
    ...(reports ? dailyReport(load, roll, phase) : {}),
    ...(mishap === 'craving' ? { craving: 8 } : {}),
    scores: [
      cows(total('COWS'), body.hr, roll),
      ...(selfReport ? [sows(total('SOWS_H'), roll)] : []),
      ...(first || asked || twoWeekly ? [cssrs()] : []),
      ...(twoWeekly
        ? [
            phq9((person.mood ?? 5) + roll.int(0, 2) + Math.round(load * 4), roll),
            gad7(roll.int(4, 6) + Math.round(load * 4), roll),
          ]
        : []),
    ],
  }
}

function changed(body: Body, mishap: Mishap | null): Body {
  if (mishap === 'pressure') return { ...body, sbp: 162, dbp: 92 }
  if (mishap === 'breath') return { ...body, rr: 22, spo2: 95 }
  return body
}

function dailyReport(load: number, roll: ReturnType<typeof dice>, phase: Phase): Partial<SetOfNumbers> {
  const loose = load > 0.3 ? roll.int(0, 2) : 0
  return {
    ticks: [],
    sleepHours: roll.between(7 - load * 4, 8 - load * 4),
    craving: Math.min(6, Math.round(load * 9 + (phase === 'long_term' ? 0 : 1)) + roll.int(0, 1)),
    vomits: load > 0.42 ? roll.int(0, 1) : 0,
    looseStools: loose,
    hoursWithoutFluids: 0,
    dailyFunction: Math.max(4, Math.round(9 - load * 9)),
  }
}

/** A little is lost in the worst days and comes back. */
function weightAt(person: Person, standing: Standing, at: Date): number {
  const { weightLb } = baseOf(person)
  const days = hoursBetween(standing.admittedAt, at) / 24
  const lost = days < 8 ? 0.0018 * days : Math.max(0, 0.0144 - 0.0008 * (days - 8))
  return Number((weightLb * (1 - lost)).toFixed(1))
}

/** Withdrawal after the last dose, of a person of this intensity. */
export const afterLastDose = (person: Person, lastDoseAt: Date) => (at: Date) =>
  at < lastDoseAt ? 0.1 : person.intensity * shareOfPeak(hoursBetween(lastDoseAt, at))
