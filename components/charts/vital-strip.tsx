import { ClockAlert } from 'lucide-react'
import { ageOf } from '@/lib/format/age'
import { num } from '@/lib/format/number'
import { TIER_COLOR, tierText } from '../ui/tier'
import type { VitalSeries } from './course-types'
import { linear, linePath, px, runs } from './geometry'

const WIDTH = 136
const HEIGHT = 64

type VitalStripProps = {
  series: readonly VitalSeries[]
  from: string
  to: string
  now: string
  title?: string
  note: string
}

/** Small multiples of the last days: ink on a gray reference band, which is a norm and not a plan. */
export function VitalStrip({ series, from, to, now, title = 'Vitals', note }: VitalStripProps) {
  return (
    <div className="vit">
      <div className="vh">
        <b>{title}</b>
        <br />
        <span className="mut">{note}</span>
      </div>
      {series.map((each) => (
        <VitalSmall key={each.id} series={each} from={from} to={to} now={now} />
      ))}
    </div>
  )
}

type VitalSmallProps = { series: VitalSeries; from: string; to: string; now: string }

/** One vital: latest value with unit and age, its last days, and the band it is read against. */
export function VitalSmall({ series, from, to, now }: VitalSmallProps) {
  const { name, unit, latest, takenAt, stale, tone, band } = series
  return (
    <div className="sm1">
      <div className="h">
        <span>{name}</span>
        {latest === null ? (
          <span className="nrec">not recorded</span>
        ) : (
          <span>
            <b className={[tone && tierText(tone), stale && 'vst'].filter(Boolean).join(' ') || undefined}>{latest}</b>{' '}
            <span className="mut">{unit}</span>
          </span>
        )}
      </div>
      <svg
        width={WIDTH}
        height={HEIGHT}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={vitalText(series, now)}
      >
        <Plot series={series} from={from} to={to} />
      </svg>
      <div className="f">
        {band?.label ?? 'no reference band'}
        {takenAt && (
          <span className={stale ? 'age st' : 'age'}>
            {stale && <ClockAlert className="ic" size={11} aria-hidden />}
            {ageOf(new Date(takenAt), new Date(now))}
          </span>
        )}
      </div>
    </div>
  )
}

function Plot({ series, from, to }: Omit<VitalSmallProps, 'now'>) {
  const x = linear(Date.parse(from), Date.parse(to), 3, WIDTH - 8)
  const y = linear(series.scale.low, series.scale.high, HEIGHT - 5, 7)
  const dots = series.points.map((p) => ({ t: Date.parse(p.at), v: p.value, low: p.low })).sort((a, b) => a.t - b.t)
  const last = dots.at(-1)
  const bars = dots.some((dot) => dot.low !== undefined)
  const color = series.tone ? TIER_COLOR[series.tone] : 'var(--measured)'
  return (
    <>
      {series.band && (
        <rect
          x="0"
          width={WIDTH}
          y={px(y(series.band.high))}
          height={px(Math.max(1, y(series.band.low) - y(series.band.high)))}
          fill="var(--band)"
        />
      )}
      {bars
        ? dots.map((dot) => (
            <line
              key={dot.t}
              x1={px(x(dot.t))}
              x2={px(x(dot.t))}
              y1={px(y(dot.v))}
              y2={px(y(dot.low ?? dot.v))}
              stroke={dot === last ? color : 'var(--measured)'}
              strokeWidth={3}
              strokeLinecap="round"
              opacity={dot === last ? 1 : 0.55}
            />
          ))
        : runs(dots).map((run) => (
            <path key={run[0]?.t} className="ml" d={linePath(run, x, y)} style={{ strokeWidth: 1.5 }} />
          ))}
      {last && !bars && <circle cx={px(x(last.t))} cy={px(y(last.v))} r={2.8} fill={color} />}
    </>
  )
}

/** "HR last days: 92 bpm, rising, reference 50–90, 47 min old". */
function vitalText({ name, unit, latest, takenAt, points, band }: VitalSeries, now: string): string {
  if (latest === null || !takenAt) return `${name}: not recorded`
  const [before, last] = points.slice(-2)
  const way =
    !before || !last ? '' : last.value > before.value ? ', rising' : last.value < before.value ? ', falling' : ', level'
  const lowest =
    points.length > 1
      ? `, between ${num(Math.min(...points.map((p) => p.value)))} and ${num(Math.max(...points.map((p) => p.value)))}`
      : ''
  return `${name} ${latest} ${unit}${way}${lowest}, reference ${band?.label ?? 'none'}, ${ageOf(new Date(takenAt), new Date(now))} old`
}
