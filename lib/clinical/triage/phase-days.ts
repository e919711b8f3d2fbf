import { addDays, addHours } from '../time'
import type { RuleContext } from './types'

/** First instants of phase days, for rules whose tier depends on the day. */
export function phaseDayStarts(ctx: RuleContext, days: readonly number[]): (Date | null)[] {
  const { course, phase } = ctx.facts
  const dose = course?.lastDose
  if (phase) return []
  if (!dose) return courseInstants(ctx)
  const anchor = 'at' in dose ? ctx.localDate(dose.at) : dose.date
  const { acuteLastDay, subacuteLastDay, extendedLastDay } = ctx.phaseSettings
  const starts = [...days, acuteLastDay + 1, subacuteLastDay + 1, extendedLastDay + 1].map((day) =>
    ctx.startOfDay(addDays(anchor, day)),
  )
  return [...starts, ...courseInstants(ctx)]
}

/** Instants at which the course itself changes phase: taper day 1, the last dose, 48 h after an alternate-day dose. */
function courseInstants(ctx: RuleContext): Date[] {
  const { course, phase } = ctx.facts
  if (phase || !course) return []
  const started = course.taperStartedOn ? [ctx.startOfDay(course.taperStartedOn)] : []
  const dose = course.lastDose
  if (!dose) return started
  if ('at' in dose) return [...started, dose.at, addHours(dose.at, 48)]
  return [...started, ctx.startOfDay(dose.date), ctx.startOfDay(addDays(dose.date, 3))]
}

export const isAcuteDay0To3 = ({ phase, day }: RuleContext): boolean => phase === 'acute' && day !== null && day <= 3
