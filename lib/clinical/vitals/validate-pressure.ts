import { PARAMETERS } from './parameters'
import { beforeLimits, displayOnly, outside, type Times, type Verdict, type VitalReason } from './validate'

type LimitName = 'hard_low' | 'hard_high' | 'warn_low' | 'warn_high'
export type PressureReason = VitalReason | `sbp_${LimitName}` | `dbp_${LimitName}` | 'dbp_not_below_sbp'

export type PressureEntry = Times & {
  /** mmHg; null = could not be measured (a palpated pressure has no diastolic). */
  sbp?: number | null
  dbp?: number | null
  unit?: string | null
}

/** Checks a blood pressure as a pair (triage.md §6, R-35): the diastolic must lie below the systolic. */
export function validatePressure(entry: PressureEntry): Verdict<PressureReason> {
  const parts = [entry.sbp, entry.dbp].filter((value) => typeof value === 'number')
  const early = beforeLimits(PARAMETERS.sbp, parts, entry)
  return { ...(early ?? byLimits(entry)), ...displayOnly(entry) }
}

function byLimits(entry: PressureEntry): Verdict<PressureReason> {
  const hard = reasons(entry, 'hard')
  if (typeof entry.sbp === 'number' && typeof entry.dbp === 'number' && entry.dbp >= entry.sbp)
    hard.push('dbp_not_below_sbp')
  if (hard.length > 0) return { status: 'reject', reasons: hard.sort(), rule: 'DQ-01' }
  const warn = reasons(entry, 'warn')
  return warn.length > 0
    ? { status: 'warn', reasons: warn.sort(), rule: 'DQ-02' }
    : { status: 'ok', reasons: [], rule: null }
}

function reasons(entry: PressureEntry, kind: 'hard' | 'warn'): PressureReason[] {
  return (['sbp', 'dbp'] as const).flatMap((part) => {
    const value = entry[part]
    const side = typeof value === 'number' ? outside(value, PARAMETERS[part][kind]) : undefined
    return side ? [`${part}_${kind}_${side}` as const] : []
  })
}
