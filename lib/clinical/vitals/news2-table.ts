import type { Source } from '../types'

/** Points of one row hold up to and including `to`; rows ascend and the last one is open. */
export type PointRow = { to: number; points: 0 | 1 | 2 | 3 }
export type ScoredPart = 'rr' | 'spo2_scale_1' | 'spo2_scale_2_air' | 'spo2_scale_2_oxygen' | 'sbp' | 'hr' | 'temp'

const rest = Number.POSITIVE_INFINITY

/** NEWS2 chart 1 (instruments.md §11). Scale 2 counts high saturations only on oxygen. */
export const NEWS2_TABLE: Readonly<Record<ScoredPart, readonly PointRow[]>> = {
  rr: [
    { to: 8, points: 3 },
    { to: 11, points: 1 },
    { to: 20, points: 0 },
    { to: 24, points: 2 },
    { to: rest, points: 3 },
  ],
  spo2_scale_1: [
    { to: 91, points: 3 },
    { to: 93, points: 2 },
    { to: 95, points: 1 },
    { to: rest, points: 0 },
  ],
  spo2_scale_2_air: [
    { to: 83, points: 3 },
    { to: 85, points: 2 },
    { to: 87, points: 1 },
    { to: rest, points: 0 },
  ],
  spo2_scale_2_oxygen: [
    { to: 83, points: 3 },
    { to: 85, points: 2 },
    { to: 87, points: 1 },
    { to: 92, points: 0 },
    { to: 94, points: 1 },
    { to: 96, points: 2 },
    { to: rest, points: 3 },
  ],
  sbp: [
    { to: 90, points: 3 },
    { to: 100, points: 2 },
    { to: 110, points: 1 },
    { to: 219, points: 0 },
    { to: rest, points: 3 },
  ],
  hr: [
    { to: 40, points: 3 },
    { to: 50, points: 1 },
    { to: 90, points: 0 },
    { to: 110, points: 1 },
    { to: 130, points: 2 },
    { to: rest, points: 3 },
  ],
  temp: [
    { to: 35.0, points: 3 },
    { to: 36.0, points: 1 },
    { to: 38.0, points: 0 },
    { to: 39.0, points: 1 },
    { to: rest, points: 2 },
  ],
}

export const OXYGEN_POINTS = 2
export const NOT_ALERT_POINTS = 3

export type News2Band = 'low' | 'low_medium' | 'medium' | 'high'

/** Bands by total alone, as triage counts worsening (triage.md R-29). The single 3 is looked at separately. */
export const NEWS2_TOTAL_BANDS: readonly { band: 'low' | 'medium' | 'high'; from: number; to: number }[] = [
  { band: 'low', from: 0, to: 4 },
  { band: 'medium', from: 5, to: 6 },
  { band: 'high', from: 7, to: 20 },
]

export const NEWS2_RESPONSES: Readonly<Record<News2Band, { label: string; response: string }>> = {
  low: { label: 'Low', response: 'Nurse assesses' },
  low_medium: { label: 'Low-medium', response: 'Nurse informs the medical team; review' },
  medium: { label: 'Medium', response: 'Urgent assessment' },
  high: { label: 'High', response: 'Emergency assessment' },
}

export const NEWS2_SOURCE: Source = { title: 'RCP NEWS2 2017', section: 'Charts 1 and 4', strength: 'verified' }
