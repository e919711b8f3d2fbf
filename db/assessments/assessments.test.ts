import { beforeAll, describe, expect, test } from 'vitest'
import { INSTRUMENTS } from '@/lib/clinical/instruments/registry'
import type { InstrumentId } from '@/lib/clinical/instruments/types'
import { newId } from '../ids'
import { makeCenter, makePatient, makeStaff, must, pool, type TestStaff } from '../testing'
import { correctAssessment } from './correct'
import { readInstrumentForm, readScores } from './history'
import type { AssessmentInput } from './input'
import { recordAssessment } from './record'
import { actStop, readStop, takeOver } from './stop'

let nurse: TestStaff
let counselor: TestStaff
let intake: TestStaff
let patientId: string

beforeAll(async () => {
  const center = await makeCenter()
  nurse = await makeStaff(center.id, 'nurse', 'Nora Nurse')
  counselor = await makeStaff(center.id, 'counselor', 'Casey Counselor')
  intake = await makeStaff(center.id, 'intake', 'Ines Intake')
  patientId = await makePatient(nurse)
})

const form = (instrument: InstrumentId, answers: AssessmentInput['answers'], more: Partial<AssessmentInput> = {}) => ({
  requestId: newId(),
  patientId,
  instrumentId: instrument,
  version: INSTRUMENTS[instrument].version,
  performedAt: new Date(),
  administeredBy: 'staff' as const,
  answers,
  ...more,
})
const all = (instrument: InstrumentId, value: number) =>
  Object.fromEntries(INSTRUMENTS[instrument].items.filter((item) => !item.unscored).map(({ id }) => [id, value]))
const openRules = async (patient: string) =>
  (
    await pool().query('select rule_id from flags where patient_id = $1 and cleared_at is null order by rule_id', [
      patient,
    ])
  ).rows.map(({ rule_id }) => rule_id)

const PLAN = { q1: true, q2: true, q3: true, q4: false, q5: true, q6: false }
const NONE = { q1: false, q2: false, q6: false }

describe('an assessment', () => {
  test('is scored and kept with version and band', async () => {
    must(await recordAssessment(nurse, form('SOWS_H', all('SOWS_H', 1))))
    const [row] = must(await readScores(counselor, patientId, 'SOWS_H'))
    expect(row).toMatchObject({
      instrumentId: 'SOWS_H',
      version: INSTRUMENTS.SOWS_H.version,
      status: 'complete',
      total: INSTRUMENTS.SOWS_H.items.length,
      by: 'Nora Nurse',
    })
    expect(must(await readInstrumentForm(nurse, patientId, 'SOWS_H')).previous?.total).toBe(row?.total)
  })

  test('a blank item is never zero: unfinished, no total', async () => {
    const patient = await makePatient(nurse)
    must(await recordAssessment(nurse, form('PHQ9', { interest: 0 }, { patientId: patient })))
    expect(must(await readScores(nurse, patient))[0]).toMatchObject({ status: 'incomplete', total: null })
  })

  test('sent twice lands once', async () => {
    const input = form('SOWS_H', all('SOWS_H', 0))
    const first = must(await recordAssessment(nurse, input))
    expect(must(await recordAssessment(nurse, input))).toMatchObject({
      assessmentId: first.assessmentId,
      repeated: true,
    })
  })

  test('an answer that is not allowed is refused beside its item', async () => {
    const result = await recordAssessment(nurse, form('SOWS_H', { ...all('SOWS_H', 1), anxious: 9 }))
    expect(result).toMatchObject({ ok: false, problem: { code: 'invalid' } })
  })

  test('a form of another version is refused', async () => {
    const result = await recordAssessment(nurse, form('SOWS_H', all('SOWS_H', 1), { version: 'old' }))
    expect(result).toMatchObject({ ok: false, problem: { code: 'conflict' } })
  })

  test('a total from the paper form counts when no item was answered', async () => {
    const patient = await makePatient(nurse)
    must(await recordAssessment(nurse, form('COWS', {}, { total: 14, patientId: patient })))
    expect(must(await readScores(nurse, patient))[0]).toMatchObject({ total: 14, band: 'moderate' })
    expect(await recordAssessment(nurse, form('COWS', {}, { total: 49, patientId: patient }))).toMatchObject({
      ok: false,
    })
  })

  test('complications beside a CIWA-Ar are facts: a seizure is an emergency, whatever the score', async () => {
    const patient = await makePatient(nurse)
    const saved = must(
      await recordAssessment(
        nurse,
        form('CIWA_AR', all('CIWA_AR', 0), { patientId: patient, marks: ['seizure', 'hallucinations'] }),
      ),
    )
    expect(saved.opened).toContainEqual(expect.objectContaining({ rule: 'MED-01' }))
    const { rows } = await pool().query("select findings -> 'ticks' as ticks from reports where patient_id = $1", [
      patient,
    ])
    expect(rows).toEqual([{ ticks: ['hallucinations'] }])
  })

  test('the medical director reads scores and does not record them', async () => {
    const director = await makeStaff(nurse.centerId, 'medical_director')
    expect(await recordAssessment(director, form('SOWS_H', all('SOWS_H', 1)))).toMatchObject({
      ok: false,
      problem: { code: 'not_allowed' },
    })
    must(await readScores(director, patientId))
  })

  test('from another center there is no such patient', async () => {
    const elsewhere = await makeStaff((await makeCenter()).id, 'nurse')
    expect(await recordAssessment(elsewhere, form('SOWS_H', all('SOWS_H', 1)))).toMatchObject({
      problem: { code: 'not_found' },
    })
    expect(await readScores(elsewhere, patientId)).toMatchObject({ problem: { code: 'not_found' } })
  })
})

describe('a C-SSRS with a plan', () => {
  async function stopped() {
    const patient = await makePatient(nurse, { givenName: 'Tessa' })
    const saved = must(await recordAssessment(intake, form('CSSRS', PLAN, { patientId: patient })))
    return { patient, saved }
  }

  test('stops the screen, opens an emergency, and says why', async () => {
    const { saved } = await stopped()
    expect(saved.opened[0]).toMatchObject({ rule: 'SUI-01', tier: 'T1' })
    expect(saved.stop).toMatchObject({ patientFirstName: 'Tessa', flagId: expect.any(String) })
    expect(saved.stop?.because).toMatch(/^C-SSRS question 5, intent with a plan: Yes, \d\d:\d\d\.$/)
    expect(saved.stop?.steps.map(({ state }) => state)).toEqual(['done', 'next', 'later', 'later', 'later'])
    expect(saved.stop?.lines.map(({ tel }) => tel)).toEqual(['911', '988'])
  })

  test('its steps are recorded once, with who', async () => {
    const { saved } = await stopped()
    const act = { assessmentId: saved.assessmentId, stepId: 'stay' }
    must(await actStop(intake, act))
    const again = must(await actStop(nurse, act))
    expect(again.steps[1]).toMatchObject({ state: 'done', text: expect.stringMatching(/^Ines Intake, /) })
    expect(again.steps[2]).toMatchObject({ state: 'next' })
  })

  test('a clinician takes over in person; an intake worker cannot', async () => {
    const { patient, saved } = await stopped()
    expect(await takeOver(intake, saved)).toMatchObject({ ok: false, problem: { code: 'not_allowed' } })
    must(await takeOver(counselor, saved))
    const { rows } = await pool().query('select owner_id, answered from triage_rows where patient_id = $1', [patient])
    expect(rows[0]).toEqual({ owner_id: counselor.id, answered: true })
    expect(await openRules(patient)).toContain('SUI-01')
  })

  test('an answer entered by mistake is corrected with a reason; the flag goes with it', async () => {
    const { patient, saved } = await stopped()
    const correction = { assessmentId: saved.assessmentId, reason: 'Wrong row', answers: NONE }
    must(await correctAssessment(intake, correction))
    expect(await openRules(patient)).not.toContain('SUI-01')
    expect(must(await readStop(nurse, saved.assessmentId))).toBeNull()
    const [now, before] = must(await readScores(nurse, patient, 'CSSRS'))
    expect(now).toMatchObject({ band: 'none' })
    expect(before).toMatchObject({ superseded: { reason: 'Wrong row', by: 'Ines Intake' } })
    expect(await correctAssessment(nurse, { ...correction, reason: 'Mine' })).toMatchObject({
      ok: false,
      problem: { code: 'conflict', details: { by: 'Ines Intake' } },
    })
  })

  test('an answer of No stops nothing', async () => {
    const patient = await makePatient(nurse)
    expect(must(await recordAssessment(nurse, form('CSSRS', NONE, { patientId: patient }))).stop).toBeUndefined()
  })
})
