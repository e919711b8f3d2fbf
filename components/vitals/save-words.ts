import type { DraftCheck } from './check'
import type { Draft, FieldKey } from './draft'

type SaveWords = { button: string; what: string; starts: string; emergency: boolean }

export const FIELD_WORD: Record<FieldKey, string> = {
  heart_rate: 'heart rate',
  respiratory_rate: 'breaths',
  spo2: 'SpO₂',
  temperature: 'temperature',
  sbp: 'blood pressure',
  dbp: 'blood pressure',
  weight: 'weight',
  pain: 'pain',
  glucose: 'glucose',
  vomits: 'vomiting',
  looseStools: 'loose stools',
  drankMl: 'fluids drunk',
  hoursWithoutFluids: 'hours without fluids',
  hoursWithoutUrine: 'hours without urine',
  craving: 'craving',
  sleepHours: 'sleep',
  dailyFunction: 'daily function',
}

/** What the save button will do, said on the button and beside it. */
export function saveWords(draft: Draft, check: DraftCheck): SaveWords {
  if (draft.outcome !== 'measured')
    return { button: `Save as ${draft.outcome}`, what: 'Records that no set was taken.', starts: '', emergency: false }
  const tier = check.preview[0]?.tier
  const emergency = tier === 'T1'
  const left = leftOut(check)
  return {
    emergency,
    button: emergency ? 'Save and raise Emergency' : tier === 'T2' ? 'Save and raise Urgent' : 'Save set',
    what: left ? `Saves everything but ${left}.` : unfinished(check),
    starts: emergency ? 'Starts the 5 min clock.' : tier === 'T2' ? 'Starts the 15 min clock.' : '',
  }
}

function leftOut({ refused }: DraftCheck): string {
  const words = [...new Set([...refused].map((field) => FIELD_WORD[field]))]
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words.at(-1)}` : (words[0] ?? '')
}

/** A score that was begun is saved without a total until it is finished; say so before it happens. */
function unfinished({ scores }: DraftCheck): string {
  const begun = Object.values(scores).filter((score) => score?.status === 'incomplete' && score.missing.length > 0)
  if (begun.length === 0) return ''
  return begun
    .map((score) => `${score?.instrument.replace('_H', '')}: ${score?.missing.length} open, no total`)
    .join('. ')
}
