import type { Source } from '../types'

/** What the queue may ask of people (triage.md §2.8), shown on the unit screen beside what it does ask. */
export const LOAD_TARGET = {
  newFlagsPerPatientDay: 0.6,
  /** T1 and T2 a day in a center of 56 patients. */
  urgentPerDay: { flags: 5, patients: 56 },
  source: { title: 'Center protocol', section: 'Load', strength: 'proposal' } satisfies Source,
} as const

/** A rule is due for review when people call most of its flags false (triage.md §5). */
export const FALSE_ALARM_LIMIT = { share: 0.8, firings: 50 } as const

export const isNoisy = ({ firings, falseAlarms }: { firings: number; falseAlarms: number }): boolean =>
  firings >= FALSE_ALARM_LIMIT.firings && falseAlarms > FALSE_ALARM_LIMIT.share * firings

/** Urgent flags a day that a center of this size may expect at most. */
export const urgentAllowance = (patients: number): number =>
  (LOAD_TARGET.urgentPerDay.flags / LOAD_TARGET.urgentPerDay.patients) * patients
