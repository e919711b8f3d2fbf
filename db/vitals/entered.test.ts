import { beforeAll, expect, test } from 'vitest'
import { newId } from '../ids'
import { makeCenter, makePatient, makeStaff, must, pool, type TestStaff } from '../testing'
import { correctSet } from './correct'
import { readEnteredSet } from './entered'
import type { VitalsSetInput } from './input'
import { recordVitals } from './record'

let nurse: TestStaff
beforeAll(async () => {
  nurse = await makeStaff((await makeCenter()).id, 'nurse')
})

const COWS = {
  sweating: 1,
  restlessness: 1,
  pupils: 0,
  aches: 1,
  nose_eyes: 1,
  gi: 0,
  tremor: 1,
  yawning: 1,
  anxiety: 1,
  gooseflesh: 0,
}

const set = (patientId: string): VitalsSetInput => ({
  requestId: newId(),
  patientId,
  takenAt: new Date(),
  outcome: 'measured',
  vitals: [
    { vital: 'heart_rate', value: 118, unit: '/min', confirmed: true },
    { vital: 'temperature', value: 101.1, unit: '[degF]' },
    { vital: 'respiratory_rate', unit: '/min', unrecordable: true },
    { vital: 'height', value: 180, unit: 'cm' },
  ],
  vomits: 0,
  daysWithoutStool: 2,
  ticks: [],
  events: [],
  scores: [{ instrumentId: 'COWS', answers: COWS, administeredBy: 'staff' }],
  note: 'Pale',
  mode: 'staff',
})

test('a set comes back as it was typed: units, absent values, counts of 0, answers and an empty check', async () => {
  const patientId = await makePatient(nurse)
  const sent = set(patientId)
  const { setId } = must(await recordVitals(nurse, sent))
  const { input, superseded, takenAt } = must(await readEnteredSet(nurse, setId))
  expect({ superseded, takenAt }).toEqual({ superseded: false, takenAt: sent.takenAt.toISOString() })
  expect(input).toMatchObject({ patientId, vomits: 0, daysWithoutStool: 2, ticks: [], note: 'Pale' })
  expect(input.vitals).toEqual([
    { vital: 'heart_rate', value: 118, unit: '/min', confirmed: true },
    { vital: 'respiratory_rate', unrecordable: true },
    { vital: 'temperature', value: 101.1, unit: '[degF]' },
    { vital: 'height', value: 180, unit: 'cm' },
  ])
  expect(input.scores).toMatchObject([{ instrumentId: 'COWS', answers: COWS }])
})

test('sent back with one value changed, everything else of the set stands in the correction', async () => {
  const patientId = await makePatient(nurse)
  const { setId } = must(await recordVitals(nurse, set(patientId)))
  const { input, version, takenAt } = must(await readEnteredSet(nurse, setId))
  const { pulse: _, ...answers } = input.scores[0]?.answers ?? {}
  const vitals = input.vitals.map((one) => (one.vital === 'heart_rate' ? { ...one, value: 78 } : one))
  const corrected: VitalsSetInput = {
    ...input,
    requestId: newId(),
    takenAt: new Date(takenAt),
    events: [],
    vitals,
    scores: [{ instrumentId: 'COWS', answers, administeredBy: 'staff' }],
  }
  must(await correctSet(nurse, { setId, version, reason: 'Misread', set: corrected }))
  const { rows } = await pool().query(
    `select o.hr, o.temp_entered, o.height_cm, o.unrecordable, a.total, r.findings from observation_sets o
     join assessments a on a.request_id = o.request_id join reports r on r.request_id = o.request_id
     where o.patient_id = $1 and o.superseded_by_id is null`,
    [patientId],
  )
  expect(rows).toEqual([
    {
      hr: 78,
      temp_entered: 101.1,
      height_cm: 180,
      unrecordable: ['rr'],
      total: 7,
      findings: { ticks: [], vomits24h: 0, daysWithoutStool: 2 },
    },
  ])
  expect(must(await readEnteredSet(nurse, setId)).superseded).toBe(true)
})

test('of another center’s set nothing comes back', async () => {
  const patientId = await makePatient(nurse)
  const { setId } = must(await recordVitals(nurse, set(patientId)))
  const elsewhere = await makeStaff((await makeCenter()).id, 'nurse')
  expect(await readEnteredSet(elsewhere, setId)).toMatchObject({ ok: false, problem: { code: 'not_found' } })
})
