import { COURSE, type CourseScales } from './course-scale'
import type { CourseMark, CourseModel } from './course-types'
import { px } from './geometry'

/** What happened, one line each for plan events, every medicine, and contacts. */
export function LanesBand({ model, scales }: { model: CourseModel; scales: CourseScales }) {
  return (
    <g>
      <line className="ax2" x1={0} x2={scales.right} y1={COURSE.lanes.top} y2={COURSE.lanes.top} />
      {model.lanes.map((lane, i) => {
        const y = COURSE.lanes.top + 13 + i * COURSE.lanes.each
        return (
          <g key={lane.name} transform={`translate(0 ${y})`}>
            <text x={COURSE.left - 6} y={4} textAnchor="end" style={{ fill: 'var(--ink-2)' }}>
              {lane.name}
            </text>
            {lane.marks.map((mark) => (
              <Mark key={`${mark.kind}${mark.at}`} mark={mark} scales={scales} />
            ))}
            {lane.summary && (
              <text x={px(scales.x(Date.parse(lastAt(lane.marks, model.now)))) + 11} y={4}>
                {lane.summary}
              </text>
            )}
          </g>
        )
      })}
    </g>
  )
}

/** Where a lane's summary may begin: behind now and behind what is still to come. */
const lastAt = (marks: readonly CourseMark[], now: string): string =>
  marks.reduce((last, mark) => (mark.at > last ? mark.at : last), now)

function Mark({ mark, scales }: { mark: CourseMark; scales: CourseScales }) {
  const x = px(scales.x(Date.parse(mark.at)))
  const width = 'to' in mark ? Math.max(2, px(scales.x(Date.parse(mark.to)) - x)) : 0
  return (
    <g transform={`translate(${x} 0)`}>
      <title>{mark.label}</title>
      <Shape mark={mark} width={width} />
    </g>
  )
}

function Shape({ mark, width }: { mark: CourseMark; width: number }) {
  switch (mark.kind) {
    case 'dose':
      return <line y1={-6} y2={6} stroke="var(--ink)" strokeWidth={2} />
    case 'contact':
      return <circle r={3.4} fill="var(--ink-2)" />
    case 'planned':
      return <circle r={3.4} fill="none" stroke="var(--ink-2)" strokeWidth={1.5} strokeDasharray="2 2" />
    case 'missed':
      return (
        <>
          <circle r={3.6} fill="var(--surface)" stroke="var(--ink-2)" strokeWidth={1.5} />
          <path d="M-5 5 5-5" stroke="var(--ink-2)" strokeWidth={1.5} />
        </>
      )
    case 'span':
      return (
        <>
          <rect y={-4} width={width} height={8} rx={1} fill="var(--ctl)" opacity={0.6} />
          <Label x={width + 6} text={mark.label} quiet />
        </>
      )
    case 'hold':
      return (
        <>
          <rect y={-7} width={Math.max(18, width)} height={14} rx={2} fill="var(--sunken)" stroke="var(--ctl)" />
          <path d={`M${Math.max(18, width) / 2 - 2.5}-3.5v7m5-7v7`} stroke="var(--ink)" strokeWidth={1.8} />
          <Label x={Math.max(18, width) + 6} text={mark.label} />
        </>
      )
    case 'step':
      return (
        <>
          <path d="M-6-5h6v9h7" fill="none" stroke="var(--plan)" strokeWidth={2.2} />
          <text x={12} y={4} style={{ fill: 'var(--plan)', fontWeight: 600 }}>
            {mark.label}
          </text>
        </>
      )
    default:
      return (
        <>
          <path d="M0-6 6 0 0 6-6 0z" fill="var(--so)" stroke="var(--so-edge)" strokeWidth={1.2} />
          <Label x={10} text={mark.label} />
        </>
      )
  }
}

const Label = ({ x, text, quiet = false }: { x: number; text: string; quiet?: boolean }) => (
  <text x={x} y={4} className={quiet ? undefined : 's'}>
    {text}
  </text>
)
