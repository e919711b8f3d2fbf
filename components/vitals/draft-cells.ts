import type { VitalsFormView } from '@/db/vitals/form'
import type { SetRow } from '@/db/vitals/history-types'
import { toCelsius, toKilograms } from '@/lib/clinical/vitals/convert'
import type { DraftCheck } from './check'
import { COUNTS, type Draft, type FieldKey, numberIn } from './draft'
import { cellOf, type FlowCell, type SetRowKey } from './flowsheet-cells'
import { SET_VITALS, type SetVital } from './types'

/** One row of the draft column: the set as it would be recorded, shown like any other. */
export function draftCell(row: SetRowKey, draft: Draft, check: DraftCheck, view: VitalsFormView): FlowCell | null {
  if (draft.outcome !== 'measured') return { text: '–', look: 'ms' }
  return cellOf(row, draftSet(draft, check, view), view.units)
}

/** The draft as a set in stored units. Refused values are not in it. */
export function draftSet(draft: Draft, check: DraftCheck, view: VitalsFormView): Omit<SetRow, 'corrects'> {
  const value = (field: FieldKey) => (check.refused.has(field) ? undefined : numberIn(draft.fields[field]))
  const vitals: SetRow['vitals'] = {}
  for (const vital of SET_VITALS) vitals[vital] = stored(vital, value(vital), draft)
  return {
    id: 'draft',
    takenAt: view.now,
    enteredAt: view.now,
    outcome: 'measured',
    recorder: null,
    origin: 'staff',
    vitals,
    unrecordable: SET_VITALS.filter((vital) => draft.fields[vital]?.unrecordable),
    acvpu: draft.acvpu,
    onOxygen: draft.onOxygen,
    spo2Scale: view.spo2Scale,
    ...Object.fromEntries(COUNTS.map((count) => [count, value(count)])),
    scores: Object.entries(check.scores).map(([instrumentId, score]) => ({
      instrumentId,
      total: score?.total ?? null,
      band: score?.band ?? null,
    })),
    expected: view.expected,
  }
}

function stored(vital: SetVital, value: number | undefined, draft: Draft): number | undefined {
  if (value === undefined) return undefined
  if (vital === 'temperature' && draft.temperatureUnit === '[degF]') return toCelsius(value)
  if (vital === 'weight' && draft.weightUnit === '[lb_av]') return toKilograms(value)
  return value
}
