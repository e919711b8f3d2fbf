import type { Answer, AnswerKind, Item, Option } from './types'

/** Points that rise by 1 from the first, in the order of their labels. */
export const scaleFrom = (first: number, ...labels: string[]): AnswerKind => ({
  kind: 'options',
  options: labels.map((label, i) => ({ value: first + i, label })),
})

/** Points 0, 1, 2 … in the order of their labels. */
export const scale = (...labels: string[]): AnswerKind => scaleFrom(0, ...labels)

/** Points that skip numbers, as `[points, label]`. */
export const points = (...pairs: [number, string][]): AnswerKind => ({
  kind: 'options',
  options: pairs.map(([value, label]) => ({ value, label })),
})

/** A scale with words at some points only; the points between say so. */
export function anchored(...anchors: [number, string][]): AnswerKind {
  const options: Option[] = []
  for (const [value, label] of anchors) {
    const last = options.at(-1)
    for (let v = (last?.value ?? value - 1) + 1; v < value; v++)
      options.push({ value: v, label: `Between ${last?.value} and ${value}` })
    options.push({ value, label })
  }
  return { kind: 'options', options }
}

/** A measured value; `unit` is its UCUM code. */
export const measure = (unit: string): AnswerKind => ({ kind: 'measure', unit })

export const yesNo: AnswerKind = { kind: 'boolean', scoresOn: true }

export const zeroToTen = (low: string, high: string): AnswerKind => ({
  kind: 'range',
  min: 0,
  max: 10,
  step: 1,
  low,
  high,
})

/** True when the answer is one of those the item offers. A blank is not an answer. */
export function isAllowed(item: Item, value: Answer): boolean {
  const { answer } = item
  switch (answer.kind) {
    case 'boolean':
      return typeof value === 'boolean'
    case 'options':
      return answer.options.some((option) => option.value === value)
    case 'choice':
      return answer.options.some((option) => option.value === value)
    case 'range':
      return typeof value === 'number' && value >= answer.min && value <= answer.max && onStep(value, answer)
    case 'measure':
      return typeof value === 'number' && Number.isFinite(value)
  }
}

const onStep = (value: number, { min, step }: { min: number; step: number }) =>
  Math.abs((value - min) / step - Math.round((value - min) / step)) < 1e-9

/** Points that an allowed answer adds. */
export function pointsOf(item: Item, value: Answer): number {
  if (item.answer.kind === 'boolean') return value === item.answer.scoresOn ? 1 : 0
  return typeof value === 'number' ? value : 0
}

/** Every number of points that an item can add, ascending; empty for items that add none. */
export function possiblePoints(item: Item): number[] {
  const { answer } = item
  if (item.unscored || answer.kind === 'choice' || answer.kind === 'measure') return []
  if (answer.kind === 'boolean') return [0, 1]
  if (answer.kind === 'options') return answer.options.map((option) => option.value).sort((a, b) => a - b)
  const steps = Math.round((answer.max - answer.min) / answer.step)
  return Array.from({ length: steps + 1 }, (_, i) => answer.min + i * answer.step)
}
