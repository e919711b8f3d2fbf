import { approachOf } from '@/lib/clinical/taper/approaches'
import { longDay } from '@/lib/format/clock'
import { num, withUnit } from '@/lib/format/number'
import type { SummaryRow } from './summary-rows'
import type { SummaryLine } from './types'

/** Planned against what came of it: approach, dates, steps taken, holds, steps back. */
export function taperLines({ plans, decisions }: SummaryRow): SummaryLine[] {
  const [first] = plans
  const last = plans.at(-1)
  if (!first || !last) return [{ label: 'Taper', value: null }]
  const taken = decisions.filter(({ decision }) => decision === 'confirmed')
  const latest = decisions.findLast(({ decision }) => decision === 'confirmed' || decision === 'step_back')
  const count = (...kinds: string[]) => num(decisions.filter(({ decision }) => kinds.includes(decision)).length, 0)
  return [
    { label: 'Approach', value: approachLabel(last.approach) },
    {
      label: 'Planned',
      value: `${longDay(first.starts_on)} to ${first.ends_on ? longDay(first.ends_on) : 'no end date'}`,
    },
    {
      label: 'Taken',
      value: latest
        ? `${num(taken.length, 0)} steps, last ${withUnit(latest.dose_mg / 1000, latest.unit, 3)} from ${longDay(latest.on)}`
        : 'No step taken',
    },
    { label: 'Holds', value: count('hold', 'hold_and_slow') },
    { label: 'Steps back', value: count('step_back') },
    {
      label: 'Versions of the plan',
      value: `${plans.length}, ${last.status === 'finished' ? 'finished' : 'not finished'}`,
    },
  ]
}

const approachLabel = (approach: string): string => {
  const known = (['conservative', 'moderate', 'rapid', 'gradual_10', 'custom'] as const).find((one) => one === approach)
  return known ? approachOf(known).label : approach
}
