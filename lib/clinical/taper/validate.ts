import { EngineError } from '../errors'
import { daysBetween } from '../time'
import { roundToIncrement, toMilli } from './amounts'
import { paceOf } from './stages'
import type { TaperParams } from './types'

const MOST = 1_000_000

/**
 * Refuses what no schedule can be computed from (T-07): `baseline_not_positive`, `increment_not_positive`,
 * `interval_invalid`, `percent_invalid`, `end_before_start`; and `amount_too_large`, `increment_too_fine`
 * (below a thousandth of the unit), `dose_not_multiple`, `dose_rises`, `floor_invalid`, `dose_counts_invalid`.
 */
export function validateParams(params: TaperParams): void {
  if (!(params.baseline > 0)) throw new EngineError('baseline_not_positive')
  if (!(params.increment > 0)) throw new EngineError('increment_not_positive')
  if (params.baseline > MOST || params.increment > MOST) throw new EngineError('amount_too_large')
  if (!isWholeMilli(params.increment)) throw new EngineError('increment_too_fine')
  validatePace(params)
  validateListed(params)
  if (params.floor !== undefined && !(params.floor >= params.increment)) throw new EngineError('floor_invalid')
  validateDoseCounts(params)
  const { startOn, endOn } = params
  if (startOn && endOn && daysBetween(startOn, endOn) < 0) throw new EngineError('end_before_start')
}

const isWholeMilli = (amount: number) => toMilli(amount) > 0 && Math.abs(toMilli(amount) / 1000 - amount) < 1e-9

function validatePace(params: TaperParams): void {
  const { intervals, percents } = pacesOf(params)
  if (intervals.some((days) => !Number.isInteger(days) || days < 1)) throw new EngineError('interval_invalid')
  if (percents.some((percent) => !(percent >= 0 && percent <= 100))) throw new EngineError('percent_invalid')
}

function pacesOf(params: TaperParams): { intervals: number[]; percents: number[] } {
  if (params.mode === 'explicit') return { intervals: (params.steps ?? []).map(({ days }) => days), percents: [] }
  if (params.mode !== 'conservative_staged') {
    const { percent, intervalDays } = paceOf(params)
    return { intervals: [intervalDays], percents: [percent] }
  }
  return {
    intervals: [params.stage1IntervalDays, params.stage2IntervalDays, params.stage3IntervalDays].filter(given),
    percents: [params.stage1Percent, params.stage2Percent].filter(given),
  }
}

const given = (value: number | undefined): value is number => value !== undefined

/** Written doses are multiples of the increment and never rise, also not above the base. */
function validateListed(params: TaperParams): void {
  const doses = (params.mode === 'explicit' ? params.steps?.map(({ dose }) => dose) : params.stage1Doses) ?? []
  const increment = toMilli(params.increment)
  if (doses.some((dose) => !(dose >= 0) || toMilli(dose) % increment !== 0)) throw new EngineError('dose_not_multiple')
  const base = roundToIncrement(params.baseline, increment)
  if (doses.some((dose, i) => (i === 0 ? toMilli(dose) > base : dose > (doses[i - 1] ?? 0)))) {
    throw new EngineError('dose_rises')
  }
}

/** The number of doses a day is whole, at least 1, and only goes down. */
function validateDoseCounts({ dosesPerDay, doseCounts = [] }: TaperParams): void {
  const counts = [dosesPerDay, ...doseCounts.map((one) => one.dosesPerDay)].filter(given)
  const steps = doseCounts.map(({ fromStep }) => fromStep)
  const wrong =
    counts.some((count) => !Number.isInteger(count) || count < 1) ||
    counts.some((count, i) => i > 0 && count > (counts[i - 1] ?? count)) ||
    steps.some((step, i) => !Number.isInteger(step) || step < 1 || (i > 0 && step <= (steps[i - 1] ?? 0)))
  if (wrong) throw new EngineError('dose_counts_invalid')
}
