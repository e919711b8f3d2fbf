import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { INSTRUMENTS } from '@/lib/clinical/instruments/registry'
import { recordAssessment } from '../assessments/record'
import { takeOver } from '../assessments/stop'
import { newId } from '../ids'
import { makeCenter, makePatient, makeStaff, must, pool, type TestStaff } from '../testing'
import { recordVitals } from '../vitals/record'
import { listIntakes } from './list'
import { beatIntake } from './live'
import { saveAnswers } from './save'
import { addIntakeAddendum, signIntake } from './sign'
import { startIntake } from './start'
import { readIntake } from './view'

let intake: TestStaff
let nurse: TestStaff
let director: TestStaff
let stranger: TestStaff
let patientId: string
let intakeId: string

beforeAll(async () => {
  const center = await makeCenter()
  intake = await makeStaff(center.id, 'intake', 'Ines Intake')
  nurse = await makeStaff(center.id, 'nurse', 'Nora Nurse')
  director = await makeStaff(center.id, 'medical_director')
  stranger = await makeStaff((await makeCenter()).id, ['intake', 'nurse', 'supervisor'])
})
beforeEach(async () => {
  patientId = await makePatient(nurse, { allergies: { state: 'not_asked' } })
  intakeId = must(await startIntake(intake, { patientId })).intakeId
})

type More = { state?: 'answered' | 'unknown' | 'declined'; version?: number; settled?: boolean }
const save = (staff: TestStaff, field: string, value: unknown, more: More = {}) =>
  saveAnswers(staff, {
    patientId,
    intakeId,
    answers: [{ field, value, state: 'answered', version: 0, settled: false, ...more }],
    at: { section: 'kratom', field },
  })
const read = async (staff = intake) => must(await readIntake(staff, { patientId }))
const answerTo = async (field: string) => (await read()).intake?.answers.find((one) => one.field === field)
const beat = (staff: TestStaff, field: string | null, more: { since?: Date; seq?: number } = {}) =>
  beatIntake(staff, {
    patientId,
    intakeId,
    at: { section: 'kratom', field },
    since: more.since ?? new Date(Date.now() - 60_000),
    seq: more.seq ?? 0,
  })
const sign = async (staff = intake) => {
  const view = await read(staff)
  const { progressOf } = await import('@/lib/clinical/intake/fields/progress')
  const answers = view.intake?.answers ?? []
  const context = { answers: Object.fromEntries(answers.map((one) => [one.field, one])), chart: view.chart }
  return signIntake(staff, {
    patientId,
    intakeId,
    versions: Object.fromEntries(answers.map(({ field, version }) => [field, version])),
    missing: progressOf(context).missing,
  })
}
const audited = async (verb: string) =>
  (await pool().query('select count(*)::int as n from audit where patient_id = $1 and verb = $2', [patientId, verb]))
    .rows[0].n

describe('a draft', () => {
  test('is one per stay: whoever comes second opens the same', async () => {
    const both = await Promise.all([startIntake(intake, { patientId }), startIntake(nurse, { patientId })])
    expect(both.map((one) => must(one).intakeId)).toEqual([intakeId, intakeId])
  })

  test('keeps an answer with its version, who and when, and is audited', async () => {
    const saved = must(await save(intake, 'doses_per_day', 4))
    expect(saved.saved).toEqual({ doses_per_day: { version: 1, value: 4 } })
    expect(saved.savedText).toMatch(/^Saved \d\d:\d\d:\d\d$/)
    expect(await answerTo('doses_per_day')).toMatchObject({
      state: 'answered',
      value: 4,
      by: 'Ines Intake',
      version: 1,
    })
    expect(await audited('intake.save')).toBe(1)
  })

  test('refuses one value beside its field and saves the others', async () => {
    const saved = must(
      await saveAnswers(intake, {
        patientId,
        intakeId,
        at: { section: 'kratom', field: null },
        answers: [
          { field: 'doses_per_day', state: 'answered', value: 25, version: 0, settled: false },
          { field: 'strain', state: 'answered', value: 'red', version: 0, settled: false },
          { field: 'no_such_field', state: 'answered', value: 'red', version: 0, settled: false },
        ],
      }),
    )
    expect(saved.refused).toEqual({
      doses_per_day: '25 is outside 1–24.',
      no_such_field: 'This question is not asked any more.',
    })
    expect(saved.saved).toEqual({ strain: { version: 1, value: 'red' } })
  })

  test('unknown and declined are answers', async () => {
    must(await save(intake, 'goal', 'abstinence', { state: 'declined' }))
    expect(await answerTo('goal')).toMatchObject({ state: 'declined', value: null })
  })

  test('sent twice it changes nothing', async () => {
    must(await save(intake, 'strain', 'red'))
    expect(must(await save(intake, 'strain', 'red')).saved).toEqual({ strain: { version: 1, value: 'red' } })
    expect((await answerTo('strain'))?.version).toBe(1)
  })

  test('ratings of the level of care are a clinician’s', async () => {
    expect(must(await save(intake, 'care_dim_1', '2')).refused.care_dim_1).toMatch(/counselor, nurse/)
    expect(must(await save(nurse, 'care_dim_1', '2')).saved.care_dim_1?.version).toBe(1)
  })
})

describe('two people in one intake', () => {
  test('of two answers at the same second one is saved and the other sees both', async () => {
    const both = await Promise.all([save(intake, 'strain', 'red'), save(nurse, 'strain', 'green')])
    const results = both.map(must)
    expect(results.filter(({ saved }) => saved.strain)).toHaveLength(1)
    const [lost] = results.flatMap(({ conflicts }) => conflicts)
    const kept = await answerTo('strain')
    expect(lost?.theirs).toMatchObject({ field: 'strain', value: kept?.value, by: kept?.by, version: 1 })
  })

  test('a stale answer is handed back, and kept on purpose it is the next version', async () => {
    must(await save(intake, 'strain', 'red'))
    must(await save(nurse, 'strain', 'green', { version: 1 }))
    const stale = must(await save(intake, 'strain', 'white', { version: 1 }))
    expect(stale.conflicts[0]?.theirs).toMatchObject({ value: 'green', by: 'Nora Nurse', version: 2 })
    expect((await answerTo('strain'))?.value).toBe('green')
    must(await save(intake, 'strain', 'white', { version: 2 }))
    expect(await answerTo('strain')).toMatchObject({ value: 'white', version: 3 })
  })

  test('they see each other and what the other saved; whoever left is gone', async () => {
    must(await beat(nurse, 'strain'))
    must(await save(nurse, 'strain', 'green'))
    const seen = must(await beat(intake, 'route'))
    expect(seen.others).toEqual([{ staffId: nurse.id, name: 'Nora Nurse', section: 'kratom', field: 'strain' }])
    expect(seen.answers.map(({ field, value }) => [field, value])).toContainEqual(['strain', 'green'])
    await pool().query("update intake_presence set seen_at = seen_at - interval '21 seconds' where staff_id = $1", [
      nurse.id,
    ])
    expect(must(await beat(intake, 'route')).others).toEqual([])
  })
})

describe('resumed', () => {
  test('at the same field, with what changed in between', async () => {
    must(await save(intake, 'route', 'oral'))
    await pool().query("update intake_presence set seen_at = now() - interval '1 minute' where intake_id = $1", [
      intakeId,
    ])
    must(await save(nurse, 'strain', 'green'))
    must(
      await recordVitals(nurse, {
        requestId: newId(),
        patientId,
        takenAt: new Date(),
        outcome: 'measured',
        vitals: [{ vital: 'heart_rate', value: 76, unit: '/min' }],
        events: [],
        scores: [],
        mode: 'staff',
      }),
    )
    const { intake: open } = await read()
    expect(open?.resume).toEqual({ section: 'kratom', field: 'route' })
    expect(open?.changed?.chart.at(-1)).toMatchObject({ verb: 'vitals.record', by: 'Nora Nurse' })
    expect(open?.changed?.answers).toEqual([{ field: 'strain', by: 'Nora Nurse' }])
  })

  test('a beat tells a change of the chart once', async () => {
    const first = must(await beat(intake, null, { seq: (await read()).seq }))
    expect(first.chart).toBeNull()
    must(await recordAssessment(nurse, phq9(1)))
    const told = must(await beat(intake, null, { seq: first.seq }))
    expect(told.chart?.state.scores.PHQ9?.total).toBe(9)
    expect(must(await beat(intake, null, { seq: told.seq })).chart).toBeNull()
  })
})

const phq9 = (value: number) => ({
  requestId: newId(),
  patientId,
  instrumentId: 'PHQ9',
  version: INSTRUMENTS.PHQ9.version,
  performedAt: new Date(),
  administeredBy: 'staff' as const,
  answers: Object.fromEntries(INSTRUMENTS.PHQ9.items.filter((one) => !one.unscored).map(({ id }) => [id, value])),
})
const screen = (answers: Record<string, boolean>) => ({
  ...phq9(0),
  instrumentId: 'CSSRS',
  version: INSTRUMENTS.CSSRS.version,
  answers,
})

describe('what a referral brings', () => {
  test('waits to be checked, what staff recorded stands as answered', async () => {
    patientId = await makePatient(nurse, { pregnancy: 'no', language: 'Spanish', allergies: { state: 'none_known' } })
    await pool().query(
      `insert into conditions (id, center_id, patient_id, text, code, status, source, source_ref, entered_at)
       values ($1, $2, $3, 'Asthma', '195967001', 'active', 'import', 'ref-1', now())`,
      [newId(), intake.centerId, patientId],
    )
    intakeId = must(await startIntake(intake, { patientId })).intakeId
    expect(await answerTo('conditions')).toMatchObject({
      state: 'to_check',
      origin: 'referral',
      value: [{ text: 'Asthma', code: '195967001' }],
    })
    expect(await answerTo('pregnancy_status')).toMatchObject({ state: 'answered', value: 'no', origin: 'chart' })
    expect(await answerTo('allergies')).toMatchObject({ state: 'answered', value: [], origin: 'chart' })
    expect((await answerTo('last_dose_at'))?.value).toMatchObject({
      date: expect.any(String),
      time: expect.any(String),
    })
    must(await save(intake, 'conditions', [{ text: 'Asthma' }], { version: 1 }))
    expect(await answerTo('conditions')).toMatchObject({ state: 'answered', origin: 'entered', version: 2 })
  })

  test('never replaces an answer that is there', async () => {
    must(await save(intake, 'language', 'English'))
    await pool().query("update patients set language = 'French' where id = $1", [patientId])
    must(await startIntake(intake, { patientId }))
    expect((await answerTo('language'))?.value).toBe('English')
  })
})

describe('answers that are facts of the chart', () => {
  const allergies = async () =>
    (await pool().query('select substance from allergies where patient_id = $1 and ended_at is null', [patientId])).rows

  test('are written once the field is left, not while it is typed', async () => {
    must(await save(intake, 'allergies', [{ substance: 'Pen' }]))
    expect(await allergies()).toEqual([])
    must(await save(intake, 'allergies', [{ substance: 'Penicillin' }], { version: 1, settled: true }))
    expect(await allergies()).toEqual([{ substance: 'Penicillin' }])
    must(await save(intake, 'seizure_history', true, { settled: true }))
    const { rows } = await pool().query('select seizure_history from patients where id = $1', [patientId])
    expect(rows[0].seizure_history).toBe(true)
  })

  test('the last dose told at intake moves day 0 and keeps the old one', async () => {
    const before = await answerTo('last_dose_at')
    must(
      await save(
        intake,
        'last_dose_at',
        { date: '2026-01-01', time: null },
        { version: before?.version, settled: true },
      ),
    )
    const { rows } = await pool().query('select reason from anchors where patient_id = $1 order by entered_at', [
      patientId,
    ])
    expect(rows.map(({ reason }) => reason)).toEqual(['Reported at admission', 'Told at intake'])
  })
})

describe('signing', () => {
  test('freezes what stands; addenda come after; drafts do not', async () => {
    must(await save(intake, 'strain', 'red'))
    must(await recordAssessment(nurse, phq9(2)))
    const signed = must(await sign())
    expect(signed.missing).toContain('goal')
    const late = await save(nurse, 'strain', 'green', { version: 1 })
    expect(late).toMatchObject({ ok: false, problem: { code: 'conflict' } })
    const requestId = newId()
    for (const _ of [1, 2])
      must(await addIntakeAddendum(nurse, { requestId, patientId, intakeId, text: 'Brand is unknown.' }))
    const { intake: open } = await read()
    expect(open?.status).toBe('signed')
    expect(open?.signed?.content.answers.strain).toMatchObject({ value: 'red', by: 'Ines Intake' })
    expect(open?.signed?.content.scores.PHQ9?.total).toBe(18)
    expect(open?.signed?.content.suggestion.route).toBe('withdrawal_care')
    expect(open?.addenda.map(({ text, by }) => [text, by])).toEqual([['Brand is unknown.', 'Nora Nurse']])
  })

  test('is refused when somebody saved since, and when it is signed already', async () => {
    must(await save(intake, 'strain', 'red'))
    const stale = await signIntake(intake, { patientId, intakeId, versions: {}, missing: [] })
    expect(stale).toMatchObject({ ok: false, problem: { code: 'conflict' } })
    must(await sign())
    expect(await sign()).toMatchObject({ ok: false, problem: { message: expect.stringContaining('Already signed') } })
  })

  test('is refused when more is missing than was shown', async () => {
    const { intake: open } = await read()
    const versions = Object.fromEntries((open?.answers ?? []).map(({ field, version }) => [field, version]))
    const short = await signIntake(intake, { patientId, intakeId, versions, missing: [] })
    expect(short).toMatchObject({ ok: false, problem: { message: expect.stringContaining('More is unanswered') } })
  })

  test('is refused while the stop stands, until a clinician has taken over', async () => {
    const saved = must(
      await recordAssessment(intake, screen({ q1: true, q2: true, q3: true, q4: true, q5: true, q6: false })),
    )
    expect(saved.stop?.flagId).toBeTruthy()
    const view = await read()
    expect(view.stop?.view.assessmentId).toBe(saved.assessmentId)
    expect(view.chart.emergencyOpen).toBe(true)
    expect(await sign()).toMatchObject({
      ok: false,
      problem: { message: expect.stringContaining('stop still stands') },
    })
    must(await takeOver(nurse, { assessmentId: saved.assessmentId }))
    expect((await read()).stop).toBeNull()
    must(await sign())
  })
})

describe('who may', () => {
  test('the medical director reads and does not record; nobody of another center sees it', async () => {
    expect((await read(director)).may.record).toBe(false)
    expect(await save(director, 'strain', 'red')).toMatchObject({ ok: false, problem: { code: 'not_allowed' } })
    const asked = { patientId, intakeId }
    const refusals = await Promise.all([
      readIntake(stranger, { patientId }),
      startIntake(stranger, { patientId }),
      save(stranger, 'strain', 'red'),
      beat(stranger, null),
      signIntake(stranger, { ...asked, versions: {}, missing: [] }),
      addIntakeAddendum(stranger, { ...asked, requestId: newId(), text: 'x' }),
    ])
    for (const one of refusals) expect(one).toMatchObject({ ok: false, problem: { code: 'not_found' } })
    expect(must(await listIntakes(stranger))).toEqual([])
  })

  test('the list of open intakes says what is missing', async () => {
    must(await save(intake, 'strain', 'red'))
    const line = must(await listIntakes(intake)).find((one) => one.patientId === patientId)
    expect(line).toMatchObject({ status: 'draft', answered: 2 })
    expect(line?.missing).toBeGreaterThan(20)
  })
})
