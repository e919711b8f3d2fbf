import { roundHalfUp } from '../decimal'
import type { TaperUnit } from './types'

export const UNIT_KINDS = ['powder_g', 'capsule', 'tea', 'extract', 'seven_oh_mg'] as const
export type UnitKind = (typeof UNIT_KINDS)[number]

/** Shown instead of grams for a product that has no conversion. */
export const NO_CONVERSION = 'No validated conversion to grams of leaf exists for this product.'

/**
 * Grams of leaf in an amount of a product, or null: only powder and capsules convert (tapers.md §6). Tea, extracts
 * and 7-OH never do, and a capsule of unknown weight does not either.
 */
export function productGrams(
  unitKind: UnitKind,
  amount: number | null,
  capsuleMg: number | null = null,
): number | null {
  if (amount === null || !Number.isFinite(amount) || amount < 0) return null
  if (unitKind === 'powder_g') return amount
  if (unitKind !== 'capsule' || capsuleMg === null || !(capsuleMg > 0)) return null
  return Number(((amount * capsuleMg) / 1000).toPrecision(15))
}

/** Units in which a product may be planned. Grams only for leaf; the others stay in their own unit. */
export function planUnitsOf(unitKind: UnitKind): readonly TaperUnit[] {
  if (unitKind === 'powder_g' || unitKind === 'capsule') return ['g']
  return unitKind === 'seven_oh_mg' ? ['mg', 'tablet', 'mL'] : ['mL', 'tablet', 'mg']
}

/** The smallest step of a product: half a gram of powder, one capsule; others must be asked for (tapers.md §2.1). */
export function defaultIncrement(unitKind: UnitKind, capsuleMg: number | null = null): number | null {
  if (unitKind === 'powder_g') return 0.5
  return unitKind === 'capsule' && capsuleMg !== null && capsuleMg > 0 ? capsuleMg / 1000 : null
}

/** Grams of powder in teaspoons, a rough help at intake only: the amount must be stored as estimated (tapers.md §6). */
export const teaspoonGrams = (teaspoons: number): { min: number; max: number; estimated: true } => ({
  min: roundHalfUp(teaspoons * 2, 1),
  max: roundHalfUp(teaspoons * 3, 1),
  estimated: true,
})
