import type { VitalsFormView } from '@/db/vitals/form'
import { entryQuestion } from '@/lib/clinical/vitals/questions'
import type { Earlier, Suggestion } from '@/lib/clinical/vitals/suggest'
import type { Unit } from '@/lib/clinical/vitals/types'
import { num } from '@/lib/format/number'
import type { FieldCheck } from './check'
import { type CountKey, type Draft, isGarbled, numberIn, unitOf } from './draft'
import type { SetVital } from './types'

/** One number against its limits and the reading before: refused, asked about once, or fine. */
export function checkNumber(draft: Draft, vital: SetVital, view: VitalsFormView): FieldCheck | undefined {
  const field = draft.fields[vital]
  if (isGarbled(field)) return garbled(field?.text ?? '')
  const value = numberIn(field)
  if (value === undefined) return undefined
  const unit = unitOf(draft, vital) as Unit
  const asked = entryQuestion({ parameter: vital, value, unit, previous: earlier(vital, view) })
  if (!asked || (asked.kind === 'ask' && field?.kept)) return { state: 'ok' }
  return {
    state: asked.kind === 'drop' ? 'refused' : 'ask',
    title: asked.lead,
    question: asked.ask,
    suggestion: asked.suggestion ? use(vital, asked.suggestion) : undefined,
  }
}

/** Counts, hours and 0–10 scales: a plain range, refused outside. 0 is a value. */
export function checkCount(draft: Draft, count: CountKey): FieldCheck | undefined {
  const field = draft.fields[count]
  if (isGarbled(field)) return garbled(field?.text ?? '')
  const value = numberIn(field)
  if (value === undefined) return undefined
  const { max, whole } = COUNT_RANGE[count]
  if (value < 0 || value > max) return { state: 'refused', title: `${num(value)} is outside 0–${max}.` }
  if (whole && !Number.isInteger(value)) return { state: 'refused', title: `${num(value)} is not a whole number.` }
  return { state: 'ok' }
}

/** What a day, a glass and a 0–10 scale can hold; form limits, not clinical ones. */
const COUNT_RANGE: Record<CountKey, { max: number; whole: boolean }> = {
  vomits: { max: 99, whole: true },
  looseStools: { max: 99, whole: true },
  drankMl: { max: 9999, whole: true },
  hoursWithoutFluids: { max: 240, whole: false },
  hoursWithoutUrine: { max: 240, whole: false },
  craving: { max: 10, whole: true },
  sleepHours: { max: 24, whole: false },
  dailyFunction: { max: 10, whole: true },
}

export const garbled = (text: string): FieldCheck => ({ state: 'refused', title: `${text} is not a number.` })

/** The value before, with its age. A weight counts however old it is. */
function earlier(vital: SetVital, { previous, now }: VitalsFormView): Earlier | null {
  if (!previous) return null
  if (vital === 'weight' && previous.weight) return { value: previous.weight.kg, hours: previous.weight.days * 24 }
  const value = previous.vitals[vital]
  return value === undefined ? null : { value, hours: (Date.parse(now) - Date.parse(previous.takenAt)) / 3_600_000 }
}

/** Puts the suggested number or unit in; the person has accepted it. */
function use(vital: SetVital, { kind, value, unit, label }: Suggestion): FieldCheck['suggestion'] {
  return {
    label: kind === 'decimal' ? `Use ${value}` : `Use ${label}`,
    apply: (draft) => ({
      fields: { ...draft.fields, [vital]: { text: String(value) } },
      ...(unit === '[degF]' || unit === 'Cel' ? { temperatureUnit: unit } : {}),
      ...(unit === '[lb_av]' || unit === 'kg' ? { weightUnit: unit } : {}),
    }),
  }
}
