import { GramsBand } from './course-grams'
import { LanesBand } from './course-lanes'
import { COURSE, COURSE_WIDTHS, type CourseScales, courseScales } from './course-scale'
import { ScoreBand } from './course-score'
import { courseText } from './course-text'
import type { CourseModel } from './course-types'
import { px } from './geometry'

/** Score, grams and events on one time axis, so that a peak stands above what explains it. Server-rendered. */
export function CourseChart({ model, size }: { model: CourseModel; size: keyof typeof COURSE_WIDTHS }) {
  const scales = courseScales(model, COURSE_WIDTHS[size])
  const hatch = `hatch-${size}`
  return (
    <svg
      className={size}
      width={scales.width}
      height={scales.height}
      viewBox={`0 0 ${scales.width} ${scales.height}`}
      role="img"
      aria-label={courseText(model)}
    >
      <defs>
        <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line x1="0" y1="0" x2="0" y2="5" stroke="var(--ctl)" strokeWidth="1.2" opacity=".6" />
        </pattern>
      </defs>
      <TimeAxis model={model} scales={scales} />
      <ScoreBand model={model} scales={scales} hatch={hatch} />
      <GramsBand model={model} scales={scales} hatch={hatch} />
      <LanesBand model={model} scales={scales} />
      <NowLine model={model} scales={scales} />
      <text x="0" y="11" className="b" style={{ fontSize: 12 }}>
        {model.score?.instrument ?? 'Score'}
      </text>
      <text x="0" y={COURSE.grams.top - 6} className="b" style={{ fontSize: 12 }}>
        Kratom, g/day
      </text>
    </svg>
  )
}

type BandProps = { model: CourseModel; scales: CourseScales }

function TimeAxis({ model, scales }: BandProps) {
  return model.axis.map((tick, i) => {
    const x = px(scales.x(Date.parse(tick.at)))
    const next = model.axis[i + 1]
    const fits = x + AXIS_LABEL_WIDTH < scales.right
    const current = tick.at <= model.now && (!next || next.at > model.now)
    return (
      <g key={tick.at}>
        <line className="ax" x1={x} x2={x} y1={COURSE.score.top} y2={scales.lanesBottom} />
        {fits && (
          <text x={x + 4} y={scales.height - 6} className={current ? 'b' : undefined}>
            {scales.width === COURSE_WIDTHS.wide ? tick.label : (tick.short ?? tick.label)}
          </text>
        )}
      </g>
    )
  })
}

const AXIS_LABEL_WIDTH = 76
const NOW_LETTER = 3.3

function NowLine({ model, scales }: BandProps) {
  if (model.now < model.from || model.now > model.to) return null
  const x = px(scales.x(Date.parse(model.now)))
  const half = Math.ceil(model.nowLabel.length * NOW_LETTER) + 6
  const middle = Math.min(scales.right - half, Math.max(half, x))
  return (
    <g>
      <line x1={x} x2={x} y1={17} y2={scales.lanesBottom} stroke="var(--ink)" strokeWidth={1.2} />
      <rect x={middle - half} y={0} width={half * 2} height={17} rx={3} fill="var(--ink)" />
      <text x={middle} y={12.5} textAnchor="middle" style={{ fill: 'var(--surface)', fontWeight: 600 }}>
        {model.nowLabel}
      </text>
    </g>
  )
}
