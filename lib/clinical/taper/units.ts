import type { TaperUnit } from './types'

export const UNIT_KINDS = ['powder_g', 'capsule', 'tea', 'extract', 'seven_oh_mg'] as const
export type UnitKind = (typeof UNIT_KINDS)[number]

/** Shown instead of grams for a product that has no conversion. */
export const NO_CONVERSION = 'No validated conversion to grams of leaf exists for this product.'
