import type { Instrument, ScoreProblem } from './types'

/** Why a total cannot be: no total exists, outside the range, or not whole where points are whole (I-01). */
export function totalProblem(it: Instrument, total: number): ScoreProblem | null {
  if (it.minTotal === null) return 'no_total'
  const max = it.maxTotal ?? Number.MAX_SAFE_INTEGER
  if (!(total >= it.minTotal && total <= max)) return 'total_out_of_range'
  return it.scoring === 'mean' || Number.isInteger(total) ? null : 'total_out_of_range'
}
