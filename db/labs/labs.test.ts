import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../ids'
import { makeCenter, makePatient, makeStaff, must, pool, type TestStaff } from '../testing'
import type { RecordLab } from './input'
import { readLabs } from './read'
import { correctLab, recordLab } from './record'

let nurse: TestStaff
let second: TestStaff

beforeAll(async () => {
  const center = await makeCenter()
  nurse = await makeStaff(center.id, 'nurse', 'Nora Nurse')
  second = await makeStaff(center.id, 'nurse', 'Sam Second')
})

const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000)
const lab = (patientId: string, test: string, value: number | null, more: Partial<RecordLab> = {}): RecordLab => ({
  requestId: newId(),
  patientId,
  test,
  value,
  choice: null,
  unit: test === 'alt' ? 'U/L' : test === 'qtc' ? 'ms' : 'mg/dL',
  low: null,
  high: test === 'alt' ? 40 : test === 'bilirubin' ? 1.2 : null,
  takenAt: new Date(),
  preliminary: false,
  note: null,
  confirmed: true,
  ...more,
})
const openRules = async (patient: string) =>
  (
    await pool().query(
      'select rule_id, tier from flags where patient_id = $1 and cleared_at is null order by rule_id',
      [patient],
    )
  ).rows.map(({ rule_id, tier }) => `${rule_id} T${tier}`)

describe('ALT', () => {
  test.each([
    [119, []],
    [120, ['MED-11 T4']],
    [200, ['MED-11 T4']],
    [201, ['MED-11 T3']],
  ] as const)('%s U/L with a limit of 40: %s', async (value, rules) => {
    const patient = await makePatient(nurse)
    must(await recordLab(nurse, lab(patient, 'alt', value)))
    expect((await openRules(patient)).filter((rule) => rule.startsWith('MED-11'))).toEqual(rules)
  })

  test('over 3 and bilirubin over 2 times the limit is urgent', async () => {
    const patient = await makePatient(nurse)
    must(await recordLab(nurse, lab(patient, 'alt', 121)))
    expect(await openRules(patient)).not.toContain('MED-10 T2')
    const saved = must(await recordLab(nurse, lab(patient, 'bilirubin', 2.5)))
    expect(saved.opened).toContainEqual(expect.objectContaining({ rule: 'MED-10', tier: 'T2' }))
  })

  test('needs the upper limit of the laboratory, and its unit', async () => {
    const patient = await makePatient(nurse)
    expect(await recordLab(nurse, lab(patient, 'alt', 60, { high: null }))).toMatchObject({
      problem: { fields: { high: expect.any(String) } },
    })
    expect(await recordLab(nurse, lab(patient, 'alt', 60, { unit: null }))).toMatchObject({
      problem: { fields: { unit: 'Say the unit.' } },
    })
  })

  test('of 20,001 is refused, and an unusual one is asked about once', async () => {
    const patient = await makePatient(nurse)
    expect(await recordLab(nurse, lab(patient, 'alt', 20_001))).toMatchObject({
      problem: { fields: { value: '20001 U/L is outside 1–20000.' } },
    })
    const high = lab(patient, 'alt', 121, { confirmed: false })
    expect(await recordLab(nurse, high)).toMatchObject({ problem: { details: { confirm: true } } })
    expect(must(await recordLab(nurse, { ...high, confirmed: true }))).toMatchObject({ text: 'ALT: 121 U/L' })
  })
})

describe('QTc', () => {
  test.each([
    [400, 459, []],
    [400, 460, ['MED-15 T2']],
    [480, 499, ['MED-15 T4']],
    [480, 500, ['MED-15 T2']],
  ] as const)('%s, then %s ms: %s; the first is the baseline', async (first, then, rules) => {
    const patient = await makePatient(nurse)
    must(await recordLab(nurse, lab(patient, 'qtc', first, { takenAt: hoursAgo(20) })))
    must(await recordLab(nurse, lab(patient, 'qtc', then)))
    expect((await openRules(patient)).filter((rule) => rule.startsWith('MED-15'))).toEqual(rules)
  })
})

describe('a correction', () => {
  test('replaces the result with a reason, and the flag that rested on the slip goes', async () => {
    const patient = await makePatient(nurse)
    const { labId } = must(await recordLab(nurse, lab(patient, 'alt', 410)))
    expect(await openRules(patient)).toContain('MED-11 T3')
    const right = { ...lab(patient, 'alt', 41), labId, correctionReason: 'Typed 410 for 41' }
    must(await correctLab(nurse, right))
    expect(await openRules(patient)).not.toContain('MED-11 T3')
    expect(must(await readLabs(nurse, patient)).rows).toMatchObject([
      { value: 41, corrects: { reason: 'Typed 410 for 41', before: '410' } },
    ])
    expect(await correctLab(second, { ...right, requestId: newId() })).toMatchObject({
      problem: { code: 'conflict', message: expect.stringContaining('Corrected by Nora Nurse') },
    })
  })
})

describe('a positive mitragynine test', () => {
  const positive = (patientId: string, takenAt: Date) =>
    lab(patientId, 'mitragynine_presence', null, { unit: null, choice: 'positive', takenAt })

  test('within ten days of the last use is not called new use; on the eleventh day it is not explained', async () => {
    const soon = await makePatient(nurse, { lastDose: { precision: 'instant', at: hoursAgo(10 * 24) } })
    const late = await makePatient(nurse, { lastDose: { precision: 'instant', at: hoursAgo(11 * 24) } })
    for (const patient of [soon, late]) must(await recordLab(nurse, positive(patient, new Date())))
    const explained = async (patient: string) => must(await readLabs(nurse, patient)).rows[0]?.explainedByLastUse
    expect([await explained(soon), await explained(late)]).toEqual([true, false])
    expect((await openRules(soon)).filter((rule) => rule.startsWith('ENG-06'))).toEqual([])
  })

  test('keeps its code', async () => {
    const patient = await makePatient(nurse)
    must(await recordLab(nurse, positive(patient, new Date())))
    expect(must(await readLabs(nurse, patient)).rows[0]).toMatchObject({
      name: 'Mitragynine, urine, confirmed',
      loinc: '73995-3',
      choice: 'positive',
    })
  })
})

test('sent twice lands once; a future one is refused', async () => {
  const patient = await makePatient(nurse)
  const input = lab(patient, 'alt', 30)
  must(await recordLab(nurse, input))
  expect(must(await recordLab(nurse, input))).toMatchObject({ repeated: true })
  expect(await recordLab(nurse, lab(patient, 'alt', 30, { takenAt: hoursAgo(-1) }))).toMatchObject({
    problem: { fields: { takenAt: expect.any(String) } },
  })
})

test('a counselor reads and may not record; from another center there is no such patient', async () => {
  const patient = await makePatient(nurse)
  const counselor = await makeStaff(nurse.centerId, 'counselor')
  expect(must(await readLabs(counselor, patient)).may).toEqual({ record: false })
  expect(await recordLab(counselor, lab(patient, 'alt', 30))).toMatchObject({ problem: { code: 'not_allowed' } })
  const stranger = await makeStaff((await makeCenter()).id, 'nurse')
  expect(await readLabs(stranger, patient)).toMatchObject({ problem: { code: 'not_found' } })
  expect(await recordLab(stranger, lab(patient, 'alt', 30))).toMatchObject({ problem: { code: 'not_found' } })
})
