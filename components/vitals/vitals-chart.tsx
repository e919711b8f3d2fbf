import { linear, linePath, px, runs, toDots } from '@/components/charts/geometry'
import { localDate } from '@/lib/clinical/time'
import { ageOf } from '@/lib/format/age'
import { clock, weekdayAndDay } from '@/lib/format/clock'
import { num } from '@/lib/format/number'

export type ChartSeries = {
  key: string
  label: string
  unit: string
  points: { at: string; value: number }[]
  /** Reference range (a norm, not a plan); null = none. */
  band: { low: number | null; high: number | null } | null
  /** Ends of the scale. */
  min: number
  max: number
  /** Hours between planned sets: gaps of more than one missed set are not bridged. */
  cadenceHours?: number
}
export type VitalsChartView = { zone: string; now: string; from: string; series: ChartSeries[] }

const [WIDTH, HEIGHT, LEFT] = [300, 92, 30]

/** Small line charts, one per parameter, each with its reference band, its last value and age, and a table. */
export function VitalsChart({ view }: { view: VitalsChartView }) {
  return (
    <div className="vch">
      {view.series.map((series) => (
        <Panel key={series.key} series={series} view={view} />
      ))}
    </div>
  )
}

function Panel({ series, view }: { series: ChartSeries; view: VitalsChartView }) {
  const now = new Date(view.now)
  const dots = toDots(series.points)
  const last = dots.at(-1)
  return (
    <figure className="vcp">
      <figcaption>
        <b>{series.label}</b>{' '}
        {last ? (
          <>
            <b>{num(last.v)}</b> <span className="mut">{series.unit}</span>{' '}
            <span className="mut sm">{ageOf(new Date(last.t), now)}</span>
          </>
        ) : (
          <span className="mut">not recorded</span>
        )}
      </figcaption>
      {last && <Lines series={series} from={Date.parse(view.from)} to={now.getTime()} dots={dots} />}
      {last && (
        <details>
          <summary className="sm">Table</summary>
          <table className="cmp">
            <thead>
              <tr>
                <th scope="col">Time</th>
                <th scope="col">
                  {series.label}, {series.unit}
                </th>
              </tr>
            </thead>
            <tbody>
              {[...dots].reverse().map((dot) => (
                <tr key={dot.t}>
                  <td>{stamp(new Date(dot.t), now, view.zone)}</td>
                  <td>{num(dot.v)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </figure>
  )
}

type LinesProps = { series: ChartSeries; from: number; to: number; dots: ReturnType<typeof toDots> }

function Lines({ series, from, to, dots }: LinesProps) {
  const x = linear(from, to, LEFT, WIDTH - 6)
  const y = linear(series.min, series.max, HEIGHT - 8, 8)
  const last = dots.at(-1)
  const { band } = series
  return (
    <svg
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={describe(series, dots)}
    >
      {band && (
        <rect
          x={LEFT}
          y={y(band.high ?? series.max)}
          width={WIDTH - LEFT - 6}
          height={y(band.low ?? series.min) - y(band.high ?? series.max)}
          fill="var(--band)"
        />
      )}
      {band &&
        [band.low, band.high].map(
          (limit) =>
            limit !== null && (
              <text key={limit} x={LEFT - 4} y={px(y(limit)) + 4} textAnchor="end">
                {num(limit)}
              </text>
            ),
        )}
      {runs(dots, series.cadenceHours).map((run) => (
        <path key={run[0]?.t} d={linePath(run, x, y)} className="ml" strokeWidth="1.6" />
      ))}
      {dots.map((dot) => (
        <circle key={dot.t} cx={px(x(dot.t))} cy={px(y(dot.v))} r={dot === last ? 3.2 : 1.8} fill="var(--measured)">
          <title>{`${num(dot.v)} ${series.unit}`}</title>
        </circle>
      ))}
    </svg>
  )
}

/** Last value, reference range and direction in words. */
export function describe({ label, unit, band }: ChartSeries, dots: { v: number }[]): string {
  const [before, last] = [dots.at(-2), dots.at(-1)]
  if (!last) return `${label}: not recorded`
  const way = !before || before.v === last.v ? 'unchanged' : last.v > before.v ? 'rising' : 'falling'
  const range = band ? `, reference ${rangeText(band)}` : ''
  return `${label} ${num(last.v)} ${unit}${range}, ${way}, ${dots.length} ${dots.length === 1 ? 'value' : 'values'}`
}

function rangeText({ low, high }: NonNullable<ChartSeries['band']>): string {
  if (low !== null && high !== null) return `${num(low)} to ${num(high)}`
  return low !== null ? `${num(low)} or more` : `up to ${num(high ?? 0)}`
}

function stamp(at: Date, now: Date, zone: string): string {
  const date = localDate(at, zone)
  return `${weekdayAndDay(date, localDate(now, zone))} ${clock(at, zone)}`
}
