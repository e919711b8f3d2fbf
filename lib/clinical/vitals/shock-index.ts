import { roundHalfUp } from '../decimal'

export type ShockIndex = {
  /** Heart rate over systolic pressure, two decimals half up; null when either is missing. */
  index: number | null
  /** Compared unrounded (I-09). */
  unrounded: number | null
  /** Condition of VIT-10: HR ≥ SBP and HR ≥ 100. */
  vit10: boolean
}

/** Shock index (instruments.md §12). @param hr per minute @param sbp mmHg */
export function shockIndex(hr: number | null | undefined, sbp: number | null | undefined): ShockIndex {
  if (typeof hr !== 'number' || typeof sbp !== 'number' || sbp <= 0)
    return { index: null, unrounded: null, vit10: false }
  return { index: roundHalfUp(hr / sbp, 2), unrounded: hr / sbp, vit10: hr >= sbp && hr >= 100 }
}
