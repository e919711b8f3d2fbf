import { roundHalfUp } from '../decimal'
import type { Acvpu } from '../types'
import { toCelsius } from './convert'
import {
  NEWS2_TABLE,
  NEWS2_TOTAL_BANDS,
  type News2Band,
  NOT_ALERT_POINTS,
  OXYGEN_POINTS,
  type PointRow,
} from './news2-table'

type Missing = null | undefined

/** One observation set. Null or missing = not measured, which is never normal. */
export type News2Input = {
  /** Breaths per minute. */
  rr?: number | Missing
  /** Percent. */
  spo2?: number | Missing
  /** Scale 2 only when a clinician documents a target of 88–92 %. */
  spo2Scale?: 1 | 2 | Missing
  onOxygen?: boolean | Missing
  /** mmHg. */
  sbp?: number | Missing
  /** Per minute. */
  hr?: number | Missing
  acvpu?: Acvpu | Missing
  /** °C; rounded half up to 0.1 before the table (I-10). */
  tempC?: number | Missing
  /** °F, used when no °C is given. */
  tempF?: number | Missing
}

export const NEWS2_PARTS = ['rr', 'spo2', 'oxygen', 'sbp', 'hr', 'consciousness', 'temp'] as const
export type News2Part = (typeof NEWS2_PARTS)[number]
export type News2Points = Record<News2Part, number | null>
export type News2Observation = '12_hourly' | '4_6_hourly' | 'hourly' | 'continuous'

export type News2 = {
  status: 'complete' | 'incomplete'
  points: News2Points
  /** Null unless all seven parts were measured. */
  total: number | null
  /** Sum of what was measured: the aggregate cannot be lower. */
  atLeast: number
  band: News2Band | null
  /** Any measured parameter scores 3, also in an incomplete set. */
  single3: boolean
  /** Parts without points, in alphabetical order. */
  missing: News2Part[]
  /** Minimum observations. In an incomplete set only what the measured parts already require, or null. */
  observation: News2Observation | null
}

/**
 * NEWS2 of one observation set (RCP 2017; instruments.md §11, I-10). Nothing is carried forward from earlier sets.
 * No validity limits are applied here.
 */
export function news2(input: News2Input): News2 {
  const points = pointsOf(input)
  const missing = NEWS2_PARTS.filter((part) => points[part] === null).sort()
  const measured = NEWS2_PARTS.map((part) => points[part]).filter((value) => value !== null)
  const atLeast = measured.reduce((sum, value) => sum + value, 0)
  const single3 = measured.includes(3)
  const complete = missing.length === 0
  return {
    status: complete ? 'complete' : 'incomplete',
    points,
    total: complete ? atLeast : null,
    atLeast,
    band: complete ? news2Band(atLeast, single3) : null,
    single3,
    missing,
    observation: complete || single3 || atLeast >= 5 ? observationFor(atLeast, single3) : null,
  }
}

/** Band of a total; a single 3 matters below 5 only (I-10). */
export function news2Band(total: number, single3: boolean): News2Band {
  const band = news2TotalBand(total)
  return band === 'low' && single3 ? 'low_medium' : band
}

/** Band by the total alone (triage.md R-29). */
export const news2TotalBand = (total: number): 'low' | 'medium' | 'high' =>
  NEWS2_TOTAL_BANDS.find(({ to }) => total <= to)?.band ?? 'high'

function observationFor(total: number, single3: boolean): News2Observation {
  const band = news2Band(total, single3)
  if (band === 'high') return 'continuous'
  if (band !== 'low') return 'hourly'
  return total === 0 ? '12_hourly' : '4_6_hourly'
}

function pointsOf(input: News2Input): News2Points {
  const tempC = input.tempC ?? (isMissing(input.tempF) ? null : toCelsius(input.tempF))
  return {
    rr: look(NEWS2_TABLE.rr, input.rr),
    spo2: spo2Points(input.spo2, input.spo2Scale ?? 1, input.onOxygen),
    oxygen: isMissing(input.onOxygen) ? null : input.onOxygen ? OXYGEN_POINTS : 0,
    sbp: look(NEWS2_TABLE.sbp, input.sbp),
    hr: look(NEWS2_TABLE.hr, input.hr),
    consciousness: isMissing(input.acvpu) ? null : input.acvpu === 'A' ? 0 : NOT_ALERT_POINTS,
    temp: look(NEWS2_TABLE.temp, tempC === null ? null : roundHalfUp(tempC, 1)),
  }
}

/**
 * SpO₂ points. On scale 2 a saturation of 93 % or more scores only on oxygen: without knowing, there are no points.
 */
export function spo2Points(spo2: number | Missing, scale: 1 | 2, onOxygen: boolean | Missing): number | null {
  if (scale === 1) return look(NEWS2_TABLE.spo2_scale_1, spo2)
  const onAir = look(NEWS2_TABLE.spo2_scale_2_air, spo2)
  const oxygen = look(NEWS2_TABLE.spo2_scale_2_oxygen, spo2)
  if (isMissing(onOxygen)) return onAir === oxygen ? onAir : null
  return onOxygen ? oxygen : onAir
}

function look(rows: readonly PointRow[], value: number | Missing): number | null {
  if (isMissing(value) || Number.isNaN(value)) return null
  return rows.find(({ to }) => value <= to)?.points ?? null
}

const isMissing = (value: unknown): value is Missing => value === null || value === undefined
