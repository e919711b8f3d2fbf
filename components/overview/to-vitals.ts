import type { ChartHead } from '@/db/chart/head'
import type { Overview } from '@/db/chart/overview'
import { roundHalfUp } from '@/lib/clinical/decimal'
import { cadenceFor } from '@/lib/clinical/phases/cadence'
import { dueState } from '@/lib/clinical/phases/due'
import { addHours } from '@/lib/clinical/time'
import type { Tier } from '@/lib/clinical/types'
import { type PointParameter, pointsFor, referenceBand } from '@/lib/clinical/vitals/bands'
import { moment } from '@/lib/format/clock'
import { KG_PER_LB, num, pressure } from '@/lib/format/number'
import type { VitalSeries } from '../charts/course-types'

const DAYS = 14
type Point = VitalSeries['points'][number]
type Units = ChartHead['settings']

/** Small multiples of the last 14 days. A vital with nothing newer shows its old value with its age. */
export function toVitals(overview: Overview, settings: Units) {
  const { now, zone } = overview
  const from = addHours(now, -24 * DAYS)
  const lastSet = overview.sets.at(-1)
  const series = [
    heartRate(overview),
    bloodPressure(overview),
    temperature(overview, settings),
    weight(overview, settings),
    sleep(overview),
    craving(overview),
  ]
  return {
    series: series.map((one) => ({ ...one, points: one.points.filter(({ at }) => at >= from.toISOString()) })),
    from: from.toISOString(),
    to: now.toISOString(),
    note: lastSet ? `${DAYS} days, last set ${moment(new Date(lastSet.at), now, zone)}` : 'No set recorded',
  }
}

/** How often vitals are due now, in hours; null where time does not plan them. */
export function vitalsInterval({ view, episode, onAlpha2, standing, plans }: Overview): number | null {
  if (!view || !episode) return null
  const approach = plans.find(({ status }) => status === 'signed')?.approach
  const known =
    standing &&
    (approach === 'rapid' || approach === 'moderate' || approach === 'conservative' || approach === 'gradual_10')
      ? approach
      : null
  return cadenceFor({ phase: view.phase, day: view.day, setting: episode.setting, onAlpha2, approach: known }).vitals
    .intervalH
}

/** NEWS2 points of one value as the color of its deviation; none inside the range. */
const TONE: Record<number, Tier> = { 1: 'T3', 2: 'T2', 3: 'T1' }
const toneOf = (parameter: PointParameter, value: number): Tier | null =>
  TONE[pointsFor(parameter, value).points ?? 0] ?? null

type Shape = Pick<VitalSeries, 'id' | 'name' | 'unit' | 'band' | 'scale'>

function series(
  overview: Overview,
  shape: Shape,
  points: Point[],
  latest: (point: Point) => string,
  tone: (point: Point) => Tier | null,
): VitalSeries {
  const last = points.at(-1)
  const every =
    shape.id === 'weight' || shape.id === 'sleep' || shape.id === 'craving' ? null : vitalsInterval(overview)
  return {
    ...shape,
    points,
    latest: last ? latest(last) : null,
    takenAt: last?.at ?? null,
    stale: last !== undefined && every !== null && dueState(new Date(last.at), every, overview.now).state === 'overdue',
    tone: last ? tone(last) : null,
  }
}

function pointsOf<K extends 'hr' | 'sbp' | 'temp_c' | 'weight_kg'>(
  overview: Overview,
  key: K,
  shown = (value: number) => value,
): Point[] {
  return overview.sets.flatMap((set) => {
    const value = set[key]
    return value === null ? [] : [{ at: new Date(set.at).toISOString(), value: shown(value) }]
  })
}

function band(parameter: PointParameter, shown = (value: number) => value, unit = ''): VitalSeries['band'] {
  const { low, high } = referenceBand(parameter)
  if (low === null || high === null) return null
  const [a, b] = [roundHalfUp(shown(low), 1), roundHalfUp(shown(high), 1)]
  return { low: a, high: b, label: `${num(a)}–${num(b)}${unit} NEWS2` }
}

const heartRate = (overview: Overview) =>
  series(
    overview,
    { id: 'hr', name: 'HR', unit: 'bpm', band: band('heart_rate'), scale: { low: 40, high: 150 } },
    pointsOf(overview, 'hr'),
    ({ value }) => num(value, 0),
    ({ value }) => toneOf('heart_rate', value),
  )

function bloodPressure(overview: Overview): VitalSeries {
  const points = overview.sets.flatMap(({ at, sbp, dbp }) =>
    sbp === null ? [] : [{ at: new Date(at).toISOString(), value: sbp, ...(dbp === null ? {} : { low: dbp }) }],
  )
  return series(
    overview,
    {
      id: 'bp',
      name: 'BP',
      unit: 'mmHg',
      band: { low: 111, high: 219, label: 'SBP 111–219 NEWS2' },
      scale: { low: 40, high: 200 },
    },
    points,
    ({ value, low }) => pressure(value, low ?? null),
    ({ value }) => toneOf('sbp', value),
  )
}

function temperature(overview: Overview, { temperatureUnit }: Units): VitalSeries {
  const fahrenheit = temperatureUnit !== 'Cel'
  const shown = (celsius: number) => (fahrenheit ? (celsius * 9) / 5 + 32 : celsius)
  const latest = overview.sets.findLast(({ temp_c }) => temp_c !== null)?.temp_c ?? null
  return series(
    overview,
    {
      id: 'temp',
      name: 'Temp',
      unit: fahrenheit ? '°F' : '°C',
      band: band('temperature', shown),
      scale: { low: shown(35), high: shown(40) },
    },
    pointsOf(overview, 'temp_c', shown),
    ({ value }) => roundHalfUp(value, 1).toFixed(1),
    () => (latest === null ? null : toneOf('temperature', latest)),
  )
}

const WEIGHT_SHARE = 0.03

/** Weight has no norm: its band is 3 % around the first weight shown, the limit that calls for a look. */
function weight(overview: Overview, { weightUnit }: Units): VitalSeries {
  const pounds = weightUnit !== 'kg'
  const points = pointsOf(overview, 'weight_kg', (kg) => (pounds ? kg / KG_PER_LB : kg))
  const first = points[0]?.value
  const spread = first === undefined ? 1 : first * WEIGHT_SHARE
  return series(
    overview,
    {
      id: 'weight',
      name: 'Weight',
      unit: pounds ? 'lb' : 'kg',
      band: first === undefined ? null : { low: first - spread, high: first + spread, label: `±3% of ${num(first)}` },
      scale: { low: (first ?? 0) - 3 * spread, high: (first ?? 0) + 3 * spread },
    },
    points,
    ({ value }) => roundHalfUp(value, 1).toFixed(1),
    () => null,
  )
}

function reported(overview: Overview, key: 'sleep' | 'craving'): Point[] {
  return overview.reports.flatMap((one) => {
    const value = one[key]
    return value === null ? [] : [{ at: new Date(one.at).toISOString(), value }]
  })
}

const sleep = (overview: Overview) =>
  series(
    overview,
    { id: 'sleep', name: 'Sleep', unit: 'h', band: null, scale: { low: 0, high: 12 } },
    reported(overview, 'sleep'),
    ({ value }) => num(value),
    () => null,
  )

const craving = (overview: Overview) =>
  series(
    overview,
    { id: 'craving', name: 'Craving', unit: '/10', band: null, scale: { low: 0, high: 10 } },
    reported(overview, 'craving'),
    ({ value }) => num(value, 0),
    () => null,
  )
