import { addDays, addMinutes, instantOf, localDate } from '../time'
import type { CareSetting, Source, Tier } from '../types'

/** Minutes to the first acknowledgment and to the first action (triage.md §1, R-33). */
export type TierTarget = { acknowledgeMin: number | null; actMin: number; source: Source }

const news2: Source = { title: 'RCP NEWS2 2017', section: 'Response chart', strength: 'verified' }
const protocol: Source = { title: 'Center protocol', section: 'Tiers', strength: 'proposal' }

export const TIER_TARGETS: Record<Tier, TierTarget> = {
  T1: { acknowledgeMin: 5, actMin: 15, source: news2 },
  T2: { acknowledgeMin: 15, actMin: 60, source: news2 },
  T3: { acknowledgeMin: 60, actMin: 4 * 60, source: news2 },
  T4: { acknowledgeMin: 8 * 60, actMin: 24 * 60, source: protocol },
  T5: { acknowledgeMin: null, actMin: 72 * 60, source: protocol },
}

/** Local wall-clock hours in which targets of outpatients run. */
export type ServiceHours = { from: string; to: string }
export const DEFAULT_SERVICE_HOURS: ServiceHours = { from: '07:00', to: '19:00' }

export type TargetContext = {
  setting: CareSetting | null
  zone: string
  serviceHours?: ServiceHours | null | undefined
}
export type Targets = {
  /** null: this tier has no acknowledgment target. */
  acknowledgeBy: Date | null
  actBy: Date
  /** Deadline that the queue sorts by: opened at + target of the tier. */
  sortBy: Date
}

/**
 * Deadlines of a flag opened at `since`. T1 and T2 always run on the clock; T3 to T5 of patients who do not live in
 * count in service hours (triage.md §2.8). An unknown setting runs on the clock.
 */
export function targetsOf(tier: Tier, since: Date, ctx: TargetContext): Targets {
  const { acknowledgeMin, actMin } = TIER_TARGETS[tier]
  const isOnClock = tier === 'T1' || tier === 'T2' || ctx.setting === 'residential' || ctx.setting === null
  const hours = ctx.serviceHours ?? DEFAULT_SERVICE_HOURS
  const after = (minutes: number) =>
    isOnClock ? addMinutes(since, minutes) : addServiceMinutes(since, minutes, hours, ctx.zone)
  const actBy = after(actMin)
  return { acknowledgeBy: acknowledgeMin === null ? null : after(acknowledgeMin), actBy, sortBy: actBy }
}

/** The instant at which `minutes` of service time have passed since `since`. Hours that never open run on the clock. */
export function addServiceMinutes(since: Date, minutes: number, { from, to }: ServiceHours, zone: string): Date {
  if (to <= from) return addMinutes(since, minutes)
  let left = minutes * 60_000
  let day = localDate(since, zone)
  for (;;) {
    const opens = Math.max(instantOf(day, from, zone).getTime(), since.getTime())
    const closes = (to >= '24:00' ? instantOf(addDays(day, 1), '00:00', zone) : instantOf(day, to, zone)).getTime()
    const open = Math.max(0, closes - opens)
    if (left <= open) return new Date(opens + left)
    left -= open
    day = addDays(day, 1)
  }
}
