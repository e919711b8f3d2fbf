import { item } from './answers'
import type { Weight } from './facts'
import type { EvidenceItem, RuleContext } from './types'

const grams = (weight: Weight) => Math.round(weight.kg * 1000)

/** Percent of the earlier weight that was lost, computed in whole grams so that exactly 5 % is 5. */
export const percentLost = (from: Weight, to: Weight): number => ((grams(from) - grams(to)) * 100) / grams(from)

/** Weights are known by day; as evidence they count from its beginning. */
export const weightItem = (ctx: RuleContext, weight: Weight): EvidenceItem =>
  item(`Weight on ${weight.on}`, weight.kg, 'kg', ctx.startOfDay(weight.on), weight)
