import type { Source } from '../types'

/** A first pressure this high asks for a second one after some minutes (triage.md §2, VIT-09 and VIT-13). mmHg, min. */
export const REPEAT_PRESSURE = {
  sbp: 180,
  dbp: 120,
  afterMin: 5,
  source: {
    title: 'Center protocol',
    section: 'VIT-13, repeat of a high pressure',
    strength: 'proposal',
  } satisfies Source,
} as const

/** Whether a pressure asks for its repeat; what was not measured does not. */
export const asksForRepeat = ({ sbp, dbp }: { sbp?: number | null; dbp?: number | null }): boolean =>
  (sbp ?? 0) >= REPEAT_PRESSURE.sbp || (dbp ?? 0) >= REPEAT_PRESSURE.dbp
