import type { TakenDay } from '@/db/tapers/types'
import type { TaperSchedule } from '@/lib/clinical/taper/types'
import { addDays, daysBetween } from '@/lib/clinical/time'
import type { LocalDate } from '@/lib/clinical/types'

/** Drawing of the staircase: 738 × 330, plot from 30 to 730 and from 28 down to 306. */
export const FRAME = { width: 738, height: 330, left: 30, right: 730, top: 28, floor: 306 } as const

export type Scales = {
  x: (date: LocalDate) => number
  y: (dose: number) => number
  from: LocalDate
  to: LocalDate
  highest: number
}

/** The time axis runs over everything drawn; the dose axis to the next multiple of its tick. */
export function scalesFor(schedules: readonly TaperSchedule[], taken: readonly TakenDay[], today: LocalDate): Scales {
  const starts = schedules.flatMap(startOf)
  const dates = [...taken.map(({ on }) => on), ...starts, today].sort()
  const ends = [...schedules.flatMap(({ zeroFromDate }) => zeroFromDate ?? []), today].sort()
  const from = dates[0] ?? today
  const to = addDays(ends.at(-1) ?? today, 2)
  const top = Math.max(...schedules.map(({ base }) => base), ...taken.map((day) => day.taken ?? 0), 1)
  const highest = Math.ceil(top / tickOf(top) - 1e-9) * tickOf(top)
  const days = Math.max(1, daysBetween(from, to))
  const [width, height] = [FRAME.right - FRAME.left, FRAME.floor - FRAME.top]
  return {
    from,
    to,
    highest,
    x: (date) => one(FRAME.left + (daysBetween(from, date) / days) * width),
    y: (dose) => one(FRAME.floor - (dose / highest) * height),
  }
}

const one = (value: number) => Math.round(value * 10) / 10

/** Ticks at amounts that people weigh: 5, 10, 15 … or 1, 2, 3 … for small doses. */
export function tickOf(highest: number): number {
  if (highest <= 2) return 0.5
  if (highest <= 6) return 1
  if (highest <= 30) return 5
  return highest <= 80 ? 10 : 50
}

export const startOf = ({ zeroFromDate, zeroFromDay }: TaperSchedule): LocalDate[] =>
  zeroFromDate ? [addDays(zeroFromDate, 1 - zeroFromDay)] : []

/** The line of a plan from a date on: level at each dose, straight down on the day of a step, to zero at the end. */
export function stairPath(schedule: TaperSchedule, { x, y }: Scales, from: LocalDate): string {
  const start = startOf(schedule)[0]
  if (!start || !schedule.zeroFromDate) return ''
  const before =
    start > from
      ? `M${x(from)},${y(schedule.base)}L${x(start)},${y(schedule.base)}`
      : `M${x(start)},${y(schedule.base)}`
  const steps = schedule.steps.map(({ dose, fromDate = start }) => `V${y(dose)}`.replace('V', `L${x(fromDate)},`))
  const level = schedule.steps.map(({ dose, toDate = start }) => `L${x(addDays(toDate, 1))},${y(dose)}`)
  const body = steps.map((down, i) => `${down}${level[i]}`).join('')
  return `${before}${body}L${x(schedule.zeroFromDate)},${y(0)}`
}

/** Months that start inside the axis, with their ticks. */
export function monthTicks({ from, to }: Scales): LocalDate[] {
  const ticks: LocalDate[] = []
  let [year, month] = from.split('-').map(Number) as [number, number]
  for (;;) {
    month += 1
    if (month > 12) [year, month] = [year + 1, 1]
    const first = `${year}-${String(month).padStart(2, '0')}-01`
    if (first > to) return ticks
    ticks.push(first)
  }
}

/** Amounts to print beside the axis. */
export function doseTicks(highest: number): number[] {
  const tick = tickOf(highest)
  return Array.from({ length: Math.floor(highest / tick + 1e-9) + 1 }, (_, i) => i * tick)
}
