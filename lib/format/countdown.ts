/**
 * A wait against its target (design §7): under ten minutes "3:48" of "5:00", then "22" of "30 min",
 * then "3 h 10" of "4 h"; past it "11 min over".
 */
export type Wait = {
  /** What is printed large: "3:48", "22", "3 h 10", "11 min over". */
  elapsed: string
  /** The target beside it: "5:00", "30 min", "4 h"; null when over or without a target. */
  target: string | null
  over: boolean
  /** Share of the target used, 0 and up; 1 is exactly at the target. */
  used: number
}

/** The wait at `now` since `since`, with the target `by` (null: none). The target instant itself is over. */
export function waiting(since: Date, by: Date | null, now: Date): Wait {
  const elapsed = Math.max(0, seconds(since, now))
  if (!by) return { elapsed: long(elapsed), target: null, over: false, used: 0 }
  const target = Math.max(1, seconds(since, by))
  const used = elapsed / target
  if (now.getTime() >= by.getTime()) return { elapsed: overBy(seconds(by, now)), target: null, over: true, used }
  if (target < 600) return { elapsed: short(elapsed), target: short(target), over: false, used }
  if (target <= 3600)
    return { elapsed: String(Math.floor(elapsed / 60)), target: `${Math.round(target / 60)} min`, over: false, used }
  return { elapsed: long(elapsed), target: long(target), over: false, used }
}

/** What is left until an instant: "1:12", "18 min", "3 h 10"; at and after it "0:00". */
export function left(by: Date, now: Date): string {
  const rest = Math.max(0, seconds(now, by))
  return rest < 600 ? short(rest) : long(rest)
}

/** "1:50" under ten minutes, "22 min", "3 h 10" from then on. */
export const took = (from: Date, to: Date): string => {
  const spent = Math.max(0, seconds(from, to))
  return spent < 600 ? short(spent) : long(spent)
}

const overBy = (over: number): string => `${over < 60 ? `${Math.floor(over)} s` : long(over)} over`

const seconds = (from: Date, to: Date) => Math.floor((to.getTime() - from.getTime()) / 1000)

const short = (value: number) => `${Math.floor(value / 60)}:${String(value % 60).padStart(2, '0')}`

function long(value: number): string {
  const minutes = Math.floor(value / 60)
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours >= 24)
    return hours % 24 === 0 ? `${Math.floor(hours / 24)} d` : `${Math.floor(hours / 24)} d ${hours % 24} h`
  return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${String(minutes % 60).padStart(2, '0')}`
}
