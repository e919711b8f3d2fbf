import { TIER_COLOR, tierText } from '../ui/tier'
import { COURSE, type CourseScales } from './course-scale'
import type { CourseModel, CourseScore } from './course-types'
import { corridorEdge, corridorPath, excessPath, linePath, px, runs, toDots, toPieces, upperAt } from './geometry'

/** The score in its corridor: tint is expected, ink is measured, color is what lies outside. */
export function ScoreBand({ model, scales, hatch }: { model: CourseModel; scales: CourseScales; hatch: string }) {
  const { score, tier } = model
  if (!score) return <Words x={COURSE.left + 8} y={150} text="No score yet" />
  const { x, score: y } = scales
  const pieces = toPieces(score.corridor)
  const lines = runs(toDots(score.points), score.cadenceHours)
  const color = TIER_COLOR[tier ?? 'T3']
  return (
    <g>
      <ScoreTicks score={score} scales={scales} />
      <path d={corridorPath(pieces, x, y)} className="cor" />
      <path d={corridorEdge(pieces, x, y)} className="cor-e" />
      {score.points.length > 0 && pieces.length > 0 && <CorridorName model={model} scales={scales} />}
      <path d={lines.map((run) => excessPath(run, pieces, x, y)).join('')} fill={color} opacity=".26" />
      <StepLimit score={score} scales={scales} />
      <path d={lines.map((run) => linePath(run, x, y)).join('')} className="ml" style={{ strokeWidth: 2.2 }} />
      <Gaps lines={lines} scales={scales} hatch={hatch} />
      <Points model={model} score={score} scales={scales} color={color} />
    </g>
  )
}

const Words = ({ x, y, text }: { x: number; y: number; text: string }) => (
  <text x={x} y={y} style={{ fill: 'var(--ink-2)' }}>
    {text}
  </text>
)

function ScoreTicks({ score, scales }: { score: CourseScore; scales: CourseScales }) {
  const ticks = [{ value: 0, word: '' }, ...score.ticks.filter((tick) => tick.value < scales.scoreTop)]
  return ticks.map(({ value, word }) => {
    const y = px(scales.score(value))
    return (
      <g key={value}>
        <line className="ax" x1={COURSE.left} x2={scales.right} y1={y} y2={y} />
        <text x={COURSE.left - 6} y={y + 4} textAnchor="end">
          {word && `${word} `}
          <tspan style={{ fill: 'var(--ink-2)', fontWeight: 500 }}>{value}</tspan>
        </text>
      </g>
    )
  })
}

function CorridorName({ model, scales }: { model: CourseModel; scales: CourseScales }) {
  const x = px((scales.x(Date.parse(model.now)) + scales.right) / 2)
  if (scales.right - x < 60) return null
  return (
    <text x={x} y={px(scales.score(0)) - 8} textAnchor="middle" style={{ fill: 'var(--ink-2)' }}>
      Expected for this phase (site protocol)
    </text>
  )
}

function StepLimit({ score, scales }: { score: CourseScore; scales: CourseScales }) {
  if (!score.limit) return null
  const y = px(scales.score(score.limit.value))
  return (
    <g>
      <line
        x1={px(scales.x(Date.parse(score.limit.from)))}
        x2={scales.right}
        y1={y}
        y2={y}
        stroke="var(--so-edge)"
        strokeWidth={1.2}
        strokeDasharray="5 3"
      />
      <text x={scales.right} y={y - 6} textAnchor="end" style={{ fill: 'var(--so-text)' }}>
        {score.limit.label}
      </text>
    </g>
  )
}

/** More than one set is missing: hatched, not joined. */
function Gaps({ lines, scales, hatch }: { lines: ReturnType<typeof runs>; scales: CourseScales; hatch: string }) {
  return lines.slice(1).map((run, i) => {
    const [from, to] = [lines[i]?.at(-1), run[0]]
    if (!from || !to) return null
    const x0 = px(scales.x(from.t))
    return (
      <rect
        key={from.t}
        x={x0}
        y={COURSE.score.top}
        width={px(scales.x(to.t) - x0)}
        height={COURSE.score.bottom - COURSE.score.top}
        fill={`url(#${hatch})`}
        opacity=".5"
      >
        <title>No score for more than one planned set</title>
      </rect>
    )
  })
}

type PointProps = { model: CourseModel; score: CourseScore; scales: CourseScales; color: string }

function Points({ model, score, scales, color }: PointProps) {
  const pieces = toPieces(score.corridor)
  const last = score.points.at(-1)
  return (
    <>
      {score.points.map((point) => {
        const t = Date.parse(point.at)
        const upper = upperAt(pieces, t)
        const outside = upper !== null && point.value > upper
        const [cx, cy] = [px(scales.x(t)), px(scales.score(point.value))]
        const isLast = point === last
        return (
          <g key={point.at}>
            {(outside || isLast) && (
              <circle
                cx={cx}
                cy={cy}
                r={isLast ? 4.6 : 3.2}
                fill={outside ? color : 'var(--measured)'}
                stroke={outside && (model.tier ?? 'T3') === 'T3' ? 'var(--so-edge)' : 'var(--surface)'}
                strokeWidth={1.2}
              />
            )}
            {point.note && (
              <text x={cx} y={cy - 10} textAnchor="middle" className="s">
                {point.note}
              </text>
            )}
          </g>
        )
      })}
      {last && (
        <LastValue
          model={model}
          scales={scales}
          value={last.value}
          upper={upperAt(pieces, Date.parse(last.at))}
          at={last.at}
        />
      )}
    </>
  )
}

type LastProps = { model: CourseModel; scales: CourseScales; value: number; upper: number | null; at: string }

function LastValue({ model, scales, value, upper, at }: LastProps) {
  const x = Math.min(px(scales.x(Date.parse(at))) + 14, scales.right - 190)
  const y = Math.max(COURSE.score.top + 14, px(scales.score(value)) - 8)
  const above = upper !== null && value > upper ? `${value - upper} above, ` : ''
  const expected = upper === null ? 'no corridor in this phase' : `${above}expected 0–${upper}`
  return (
    <g>
      <text x={x} y={y} className="b" style={{ fontSize: 18 }}>
        {value}
      </text>
      <text
        x={x + (value > 9 ? 28 : 18)}
        y={y - 1}
        className={above ? tierText(model.tier ?? 'T3') : undefined}
        style={{ fill: above ? 'currentColor' : 'var(--ink-2)', fontWeight: above ? 600 : 400, fontSize: 12 }}
      >
        {expected}
      </text>
    </g>
  )
}
