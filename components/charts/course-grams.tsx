import { num } from '@/lib/format/number'
import { COURSE, type CourseScales, isOverPlan } from './course-scale'
import type { CourseModel, CoursePlan } from './course-types'
import { px } from './geometry'

/** Kratom per day: bars are taken, the solid line is the plan in force, dots are older plans, hatch is a hold. */
export function GramsBand({ model, scales, hatch }: { model: CourseModel; scales: CourseScales; hatch: string }) {
  if (model.taken.length === 0 && model.plans.length === 0) {
    return (
      <text x={COURSE.left + 8} y={COURSE.grams.bottom - 40} style={{ fill: 'var(--ink-2)' }}>
        No taper plan and no doses recorded
      </text>
    )
  }
  const older = model.plans.filter((plan) => !plan.inForce)
  const inForce = model.plans.find((plan) => plan.inForce)
  return (
    <g>
      <GramTicks scales={scales} />
      <Holds model={model} scales={scales} hatch={hatch} />
      <TakenBars model={model} scales={scales} />
      {older.map((plan) => (
        <path
          key={plan.version}
          d={stairPath(plan, scales)}
          fill="none"
          stroke="var(--ctl)"
          strokeWidth={1.4}
          strokeDasharray="2 3"
        />
      ))}
      {inForce && (
        <>
          <path d={stairPath(inForce, scales)} fill="none" stroke="var(--plan)" strokeWidth={2.2} />
          <StepLabels plan={inForce} scales={scales} />
        </>
      )}
      <Key model={model} scales={scales} />
    </g>
  )
}

function GramTicks({ scales }: { scales: CourseScales }) {
  return [0, scales.gramsTop / 2, scales.gramsTop].map((value) => {
    const y = px(scales.grams(value))
    return (
      <g key={value}>
        <line className="ax" x1={COURSE.left} x2={scales.right} y1={y} y2={y} />
        <text x={COURSE.left - 6} y={y + 4} textAnchor="end">
          {num(value, 2)}
        </text>
      </g>
    )
  })
}

function Holds({ model, scales, hatch }: { model: CourseModel; scales: CourseScales; hatch: string }) {
  return model.holds.map((hold) => {
    const x = px(scales.x(Date.parse(hold.from)))
    const width = px(scales.x(Date.parse(hold.to)) - x)
    const { top, bottom } = COURSE.grams
    return (
      <rect key={hold.from} x={x} y={top} width={width} height={bottom - top} fill={`url(#${hatch})`}>
        <title>{hold.label}</title>
      </rect>
    )
  })
}

function TakenBars({ model, scales }: { model: CourseModel; scales: CourseScales }) {
  return model.taken.map((day) => {
    if (day.grams === null) return null
    const [x0, x1] = [scales.x(Date.parse(day.from)), scales.x(Date.parse(day.to))]
    const y = px(scales.grams(day.grams))
    const over = isOverPlan(day.grams, day.planned)
    const look = over ? { fill: 'var(--so)', stroke: 'var(--so-edge)' } : { fill: 'var(--ctl)', opacity: 0.5 }
    return (
      <rect
        key={day.date}
        x={px(x0 + 2.5)}
        y={y}
        width={px(Math.max(1, x1 - x0 - 5))}
        height={px(COURSE.grams.bottom - y)}
        {...look}
      >
        <title>{`${day.date}: took ${num(day.grams, 2)} g${day.planned === null ? '' : `, plan ${num(day.planned, 2)} g`}`}</title>
      </rect>
    )
  })
}

/** The plan as a staircase; a gap between two steps breaks the line. */
function stairPath(plan: CoursePlan, { x, grams }: CourseScales): string {
  let end: string | null = null
  return plan.steps
    .map((step) => {
      const [x0, x1, y] = [px(x(Date.parse(step.from))), px(x(Date.parse(step.to))), px(grams(step.grams))]
      const joined = end === step.from
      end = step.to
      return `${joined ? `V${y}` : `M${x0},${y}`}H${x1}`
    })
    .join('')
}

const NARROW = 26

function StepLabels({ plan, scales }: { plan: CoursePlan; scales: CourseScales }) {
  return plan.steps.map((step, i) => {
    const [x0, x1] = [scales.x(Date.parse(step.from)), scales.x(Date.parse(step.to))]
    if (x1 - x0 < NARROW) return null
    return (
      <text
        key={step.from}
        x={px((x0 + x1) / 2)}
        y={px(scales.grams(step.grams)) - 5}
        textAnchor="middle"
        className="halo"
        style={{ fill: 'var(--plan)', fontWeight: 600 }}
      >
        {num(step.grams, 2)}
        {i === 0 && ' g'}
      </text>
    )
  })
}

/** Labels at the upper right, where the staircase has gone down. */
function Key({ model, scales }: { model: CourseModel; scales: CourseScales }) {
  const lines = [...model.plans].sort((a, b) => Number(b.inForce) - Number(a.inForce)).slice(0, 2)
  const over = model.taken.some((day) => isOverPlan(day.grams, day.planned))
  const x = scales.right - 344
  const y = COURSE.grams.top + 10
  return (
    <g>
      {lines.map((plan, i) => (
        <g key={plan.version} transform={`translate(${x} ${y + i * 20})`}>
          <line
            x2={20}
            stroke={plan.inForce ? 'var(--plan)' : 'var(--ctl)'}
            strokeWidth={plan.inForce ? 2.2 : 1.4}
            strokeDasharray={plan.inForce ? undefined : '2 3'}
          />
          <text x={27} y={4} style={plan.inForce ? { fill: 'var(--plan)' } : undefined}>
            {plan.label}
          </text>
        </g>
      ))}
      <g transform={`translate(${x + 182} ${y})`}>
        <rect y={-5} width={10} height={10} fill="var(--ctl)" opacity={0.5} />
        <text x={16} y={4}>
          Taken, g/day
        </text>
        {over && (
          <g transform="translate(0 20)">
            <rect y={-5} width={10} height={10} fill="var(--so)" stroke="var(--so-edge)" />
            <text x={16} y={4}>
              Over plan by &gt; 10%
            </text>
          </g>
        )}
      </g>
    </g>
  )
}
