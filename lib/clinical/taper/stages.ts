import { EngineError } from '../errors'
import { type Milli, toMilli } from './amounts'
import { approachOf, CONSERVATIVE_STAGES, SLOWEST_INTERVAL_DAYS, SLOWEST_PERCENT } from './approaches'
import type { ApproachId, TaperParams } from './types'

/**
 * A stage of a plan (tapers.md §2.2, T-02). It ends on `endDay`, or with the interval in which `endDose` is reached.
 * `fixed` lowers the dose by one increment; `list` follows written doses.
 */
export type Stage = {
  rule: 'geometric' | 'linear' | 'fixed' | 'list'
  percent: number
  intervalDays: number
  endDay: number | null
  endDose: Milli | null
  list: readonly { dose: Milli; days: number }[]
  /** Percentage that takes over when a listed stage is slowed by percentage. */
  percentIfSlowed: number | null
}

const OPEN = { endDay: null, endDose: null, list: [], percentIfSlowed: null, percent: 0 } as const

/** The stages of a plan, with the defaults of the document for what is not given. */
export function stagesOf(params: TaperParams): Stage[] {
  if (params.mode === 'conservative_staged') return conservativeStages(params)
  if (params.mode === 'explicit') return [listed(params.steps ?? [])]
  const { percent, intervalDays } = paceOf(params)
  return [{ ...OPEN, rule: params.mode, percent, intervalDays }]
}

/** Percent and interval of a one-stage plan. NaN marks what neither the plan nor its approach gives. */
export function paceOf(params: TaperParams): { percent: number; intervalDays: number } {
  const entry = params.approach && params.approach !== 'custom' ? approachOf(params.approach) : null
  return {
    percent: params.percent ?? entry?.percent.default ?? Number.NaN,
    intervalDays: params.intervalDays ?? entry?.intervalDays.default ?? Number.NaN,
  }
}

const listed = (steps: readonly { dose: number; days: number }[]): Stage => ({
  ...OPEN,
  rule: 'list',
  intervalDays: steps[0]?.days ?? 1,
  list: steps.map(({ dose, days }) => ({ dose: toMilli(dose), days })),
})

function conservativeStages(params: TaperParams): Stage[] {
  const { stage1, stage2, stage3 } = CONSERVATIVE_STAGES
  const interval1 = params.stage1IntervalDays ?? stage1.intervalDays
  const percent1 = params.stage1Percent ?? stage1.percent.default
  const first: Stage = params.stage1Doses
    ? { ...listed(params.stage1Doses.map((dose) => ({ dose, days: interval1 }))), percentIfSlowed: percent1 }
    : { ...OPEN, rule: 'geometric', percent: percent1, intervalDays: interval1, endDay: stage1.endDay }
  const second: Stage = {
    ...OPEN,
    rule: 'geometric',
    percent: params.stage2Percent ?? stage2.percent.default,
    intervalDays: params.stage2IntervalDays ?? stage2.intervalDays,
    endDay: stage2.endDay,
    // 2.5 g is an amount of leaf; another unit has no such figure and ends by its day alone.
    endDose: (params.unit ?? 'g') === 'g' ? toMilli(stage2.endGrams) : null,
  }
  const third: Stage = { ...OPEN, rule: 'fixed', intervalDays: params.stage3IntervalDays ?? stage3.intervalDays }
  return [first, second, third]
}

/** Half the percentage, not below 5 % and never above what it was (T-10). */
export const slowerPercent = (percent: number): number => Math.min(percent, Math.max(SLOWEST_PERCENT, percent / 2))

/**
 * The stages slowed (T-10). Refuses `no_interval_maximum` where the approach has none, and `slow_needs_percent`
 * for written steps: only a person can rewrite those.
 */
export function slowed(stages: readonly Stage[], by: 'percent' | 'interval', approach: ApproachId | null): Stage[] {
  if (by === 'percent') return stages.map(slowedByPercent)
  const most = approach ? SLOWEST_INTERVAL_DAYS[approach] : undefined
  if (most === undefined) throw new EngineError('no_interval_maximum')
  return stages.map((stage) => ({
    ...stage,
    intervalDays: Math.max(stage.intervalDays, most),
    list: stage.list.map((one) => ({ ...one, days: Math.max(one.days, most) })),
  }))
}

function slowedByPercent(stage: Stage): Stage {
  if (stage.rule !== 'list') return { ...stage, percent: slowerPercent(stage.percent) }
  if (stage.percentIfSlowed === null) throw new EngineError('slow_needs_percent')
  const endDay = stage.list.reduce((days, one) => days + one.days, 0)
  return { ...stage, rule: 'geometric', list: [], percent: slowerPercent(stage.percentIfSlowed), endDay }
}

/**
 * The stages sped up from stage `from` on (tapers.md §2.5): a larger percentage up to the approach's maximum, or a
 * shorter interval down to its minimum. Refuses `speed_limit` beyond them or where the approach has no limit.
 */
export function spedUp(
  stages: readonly Stage[],
  from: number,
  change: { percent?: number; intervalDays?: number },
  params: TaperParams,
): Stage[] {
  const entry = params.approach ? approachOf(params.approach) : null
  const current = stages[from]
  if (!entry || !current || current.rule === 'list') throw new EngineError('speed_limit')
  const most =
    params.mode === 'conservative_staged' && from === 1 ? CONSERVATIVE_STAGES.stage2.percent.max : entry.percent.max
  const least = entry.intervalDays.min
  const { percent, intervalDays } = change
  if (percent === undefined && intervalDays === undefined) throw new EngineError('speed_limit')
  if (percent !== undefined && (most === null || !(percent >= current.percent && percent <= most)))
    throw new EngineError('speed_limit')
  if (intervalDays !== undefined && (least === null || !Number.isInteger(intervalDays) || intervalDays < least))
    throw new EngineError('speed_limit')
  return stages.map((stage, i) => ({
    ...stage,
    percent: i === from && percent !== undefined ? percent : stage.percent,
    intervalDays: i < from ? stage.intervalDays : Math.min(stage.intervalDays, intervalDays ?? stage.intervalDays),
  }))
}
