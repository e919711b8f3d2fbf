import { addHours, minutesBetween } from '@/lib/clinical/time'
import { num } from '@/lib/format/number'
import { can } from '@/lib/permissions'
import { ok, type Result } from '@/lib/result'
import { auditRead } from '../audit'
import { asStaff, type Staff, type Tx } from '../client'
import { loadFacts } from '../facts/load'
import { readMedicineDoses } from '../medicines/flowsheet'
import { NO_SUCH_PATIENT } from '../patients/chart'
import { expectedAt, intervalOf } from './course'
import type { FlowsheetDose, FlowsheetRange, FlowsheetView, SetRow, VitalUnits } from './history-types'
import { missedSlots } from './missed'
import { looseRow, type StoredReport, type StoredScore, type StoredSet, toSetRow } from './set-row'

const HOURS: Record<Exclude<FlowsheetRange, 'stay'>, number> = { '24h': 24, '72h': 72 }
/** Scores and reports this close to a set belong to its sitting. */
const SAME_SITTING_MIN = 15

/** The units that the center reads and types. */
export const unitsOf = ({ center }: Pick<Tx, 'center'>): VitalUnits => ({
  temperature: center.settings.temperatureUnit ?? '[degF]',
  weight: center.settings.weightUnit ?? '[lb_av]',
})

/** The flowsheet of a range: sets, refused and missed ones included, scores, reports, corrections with the row before. */
export const readFlowsheet = (staff: Staff, patientId: string, range: FlowsheetRange): Promise<Result<FlowsheetView>> =>
  asStaff<FlowsheetView>(staff, 'chart.read', 'vitals.flowsheet', async (tx) => {
    const loaded = await loadFacts(tx.query, patientId, tx.zone, tx.now)
    if (!loaded) return NO_SUCH_PATIENT
    await auditRead(tx, 'vitals.flowsheet', patientId)
    const admitted = loaded.facts.admittedAt
    const from = range === 'stay' ? (admitted ?? new Date(0)) : addHours(tx.now, -HOURS[range])
    const sets = await readSets(tx, patientId, from)
    const scores = await readScores(tx, patientId, from)
    const reports = await readReports(tx, patientId, from)
    const mayRecord = can(tx.staff, 'vitals.record')
    const columns = columnsOf(sets, reports, scores)
    const since = (await lastSetBefore(tx, patientId, from)) ?? admitted
    const missed = since ? missedRows(tx, loaded, sets, since, from) : []
    return ok({
      patientId,
      zone: tx.zone,
      now: tx.now.toISOString(),
      units: unitsOf(tx),
      range,
      sets: [...columns, ...missed]
        .map((row) => ({
          ...row,
          expected: expectedAt(loaded, tx, new Date(row.takenAt)),
          correctable: row.correctable ?? (mayRecord && row.outcome !== 'missed' && row.origin !== 'import'),
        }))
        .sort((a, b) => a.takenAt.localeCompare(b.takenAt)),
      doses: [...(await readDoses(tx, patientId, from)), ...(await readMedicineDoses(tx, patientId, from))],
      may: { record: mayRecord },
    })
  })

const readSets = (tx: Tx, patientId: string, from: Date) =>
  tx.query<StoredSet>(
    `select o.*, s.name from observation_sets o left join staff s on s.id = o.recorded_by
     where o.patient_id = $1 and (o.taken_at >= $2 or o.id in (
       select supersedes_id from observation_sets where patient_id = $1 and taken_at >= $2 and supersedes_id is not null))
     order by o.taken_at desc, o.entered_at desc limit 500`,
    [patientId, from],
    'flowsheet-sets',
  )

/** Corrected ones, too: they stand in the row before. */
const readScores = (tx: Tx, patientId: string, from: Date) =>
  tx.query<StoredScore & { superseded: boolean }>(
    `select a.id, a.request_id, a.instrument, a.taken_at, a.entered_at, a.mode, a.total, a.band, a.band_set, a.status, s.name,
       a.superseded_by_id is not null as superseded
     from assessments a left join staff s on s.id = a.recorded_by
     where a.patient_id = $1 and a.taken_at >= $2 order by a.taken_at limit 1000`,
    [patientId, from],
    'flowsheet-scores',
  )

const readReports = (tx: Tx, patientId: string, from: Date) =>
  tx.query<StoredReport & { superseded: boolean }>(
    `select r.id, r.request_id, r.taken_at, r.entered_at, r.mode, r.findings, s.name, r.superseded_by_id is not null as superseded
     from reports r left join staff s on s.id = r.recorded_by
     where r.patient_id = $1 and r.taken_at >= $2 order by r.taken_at limit 1000`,
    [patientId, from],
    'flowsheet-reports',
  )

type Mark = { superseded: boolean; request_id: string | null; taken_at: Date }

/** What belongs to which set; each owner is looked for once, because a long stay has hundreds of both. */
function byOwner<T extends Mark>(list: readonly T[], owner: (one: T) => string | null): Map<string | null, T[]> {
  const owned = new Map<string | null, T[]>()
  for (const one of list) {
    const key = owner(one)
    owned.set(key, [...(owned.get(key) ?? []), one])
  }
  return owned
}

function columnsOf(
  stored: readonly StoredSet[],
  reports: readonly (StoredReport & Mark)[],
  scores: readonly (StoredScore & Mark)[],
): SetRow[] {
  const current = stored.filter(({ superseded_by_id }) => superseded_by_id === null)
  const owner = (one: Mark): string | null => {
    const same = stored.find(({ request_id }) => request_id !== null && request_id === one.request_id)
    if (same) return same.id
    const near = current.find(({ taken_at }) => Math.abs(minutesBetween(taken_at, one.taken_at)) <= SAME_SITTING_MIN)
    return near?.id ?? null
  }
  const currentIds = new Set(current.map(({ id }) => id))
  const [reportsOf, scoresOf] = [byOwner(reports, owner), byOwner(scores, owner)]
  const of = <T extends Mark>(owned: ReadonlyMap<string | null, T[]>, id: string) =>
    (owned.get(id) ?? []).filter((one) => !one.superseded || !currentIds.has(id))
  const row = (set: StoredSet) => toSetRow(set, of(reportsOf, set.id), of(scoresOf, set.id))
  const columns = current.map((set): SetRow => {
    const before = stored.find(({ id }) => id === set.supersedes_id)
    if (!before) return row(set)
    const corrects = {
      id: before.id,
      reason: set.correction_reason ?? '',
      by: set.name ?? '',
      at: set.entered_at.toISOString(),
      before: row(before),
    }
    return { ...row(set), corrects }
  })
  return [...columns, ...looseRows(loose(reportsOf), loose(scoresOf))]
}

const loose = <T extends Mark>(owned: ReadonlyMap<string | null, T[]>): T[] =>
  (owned.get(null) ?? []).filter(({ superseded }) => !superseded)

/** What came without a set, grouped by its moment. */
function looseRows(reports: readonly (StoredReport & Mark)[], scores: readonly (StoredScore & Mark)[]): SetRow[] {
  const moments = [...new Set([...reports, ...scores].map(({ taken_at }) => taken_at.getTime()))]
  const at = <T extends Mark>(list: readonly T[], moment: number) =>
    list.filter(({ taken_at }) => taken_at.getTime() === moment)
  return moments.flatMap((moment) => looseRow(at(reports, moment), at(scores, moment)) ?? [])
}

type Loaded = NonNullable<Awaited<ReturnType<typeof loadFacts>>>

/** The set from which the first slot of the range counts. */
async function lastSetBefore(tx: Tx, patientId: string, from: Date): Promise<Date | null> {
  const [row] = await tx.query<{ at: Date | null }>(
    "select max(taken_at) as at from observation_sets where patient_id = $1 and superseded_by_id is null and source <> 'import' and taken_at < $2",
    [patientId, from],
    'set-before',
  )
  return row?.at ?? null
}

/** Slots that passed without a set: hatched columns, never nothing and never normal. */
function missedRows(tx: Tx, loaded: Loaded, sets: readonly StoredSet[], since: Date, from: Date): SetRow[] {
  const taken = sets.filter(({ superseded_by_id }) => superseded_by_id === null).map(({ taken_at }) => taken_at)
  const missed = missedSlots(taken, since, tx.now, intervalOf(loaded, tx)).filter((at) => at >= from)
  return missed.map((at) => ({
    id: `missed-${at.toISOString()}`,
    takenAt: at.toISOString(),
    enteredAt: at.toISOString(),
    outcome: 'missed',
    recorder: null,
    origin: 'staff',
    vitals: {},
    scores: [],
    correctable: false,
  }))
}

async function readDoses(tx: Tx, patientId: string, from: Date): Promise<FlowsheetDose[]> {
  const rows = await tx.query<{ taken_at: Date; amount_mg: number; unit: string; kind: string }>(
    `select taken_at, amount_mg, unit, kind from doses_taken
     where patient_id = $1 and taken_at >= $2 and superseded_by_id is null and kind <> 'day_total' order by taken_at limit 500`,
    [patientId, from],
    'flowsheet-doses',
  )
  return rows.map(({ taken_at, amount_mg, unit, kind }) => ({
    at: taken_at.toISOString(),
    name: 'Kratom',
    unit,
    text: kind === 'missed' ? 'missed' : `${num(amount_mg / 1000, 3)} ${unit}${kind === 'extra' ? ' extra' : ''}`,
    kind: 'kratom',
  }))
}
