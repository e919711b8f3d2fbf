import type { TaperSchedule } from '@/lib/clinical/taper/types'
import { addDays, daysBetween } from '@/lib/clinical/time'
import type { LocalDate } from '@/lib/clinical/types'
import { day } from '@/lib/format/clock'
import { num } from '@/lib/format/number'
import { doseTicks, FRAME, monthTicks, type Scales, scalesFor, stairPath } from './staircase-geometry'
import type { TakenDay } from './types'

/** A plan on the chart. The kind decides the dash, and the label at its end says which it is. */
export type StairPlan = { kind: 'draft' | 'signed' | 'preview'; label: string; note: string; schedule: TaperSchedule }

type StaircaseProps = {
  plans: readonly StairPlan[]
  taken: readonly TakenDay[]
  today: LocalDate
  taperDay: number | null
  unit: string
}

/** Taken at or above this share of the plan is marked (WD-13, center protocol). */
const OVER_PLAN = 1.2

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

function Axes({ scales, today }: { scales: Scales; today: LocalDate }) {
  return (
    <>
      {doseTicks(scales.highest).map((dose) => (
        <g key={dose}>
          <line className="ax" x1={FRAME.left} x2={FRAME.right} y1={scales.y(dose)} y2={scales.y(dose)} />
          <text x={FRAME.left - 6} y={scales.y(dose) + 4} textAnchor="end">
            {num(dose)}
          </text>
        </g>
      ))}
      {monthTicks(scales).map((first) => (
        <g key={first}>
          <line className="ax2" x1={scales.x(first)} x2={scales.x(first)} y1={FRAME.floor} y2={FRAME.floor + 5} />
          <text x={scales.x(first)} y="326">
            {day(first, today)}
          </text>
        </g>
      ))}
    </>
  )
}

/** A day without a report stays empty: nobody said, which is not the same as nothing taken. */
function TakenBar({ day: one, scales }: { day: TakenDay; scales: Scales }) {
  if (one.taken === null) return null
  const over = one.planned !== null && one.planned > 0 && one.taken >= one.planned * OVER_PLAN
  const x = scales.x(one.on)
  const width = Math.max(1, scales.x(addDays(one.on, 1)) - x - 0.8)
  const y = scales.y(one.taken)
  return (
    <rect
      x={x}
      y={y}
      width={width}
      height={Math.max(0, FRAME.floor - y)}
      fill={over ? 'var(--so)' : 'var(--ctl)'}
      opacity={over ? 1 : 0.5}
    >
      <title>{`${one.on}: took ${num(one.taken, 3)}${one.planned === null ? '' : `, plan ${num(one.planned, 3)}`}`}</title>
    </rect>
  )
}

function Holds({ schedule, scales }: { schedule: TaperSchedule; scales: Scales }) {
  return schedule.steps.flatMap((step) => {
    if (step.heldDays === 0 || !step.toDate) return []
    const end = scales.x(addDays(step.toDate, 1))
    const start = scales.x(addDays(step.toDate, 1 - step.heldDays))
    const y = scales.y(step.dose)
    return [
      <g key={step.no}>
        <rect x={start} y={y} width={end - start} height={FRAME.floor - y} fill="url(#hold-hatch)" />
        <text className="halo pl" x={(start + end) / 2} y={y - 9} textAnchor="middle">
          Hold {step.heldDays} d
        </text>
      </g>,
    ]
  })
}

/** The dose under its level, where the level is wide enough to carry it. */
function DoseLabels({ schedule, scales }: { schedule: TaperSchedule; scales: Scales }) {
  return schedule.steps.flatMap((step) => {
    if (!step.fromDate || !step.toDate) return []
    const [start, end] = [scales.x(step.fromDate), scales.x(addDays(step.toDate, 1))]
    if (end - start < 17) return []
    return [
      <text key={step.no} className="halo pl" x={(start + end) / 2} y={scales.y(step.dose) + 15} textAnchor="middle">
        {num(step.dose, 3)}
      </text>,
    ]
  })
}

type PlanEndProps = { plan: StairPlan; others: readonly StairPlan[]; scales: Scales; level: number; today: LocalDate }

function PlanEnd({ plan, others, scales, level, today }: PlanEndProps) {
  const last = plan.schedule.lastDoseDate
  if (!last) return null
  const x = scales.x(addDays(last, 1))
  const y = 62 + level * 58
  const color = plan.kind === 'signed' ? 'var(--ink-2)' : 'var(--plan)'
  const ends = others.flatMap(({ schedule }) =>
    schedule.lastDoseDate ? [scales.x(addDays(schedule.lastDoseDate, 1))] : [],
  )
  const left = x > FRAME.right - 130 || ends.some((end) => end > x && end - x < 112)
  const text = { className: 'halo', x: left ? x - 6 : x + 6, textAnchor: left ? ('end' as const) : ('start' as const) }
  return (
    <g>
      <line
        x1={x}
        x2={x}
        y1={FRAME.floor}
        y2={y}
        stroke={color}
        strokeDasharray={plan.kind === 'draft' ? undefined : '2 3'}
      />
      <circle cx={x} cy={FRAME.floor} r="3.5" fill="var(--surface)" stroke={color} strokeWidth="1.8" />
      <text {...text} y={y + 10} style={{ fill: color, fontWeight: 600, fontSize: 12 }}>
        {plan.label} ends {day(last, today)}
      </text>
      <text {...text} y={y + 24}>
        {plan.note}
      </text>
    </g>
  )
}

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
