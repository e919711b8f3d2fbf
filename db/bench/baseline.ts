import { randomUUID } from 'node:crypto'
import { pool } from '../client'
import { FACTS_SQL } from '../facts/query'

/**
 * The same work by hand: prepared SQL through `pg` on the same pool, one transaction, the same rows read and written,
 * the audit row included; without roles and row policies, without checking input and without thinking about the facts.
 */
type Named = [name: string, text: string]

async function inTransaction(
  work: (run: (named: Named, values: unknown[]) => Promise<{ rows: Record<string, unknown>[] }>) => Promise<unknown>,
) {
  const client = await pool().connect()
  try {
    await client.query('begin')
    const result = await work(([name, text], values) => client.query({ name: `bench-${name}`, text, values }))
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

const AUDIT: Named = [
  'audit',
  `insert into audit (id, center_id, patient_id, staff_id, at, kind, verb) values ($1, $2, $3, $4, now(), $5, $6)`,
]
const LOCK: Named = ['lock', 'select episode_id from triage_rows where patient_id = $1 for update']
const FACTS: Named = ['facts', FACTS_SQL]
const INSERT: Named = [
  'insert',
  `insert into observation_sets (id, center_id, patient_id, episode_id, request_id, taken_at, entered_at, recorded_by, hr, rr, spo2, sbp, dbp, temp_c,
     temp_entered, temp_unit, acvpu, on_oxygen, entered, news2_total, news2_band, news2_max)
   values ($1, $2, $3, $4, $5, now(), now(), $6, 76, 16, 98, 122, 78, 37, 98.6, '[degF]', 'A', false, '{}', 0, 'low', 0)`,
]
const EVALUATED: Named = [
  'evaluated',
  'update triage_rows set recheck_at = $2, evaluated_at = now(), engine_version = $3, cannot_tell = $4 where patient_id = $1',
]
const PLACE: Named = ['place', 'select app.place_row($1, now())']
const ANNOUNCE: Named = ['announce', 'select app.announce($1, $2, $3, $4, now())']

type Who = { centerId: string; staffId: string }

export const recordByHand = ({ centerId, staffId }: Who, patientId: string) =>
  inTransaction(async (run) => {
    const { rows } = await run(LOCK, [patientId])
    await run(INSERT, [randomUUID(), centerId, patientId, rows[0]?.episode_id, randomUUID(), staffId])
    await run(FACTS, [patientId, new Date()])
    await run(EVALUATED, [patientId, new Date(Date.now() + 8 * 3_600_000), '1', '[]'])
    await run(PLACE, [patientId])
    await run(AUDIT, [randomUUID(), centerId, patientId, staffId, 'write', 'vitals.record'])
    await run(ANNOUNCE, [centerId, patientId, 'vitals.record', staffId])
  })

export const queueByHand = ({ centerId, staffId }: Who, rowsSql: string, aroundSql: string) =>
  inTransaction(async (run) => {
    const queue = await run(['queue', rowsSql], [centerId, new Date(), staffId, 50])
    await run(['around', aroundSql], [centerId, new Date(), staffId])
    await run(AUDIT, [randomUUID(), centerId, null, staffId, 'read', 'queue.read'])
    return queue.rows.length
  })

const CHART: Named = [
  'chart',
  `select s.*, p.name as recorder from observation_sets s left join staff p on p.id = s.recorded_by where s.patient_id = $1 order by s.taken_at desc limit 100`,
]
const SCORES: Named = [
  'scores',
  `select id, instrument, taken_at, total, band, request_id from assessments where patient_id = $1 and superseded_by_id is null order by taken_at desc limit 200`,
]
const REPORTS: Named = [
  'reports',
  'select id, taken_at, findings, request_id from reports where patient_id = $1 order by taken_at desc limit 100',
]

export const chartByHand = ({ centerId, staffId }: Who, patientId: string) =>
  inTransaction(async (run) => {
    await run(FACTS, [patientId, new Date()])
    const sets = await run(CHART, [patientId])
    await run(SCORES, [patientId])
    await run(REPORTS, [patientId])
    await run(AUDIT, [randomUUID(), centerId, patientId, staffId, 'read', 'chart.vitals'])
    return sets.rows.length
  })

const SEARCH: Named = [
  'search',
  `select p.id, p.family_name, p.given_name, p.birth_date, p.mrn, e.place, e.setting, e.phase
   from patients p left join episodes e on e.patient_id = p.id and e.closed_at is null
   where p.center_id = $1 and (lower(p.family_name) like $2 || '%' or lower(p.given_name) like $2 || '%' or p.mrn like $3 || '%')
   order by p.family_name, p.given_name limit 20`,
]

export const searchByHand = ({ centerId, staffId }: Who, text: string) =>
  inTransaction(async (run) => {
    const found = await run(SEARCH, [centerId, text.toLowerCase(), text.toUpperCase()])
    await run(AUDIT, [randomUUID(), centerId, null, staffId, 'read', 'patient.search'])
    return found.rows.length
  })
