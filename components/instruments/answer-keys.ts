import type { Answer, AnswerKind } from '@/lib/clinical/instruments/types'

/** What a key does on an item: an answer (and whether to move on), a refusal with its reason, or nothing. */
export type KeyAct = { answer: Answer; moveOn: boolean } | { refused: string } | null

/**
 * Reads one key press on an item. `before` is the key just before it, for two-key answers (10, −3).
 * A digit that is not a point of this item is refused in words: COWS skips numbers.
 */
export function answerForKey(kind: AnswerKind, key: string, before: string | null): KeyAct {
  switch (kind.kind) {
    case 'boolean':
      return booleanForKey(key)
    case 'choice':
      return choiceForKey(kind.options, key)
    case 'options':
      return pointsForKey(
        kind.options.map((option) => option.value),
        key,
        before,
      )
    case 'range':
      return pointsForKey(rangeValues(kind), key, before)
    case 'measure':
      return null
  }
}

/** Every value of a range, lowest first. */
export function rangeValues({ min, max, step }: { min: number; max: number; step: number }): number[] {
  return Array.from({ length: Math.round((max - min) / step) + 1 }, (_, i) => min + i * step)
}

function booleanForKey(key: string): KeyAct {
  const lower = key.toLowerCase()
  if (lower === 'y' || key === '1') return { answer: true, moveOn: true }
  if (lower === 'n' || key === '0') return { answer: false, moveOn: true }
  return null
}

function choiceForKey(options: readonly { value: string }[], key: string): KeyAct {
  const found = options.find((option) => option.value.toLowerCase() === key.toLowerCase())
  return found ? { answer: found.value, moveOn: true } : null
}

function pointsForKey(values: readonly number[], key: string, before: string | null): KeyAct {
  if (!/^\d$/.test(key)) return null
  if (before === '-') return accept(values, -Number(key))
  if (before === '1' && values.includes(Number(`1${key}`))) return accept(values, Number(`1${key}`))
  const value = Number(key)
  // A 1 may be the start of 10: it scores and waits on the item.
  if (values.includes(value)) return { answer: value, moveOn: !(value === 1 && values.includes(10)) }
  return { refused: `${key} is not a score of this item. Scores: ${values.join(', ')}.` }
}

function accept(values: readonly number[], value: number): KeyAct {
  if (values.includes(value)) return { answer: value, moveOn: true }
  return { refused: `${value} is not a score of this item. Scores: ${values.join(', ')}.` }
}
