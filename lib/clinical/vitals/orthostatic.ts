import type { Source } from '../types'

export type PressureReading = { sbp?: number | null; dbp?: number | null; hr?: number | null }
export type OrthostaticKind = 'supine_to_stand' | 'sit_to_stand'
export type OrthostaticReason = 'dbp_fall' | 'sbp_fall' | 'standing_sbp_below_90'

export type OrthostaticInput = {
  kind: OrthostaticKind
  /** After 5 minutes lying, or sitting. mmHg and per minute. */
  baseline: PressureReading
  standing: readonly (PressureReading & { /** Minutes since standing up. */ minute: number })[]
}

export type Orthostatic = {
  /** Null: no reading within 3 minutes, or too little measured to tell. */
  positive: boolean | null
  reasons: OrthostaticReason[]
  /** Heart rate rose by 30 or more: supports volume loss, never positive by itself (I-12). */
  volumeLossSupport: boolean
}

/** Falls in mmHg from which a test is positive (instruments.md §12). */
export const ORTHOSTATIC_FALLS: Readonly<Record<OrthostaticKind, { sbp: number; dbp: number; source: Source }>> = {
  supine_to_stand: { sbp: 20, dbp: 10, source: { title: '1996 consensus', strength: 'verified' } },
  sit_to_stand: { sbp: 15, dbp: 7, source: { title: 'Shaw 2017', strength: 'abstract' } },
}
export const ORTHOSTATIC_WINDOW_MIN = 3
export const STANDING_SBP_FLOOR = 90
export const VOLUME_LOSS_HR_RISE = 30

/** Orthostatic test (instruments.md §12, I-12). Any reading within 3 minutes can make it positive. */
export function orthostatic({ kind, baseline, standing }: OrthostaticInput): Orthostatic {
  const readings = standing.filter(({ minute }) => minute <= ORTHOSTATIC_WINDOW_MIN)
  const falls = ORTHOSTATIC_FALLS[kind]
  const fell = (part: 'sbp' | 'dbp') => readings.some((now) => atLeast(baseline[part], now[part], falls[part]))
  const reasons: OrthostaticReason[] = []
  if (fell('dbp')) reasons.push('dbp_fall')
  if (fell('sbp')) reasons.push('sbp_fall')
  if (readings.some(({ sbp }) => known(sbp) && sbp < STANDING_SBP_FLOOR)) reasons.push('standing_sbp_below_90')
  const comparable = readings.some(
    ({ sbp, dbp }) => known(sbp) && known(dbp) && known(baseline.sbp) && known(baseline.dbp),
  )
  return {
    positive: reasons.length > 0 ? true : comparable ? false : null,
    reasons,
    volumeLossSupport: readings.some(({ hr }) => atLeast(hr, baseline.hr, VOLUME_LOSS_HR_RISE)),
  }
}

const known = (value: number | null | undefined): value is number => typeof value === 'number'

const atLeast = (from: number | null | undefined, to: number | null | undefined, by: number) =>
  known(from) && known(to) && from - to >= by
