import type { ApproachEntry } from './approaches'
import { approachOf } from './approaches'
import { check, type SigningCheck } from './signing-check'
import { paceOf } from './stages'
import type { Limits, TaperParams, TaperSchedule } from './types'

/** Guardrails on length, cuts, percentage, interval and the wished end date. */
export function paceChecks(params: TaperParams, schedule: TaperSchedule): SigningCheck[] {
  const entry = params.approach ? approachOf(params.approach) : null
  return [
    ...lengthChecks(entry, schedule),
    ...cutChecks(entry, schedule),
    ...limitChecks(entry, params),
    ...endChecks(schedule),
  ]
}

function lengthChecks(entry: ApproachEntry | null, schedule: TaperSchedule): SigningCheck[] {
  const range = entry?.lengthDays
  if (!entry || !range) return []
  const { lastDoseDay, lengthWeeks } = schedule
  const text = `${lengthWeeks} weeks (${lastDoseDay} days); ${entry.label} is ${range.min / 7}–${range.max / 7} weeks`
  const { source } = range
  if (!schedule.warnings.includes('TAPER_LENGTH_OUT_OF_RANGE')) {
    return [check('ok', 'LENGTH_IN_RANGE', 'Length in range', text, { source })]
  }
  return [check('cosign', 'LENGTH_OUT_OF_RANGE', 'Length outside the range', text, { needsReason: true, source })]
}

/** In the fixed-increment tail the percentage rises by itself: no warning there (tapers.md §2.3). */
function cutChecks(entry: ApproachEntry | null, schedule: TaperSchedule): SigningCheck[] {
  const most = entry?.maxSingleCutPct ?? null
  if (!entry || most === null) return []
  const over = schedule.steps.filter((step) => !step.fixedIncrement && step.cutPct !== null && step.cutPct > most)
  const source = entry.percent.source
  if (over.length === 0) return [check('ok', 'CUTS_IN_RANGE', 'Cuts in range', `No cut over ${most} %`, { source })]
  const text = `${over.map((step) => `step ${step.no}: ${step.cutPct} %`).join(', ')}; at most ${most} %`
  return [check('warn', 'CUT_OVER_MAX', 'Cut over the limit', text, { needsReason: true, source })]
}

function limitChecks(entry: ApproachEntry | null, params: TaperParams): SigningCheck[] {
  if (!entry || params.mode === 'explicit') return []
  const staged = params.mode === 'conservative_staged'
  const pace = paceOf(params)
  const percent = staged ? (params.stage1Percent ?? entry.percent.default) : pace.percent
  const days = staged ? (params.stage1IntervalDays ?? entry.intervalDays.default) : pace.intervalDays
  const checks: SigningCheck[] = []
  if (outside(percent, entry.percent)) {
    const text = `${percent} %; ${entry.label} is ${rangeOf(entry.percent)} %`
    const more = { needsReason: true, source: entry.percent.source }
    checks.push(check('warn', 'PERCENT_OUT_OF_RANGE', 'Percentage outside the range', text, more))
  }
  if (outside(days, entry.intervalDays)) {
    const text = `${days} days; ${entry.label} is ${rangeOf(entry.intervalDays)} days`
    const more = { needsReason: true, source: entry.intervalDays.source }
    checks.push(check('warn', 'INTERVAL_OUT_OF_RANGE', 'Interval outside the range', text, more))
  }
  return checks
}

const outside = (value: number, { min, max }: Limits) => (min !== null && value < min) || (max !== null && value > max)
const rangeOf = ({ min, max }: Limits) => `${min ?? 'any'}–${max ?? 'any'}`

function endChecks({ daysPastEnd, lastDoseDate }: TaperSchedule): SigningCheck[] {
  if (!daysPastEnd) return []
  const text = `The last dose is on ${lastDoseDate}, ${daysPastEnd} days after the wished date.`
  return [check('warn', 'PAST_END_DATE', 'After the wished end date', text)]
}
