import { addDays, addHours, instantOf, localDate } from '../time'
import type { LocalDate } from '../types'

/** When a scheduled dose may be given, is late, and counts as missed [proposal of the center protocol]. */
export const DOSE_WINDOW = { earlyMin: 60, lateMin: 60, missedAfterH: 4 } as const

export type DoseTimes = { times: readonly string[]; startsAt: Date; endsAt: Date | null }
export type DoseOutcome = 'given' | 'held' | 'refused' | 'missed'
/** A scheduled dose with what became of it; null = nothing is recorded. */
export type DoseSlot = { orderId: string; drug: string; dueAt: Date; outcome: DoseOutcome | null; id?: string }

/** The due times of an order from one instant to another, both included, by local clock; none after it has ended. */
export function dueTimes({ times, startsAt, endsAt }: DoseTimes, from: Date, to: Date, zone: string): Date[] {
  const first = from > startsAt ? from : startsAt
  const due: Date[] = []
  for (let day = localDate(first, zone); day <= localDate(to, zone); day = addDays(day, 1))
    for (const time of [...times].sort()) {
      const at = instantOf(day, time, zone)
      if (at >= first && at <= to && (endsAt === null || at < endsAt)) due.push(at)
    }
  return due
}

const byDue = (a: DoseSlot, b: DoseSlot) => a.dueAt.getTime() - b.dueAt.getTime()
const deadline = ({ dueAt }: DoseSlot) => addHours(dueAt, DOSE_WINDOW.missedAfterH)

/**
 * Successive days, up to the last planned one that is over, without the planned buprenorphine (ENG-03). Held, refused,
 * missed and unrecorded doses are all days without it. A day counts once it is over or all of its doses are settled;
 * null while no planned day has come.
 */
export function missedBuprenorphineDays(
  slots: readonly DoseSlot[],
  zone: string,
  now: Date,
): { value: number; at: Date; id?: string } | null {
  const today = localDate(now, zone)
  const days = new Map<LocalDate, DoseSlot[]>()
  for (const slot of [...slots].sort(byDue)) {
    const day = localDate(slot.dueAt, zone)
    days.set(day, [...(days.get(day) ?? []), slot])
  }
  const planned = [...days].filter(([day, of]) => day < today || of.every((slot) => isSettled(slot, now)) || given(of))
  const last = planned.at(-1)?.[1].at(-1)
  if (!last) return null
  const taken = planned.findLastIndex(([, of]) => given(of))
  return { value: planned.length - 1 - taken, at: last.dueAt, id: last.id }
}

const given = (slots: readonly DoseSlot[]) => slots.some(({ outcome }) => outcome === 'given')
const isSettled = (slot: DoseSlot, now: Date) => slot.outcome !== null || deadline(slot) < now

/**
 * Whether the latest dose of a scheduled order was missed: said so, or not recorded for 4 h. Held and refused doses
 * are not missed. null while no dose has come due.
 */
export function missedOtherDose(
  slots: readonly DoseSlot[],
  now: Date,
): { value: boolean; at: Date; id?: string } | null {
  const settled = [...slots].sort(byDue).filter((slot) => isSettled(slot, now))
  const latest = [...new Map(settled.map((slot) => [slot.orderId, slot])).values()].sort(byDue)
  const missed = latest.findLast(({ outcome }) => outcome === 'missed' || outcome === null)
  const told = missed ?? latest.at(-1)
  return told ? { value: missed !== undefined, at: told.dueAt, id: told.id } : null
}

/** The next instant at which time alone makes a dose missed, or a day a day without; null if there is none. */
export function nextMissAt(slots: readonly DoseSlot[], zone: string, now: Date): Date | null {
  const instants = slots.flatMap((slot) => {
    if (slot.outcome !== null) return []
    const dayEnds = instantOf(addDays(localDate(slot.dueAt, zone), 1), '00:00', zone)
    return [new Date(deadline(slot).getTime() + 1), dayEnds]
  })
  return instants.filter((at) => at > now).sort((a, b) => a.getTime() - b.getTime())[0] ?? null
}
