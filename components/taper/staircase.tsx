import type { TakenDay } from '@/db/tapers/types'
import type { TaperSchedule } from '@/lib/clinical/taper/types'
import { daysBetween } from '@/lib/clinical/time'
import type { LocalDate } from '@/lib/clinical/types'
import { day } from '@/lib/format/clock'
import { num } from '@/lib/format/number'
import { FRAME, scalesFor, stairPath } from './staircase-geometry'
import { Axes, DoseLabels, Holds, PlanEnd, TakenBar } from './staircase-parts'

/** A plan on the chart. The kind decides the dash, and the label at its end says which it is. */
export type StairPlan = { kind: 'draft' | 'signed' | 'preview'; label: string; note: string; schedule: TaperSchedule }

type StaircaseProps = {
  plans: readonly StairPlan[]
  taken: readonly TakenDay[]
  today: LocalDate
  taperDay: number | null
  unit: string
}

const LINE = {
  draft: { stroke: 'var(--plan)', strokeWidth: 2.6 },
  signed: { stroke: 'var(--ink-2)', strokeWidth: 1.5, strokeDasharray: '2 3' },
  preview: { stroke: 'var(--plan)', strokeWidth: 1.6, strokeDasharray: '6 4', opacity: 0.75 },
} as const

/** Bars = taken, dotted = signed, solid = draft, long dash = preview, hatch = hold. Labels stand at the line ends. */
export function Staircase({ plans, taken, today, taperDay, unit }: StaircaseProps) {
  const scales = scalesFor(
    plans.map(({ schedule }) => schedule),
    taken,
    today,
  )
  const draft = plans.find(({ kind }) => kind === 'draft') ?? plans.find(({ kind }) => kind === 'signed')
  return (
    <svg
      width={FRAME.width}
      height={FRAME.height}
      viewBox={`0 0 ${FRAME.width} ${FRAME.height}`}
      role="img"
      aria-label={describeStaircase({ plans, taken, today, taperDay, unit })}
    >
      <Axes scales={scales} today={today} />
      {taken.map((one) => (
        <TakenBar key={one.on} day={one} scales={scales} />
      ))}
      <defs>
        <pattern id="hold-hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line x1="0" y1="0" x2="0" y2="5" stroke="var(--plan)" strokeWidth="1.1" opacity=".4" />
        </pattern>
      </defs>
      {draft && <Holds schedule={draft.schedule} scales={scales} />}
      {[...plans]
        .sort((a, b) => ORDER[a.kind] - ORDER[b.kind])
        .map((plan) => (
          <path
            key={plan.kind}
            d={stairPath(plan.schedule, scales, plan.kind === 'signed' ? scales.from : today)}
            fill="none"
            {...LINE[plan.kind]}
          />
        ))}
      {draft && <DoseLabels schedule={draft.schedule} scales={scales} />}
      {[...plans].sort(latestFirst).map((plan, index) => (
        <PlanEnd key={plan.kind} plan={plan} others={plans} scales={scales} level={index} today={today} />
      ))}
      <line x1={scales.x(today)} x2={scales.x(today)} y1="8" y2={FRAME.floor} stroke="var(--ink)" strokeWidth="1.2" />
      <text x={scales.x(today) + 5} y="17" className="b">
        {taperDay === null ? 'Now' : `Now, day ${taperDay}`}
      </text>
    </svg>
  )
}

/** The plan that ends last has the tallest line, so that no line crosses the label of another. */
const latestFirst = (a: StairPlan, b: StairPlan) =>
  (b.schedule.lastDoseDate ?? '').localeCompare(a.schedule.lastDoseDate ?? '')

const ORDER = { signed: 0, preview: 1, draft: 2 } as const

/** The chart in words: what was taken last, and where each plan ends. */
export function describeStaircase({ plans, taken, today, taperDay, unit }: StaircaseProps): string {
  const reported = taken.filter((one) => one.taken !== null)
  const last = reported.at(-1)
  const ends = plans.map(({ label, schedule }) => {
    if (!schedule.lastDoseDate) return `${label} has no dates`
    const days = daysBetween(today, schedule.lastDoseDate)
    return `${label} ends ${day(schedule.lastDoseDate, today)}${days >= 0 ? `, in ${days} days` : ''}`
  })
  const took = last
    ? `Last reported ${num(last.taken ?? 0, 3)} ${unit} on ${day(last.on, today)}`
    : 'Nothing reported yet'
  return `Taper staircase${taperDay === null ? '' : `, day ${taperDay}`}. ${took}. ${ends.join('. ')}.`
}
