import { beforeAll, expect, test } from 'vitest'
import { newId } from './ids'
import { recordContact } from './patients/contacts'
import { sweepOnce } from './sweeper'
import { letTimePass, makeCenter, makePatient, makeStaff, must, pool, type TestStaff } from './testing'
import { recordVitals } from './vitals/record'

let nurse: TestStaff

beforeAll(async () => {
  nurse = await makeStaff((await makeCenter()).id, 'nurse')
})

const openRules = async (patientId: string): Promise<string[]> =>
  (
    await pool().query('select rule_id from flags where patient_id = $1 and cleared_at is null order by 1', [patientId])
  ).rows.map((r) => r.rule_id)

const normalSet = (patientId: string) => ({
  requestId: newId(),
  patientId,
  takenAt: new Date(),
  outcome: 'measured' as const,
  acvpu: 'A' as const,
  onOxygen: false,
  events: [],
  scores: [],
  mode: 'staff' as const,
  vitals: [
    { vital: 'heart_rate' as const, value: 74, unit: '/min' },
    { vital: 'respiratory_rate' as const, value: 15, unit: '/min' },
    { vital: 'spo2' as const, value: 98, unit: '%' },
    { vital: 'sbp' as const, value: 120, unit: 'mm[Hg]' },
    { vital: 'dbp' as const, value: 76, unit: 'mm[Hg]' },
    { vital: 'temperature' as const, value: 36.8, unit: 'Cel' },
  ],
})

test('overdue vitals raise a flag with nobody touching the system, and a set ends it', async () => {
  const patientId = await makePatient(nurse)
  must(await recordVitals(nurse, normalSet(patientId)))
  expect(await openRules(patientId)).not.toContain('VIT-12')
  await letTimePass(patientId, 12)
  await sweepOnce()
  expect(await openRules(patientId)).toContain('VIT-12')
  must(await recordVitals(nurse, normalSet(patientId)))
  expect(await openRules(patientId)).not.toContain('VIT-12')
})

test('a missed check-in raises a flag on time, and reaching the patient ends it', async () => {
  const patientId = await makePatient(nurse, { setting: 'outpatient', place: null })
  await letTimePass(patientId, 30)
  await sweepOnce()
  expect(await openRules(patientId)).not.toContain('ENG-01')
  await letTimePass(patientId, 8)
  await sweepOnce()
  expect(await openRules(patientId)).toContain('ENG-01')
  const call = { requestId: newId(), patientId, kind: 'check_in' as const, at: new Date(), note: '' }
  must(await recordContact(nurse, { ...call, state: 'no_answer' }))
  expect(await openRules(patientId)).toContain('ENG-01')
  must(await recordContact(nurse, { ...call, requestId: newId(), state: 'happened' }))
  expect(await openRules(patientId)).not.toContain('ENG-01')
})

test('two sweepers at once evaluate each due patient once', async () => {
  const patients = await Promise.all([1, 2, 3, 4].map(() => makePatient(nurse)))
  for (const patientId of patients) await letTimePass(patientId, 20)
  await pool().query('update triage_rows set recheck_at = now() where patient_id = any($1)', [patients])
  await Promise.all([sweepOnce(), sweepOnce()])
  const { rows } = await pool().query(
    "select count(*)::int as n from flag_events where patient_id = any($1) and kind = 'opened' and data ->> 'ruleId' = 'VIT-12'",
    [patients],
  )
  expect(rows[0].n).toBe(4)
})

test('the phase moves with time alone, and the history says so', async () => {
  const patientId = await makePatient(nurse, { lastDose: { precision: 'date', date: '2020-01-01' } })
  const { rows } = await pool().query('select phase, cause from phase_history where patient_id = $1', [patientId])
  expect(rows).toEqual([{ phase: 'long_term', cause: 'admission' }])
  await pool().query("update anchors set last_dose_on = (now() - interval '3 days')::date where patient_id = $1", [
    patientId,
  ])
  await pool().query('update triage_rows set recheck_at = now() where patient_id = $1', [patientId])
  await sweepOnce()
  const after = await pool().query(
    'select phase, cause, recorded_by from phase_history where patient_id = $1 order by entered_at',
    [patientId],
  )
  expect(after.rows[1]).toEqual({ phase: 'acute', cause: 'time', recorded_by: null })
})
