import type { TakenDay } from '@/db/tapers/types'
import { isOverPlan } from '@/lib/clinical/taper/over-plan'
import type { TaperSchedule } from '@/lib/clinical/taper/types'
import { addDays } from '@/lib/clinical/time'
import type { LocalDate } from '@/lib/clinical/types'
import { day } from '@/lib/format/clock'
import { num } from '@/lib/format/number'
import type { StairPlan } from './staircase'
import { doseTicks, FRAME, monthTicks, type Scales } from './staircase-geometry'

export function Axes({ scales, today }: { scales: Scales; today: LocalDate }) {
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
export function TakenBar({ day: one, scales }: { day: TakenDay; scales: Scales }) {
  if (one.taken === null) return null
  const over = isOverPlan(one)
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

export function Holds({ schedule, scales }: { schedule: TaperSchedule; scales: Scales }) {
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
export function DoseLabels({ schedule, scales }: { schedule: TaperSchedule; scales: Scales }) {
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

export function PlanEnd({ plan, others, scales, level, today }: PlanEndProps) {
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
