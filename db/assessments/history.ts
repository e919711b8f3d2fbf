import { bandOf, findInstrument } from '@/lib/clinical/instruments/registry'
import { corridorUpper } from '@/lib/clinical/phases/corridor'
import { localDate } from '@/lib/clinical/time'
import { ageOf } from '@/lib/format/age'
import { clock, weekdayAndDay } from '@/lib/format/clock'
import { ok, type Result } from '@/lib/result'
import { auditRead } from '../audit'
import { asStaff, type Staff, type Tx } from '../client'
import { courseOf } from '../facts/course'
import { loadFacts } from '../facts/load'
import { NO_SUCH_PATIENT } from '../patients/chart'

export type ScoreRow = {
  id: string
  instrumentId: string
  name: string
  version: string
  performedAt: string
  dayText: string
  time: string
  status: 'complete' | 'incomplete'
  total: number | null
  max: number | null
  band: string | null
  bandText: string | null
  by: string
  administeredBy: 'staff' | 'self' | 'import'
  answers: Record<string, unknown>
  superseded?: { reason: string; by: string; at: string }
}

type Stored = {
  id: string
  instrument: string
  version: string
  band_set: string | null
  taken_at: Date
  mode: 'staff' | 'self' | 'phone' | 'import'
  status: 'complete' | 'incomplete'
  total: number | null
  band: string | null
  answers: Record<string, unknown>
  name: string | null
  superseded_reason: string | null
  superseded_name: string | null
  superseded_at: Date | null
}

/** The scores of a patient, newest first, of one instrument or of all; corrected ones stay with their reason. */
export const readScores = (staff: Staff, patientId: string, instrumentId?: string): Promise<Result<ScoreRow[]>> =>
  asStaff<ScoreRow[]>(staff, 'chart.read', 'assessment.scores', async (tx) => {
    const [patient] = await tx.query('select 1 from patients where id = $1', [patientId])
    if (!patient) return NO_SUCH_PATIENT
    await auditRead(tx, 'assessment.scores', patientId, instrumentId ? { instrument: instrumentId } : {})
    const rows = await tx.query<Stored>(
      `select a.*, s.name, n.correction_reason as superseded_reason, ns.name as superseded_name, n.entered_at as superseded_at
       from assessments a left join staff s on s.id = a.recorded_by
       left join assessments n on n.id = a.superseded_by_id left join staff ns on ns.id = n.recorded_by
       where a.patient_id = $1 and ($2::text is null or a.instrument = $2)
       order by a.taken_at desc, a.entered_at desc limit 200`,
      [patientId, instrumentId ?? null],
    )
    return ok(rows.map((row) => toScoreRow(tx, row)))
  })

function toScoreRow(tx: Pick<Tx, 'now' | 'zone'>, row: Stored): ScoreRow {
  const instrument = findInstrument(row.instrument)
  const band = instrument?.bands.find(({ code }) => code === row.band)
  const byTotal = instrument && row.total !== null ? bandOf(instrument, row.total, row.band_set) : undefined
  return {
    id: row.id,
    instrumentId: row.instrument,
    name: instrument?.short ?? row.instrument,
    version: row.version,
    performedAt: row.taken_at.toISOString(),
    dayText: weekdayAndDay(localDate(row.taken_at, tx.zone), localDate(tx.now, tx.zone)),
    time: clock(row.taken_at, tx.zone),
    status: row.status,
    total: row.total,
    max: instrument?.maxTotal ?? null,
    band: row.band,
    bandText: band?.label ?? byTotal?.label ?? row.band,
    by: row.name ?? '',
    administeredBy: row.mode === 'phone' ? 'staff' : row.mode,
    answers: row.answers,
    ...(row.superseded_at
      ? {
          superseded: {
            reason: row.superseded_reason ?? '',
            by: row.superseded_name ?? '',
            at: row.superseded_at.toISOString(),
          },
        }
      : {}),
  }
}

export type InstrumentFormView = {
  patientId: string
  patientFirstName: string
  instrumentId: string
  zone: string
  now: string
  previous: { total: number | null; band: string | null; at: string; ageText: string } | null
  expectedUpper: number | null
  pulseBpm?: number
  sex: 'male' | 'female' | 'other' | 'unknown'
}

/** What a form of one instrument needs beside its items: the last score, the corridor now, pulse, sex. */
export const readInstrumentForm = (
  staff: Staff,
  patientId: string,
  instrumentId: string,
): Promise<Result<InstrumentFormView>> =>
  asStaff<InstrumentFormView>(staff, 'chart.read', 'assessment.form', async (tx) => {
    const loaded = await loadFacts(tx.query, patientId, tx.zone, tx.now)
    const [patient] = await tx.query<{ given_name: string; sex: InstrumentFormView['sex'] }>(
      'select given_name, sex from patients where id = $1',
      [patientId],
    )
    if (!loaded || !patient || !findInstrument(instrumentId)) return NO_SUCH_PATIENT
    await auditRead(tx, 'assessment.form', patientId, { instrument: instrumentId })
    const [last] = await tx.query<{ total: number | null; band: string | null; taken_at: Date }>(
      `select total, band, taken_at from assessments
       where patient_id = $1 and instrument = $2 and superseded_by_id is null and status = 'complete' order by taken_at desc limit 1`,
      [patientId, instrumentId],
    )
    const followed = instrumentId === 'COWS' || instrumentId === 'SOWS_H'
    const set = loaded.facts.vitals.at(-1)
    const recent = set?.hr != null && tx.now.getTime() - set.at.getTime() <= SAME_SITTING_MS
    return ok({
      patientId,
      patientFirstName: patient.given_name,
      instrumentId,
      zone: tx.zone,
      now: tx.now.toISOString(),
      previous: last
        ? { total: last.total, band: last.band, at: last.taken_at.toISOString(), ageText: ageOf(last.taken_at, tx.now) }
        : null,
      expectedUpper: followed
        ? corridorUpper(courseOf(loaded.row), {
            zone: tx.zone,
            at: tx.now,
            instrument: instrumentId,
            step: loaded.facts.step,
          })
        : null,
      ...(recent && set?.hr != null ? { pulseBpm: set.hr } : {}),
      sex: patient.sex,
    })
  })

/** A pulse counts for COWS item 1 when it was taken in the same sitting. */
const SAME_SITTING_MS = 15 * 60_000
