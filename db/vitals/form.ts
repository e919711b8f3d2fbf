import { addMinutes, daysBetween, localDate } from '@/lib/clinical/time'
import { clock, day, moment } from '@/lib/format/clock'
import { ok, type Result } from '@/lib/result'
import { auditRead } from '../audit'
import { asStaff, type Staff, type Tx } from '../client'
import { loadFacts } from '../facts/load'
import { NO_SUCH_PATIENT } from '../patients/chart'
import { courseLabel, type Expected, expectedAt, intervalOf } from './course'
import { unitsOf } from './history'
import type { SetRow, VitalUnits } from './history-types'
import type { SetVital } from './input'
import { missedSlots } from './missed'
import { defined, reportOf, type StoredReport, type StoredSet, vitalsOf } from './set-row'

export type PreviousSet = {
  takenAt: string
  /** "03:30", with the day when it was not today. */
  time: string
  vitals: Partial<Record<SetVital, number>>
  acvpu?: SetRow['acvpu']
  vomits?: number
  looseStools?: number
  drankMl?: number
  craving?: number
  sleepHours?: number
  dailyFunction?: number
  weight?: { kg: number; days: number }
}

export type VitalsFormView = {
  patientId: string
  zone: string
  now: string
  units: VitalUnits
  spo2Scale: 1 | 2
  previous: PreviousSet | null
  missedText?: string
  expected: Expected & { label: string }
  alpha2: { known: boolean; takes: boolean; text: string }
  instruments: string[]
  repeatPressureDueAt?: string
  allergyText?: string
}

/** A single pressure this high asks for its repeat after five minutes. */
const REPEAT = { sbp: 180, dbp: 120, afterMin: 5 } as const
/** A first high pressure older than this is no longer the first of two: the next set is a new one. */
const REPEAT_WITHIN_MIN = 60

/** What the entry form needs: the set before, the expected course, units, α2-agonist, what waits or was missed. */
export const readVitalsForm = (staff: Staff, patientId: string): Promise<Result<VitalsFormView>> =>
  asStaff<VitalsFormView>(staff, 'chart.read', 'vitals.form', async (tx) => {
    const loaded = await loadFacts(tx.query, patientId, tx.zone, tx.now)
    const patient = await readAround(tx, patientId)
    if (!loaded || !patient) return NO_SUCH_PATIENT
    await auditRead(tx, 'vitals.form', patientId)
    const sets = await latestSets(tx, patientId)
    const admitted = loaded.facts.admittedAt
    const [set] = sets
    const start = set?.taken_at ?? admitted
    const recorded = start ? await recordedSince(tx, patientId, start) : []
    const missed = start ? missedSlots(recorded, start, tx.now, intervalOf(loaded, tx)).at(-1) : undefined
    const repeat = repeatDueAt(sets, tx.now)
    return ok({
      patientId,
      zone: tx.zone,
      now: tx.now.toISOString(),
      units: unitsOf(tx),
      spo2Scale: patient.spo2_scale,
      previous: set ? await previousOf(tx, patientId, set) : null,
      ...(missed ? { missedText: `The ${moment(missed, tx.now, tx.zone)} set was missed.` } : {}),
      expected: { ...expectedAt(loaded, tx, tx.now), label: courseLabel(loaded, tx) },
      alpha2: await alpha2(tx, patientId),
      instruments: instrumentsFor(loaded.facts),
      ...(repeat ? { repeatPressureDueAt: repeat.toISOString() } : {}),
      ...(patient.allergies ? { allergyText: patient.allergies } : {}),
    })
  })

async function readAround(tx: Tx, patientId: string) {
  const [row] = await tx.query<{ spo2_scale: 1 | 2; allergies: string | null }>(
    `select spo2_scale, (select string_agg(substance, ', ' order by substance) from allergies a
       where a.patient_id = p.id and a.ended_at is null) as allergies from patients p where id = $1`,
    [patientId],
    'vitals-form-patient',
  )
  return row
}

/** The latest measured sets that were entered here, newest first. */
const latestSets = (tx: Tx, patientId: string) =>
  tx.query<StoredSet>(
    `select o.*, s.name from observation_sets o left join staff s on s.id = o.recorded_by
     where o.patient_id = $1 and o.superseded_by_id is null and o.source <> 'import' and o.outcome = 'measured' and o.taken_at <= $2
     order by o.taken_at desc limit 6`,
    [patientId, tx.now],
    'latest-sets',
  )

/** Every set since then, also those that were refused: recorded as not taken is not missed. */
async function recordedSince(tx: Tx, patientId: string, start: Date): Promise<Date[]> {
  const rows = await tx.query<{ taken_at: Date }>(
    "select taken_at from observation_sets where patient_id = $1 and superseded_by_id is null and source <> 'import' and taken_at > $2 and taken_at <= $3",
    [patientId, start, tx.now],
    'sets-since',
  )
  return rows.map(({ taken_at }) => taken_at)
}

async function previousOf(tx: Tx, patientId: string, set: StoredSet): Promise<PreviousSet> {
  const [report] = await tx.query<StoredReport>(
    `select id, request_id, taken_at, entered_at, mode, findings from reports
     where patient_id = $1 and superseded_by_id is null and taken_at <= $2 order by taken_at desc limit 1`,
    [patientId, tx.now],
    'latest-report',
  )
  const [weight] = await tx.query<{ weight_kg: number; taken_at: Date }>(
    `select weight_kg, taken_at from observation_sets
     where patient_id = $1 and superseded_by_id is null and weight_kg is not null and taken_at <= $2 order by taken_at desc limit 1`,
    [patientId, tx.now],
    'latest-weight',
  )
  const { ticks: _ticks, ...counts } = reportOf(report ? [report] : [])
  const today = localDate(tx.now, tx.zone)
  return {
    takenAt: set.taken_at.toISOString(),
    time: moment(set.taken_at, tx.now, tx.zone),
    vitals: vitalsOf(set),
    ...defined({ acvpu: set.acvpu }),
    ...counts,
    ...(weight
      ? { weight: { kg: weight.weight_kg, days: daysBetween(localDate(weight.taken_at, tx.zone), today) } }
      : {}),
  }
}

const isHigh = ({ sbp, dbp }: StoredSet) => (sbp ?? 0) >= REPEAT.sbp || (dbp ?? 0) >= REPEAT.dbp

/** When the repeat of a first high pressure is due; null once a second pressure was taken, or when it is long ago. */
export function repeatDueAt(sets: readonly StoredSet[], now: Date): Date | null {
  const [latest, before] = sets.filter(({ sbp, dbp }) => sbp !== null || dbp !== null)
  if (!latest || !isHigh(latest)) return null
  const since = addMinutes(now, -REPEAT_WITHIN_MIN)
  if (latest.taken_at < since) return null
  if (before && isHigh(before) && before.taken_at >= addMinutes(latest.taken_at, -REPEAT_WITHIN_MIN)) return null
  return addMinutes(latest.taken_at, REPEAT.afterMin)
}

async function alpha2(tx: Tx, patientId: string): Promise<VitalsFormView['alpha2']> {
  const [row] = await tx.query<{ name: string; status: string; started_at: Date | null; stopped_at: Date | null }>(
    `select name, status, started_at, stopped_at from medication_statements
     where patient_id = $1 and ingredient in ('clonidine', 'lofexidine') and source = 'entered'
     order by (status = 'active') desc, coalesce(stopped_at, started_at) desc limit 1`,
    [patientId],
    'alpha2-statement',
  )
  if (!row) return { known: false, takes: false, text: 'Not asked yet' }
  const today = localDate(tx.now, tx.zone)
  const on = (at: Date | null) => (at ? ` ${day(localDate(at, tx.zone), today)} ${clock(at, tx.zone)}` : '')
  return row.status === 'active'
    ? { known: true, takes: true, text: `${row.name}, since${on(row.started_at)}` }
    : { known: true, takes: false, text: `${row.name} stopped${on(row.stopped_at)}` }
}

/** SOWS for everybody; CIWA-Ar where alcohol was used in the last week, CIWA-B after benzodiazepines. */
function instrumentsFor(facts: { alcoholDays7: unknown; benzodiazepineDays7: unknown }): string[] {
  return ['SOWS_H', ...(facts.alcoholDays7 ? ['CIWA_AR'] : []), ...(facts.benzodiazepineDays7 ? ['CIWA_B'] : [])]
}
