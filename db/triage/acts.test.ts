import { beforeAll, describe, expect, test } from 'vitest'
import type { Result } from '@/lib/result'
import { newId } from '../ids'
import { raiseFlag } from '../patients/people'
import { readQueueDetail } from '../queue/detail'
import { readQueue } from '../queue/rows'
import { sweepOnce } from '../sweeper'
import {
  letTimePass,
  makeCenter,
  makeConfidential,
  makePatient,
  makeStaff,
  must,
  pool,
  type TestStaff,
} from '../testing'
import { VitalsSet } from '../vitals/input'
import { recordVitals } from '../vitals/record'
import { override, recordReview, snooze } from './flag-acts'
import { acknowledge, handOver, recordAction, take } from './row-acts'
import { undo } from './undo'

let center: { id: string }
let nurse: TestStaff
let supervisor: TestStaff
let prescriber: TestStaff

beforeAll(async () => {
  center = await makeCenter()
  nurse = await makeStaff(center.id, 'nurse', 'Joy Adeyemi')
  supervisor = await makeStaff(center.id, 'supervisor', 'Priya Raman')
  prescriber = await makeStaff(center.id, 'prescriber', 'Nadia Rahmani')
})

const row = (patientId: string) => ({ patientId, requestId: newId() })
const ALL = { tier: null, only: null, limit: 100 } as const
const problem = (result: Result<unknown>) => (result.ok ? null : result.problem)

async function flagged(tier: 'T1' | 'T2' | 'T3' | 'T4' = 'T2') {
  const patientId = await makePatient(nurse)
  must(await raiseFlag(nurse, { ...row(patientId), tier, reason: 'Looks unwell' }))
  const { rows } = await pool().query(
    "select id from flags where patient_id = $1 and rule_id = 'MAN-01' and cleared_at is null",
    [patientId],
  )
  return { patientId, flagId: rows[0].id as string }
}

const placed = async (patientId: string, staff = nurse) =>
  must(await readQueue(staff, ALL)).rows.find((one) => one.patient_id === patientId)

describe('two people at once', () => {
  test('the second to take is told who took it first, and when', async () => {
    const { patientId } = await flagged()
    const results = await Promise.all([take(nurse, row(patientId)), take(supervisor, row(patientId))])
    expect(results.filter((one) => one.ok)).toHaveLength(1)
    const lost = results.find((one) => !one.ok)
    expect(lost && problem(lost)).toMatchObject({ code: 'conflict', details: { act: 'Taken' } })
    expect(lost && problem(lost)?.message).toMatch(/^Taken by (Joy Adeyemi|Priya Raman) \d\d:\d\d\.$/)
  })

  test('twenty acknowledgments at once have one winner', async () => {
    const { patientId } = await flagged()
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, i) => acknowledge(i % 2 ? nurse : supervisor, row(patientId))),
    )
    expect(results.filter((one) => one.ok)).toHaveLength(1)
  })

  test('the same click sent twice is one act', async () => {
    const { patientId } = await flagged()
    const click = row(patientId)
    must(await take(nurse, click))
    expect(must(await take(nurse, click)).said).toBe('Already done.')
    const { rows } = await pool().query("select 1 from flag_events where request_id = $1 and kind = 'taken'", [
      click.requestId,
    ])
    expect(rows).toHaveLength(1)
  })
})

describe('a row', () => {
  test('acknowledged is answered until a later flag makes it unanswered again', async () => {
    const { patientId } = await flagged('T3')
    must(await acknowledge(nurse, row(patientId)))
    expect(await answered(patientId)).toBe(true)
    await pool().query('update patients set seizure_history = false where id = $1', [patientId])
    must(await raiseFlag(supervisor, { ...row(patientId), tier: 'T1', reason: 'Worse now' }))
    expect(await answered(patientId)).toBe(false)
  })

  const answered = async (patientId: string) =>
    (await pool().query('select answered from triage_rows where patient_id = $1', [patientId])).rows[0].answered

  test('goes to a colleague with a reason, and its first owner is no longer named', async () => {
    const { patientId } = await flagged()
    must(await take(nurse, row(patientId)))
    must(await handOver(nurse, { ...row(patientId), to: prescriber.id, reason: 'needs_role', text: '' }))
    expect((await placed(patientId))?.owner_name).toBe('Nadia Rahmani')
  })

  test('is not taken from its owner by another nurse, but a supervisor may move it', async () => {
    const { patientId } = await flagged()
    must(await take(prescriber, row(patientId)))
    const refused = await handOver(nurse, { ...row(patientId), to: nurse.id, reason: 'shift_end', text: '' })
    expect(problem(refused)?.code).toBe('conflict')
    must(await handOver(supervisor, { ...row(patientId), to: nurse.id, reason: 'too_many', text: '' }))
  })

  test('an action is recorded on the flags that were answered', async () => {
    const { patientId, flagId } = await flagged()
    must(await recordAction(nurse, { ...row(patientId), code: 'seen', text: 'At the bedside' }))
    const { rows } = await pool().query('select action_code, acknowledged_at from flags where id = $1', [flagId])
    expect(rows[0]).toMatchObject({ action_code: 'seen' })
    expect(rows[0].acknowledged_at).not.toBeNull()
  })

  test('an act taken back within seconds leaves the row as it was', async () => {
    const { patientId } = await flagged()
    const click = row(patientId)
    must(await take(nurse, click))
    must(await undo(nurse, { undoId: click.requestId, requestId: newId() }))
    expect(await placed(patientId)).toMatchObject({ owner_id: null })
    expect(await answered(patientId)).toBe(false)
  })
})

describe('a flag', () => {
  test('cannot wait longer than its tier allows, nor before it is acknowledged', async () => {
    const { patientId, flagId } = await flagged('T2')
    const ask = (minutes: number) => ({ flagId, requestId: newId(), minutes, reason: 'waiting' as const, text: '' })
    expect(problem(await snooze(nurse, ask(10)))?.code).toBe('conflict')
    must(await acknowledge(nurse, row(patientId)))
    expect(problem(await snooze(nurse, ask(16)))).toMatchObject({
      code: 'invalid',
      message: 'T2 can wait at most 15 min.',
    })
    must(await snooze(nurse, ask(15)))
  })

  test('of tier T2 is not cleared without evidence by a nurse, and is by a prescriber with a reason', async () => {
    const { flagId } = await flagged('T2')
    const reason = { flagId, requestId: newId(), reason: 'Seen and well' }
    expect(problem(await override(nurse, reason))).toMatchObject({ code: 'not_allowed' })
    must(await override(prescriber, { ...reason, requestId: newId() }))
    const { rows } = await pool().query('select cleared_how, clear_reason from flags where id = $1', [flagId])
    expect(rows[0]).toEqual({ cleared_how: 'override', clear_reason: 'Seen and well' })
  })

  test('raised by hand ends with a recorded review, not with an acknowledgment', async () => {
    const { patientId, flagId } = await flagged('T3')
    must(await acknowledge(nurse, row(patientId)))
    const state = async () =>
      (await pool().query('select cleared_how from flags where id = $1', [flagId])).rows[0].cleared_how
    expect(await state()).toBeNull()
    must(
      await recordReview(nurse, { flagId, requestId: newId(), outcome: 'no_action', reason: 'Slept badly, well now' }),
    )
    expect(await state()).toBe('review')
  })

  test('that ended in the meantime says who ended it', async () => {
    const { flagId } = await flagged('T4')
    must(await override(prescriber, { flagId, requestId: newId(), reason: 'Mistake' }))
    expect(problem(await override(prescriber, { flagId, requestId: newId(), reason: 'Again' }))?.message).toMatch(
      /^Cleared by you/,
    )
  })

  test('that nobody answers by its target goes up, the tier stays, and acknowledging stops it', async () => {
    const { patientId, flagId } = await flagged('T2')
    await letTimePass(patientId, 0.3)
    await sweepOnce()
    const level = async () =>
      (await pool().query('select escalation_level, tier from flags where id = $1', [flagId])).rows[0]
    expect(await level()).toMatchObject({ escalation_level: 1, tier: 2 })
    must(await acknowledge(nurse, row(patientId)))
    await letTimePass(patientId, 1)
    await sweepOnce()
    expect((await level()).escalation_level).toBe(1)
  })
})

describe('a flag that gets worse', () => {
  /** RR 25 (3), SBP 105 (1), 38.6 °C (1): NEWS2 5, and 6 with a heart rate of 96. */
  const record = (patientId: string, hr: number) =>
    recordVitals(
      nurse,
      VitalsSet.parse({
        requestId: newId(),
        patientId,
        takenAt: new Date(),
        outcome: 'measured',
        acvpu: 'A',
        onOxygen: false,
        vitals: [
          { vital: 'respiratory_rate', value: 25, unit: '/min' },
          { vital: 'heart_rate', value: hr, unit: '/min' },
          { vital: 'spo2', value: 97, unit: '%' },
          { vital: 'sbp', value: 105, unit: 'mm[Hg]' },
          { vital: 'dbp', value: 68, unit: 'mm[Hg]' },
          { vital: 'temperature', value: 38.6, unit: 'Cel' },
        ],
      }),
    )

  test('after it was answered is to be answered again, and has its whole time for that', async () => {
    const patientId = await makePatient(nurse)
    must(await record(patientId, 76))
    must(await acknowledge(nurse, row(patientId)))
    await letTimePass(patientId, 2)
    must(await record(patientId, 96))
    const { rows } = await pool().query(
      "select acknowledged_at, ack_deadline > now() + interval '10 minutes' as in_time from flags where patient_id = $1 and rule_id = 'VIT-02' and cleared_at is null",
      [patientId],
    )
    expect(rows).toEqual([{ acknowledged_at: null, in_time: true }])
  })
})

describe('a row that has left the queue', () => {
  test('belongs to nobody when something new opens', async () => {
    const { patientId, flagId } = await flagged('T3')
    must(await take(nurse, row(patientId)))
    must(await recordAction(nurse, { ...row(patientId), code: 'called', text: 'Call again at 10:00' }))
    must(await recordReview(nurse, { flagId, requestId: newId(), outcome: 'no_action', reason: 'Well' }))
    expect(await placed(patientId)).toBeUndefined()
    must(await raiseFlag(supervisor, { ...row(patientId), tier: 'T3', reason: 'Unwell again' }))
    expect(await placed(patientId)).toMatchObject({ owner_id: null, next_action: null })
  })
})

describe('what others may see', () => {
  test('the detail of a row names who did what', async () => {
    const { patientId } = await flagged()
    must(await take(nurse, row(patientId)))
    const detail = must(await readQueueDetail(supervisor, patientId))
    expect(detail.log.some((entry) => entry.kind === 'taken' && entry.name === 'Joy Adeyemi')).toBe(true)
  })

  test('a confidential chart is in nobody else’s queue, and its unanswered emergency shows under an alias', async () => {
    const { patientId } = await flagged('T1')
    await makeConfidential(patientId, [nurse])
    expect(await placed(patientId, prescriber)).toBeUndefined()
    expect(await placed(patientId, nurse)).toBeDefined()
    expect(problem(await take(prescriber, row(patientId)))?.code).toBe('not_found')
    expect(must(await readQueue(supervisor, ALL)).hidden).toEqual([])
    await letTimePass(patientId, 0.5)
    const [alias] = must(await readQueue(supervisor, ALL)).hidden
    expect(alias).toMatchObject({ tier: 1, place: 'B-01' })
    expect(JSON.stringify(alias)).not.toContain(patientId)
  })
})
