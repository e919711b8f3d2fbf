import type { Tier } from '@/lib/clinical/types'
import { TIER_COLOR } from '../ui/tier'
import {
  type ChartPoint,
  type CorridorPiece,
  corridorPath,
  excessPath,
  linear,
  linePath,
  px,
  runs,
  toDots,
  toPieces,
  upperAt,
} from './geometry'

export type SparklineProps = {
  points: readonly ChartPoint[]
  corridor?: readonly CorridorPiece[]
  /** The instrument's maximum (COWS 48, SOWS 64), so that every row has the same scale. */
  max: number
  /** ISO instants: the moment of the screen, and the two ends of the axis. */
  now: string
  from: string
  to: string
  /** Tier of the open flag: the color of what lies outside. Without one, Soon. */
  tier?: Tier | null
  /** Hours between two planned sets; guessed from the points when not given. */
  cadenceHours?: number
  width?: number
  height?: number
  /** Text equivalent: last value, expected range, direction. */
  label: string
}

/** A score against its corridor, server-rendered. The value itself stands beside it as text. */
export function Sparkline({
  points,
  corridor,
  max,
  now,
  from,
  to,
  tier,
  cadenceHours,
  label,
  ...size
}: SparklineProps) {
  const { width = 80, height = 34 } = size
  const x = linear(Date.parse(from), Date.parse(to), 3.5, width - 3.5)
  const y = linear(0, max, height - 1.5, 3.5)
  const dots = toDots(points).filter((dot) => dot.t <= Date.parse(to))
  const pieces = toPieces(corridor)
  const lines = runs(dots, cadenceHours).map((run) =>
    run.filter((_, i) => (run[i + 1]?.t ?? Infinity) >= Date.parse(from)),
  )
  const color = TIER_COLOR[tier ?? 'T3']
  const excess = lines.map((run) => excessPath(run, pieces, x, y)).join('')
  return (
    <svg className="spk" width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {pieces.length > 0 && <path d={corridorPath(pieces, x, y)} className="cor" />}
      <NowLine at={now} to={to} x={x} height={height} />
      {excess && <path d={excess} fill={color} opacity=".26" />}
      <path d={lines.map((run) => linePath(run, x, y)).join('')} className="ml" style={{ strokeWidth: 1.6 }} />
      <LastPoint dots={dots} pieces={pieces} x={x} y={y} color={color} />
    </svg>
  )
}

function NowLine({ at, to, x, height }: { at: string; to: string; x: (v: number) => number; height: number }) {
  if (Date.parse(at) >= Date.parse(to)) return null
  const cx = px(x(Date.parse(at)))
  return <line x1={cx} x2={cx} y1={2} y2={height - 1} stroke="var(--ctl)" strokeWidth={1} strokeDasharray="1 2" />
}

type LastProps = {
  dots: ReturnType<typeof toDots>
  pieces: ReturnType<typeof toPieces>
  x: (v: number) => number
  y: (v: number) => number
  color: string
}

function LastPoint({ dots, pieces, x, y, color }: LastProps) {
  const last = dots.at(-1)
  if (!last) return null
  const upper = upperAt(pieces, last.t)
  const outside = upper !== null && last.v > upper
  const [cx, cy] = [px(x(last.t)), px(y(last.v))]
  if (outside) return <circle cx={cx} cy={cy} r={3} fill={color} stroke="var(--surface)" strokeWidth={1} />
  return <circle cx={cx} cy={cy} r={2.4} fill="var(--measured)" />
}
