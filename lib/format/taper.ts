import { daysBetween } from '../clinical/time'
import type { LocalDate } from '../clinical/types'
import { day } from './clock'
import { withUnit } from './number'

export type TaperLine =
  | { state: 'none' }
  | { state: 'stepping'; now: number; next: number; nextOn: LocalDate; unit: string }
  /** The date of the next step has come and nobody has confirmed it yet. */
  | { state: 'waiting'; now: number; next: number; unit: string }
  | { state: 'held'; now: number; unit: string }
  | { state: 'last'; now: number; unit: string }
  | { state: 'done'; on: LocalDate }

/** "9 g → 7 g in 2 d", "12 g → 8 g today", "Held at 9 g", "9 g → 7 g needs a decision", "Done 3 Feb", "No plan". */
export function taperLine(line: TaperLine, today: LocalDate): string {
  switch (line.state) {
    case 'none':
      return 'No plan'
    case 'done':
      return `Done ${day(line.on, today)}`
    case 'held':
      return `Held at ${withUnit(line.now, line.unit, 3)}`
    case 'last':
      return `${withUnit(line.now, line.unit, 3)}, last step`
    case 'waiting':
      return `${step(line)} needs a decision`
    case 'stepping':
      return `${step(line)} ${when(daysBetween(today, line.nextOn))}`
  }
}

const step = ({ now, next, unit }: { now: number; next: number; unit: string }) =>
  `${withUnit(now, unit, 3)} → ${withUnit(next, unit, 3)}`

const when = (days: number) => (days > 0 ? `in ${days} d` : days === 0 ? 'today' : `${-days} d late`)
