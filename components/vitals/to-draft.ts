import type { EnteredSet } from '@/db/vitals/entered'
import { takenNow } from '../instruments/taken'
import { COUNTS, type Draft, emptyDraft } from './draft'
import { SET_VITALS, type SetVital, type VitalsSetInput } from './types'

/** A recorded set back in the form, to correct it: every value as it was typed. */
export function draftFromSet(
  { input, takenAt }: EnteredSet,
  zone: string,
  units: Parameters<typeof emptyDraft>[0],
): Draft {
  const draft = emptyDraft(units)
  const unitTyped = (vital: SetVital) => input.vitals.find((one) => one.vital === vital)?.unit
  if (unitTyped('temperature')) draft.temperatureUnit = unitTyped('temperature') === 'Cel' ? 'Cel' : '[degF]'
  if (unitTyped('weight')) draft.weightUnit = unitTyped('weight') === 'kg' ? 'kg' : '[lb_av]'
  return {
    ...draft,
    taken: takenNow(new Date(takenAt), zone),
    outcome: input.outcome,
    reason: input.reason ?? '',
    fields: fieldsOf(input),
    acvpu: input.acvpu,
    onOxygen: input.onOxygen,
    position: input.position,
    symptomatic: input.symptomatic,
    scores: Object.fromEntries(input.scores.map((score) => [score.instrumentId, answersOf(score)])),
    ticks: input.ticks ?? [],
    noFindings: input.ticks?.length === 0,
    note: input.note ?? '',
  }
}

function fieldsOf(input: EnteredSet['input']): Draft['fields'] {
  const fields: Draft['fields'] = {}
  for (const { vital, value, unrecordable } of input.vitals) {
    if (!isAsked(vital)) continue
    fields[vital] = unrecordable ? { text: '', unrecordable } : { text: String(value), kept: true }
  }
  for (const count of COUNTS) {
    const value = input[count]
    if (value !== undefined) fields[count] = { text: String(value) }
  }
  return fields
}

const isAsked = (vital: string): vital is SetVital => (SET_VITALS as readonly string[]).includes(vital)

/** COWS item 1 follows the heart rate again, so that a corrected heart rate corrects it, too. */
function answersOf({ instrumentId, answers }: EnteredSet['input']['scores'][number]) {
  if (instrumentId !== 'COWS') return answers
  const { pulse: _, ...rest } = answers
  return rest
}

/** What the form does not show goes on as it was: a correction replaces the whole set. */
export const withCarried = (
  next: Omit<VitalsSetInput, 'requestId'>,
  { input }: EnteredSet,
): Omit<VitalsSetInput, 'requestId'> =>
  next.outcome === 'measured'
    ? {
        ...next,
        daysWithoutStool: input.daysWithoutStool,
        vitals: [...next.vitals, ...(input.vitals.filter(({ vital }) => !isAsked(vital)) as VitalsSetInput['vitals'])],
      }
    : next
