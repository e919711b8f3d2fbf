import { cadenceFor } from '@/lib/clinical/phases/cadence'
import { corridorUpper } from '@/lib/clinical/phases/corridor'
import { isAfter, phaseOf } from '@/lib/clinical/phases/phase-of'
import type { Facts } from '@/lib/clinical/triage/facts'
import { phaseLabel } from '@/lib/format/phase'
import type { Tx } from '../client'
import { courseOf } from '../facts/course'
import type { FactsRow } from '../facts/row'
import type { IntervalAt } from './missed'

type Known = { row: FactsRow; facts: Facts }
type Clock = Pick<Tx, 'zone'>

/** A dose reported later does not describe an earlier moment. */
const courseAt = ({ row }: Known, { zone }: Clock, at: Date) => {
  const course = courseOf(row)
  const later = course.lastDose && isAfter(course.lastDose, { zone, now: at })
  return later ? { ...course, lastDose: null, taperFinished: false } : course
}

/** Planned hours between sets in the phase of that moment. */
export const intervalOf =
  (known: Known, clock: Clock): IntervalAt =>
  (at) => {
    const { facts } = known
    if (!facts.setting) return null
    const { phase, day } = phaseOf(courseAt(known, clock, at), { zone: clock.zone, now: at })
    const { onAlpha2, approach, setting } = facts
    return cadenceFor({ phase, day, setting, onAlpha2, approach }).vitals.intervalH
  }

export type Expected = { cowsUpper: number | null; sowsUpper: number | null }

/** Upper bounds of the expected scores at a moment; null = no corridor. */
export function expectedAt({ row, facts }: Known, { zone }: Clock, at: Date): Expected {
  const course = courseOf(row)
  const upper = (instrument: 'COWS' | 'SOWS_H') => corridorUpper(course, { zone, at, instrument, step: facts.step })
  return { cowsUpper: upper('COWS'), sowsUpper: upper('SOWS_H') }
}

/** "Acute · day 2": what the corridor is expected of. */
export function courseLabel({ row }: Known, { zone, now }: Pick<Tx, 'zone' | 'now'>): string {
  const { phase, day } = phaseOf(courseOf(row), { zone, now })
  return phaseLabel(phase, { day })
}
