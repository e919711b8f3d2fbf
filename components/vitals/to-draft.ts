import { takenNow } from '../instruments/taken'
import { COUNTS, type Draft, emptyDraft, type FieldKey } from './draft'
import { SET_VITALS, type SetRow, type SetVital, type VitalsFormView } from './types'
import { inFormUnit } from './units-shown'

/** A recorded set back in the form, to correct it: entered values and units where they are kept. */
export function draftFromSet(set: SetRow, zone: string, units: VitalsFormView['units']): Draft {
  const draft = emptyDraft(units)
  draft.taken = takenNow(new Date(set.takenAt), zone)
  draft.outcome = set.outcome === 'missed' ? 'measured' : set.outcome
  draft.reason = set.reason ?? ''
  draft.acvpu = set.acvpu
  draft.onOxygen = set.onOxygen
  draft.position = set.position
  if (set.entered?.temperature) draft.temperatureUnit = set.entered.temperature.unit === 'Cel' ? 'Cel' : '[degF]'
  if (set.entered?.weight) draft.weightUnit = set.entered.weight.unit === 'kg' ? 'kg' : '[lb_av]'
  for (const vital of SET_VITALS) {
    const text = enteredText(set, vital, draft)
    if (set.unrecordable?.includes(vital)) draft.fields[vital] = { text: '', unrecordable: true }
    else if (text !== undefined) draft.fields[vital] = { text, kept: true }
  }
  for (const count of COUNTS) setCount(draft, count, set[count])
  return draft
}

function enteredText(set: SetRow, vital: SetVital, draft: Draft): string | undefined {
  const entered = set.entered?.[vital]
  if (entered) return String(entered.value)
  const value = set.vitals[vital]
  if (value === undefined) return undefined
  return String(vital === 'temperature' || vital === 'weight' ? inFormUnit(value, draft, vital) : value)
}

function setCount(draft: Draft, count: FieldKey, value: number | undefined) {
  if (value !== undefined) draft.fields[count] = { text: String(value) }
}
