import type { Phase, Source } from '../types'
import {
  CADENCE,
  CADENCE_CONDITIONS,
  type CadenceColumn,
  type CadenceFacts,
  type CadenceRow,
  MEASURES,
  type Measure,
} from './cadence-table'
import { INDUCTION_LAST_DAY } from './definitions'

export type PlannedMeasure = {
  measure: Measure
  label: string
  /** Hours between two measurements; null = planned by an event (a visit, a step), or not planned. */
  intervalH: number | null
  plan: string
  source: Source | null
}

const MEASURE_NAMES = Object.keys(MEASURES) as Measure[]
const ACUTE_WATCH_LAST_DAY = INDUCTION_LAST_DAY

/**
 * How often each measure is planned for a patient (phases.md §4, P-20). `intervalH` is in elapsed hours; what time
 * does not plan has null and says when instead.
 */
export function cadenceFor(facts: CadenceFacts & { phase: Phase }): Record<Measure, PlannedMeasure> {
  const column = cadenceColumn(facts.phase, facts.day ?? null)
  const entries = MEASURE_NAMES.map((measure) => [measure, planned(measure, column, facts)] as const)
  return Object.fromEntries(entries) as Record<Measure, PlannedMeasure>
}

/** The column of the cadence table that a phase follows; without a day `acute` follows its first, closer column. */
export function cadenceColumn(phase: Phase, day: number | null): CadenceColumn {
  if (phase === 'intake' || phase === 'unknown') return 'acute_0_3'
  if (phase === 'stabilization') return 'taper'
  if (phase === 'acute') return day !== null && day > ACUTE_WATCH_LAST_DAY ? 'acute_4_7' : 'acute_0_3'
  return phase
}

function planned(measure: Measure, column: CadenceColumn, facts: CadenceFacts): PlannedMeasure {
  const row = CADENCE[measure].find((one) => fits(one, column, facts))
  return {
    measure,
    label: MEASURES[measure],
    intervalH: row?.intervalH ?? null,
    plan: row?.plan ?? 'not planned',
    source: row?.source ?? null,
  }
}

function fits(row: CadenceRow, column: CadenceColumn, facts: CadenceFacts): boolean {
  if (!row.columns.includes(column)) return false
  if (row.setting && !row.setting.includes(facts.setting)) return false
  if (row.approach && !(facts.approach && row.approach.includes(facts.approach))) return false
  return !row.when || CADENCE_CONDITIONS[row.when].holds(facts)
}
