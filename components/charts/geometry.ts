/**
 * Geometry of the score charts: pure functions from values to SVG path text.
 * Times are milliseconds of the epoch; nothing here reads a clock.
 */

/** A measured value at an instant (ISO). */
export type ChartPoint = { at: string; value: number }

/** A piece of the expected corridor: lower bound 0, upper bound constant between two instants (phases.md §3.3). */
export type CorridorPiece = { from: string; to: string; upper: number }

type Dot = { t: number; v: number }
type Piece = { from: number; to: number; upper: number }
export type Scale = (value: number) => number

/** A linear scale from [low, high] to [start, end], clamped to the drawing. */
export function linear(low: number, high: number, start: number, end: number): Scale {
  const span = high - low || 1
  const [min, max] = start < end ? [start, end] : [end, start]
  return (value) => Math.min(max, Math.max(min, start + ((value - low) / span) * (end - start)))
}

/** One decimal of a pixel is enough and keeps the page light. */
export const px = (value: number): number => Math.round(value * 10) / 10

export const toDots = (points: readonly ChartPoint[]): Dot[] =>
  points.map((p) => ({ t: Date.parse(p.at), v: p.value })).sort((a, b) => a.t - b.t)

export const toPieces = (corridor: readonly CorridorPiece[] = []): Piece[] =>
  corridor
    .map((c) => ({ from: Date.parse(c.from), to: Date.parse(c.to), upper: c.upper }))
    .sort((a, b) => a.from - b.from)

/** The upper bound at an instant, null where nothing is expected. At a border the later piece holds. */
export function upperAt(pieces: readonly Piece[], t: number): number | null {
  let found: number | null = null
  for (const piece of pieces) if (t >= piece.from && t <= piece.to) found = piece.upper
  return found
}

/** The usual distance between two points (median), the guess for a cadence nobody gave. */
function usualGap(dots: readonly Dot[]): number {
  const gaps = dots.slice(1).map((dot, i) => dot.t - (dots[i]?.t ?? dot.t))
  return gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0
}

/**
 * Runs of points that may be joined. A gap of more than one missed set is not interpolated:
 * one missed set doubles the distance, so beyond 2.5 times the cadence the line breaks.
 */
export function runs(dots: readonly Dot[], cadenceHours?: number): Dot[][] {
  const limit = 2.5 * (cadenceHours ? cadenceHours * 3_600_000 : usualGap(dots))
  const out: Dot[][] = []
  for (const dot of dots) {
    const run = out.at(-1)
    const last = run?.at(-1)
    if (run && last && (limit === 0 || dot.t - last.t <= limit)) run.push(dot)
    else out.push([dot])
  }
  return out
}

/** `M x,y L x,y …` for one run. */
export function linePath(run: readonly Dot[], x: Scale, y: Scale): string {
  return run.map((dot, i) => `${i ? 'L' : 'M'}${px(x(dot.t))},${px(y(dot.v))}`).join('')
}

/** Closed shapes of the corridor between its upper bound and 0. Adjoining pieces share one shape. */
export function corridorPath(pieces: readonly Piece[], x: Scale, y: Scale): string {
  return joined(pieces)
    .map((group) => {
      const first = group[0]
      const last = group.at(-1)
      if (!first || !last) return ''
      const top = group.map((p) => `L${px(x(p.from))},${px(y(p.upper))}L${px(x(p.to))},${px(y(p.upper))}`).join('')
      return `M${px(x(first.from))},${px(y(0))}${top}L${px(x(last.to))},${px(y(0))}Z`
    })
    .join('')
}

/** The upper edge of the corridor, for the dotted line of large charts. */
export function corridorEdge(pieces: readonly Piece[], x: Scale, y: Scale): string {
  return joined(pieces)
    .map((group) =>
      group
        .map((p, i) => `${i ? 'L' : 'M'}${px(x(p.from))},${px(y(p.upper))}L${px(x(p.to))},${px(y(p.upper))}`)
        .join(''),
    )
    .join('')
}

function joined(pieces: readonly Piece[]): Piece[][] {
  const groups: Piece[][] = []
  for (const piece of pieces) {
    const last = groups.at(-1)?.at(-1)
    if (last && piece.from <= last.to) groups.at(-1)?.push(piece)
    else groups.push([piece])
  }
  return groups
}

/** Shapes between the measured line and the upper edge, only where the line is above it. */
export function excessPath(run: readonly Dot[], pieces: readonly Piece[], x: Scale, y: Scale): string {
  let path = ''
  for (let i = 1; i < run.length; i++) {
    const a = run[i - 1]
    const b = run[i]
    if (!a || !b) continue
    for (const piece of pieces) path += excessInPiece(a, b, piece, x, y)
  }
  return path
}

function excessInPiece(a: Dot, b: Dot, piece: Piece, x: Scale, y: Scale): string {
  const from = Math.max(a.t, piece.from)
  const to = Math.min(b.t, piece.to)
  if (to <= from) return ''
  const at = (t: number) => a.v + ((b.v - a.v) * (t - a.t)) / (b.t - a.t)
  const [v0, v1, upper] = [at(from), at(to), piece.upper]
  if (v0 <= upper && v1 <= upper) return ''
  const cross = a.t + ((upper - a.v) * (b.t - a.t)) / (b.v - a.v || 1)
  const start = v0 > upper ? { t: from, v: v0 } : { t: cross, v: upper }
  const end = v1 > upper ? { t: to, v: v1 } : { t: cross, v: upper }
  const [x0, x1, base] = [px(x(start.t)), px(x(end.t)), px(y(upper))]
  return `M${x0},${base}L${x0},${px(y(start.v))}L${x1},${px(y(end.v))}L${x1},${base}Z`
}
