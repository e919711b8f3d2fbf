import type { TaperSchedule } from './types'

/** The planned amount of a taper day in the schedule's unit: the base before day 1, 0 after the last dosing day. */
export function doseOnDay(schedule: TaperSchedule, day: number): number {
  if (day < 1) return schedule.base
  const step = schedule.steps.find(({ fromDay, toDay }) => fromDay <= day && day <= toDay)
  if (!step) return 0
  const paused = step === schedule.steps.at(-1) && schedule.tailDoseDays && !schedule.tailDoseDays.includes(day)
  return paused ? 0 : step.dose
}
