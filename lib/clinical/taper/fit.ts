import { approachOf } from './approaches'
import { buildSchedule } from './schedule'
import type { TaperParams, TaperSchedule } from './types'

export type FitProposal = {
  /** Whole percent, the smallest of the approach that fits. */
  percent: number
  params: TaperParams
  schedule: TaperSchedule
}

/**
 * "Fit to range": the smallest whole percentage within the approach's limits whose length is inside its range
 * (tapers.md, product behavior). A proposal with its schedule; null if the plan already fits, if the approach has no
 * range or no limits, or if no percentage fits. In the conservative stages the percentage is that of stage 1.
 */
export function fitToRange(params: TaperParams): FitProposal | null {
  const entry = params.approach ? approachOf(params.approach) : null
  if (!entry?.lengthDays || entry.percent.min === null || entry.percent.max === null) return null
  if (params.mode === 'explicit' || params.adjustments?.length || fits(buildSchedule(params))) return null
  for (let percent = entry.percent.min; percent <= entry.percent.max; percent++) {
    const candidate = withPercent(params, percent)
    const schedule = buildSchedule(candidate)
    if (fits(schedule)) return { percent, params: candidate, schedule }
  }
  return null
}

const fits = ({ warnings }: TaperSchedule) => !warnings.includes('TAPER_LENGTH_OUT_OF_RANGE')

const withPercent = (params: TaperParams, percent: number): TaperParams =>
  params.mode === 'conservative_staged'
    ? { ...params, stage1Doses: undefined, stage1Percent: percent }
    : { ...params, percent }
