import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { classRankOf, normalizedScore, type QueueFlag, queueRows, TREND_RANK } from '@/lib/clinical/triage/order'
import { targetsOf } from '@/lib/clinical/triage/targets'
import { TIERS, type Tier } from '@/lib/clinical/types'
import { newId } from '../ids'
import { QUEUE_ORDER } from '../queue/rows'
import { makeCenter, makePatient, makeStaff, pool } from '../testing'
import { tierNumber } from './flag-store'

const NOW = new Date('2026-03-03T13:42:00Z')
const RULES = ['VIT-01', 'MED-01', 'SUI-01', 'WD-02', 'MED-05', 'ENG-01', 'DQ-02', 'MH-01']
let centerId: string
let patients: { id: string; episodeId: string }[]

beforeAll(async () => {
  centerId = (await makeCenter('UTC')).id
  const nurse = await makeStaff(centerId, 'nurse')
  const ids: string[] = []
  for (let i = 0; i < 6; i += 1) ids.push(await makePatient(nurse))
  const { rows } = await pool().query('select id, patient_id from episodes where patient_id = any($1)', [ids])
  patients = rows.map((row) => ({ id: row.patient_id, episodeId: row.id }))
})

const minutesAgo = fc.integer({ min: 0, max: 3000 }).map((minutes) => new Date(NOW.getTime() - minutes * 60_000))
const flag = fc.record({
  patient: fc.nat({ max: 5 }),
  ruleId: fc.constantFrom(...RULES),
  tier: fc.constantFrom<Tier>(...TIERS),
  openedAt: minutesAgo,
  acknowledgedAt: fc.option(minutesAgo),
  actionAt: fc.option(minutesAgo),
  score: fc.option(
    fc.constantFrom(
      { instrument: 'COWS', total: 27 },
      { instrument: 'SOWS_H', total: 36 },
      { instrument: 'PHQ9', total: 15 },
    ),
  ),
  trend: fc.constantFrom('worsening' as const, 'stable' as const, 'improving' as const),
})

test('the stored order of the queue is the order of the pure function', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(flag, { maxLength: 14, selector: (one) => `${one.patient} ${one.ruleId}` }),
      async (drawn) => {
        const flags = drawn.map((one) => ({ ...one, patientId: patients[one.patient]?.id ?? '' }))
        await store(flags)
        const stored = await pool().query(
          `select r.patient_id, r.breached, r.open_count, f.rule_id from triage_rows r join flags f on f.id = r.top_flag_id
         where r.center_id = $1 and r.open_count > 0 order by ${QUEUE_ORDER}`,
          [centerId],
        )
        const expected = queueRows(flags.map(stamped), NOW).map((row) => ({
          patient_id: row.patientId,
          breached: row.breached,
          open_count: row.badge,
          rule_id: row.flag.ruleId,
        }))
        expect(stored.rows).toEqual(expected)
      },
    ),
    { numRuns: 60 },
  )
})

type Drawn = Omit<QueueFlag, 'acknowledgeBy' | 'actBy' | 'sortBy'>
const targets = (one: Drawn) => targetsOf(one.tier, one.openedAt, { setting: 'residential', zone: 'UTC' })
const stamped = (one: Drawn): QueueFlag => {
  const { acknowledgeBy, actBy, sortBy } = targets(one)
  return { ...one, acknowledgeBy, actBy, sortBy }
}

async function store(flags: readonly Drawn[]) {
  await pool().query('delete from flags where center_id = $1', [centerId])
  for (const one of flags) {
    const { acknowledgeBy, actBy, sortBy } = targets(one)
    await pool().query(
      `insert into flags (id, center_id, patient_id, episode_id, rule_id, rule_key, rule_version, engine_version, settings_version, tier, text,
         class_rank, score_norm, trend, opened_at, last_fired_at, ack_deadline, action_deadline, target_deadline, acknowledged_at, action_at, worst_text)
       values ($1, $2, $3, $4, $5, $5, 1, 'test', 1, $6, '', $7, $8, $9, $10, $10, $11, $12, $13, $14, $15, '')`,
      [
        newId(),
        centerId,
        one.patientId,
        patients.find(({ id }) => id === one.patientId)?.episodeId,
        one.ruleId,
        tierNumber(one.tier),
        classRankOf(one.ruleId, one.tier),
        normalizedScore(one.score),
        TREND_RANK[one.trend],
        one.openedAt,
        acknowledgeBy,
        actBy,
        sortBy,
        one.acknowledgedAt,
        one.actionAt,
      ],
    )
  }
  for (const { id } of patients) await pool().query('select app.place_row($1, $2)', [id, NOW])
}

test('a row moves up by itself at the instant its target passes', async () => {
  const openedAt = new Date(NOW.getTime() - 14 * 60_000)
  const patientId = patients[0]?.id ?? ''
  await store([
    {
      patientId,
      ruleId: 'VIT-02',
      tier: 'T2',
      openedAt,
      acknowledgedAt: null,
      actionAt: null,
      score: null,
      trend: 'stable',
    },
  ])
  const breached = async () =>
    (await pool().query('select breached from triage_rows where patient_id = $1', [patientId])).rows[0].breached
  const at = (minutes: number) => new Date(openedAt.getTime() + minutes * 60_000)
  expect(await breached()).toBe(false)
  await pool().query('select app.refresh_places($1, $2)', [centerId, new Date(at(15).getTime() - 1)])
  expect(await breached()).toBe(false)
  await pool().query('select app.refresh_places($1, $2)', [centerId, at(15)])
  expect(await breached()).toBe(true)
})
