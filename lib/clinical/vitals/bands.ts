import { roundHalfUp } from '../decimal'
import { NEWS2_TABLE, NOT_ALERT_POINTS, OXYGEN_POINTS, type PointRow } from './news2-table'

/** Parameters that carry NEWS2 points. Temperature in °C. */
export type PointParameter = 'respiratory_rate' | 'spo2' | 'sbp' | 'heart_rate' | 'temperature'

/** One cell of the flowsheet: so many arrows, pointing so. Null points: it cannot be told. */
export type CellPoints = { points: number | null; direction: 'low' | 'high' | null }
export type PointOptions = { scale?: 1 | 2; onOxygen?: boolean | null }

const UNKNOWN: CellPoints = { points: null, direction: null }

/**
 * NEWS2 points of one parameter and on which side of the zero range it lies (instruments.md §11).
 * A missing value has no points; on SpO₂ scale 2 the oxygen must be known from 93 % on.
 */
export function pointsFor(
  parameter: PointParameter,
  value: number | null | undefined,
  options: PointOptions = {},
): CellPoints {
  if (value === null || value === undefined || !Number.isFinite(value)) return UNKNOWN
  const shown = parameter === 'temperature' ? roundHalfUp(value, 1) : value
  const unsure = parameter === 'spo2' && options.scale === 2 && typeof options.onOxygen !== 'boolean'
  if (unsure && shown > 92) return UNKNOWN
  const rows = rowsFor(parameter, options)
  const index = rows.findIndex(({ to }) => shown <= to)
  const points = rows[index]?.points ?? null
  const zero = rows.findIndex((row) => row.points === 0)
  return { points, direction: points ? (index < zero ? 'low' : 'high') : null }
}

/** Points of the two parts that are words: alertness and oxygen. */
export const pointsForAlertness = (acvpu: string | null | undefined): CellPoints =>
  acvpu ? { points: acvpu === 'A' ? 0 : NOT_ALERT_POINTS, direction: acvpu === 'A' ? null : 'low' } : UNKNOWN
export const pointsForOxygen = (onOxygen: boolean | null | undefined): CellPoints =>
  typeof onOxygen === 'boolean'
    ? { points: onOxygen ? OXYGEN_POINTS : 0, direction: onOxygen ? 'high' : null }
    : UNKNOWN

/**
 * The range without points, both ends included, in the stored unit; null ends are open.
 * A reference for the eye (NEWS2), never a statement that a value is normal for this person.
 */
export function referenceBand(parameter: PointParameter, options: PointOptions = {}) {
  const rows = rowsFor(parameter, options)
  const zero = rows.findIndex((row) => row.points === 0)
  const below = rows[zero - 1]?.to
  const step = parameter === 'temperature' ? 0.1 : 1
  const top = rows[zero]?.to ?? null
  return {
    low: below === undefined ? null : roundHalfUp(below + step, 1),
    high: top === null || !Number.isFinite(top) ? null : top,
  }
}

function rowsFor(parameter: PointParameter, { scale = 1, onOxygen }: PointOptions): readonly PointRow[] {
  switch (parameter) {
    case 'respiratory_rate':
      return NEWS2_TABLE.rr
    case 'sbp':
      return NEWS2_TABLE.sbp
    case 'heart_rate':
      return NEWS2_TABLE.hr
    case 'temperature':
      return NEWS2_TABLE.temp
    case 'spo2':
      if (scale === 1) return NEWS2_TABLE.spo2_scale_1
      return onOxygen ? NEWS2_TABLE.spo2_scale_2_oxygen : NEWS2_TABLE.spo2_scale_2_air
  }
}
