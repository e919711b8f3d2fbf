import type { VitalsFormView } from '@/db/vitals/form'
import { score } from '@/lib/clinical/instruments/score'
import type { InstrumentId, Score } from '@/lib/clinical/instruments/types'
import type { Tier } from '@/lib/clinical/types'
import { toCelsius } from '@/lib/clinical/vitals/convert'
import { type News2Part, type News2Points, news2 } from '@/lib/clinical/vitals/news2'
import { checkCount, checkNumber } from './check-field'
import { checkPressure } from './check-pressure'
import { COUNTS, type Draft, type FieldKey, isBlank, numberIn } from './draft'
import { previewFindings } from './preview-findings'

/**
 * What the engine says about one field. `ask` is the soft question, `refused` drops the field and not the set,
 * `note` only informs.
 */
export type FieldCheck = {
  state: 'ok' | 'ask' | 'refused' | 'note'
  /** "1642 lb is outside 44–772." */
  title?: string
  /** "Did you mean 164.2?" */
  question?: string
  suggestion?: { label: string; apply: (draft: Draft) => Partial<Draft> }
}

export type News2Check = {
  points: News2Points
  total: number | null
  missing: readonly News2Part[]
  /** The tier of VIT-01 to VIT-03 for these values; null below. */
  tier: Tier | null
}

export type DraftCheck = {
  fields: Partial<Record<FieldKey, FieldCheck>>
  refused: ReadonlySet<FieldKey>
  news2: News2Check
  scores: Partial<Record<string, Score>>
  /** COWS item 1 from the heart rate; null without one. */
  pulsePoints: number | null
  /** What saving would open, judged on this set alone, gravest first. */
  preview: readonly { rule: string; tier: Tier; text: string }[]
  blank: boolean
}

const NUMBERS = ['heart_rate', 'respiratory_rate', 'spo2', 'temperature', 'weight', 'pain', 'glucose'] as const

/** Runs the engine over a set while it is being typed. Nothing here decides; it asks `lib/clinical`. */
export function checkDraft(draft: Draft, view: VitalsFormView): DraftCheck {
  const fields: DraftCheck['fields'] = { ...checkPressure(draft, view) }
  for (const vital of NUMBERS) fields[vital] = checkNumber(draft, vital, view)
  for (const count of COUNTS) fields[count] = checkCount(draft, count)
  const refused = new Set((Object.keys(fields) as FieldKey[]).filter((field) => fields[field]?.state === 'refused'))
  const scores = scoresOf(draft, refused)
  const measured = news2Of(draft, view, refused)
  return {
    fields,
    refused,
    scores,
    news2: measured,
    pulsePoints: pulsePointsOf(draft, refused),
    preview: previewFindings({ draft, view, refused, scores }),
    blank: isBlank(draft),
  }
}

/** A usable number: typed, readable and not refused. */
export const usable = (draft: Draft, field: FieldKey, refused: ReadonlySet<FieldKey>): number | null =>
  refused.has(field) ? null : (numberIn(draft.fields[field]) ?? null)

/** Temperature in °C, whatever unit it was typed in. */
export function celsius(draft: Draft, refused: ReadonlySet<FieldKey>): number | null {
  const value = usable(draft, 'temperature', refused)
  if (value === null) return null
  return draft.temperatureUnit === 'Cel' ? value : toCelsius(value)
}

function news2Of(draft: Draft, view: VitalsFormView, refused: ReadonlySet<FieldKey>): News2Check {
  const result = news2({
    rr: usable(draft, 'respiratory_rate', refused),
    spo2: usable(draft, 'spo2', refused),
    spo2Scale: view.spo2Scale,
    onOxygen: draft.onOxygen ?? null,
    sbp: usable(draft, 'sbp', refused),
    hr: usable(draft, 'heart_rate', refused),
    acvpu: draft.acvpu ?? null,
    tempC: celsius(draft, refused),
  })
  const tier = result.band === 'high' ? 'T1' : result.band === 'medium' || result.single3 ? 'T2' : null
  return { points: result.points, total: result.total, missing: result.missing, tier }
}

const pulseOf = (draft: Draft, refused: ReadonlySet<FieldKey>) => usable(draft, 'heart_rate', refused)

function pulsePointsOf(draft: Draft, refused: ReadonlySet<FieldKey>): number | null {
  const pulseBpm = pulseOf(draft, refused)
  return pulseBpm === null ? null : (score('COWS', { answers: {}, pulseBpm }).pulsePoints ?? null)
}

function scoresOf(draft: Draft, refused: ReadonlySet<FieldKey>): DraftCheck['scores'] {
  const scores: DraftCheck['scores'] = {}
  const begun = Object.entries(draft.scores).filter(([, answers]) => Object.values(answers).some((a) => a != null))
  for (const [id, answers] of begun) {
    const pulseBpm = id === 'COWS' ? pulseOf(draft, refused) : null
    scores[id] = score(id as InstrumentId, { answers, pulseBpm })
  }
  return scores
}
