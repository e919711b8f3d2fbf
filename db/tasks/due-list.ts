import { cadenceFor } from '@/lib/clinical/phases/cadence'
import type { CadenceFacts, Measure } from '@/lib/clinical/phases/cadence-table'
import { type DueState, dueState } from '@/lib/clinical/phases/due'
import type { Phase } from '@/lib/clinical/types'

/** When each measure was last taken; absent = never. */
export type LastTaken = Partial<Record<Measure, Date>>

export type DueMeasure = {
  measure: Measure
  label: string
  /** "every 6 to 8 h while awake". */
  plan: string
  lastAt: Date | null
  dueAt: Date
  state: DueState
}

/**
 * What the monitoring cadence asks for (phases.md §4, P-19), the longest due first. What was never taken is due from
 * the admission on. Planned contacts stand for the check-in, so it is not listed twice.
 */
export function dueMeasures(
  facts: CadenceFacts & { phase: Phase },
  last: LastTaken,
  since: Date,
  now: Date,
): DueMeasure[] {
  return Object.values(cadenceFor(facts))
    .flatMap(({ measure, label, plan, intervalH }): DueMeasure[] => {
      if (intervalH === null || measure === 'check_in') return []
      const lastAt = last[measure] ?? null
      const { dueAt, state } = dueState(lastAt ?? since, intervalH, now)
      return [{ measure, label, plan, lastAt, dueAt, state }]
    })
    .sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime())
}
