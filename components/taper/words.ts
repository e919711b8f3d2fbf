import type { PlanParameters } from '@/db/tapers/input'
import { approachOf } from '@/lib/clinical/taper/approaches'
import type { ApproachId, Limits, TaperSchedule, TaperStep } from '@/lib/clinical/taper/types'
import { daysBetween } from '@/lib/clinical/time'
import type { LocalDate } from '@/lib/clinical/types'
import { day } from '@/lib/format/clock'
import { num } from '@/lib/format/number'

/** "12 wk 2 d", "6 d". */
export function length(days: number): string {
  const weeks = Math.floor(days / 7)
  const rest = days % 7
  if (weeks === 0) return `${days} d`
  return rest === 0 ? `${weeks} wk` : `${weeks} wk ${rest} d`
}

/** "6–12 wk · −10 to −25% every 3–7 d": the limits of an approach from its table. */
export function approachSummary(id: ApproachId): string {
  const { lengthDays, percent, intervalDays } = approachOf(id)
  if (id === 'custom') return 'Any steps; co-sign always needed'
  const weeks = lengthDays ? `${lengthDays.min / 7}–${lengthDays.max / 7} wk` : 'weeks to months'
  const cut = percent.min === null ? `−${percent.default}%` : `−${percent.min} to −${percent.max}%`
  const every = intervalDays.min === null ? `${intervalDays.default} d` : `${intervalDays.min}–${intervalDays.max} d`
  return `${weeks} · ${cut} every ${every}`
}

/** "limit 10–25", "limit 25", or the source when there is no limit. */
export function limitHint({ min, max }: Limits): string {
  if (min !== null && max !== null) return `${min}–${max}`
  if (max !== null) return `limit ${max}`
  return min === null ? '' : `min ${min}`
}

/** "−22%", or "−1 g" where the increment sets the cut; "hold" where nothing falls. */
export function changeText(step: TaperStep, before: number, unit: string): string {
  if (step.stepBack) return 'step back'
  if (step.cutPct === null || step.dose >= before) return step.heldDays > 0 ? 'hold' : 'same'
  return step.fixedIncrement ? `−${num(before - step.dose, 3)} ${unit}` : `−${num(step.cutPct, 0)}%`
}

/** "2.5 · 2 · 2 · 2.5". */
export const dosesText = (doses: readonly number[] | undefined): string =>
  doses && doses.length > 0 ? doses.map((dose) => num(dose, 3)).join(' · ') : '–'

/** "07 · 12 · 17 · 22": the hours of the doses. */
export const timesText = (times: readonly string[]): string => times.map((time) => time.replace(/:00$/, '')).join(' · ')

/** "ends 19 Jun, 30 d after B. 144 g more kratom in all." */
export function previewSentence(
  next: TaperSchedule,
  before: TaperSchedule,
  { name, unit, today }: { name: string; unit: string; today: LocalDate },
): string {
  const ends = next.lastDoseDate ? `ends ${day(next.lastDoseDate, today)}` : `lasts ${length(next.lastDoseDay)}`
  const days =
    next.lastDoseDate && before.lastDoseDate
      ? daysBetween(before.lastDoseDate, next.lastDoseDate)
      : next.lastDoseDay - before.lastDoseDay
  const more = Math.round((next.total - before.total) * 1000) / 1000
  const later = days === 0 ? `the same day as ${name}` : `${Math.abs(days)} d ${days > 0 ? 'after' : 'before'} ${name}`
  const amount = more === 0 ? 'The same amount' : `${num(Math.abs(more))} ${unit} ${more > 0 ? 'more' : 'less'}`
  return `${ends}, ${later}. ${amount} kratom in all.`
}

/** "10% a step, every 7 d", "20% every 7 d, then 10% every 3 d". */
export function paramsSummary(params: PlanParameters): string[] {
  const unit = params.unit ?? 'g'
  const scale = `${params.dosesPerDay ?? '?'} doses, ${num(params.increment, 3)} ${unit} scale`
  if (params.mode === 'explicit') return [`${params.steps?.length ?? 0} written steps`, scale]
  const entry = params.approach ? approachOf(params.approach) : null
  if (params.mode === 'conservative_staged')
    return [
      `${params.stage1Percent ?? entry?.percent.default}% a step, every ${params.stage1IntervalDays ?? 7} d`,
      `then ${params.stage2Percent ?? 10}% every ${params.stage2IntervalDays ?? 3} d, then ${num(params.increment, 3)} ${unit}`,
      scale,
    ]
  const percent = params.percent ?? entry?.percent.default
  return [`${percent}% a step, every ${params.intervalDays ?? entry?.intervalDays.default} d`, scale]
}
