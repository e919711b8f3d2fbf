import type { FlowsheetView, SetRow } from '@/db/vitals/history-types'
import { INSTRUMENTS } from '@/lib/clinical/instruments/registry'
import { type PointOptions, type PointParameter, referenceBand } from '@/lib/clinical/vitals/bands'
import { toFahrenheit, toPounds } from '@/lib/clinical/vitals/convert'
import type { SetVital } from './types'
import type { ChartSeries, VitalsChartView } from './vitals-chart'

/** The sets of the flowsheet as one small chart per parameter, in the units of the center. */
export function chartOf({
  sets,
  units,
  zone,
  now,
}: Pick<FlowsheetView, 'sets' | 'units' | 'zone' | 'now'>): VitalsChartView {
  const fahrenheit = units.temperature === '[degF]'
  const pounds = units.weight === '[lb_av]'
  const scale = sets.some(({ spo2Scale }) => spo2Scale === 2) ? 2 : 1
  const series: ChartSeries[] = [
    vital(sets, 'heart_rate', 'Heart rate', 'bpm', [40, 140], banded('heart_rate')),
    vital(sets, 'respiratory_rate', 'Breaths', '/min', [4, 36], banded('respiratory_rate')),
    vital(sets, 'spo2', 'SpO₂', '%', [80, 100], banded('spo2', { scale, onOxygen: false })),
    vital(sets, 'sbp', 'Systolic', 'mmHg', [80, 200], banded('sbp')),
    vital(sets, 'dbp', 'Diastolic', 'mmHg', [40, 130], null),
    vital(
      sets,
      'temperature',
      'Temperature',
      fahrenheit ? '°F' : '°C',
      fahrenheit ? [94, 106] : [34.5, 41],
      banded('temperature', {}, fahrenheit ? toFahrenheit : undefined),
      fahrenheit ? toFahrenheit : undefined,
    ),
    vital(sets, 'weight', 'Weight', pounds ? 'lb' : 'kg', null, null, pounds ? toPounds : undefined),
    vital(sets, 'pain', 'Pain', '/10', [0, 10], null),
    score(sets, 'COWS'),
    score(sets, 'SOWS_H'),
  ]
  return { zone, now, from: sets[0]?.takenAt ?? now, series }
}

type Convert = (value: number) => number
const asStored: Convert = (value) => value

/** A norm to read against, from the zero row of NEWS2; an open end reaches to the end of the scale. */
function banded(
  parameter: PointParameter,
  options: PointOptions = {},
  convert: Convert = asStored,
): ChartSeries['band'] {
  const { low, high } = referenceBand(parameter, options)
  return { low: low === null ? null : convert(low), high: high === null ? null : convert(high) }
}

function vital(
  sets: readonly SetRow[],
  key: SetVital,
  label: string,
  unit: string,
  scale: readonly [number, number] | null,
  band: ChartSeries['band'],
  convert: Convert = asStored,
): ChartSeries {
  const points = sets.flatMap((set) => {
    const value = set.vitals[key]
    return value === undefined ? [] : [{ at: set.takenAt, value: Math.round(convert(value) * 10) / 10 }]
  })
  return { key, label, unit, points, band, ...ends(points, scale) }
}

function score(sets: readonly SetRow[], id: 'COWS' | 'SOWS_H'): ChartSeries {
  const points = sets.flatMap((set) => {
    const total = set.scores.find(({ instrumentId }) => instrumentId === id)?.total
    return total == null ? [] : [{ at: set.takenAt, value: total }]
  })
  const { short, maxTotal } = INSTRUMENTS[id]
  return { key: id, label: short, unit: '', points, band: null, min: 0, max: maxTotal ?? 64 }
}

/** The usual scale, wider when a value lies outside it; a weight has its own. */
function ends(points: readonly { value: number }[], scale: readonly [number, number] | null) {
  const values = points.map(({ value }) => value)
  const [low, high] = scale ?? [Math.min(...values) - 2, Math.max(...values) + 2]
  return values.length === 0
    ? { min: low, max: high }
    : { min: Math.min(low, ...values), max: Math.max(high, ...values) }
}
