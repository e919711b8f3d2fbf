import type { CaseloadPatient } from '@/db/caseload/rows'
import { corridorSegments, startOfPhaseDay } from '@/lib/clinical/phases/changes'
import { corridorUpper } from '@/lib/clinical/phases/corridor'
import { dueState } from '@/lib/clinical/phases/due'
import { addHours } from '@/lib/clinical/time'
import type { Phase } from '@/lib/clinical/types'
import type { ScoreCell } from './types'

const MAX = { COWS: 48, SOWS_H: 64 } as const
const DAY_H = 24

type Moment = { now: Date; zone: string; phase: Phase; intervalH: { COWS: number | null; SOWS_H: number | null } }

/** The withdrawal score in its corridor: in acute withdrawal days 0 to 7 with what is expected, later the last 7 days. */
export function scoreCell(row: CaseloadPatient, { now, zone, phase, intervalH }: Moment): ScoreCell | null {
  const instrument = row.spark?.instrument ?? row.last_score?.instrument
  const points = row.spark?.points ?? (row.last_score ? [row.last_score] : [])
  const last = points.at(-1)
  if (!instrument || !last) return null
  const at = new Date(last.at)
  const { course, step } = row
  const start = phase === 'acute' ? startOfPhaseDay(course, 0, { zone, now }) : null
  const from = start ?? addHours(now, -7 * DAY_H)
  const to = start ? (startOfPhaseDay(course, 8, { zone, now }) ?? now) : now
  const every = intervalH[instrument]
  return {
    instrument: instrument === 'COWS' ? 'COWS' : 'SOWS',
    max: MAX[instrument],
    value: last.value,
    at: at.toISOString(),
    stale: every !== null && dueState(at, every, now).state === 'overdue',
    upper: corridorUpper(course, { zone, at, instrument, step }),
    points: points.map((point) => ({ at: new Date(point.at).toISOString(), value: point.value })),
    corridor: corridorSegments(course, { zone, from, to, instrument, step }).flatMap((piece) =>
      piece.upper === null ? [] : [{ from: piece.from.toISOString(), to: piece.to.toISOString(), upper: piece.upper }],
    ),
    from: from.toISOString(),
    to: to.toISOString(),
  }
}
