import type { InstrumentId } from '../../instruments/types'
import type { IntakeContext } from './types'

/** The value of a checked answer; undefined while unanswered, unknown, declined or still to be checked. */
export function answerValue(context: IntakeContext, key: string): unknown {
  const answer = context.answers[key]
  return answer?.state === 'answered' ? (answer.value ?? undefined) : undefined
}

export const numberOf = (context: IntakeContext, key: string): number | null => {
  const value = answerValue(context, key)
  return typeof value === 'number' ? value : null
}

export const textOf = (context: IntakeContext, key: string): string | null => {
  const value = answerValue(context, key)
  return typeof value === 'string' ? value : null
}

export const yesNoOf = (context: IntakeContext, key: string): boolean | null => {
  const value = answerValue(context, key)
  return typeof value === 'boolean' ? value : null
}

/** The chosen values of a list of choices; null while unanswered. */
export const chosenOf = (context: IntakeContext, key: string): string[] | null => {
  const value = answerValue(context, key)
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : null
}

/** The rows of a list; null while unanswered. */
export const rowsOf = (context: IntakeContext, key: string): Record<string, unknown>[] | null => {
  const value = answerValue(context, key)
  return Array.isArray(value) ? value.filter((one) => typeof one === 'object' && one !== null) : null
}

export type Use = {
  use: 'none' | 'prescribed' | 'non_prescribed'
  drug?: string
  dose?: string
  daysIn30?: number
  last?: string
}

/** A substance use answer; null while unanswered. */
export const substanceUse = (context: IntakeContext, key: string): Use | null => {
  const value = answerValue(context, key)
  return typeof value === 'object' && value !== null && 'use' in value ? (value as Use) : null
}

export const amountOf = (context: IntakeContext, key: string): { value: number; unit: string } | null => {
  const value = answerValue(context, key)
  if (typeof value !== 'object' || value === null || !('value' in value) || !('unit' in value)) return null
  return typeof value.value === 'number' && typeof value.unit === 'string'
    ? { value: value.value, unit: value.unit }
    : null
}

export const totalOf = (context: IntakeContext, instrument: InstrumentId): number | null =>
  context.chart.scores[instrument]?.total ?? null
