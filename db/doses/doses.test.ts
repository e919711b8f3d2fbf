import { beforeAll, expect, test } from 'vitest'
import { localDate } from '@/lib/clinical/time'
import { newId } from '../ids'
import { decideStep } from '../tapers/decide'
import type { PlanParameters } from '../tapers/input'
import { readPlanner } from '../tapers/planner'
import { signPlan } from '../tapers/sign'
import { makeCenter, makePatient, makeStaff, must, pool, type TestStaff } from '../testing'
import { readDoseLog } from './log'
import { correctDose, type DoseInput, recordDose } from './record'

const ZONE = 'UTC'
let nurse: TestStaff
let prescriber: TestStaff

beforeAll(async () => {
  const center = await makeCenter(ZONE)
  nurse = await makeStaff(center.id, 'nurse', 'Nora Nurse')
  prescriber = await makeStaff(center.id, 'prescriber', 'Priya Prescriber')
})

const using = () => makePatient(nurse, { useStatus: 'stable_dose', lastDose: null, pregnancy: 'no' })
const dose = (patientId: string, amount: number, more: Partial<DoseInput> = {}): DoseInput => ({
  requestId: newId(),
  patientId,
  takenAt: new Date(),
  amount,
  unit: 'g',
  kind: 'planned',
  origin: 'witnessed',
  ...more,
})

async function onTaper() {
  const patientId = await using()
  const parameters: PlanParameters = {
    mode: 'geometric',
    approach: 'gradual_10',
    baseline: 20,
    increment: 0.5,
    percent: 10,
    intervalDays: 7,
    dosesPerDay: 4,
    doseTimes: ['07:00', '12:00', '17:00', '22:00'],
    startOn: localDate(new Date(), ZONE),
  }
  const plan = must(
    await signPlan(prescriber, {
      requestId: newId(),
      patientId,
      basedOn: null,
      parameters,
      reasonCodes: [],
      reason: '',
      goneThroughWithPatient: true,
      goneThroughAt: null,
      coSignerId: null,
      overrides: [],
    }),
  )
  must(await decideStep(nurse, { ...plan, requestId: newId(), patientId, decision: 'confirm', reason: 'Agreed' }))
  return patientId
}

test('doses stand against the step that was confirmed', async () => {
  const patientId = await onTaper()
  must(await recordDose(nurse, dose(patientId, 4.5)))
  must(await recordDose(nurse, dose(patientId, 6, { kind: 'extra' })))
  const [day] = must(await readDoseLog(nurse, patientId))
  expect(day).toMatchObject({ planned: 18, taken: 10.5, differencePct: -42 })
  expect(day?.doses.map(({ kind, planned }) => [kind, planned])).toEqual([
    ['planned', 4.5],
    ['extra', null],
  ])
})

test('a missed dose adds nothing, and a day with only missed doses is not known', async () => {
  const patientId = await onTaper()
  must(await recordDose(nurse, dose(patientId, 4.5, { kind: 'missed' })))
  expect(must(await readDoseLog(nurse, patientId))[0]).toMatchObject({ taken: null, differencePct: null })
})

test('a stated day total counts instead of single doses', async () => {
  const patientId = await onTaper()
  must(await recordDose(nurse, dose(patientId, 4.5)))
  must(await recordDose(nurse, dose(patientId, 20, { kind: 'day_total', origin: 'reported' })))
  expect(must(await readDoseLog(nurse, patientId))[0]).toMatchObject({ taken: 20, differencePct: 11 })
})

test('tenths of a gram stay exact, and 0 is a value', async () => {
  const patientId = await using()
  must(await recordDose(nurse, dose(patientId, 0.1)))
  must(await recordDose(nurse, dose(patientId, 0.2)))
  must(await recordDose(nurse, dose(patientId, 0)))
  expect(must(await readDoseLog(nurse, patientId))[0]).toMatchObject({ taken: 0.3, planned: null })
})

test('sent twice lands once; a dose to come is refused', async () => {
  const patientId = await using()
  const input = dose(patientId, 4)
  must(await recordDose(nurse, input))
  expect(must(await recordDose(nurse, input)).repeated).toBe(true)
  const later = dose(patientId, 4, { takenAt: new Date(Date.now() + 3_600_000) })
  expect(await recordDose(nurse, later)).toMatchObject({
    ok: false,
    problem: { fields: { takenAt: expect.any(String) } },
  })
})

test('a correction keeps the old row with its reason; the second person is told', async () => {
  const patientId = await using()
  const wrong = must(await recordDose(nurse, dose(patientId, 40)))
  const correction = { doseId: wrong.id, reason: 'Typed 40 for 4', dose: dose(patientId, 4) }
  must(await correctDose(nurse, correction))
  const [day] = must(await readDoseLog(nurse, patientId))
  expect(day).toMatchObject({ taken: 4 })
  expect(day?.doses[0]).toMatchObject({ amount: 40, superseded: { reason: 'Typed 40 for 4', by: 'Nora Nurse' } })
  expect(await correctDose(prescriber, { ...correction, dose: dose(patientId, 5) })).toMatchObject({
    ok: false,
    problem: { code: 'conflict', details: { by: 'Nora Nurse' } },
  })
})

test('three recorded days before the first step are a measured baseline', async () => {
  const patientId = await using()
  for (const [days, amount] of [
    [1, 18],
    [2, 20],
    [3, 22],
  ] as const)
    must(
      await recordDose(
        nurse,
        dose(patientId, amount, {
          kind: 'day_total',
          origin: 'reported',
          takenAt: new Date(Date.now() - days * 86_400_000),
        }),
      ),
    )
  const view = must(await readPlanner(prescriber, patientId))
  expect(view).toMatchObject({ start: { baseline: 20 }, signing: { baselineMeasured: true } })
})

test('a supervisor may not record doses, and another center finds nobody', async () => {
  const supervisor = await makeStaff(nurse.centerId, 'supervisor')
  const patientId = await using()
  expect(await recordDose(supervisor, dose(patientId, 4))).toMatchObject({ problem: { code: 'not_allowed' } })
  const elsewhere = await makeStaff((await makeCenter()).id, 'nurse')
  expect(await recordDose(elsewhere, dose(patientId, 4))).toMatchObject({ problem: { code: 'not_found' } })
  expect(await readDoseLog(elsewhere, patientId)).toMatchObject({ problem: { code: 'not_found' } })
  const { rows } = await pool().query('select 1 from doses_taken where patient_id = $1', [patientId])
  expect(rows).toHaveLength(0)
})
