import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../ids'
import { letTimePass, makeCenter, makePatient, makeStaff, must, pool, type TestStaff } from '../testing'
import { correctSet } from './correct'
import { readVitalsForm } from './form'
import { readFlowsheet } from './history'
import type { VitalsSetInput } from './input'
import { missedSlots } from './missed'
import { recordVitals } from './record'
import { readRound } from './round'

let nurse: TestStaff
let second: TestStaff

beforeAll(async () => {
  const center = await makeCenter()
  nurse = await makeStaff(center.id, 'nurse', 'Nora Nurse')
  second = await makeStaff(center.id, 'nurse', 'Sam Second')
})

const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000)
const longAgo = { admittedAt: hoursAgo(36) }
const vital = (name: VitalsSetInput['vitals'][number]['vital'], value: number, unit: string) => ({
  vital: name,
  value,
  unit,
})
const pressure = (sbp: number, dbp: number) => [vital('sbp', sbp, 'mm[Hg]'), vital('dbp', dbp, 'mm[Hg]')]
const NORMAL = [
  vital('heart_rate', 76, '/min'),
  vital('respiratory_rate', 16, '/min'),
  vital('spo2', 98, '%'),
  vital('temperature', 98.6, '[degF]'),
  ...pressure(122, 78),
]
const set = (
  patientId: string,
  vitals: VitalsSetInput['vitals'],
  more: Partial<VitalsSetInput> = {},
): VitalsSetInput => ({
  requestId: newId(),
  patientId,
  takenAt: new Date(),
  outcome: 'measured',
  vitals,
  events: [],
  scores: [],
  mode: 'staff',
  ...more,
})
const openRules = async (patient: string) =>
  (await pool().query('select rule_id from flags where patient_id = $1 and cleared_at is null', [patient])).rows.map(
    ({ rule_id }) => rule_id,
  )

describe('missed sets', () => {
  const at = (hour: number) => new Date(Date.UTC(2026, 2, 3, hour))
  const every4 = () => 4

  test('a slot is missed only after its grace', () => {
    const graceEnds = at(6)
    expect(missedSlots([], at(0), graceEnds, every4)).toEqual([])
    expect(missedSlots([], at(0), new Date(graceEnds.getTime() + 1), every4)).toEqual([at(4)])
  })

  test('every slot up to now is missed while nobody measures', () => {
    expect(missedSlots([], at(0), at(15), every4)).toEqual([at(4), at(8), at(12)])
  })

  test('a set taken late in its grace counts, and the next one is due from it', () => {
    expect(missedSlots([at(5)], at(0), at(12), every4)).toEqual([at(9)])
  })

  test('without planned vitals nothing is missed', () => {
    expect(missedSlots([at(3)], at(0), at(23), () => null)).toEqual([])
  })
})

describe('the form', () => {
  test('brings the set before, the center’s units and the expected course', async () => {
    const patient = await makePatient(nurse)
    must(await recordVitals(nurse, set(patient, NORMAL, { acvpu: 'A', craving: 4, takesAlpha2: true })))
    const view = must(await readVitalsForm(nurse, patient))
    expect(view).toMatchObject({
      units: { temperature: '[degF]', weight: '[lb_av]' },
      spo2Scale: 1,
      previous: { vitals: { heart_rate: 76, temperature: 37, sbp: 122 }, acvpu: 'A', craving: 4 },
      expected: { cowsUpper: expect.any(Number), sowsUpper: expect.any(Number) },
      alpha2: { known: true, takes: true },
    })
    expect(view.previous?.vitals.weight).toBeUndefined()
  })

  test('a person never measured has no set before, and α2 is not asked', async () => {
    const view = must(await readVitalsForm(nurse, await makePatient(nurse)))
    expect(view).toMatchObject({ previous: null, alpha2: { known: false, takes: false } })
  })

  test('a first pressure of 180/120 waits for its repeat, and a second one ends the wait', async () => {
    const patient = await makePatient(nurse)
    const takenAt = hoursAgo(0.1)
    must(await recordVitals(nurse, set(patient, pressure(182, 96), { takenAt })))
    const due = new Date(takenAt.getTime() + 5 * 60_000).toISOString()
    expect(must(await readVitalsForm(nurse, patient)).repeatPressureDueAt).toBe(due)
    must(await recordVitals(nurse, set(patient, pressure(184, 98))))
    expect(must(await readVitalsForm(nurse, patient)).repeatPressureDueAt).toBeUndefined()
  })

  test('179/119 waits for nothing', async () => {
    const patient = await makePatient(nurse)
    must(await recordVitals(nurse, set(patient, pressure(179, 119))))
    expect(must(await readVitalsForm(nurse, patient)).repeatPressureDueAt).toBeUndefined()
  })

  test('says which set was missed', async () => {
    const patient = await makePatient(nurse, longAgo)
    must(await recordVitals(nurse, set(patient, NORMAL, { takenAt: hoursAgo(11) })))
    expect(must(await readVitalsForm(nurse, patient)).missedText).toMatch(/^The .*\d\d:\d\d set was missed\.$/)
    const refused = await makePatient(nurse, longAgo)
    must(await recordVitals(nurse, set(refused, NORMAL, { takenAt: hoursAgo(11) })))
    must(await recordVitals(nurse, set(refused, [], { outcome: 'asleep', reason: 'Sleeps', takenAt: hoursAgo(3) })))
    expect(must(await readVitalsForm(nurse, refused)).missedText).toBeUndefined()
  })
})

describe('the flowsheet', () => {
  test('shows sets with their scores and reports, refused ones as refused, and missed slots', async () => {
    const patient = await makePatient(nurse, longAgo)
    const answers = { now: 3 }
    must(
      await recordVitals(
        nurse,
        set(patient, NORMAL, {
          takenAt: hoursAgo(20),
          vomits: 2,
          scores: [{ instrumentId: 'CRAVING_NRS', answers, administeredBy: 'self' }],
        }),
      ),
    )
    must(
      await recordVitals(
        nurse,
        set(patient, [], { outcome: 'refused', reason: 'Wants to sleep', takenAt: hoursAgo(1) }),
      ),
    )
    const view = must(await readFlowsheet(nurse, patient, '24h'))
    expect(view.sets.map(({ outcome }) => outcome)).toContain('missed')
    const [first] = view.sets.filter(({ outcome }) => outcome === 'measured')
    expect(first).toMatchObject({
      vitals: { heart_rate: 76 },
      vomits: 2,
      recorder: { initials: 'NN' },
      correctable: true,
    })
    expect(first?.scores.map(({ instrumentId }) => instrumentId)).toEqual(['CRAVING_NRS'])
    expect(first?.entered?.temperature).toEqual({ value: 98.6, unit: '[degF]' })
    expect(view.sets.at(-1)).toMatchObject({ outcome: 'refused', reason: 'Wants to sleep', vitals: {} })
  })

  test('a reading from before the range stays out', async () => {
    const patient = await makePatient(nurse, { admittedAt: hoursAgo(60) })
    must(await recordVitals(nurse, set(patient, NORMAL)))
    await letTimePass(patient, 30)
    const measured = async (range: '24h' | '72h') =>
      must(await readFlowsheet(nurse, patient, range)).sets.filter(({ outcome }) => outcome === 'measured').length
    expect(await measured('24h')).toBe(0)
    expect(await measured('72h')).toBe(1)
  })

  test('a counselor reads it and may not correct', async () => {
    const patient = await makePatient(nurse)
    must(await recordVitals(nurse, set(patient, NORMAL)))
    const counselor = await makeStaff(nurse.centerId, 'counselor')
    const view = must(await readFlowsheet(counselor, patient, '24h'))
    expect(view).toMatchObject({ may: { record: false }, sets: [{ correctable: false }] })
  })

  test('opening it is on record; from another center there is no such patient', async () => {
    const patient = await makePatient(nurse)
    must(await readFlowsheet(nurse, patient, '24h'))
    const { rows } = await pool().query("select 1 from audit where patient_id = $1 and verb = 'vitals.flowsheet'", [
      patient,
    ])
    expect(rows).toHaveLength(1)
    const elsewhere = await makeStaff((await makeCenter()).id, 'nurse')
    expect(await readFlowsheet(elsewhere, patient, '24h')).toMatchObject({ problem: { code: 'not_found' } })
    expect(await readVitalsForm(elsewhere, patient)).toMatchObject({ problem: { code: 'not_found' } })
  })
})

describe('a correction', () => {
  async function slip() {
    const patient = await makePatient(nurse)
    const wrong = NORMAL.map((one) => (one.vital === 'respiratory_rate' ? { ...one, value: 6 } : one))
    const saved = must(await recordVitals(nurse, set(patient, wrong, { acvpu: 'A', onOxygen: false, vomits: 1 })))
    const right = set(patient, NORMAL, { acvpu: 'A', onOxygen: false })
    return { patient, setId: saved.setId, version: '', reason: 'Typed 6 for 16', set: right }
  }

  test('supersedes with a reason, and the flag that rested on the slip goes', async () => {
    const { patient, ...correction } = await slip()
    expect(await openRules(patient)).toContain('MED-09')
    must(await correctSet(nurse, correction))
    expect(await openRules(patient)).not.toContain('MED-09')
    const { rows } = await pool().query("select cleared_how from flags where patient_id = $1 and rule_id = 'MED-09'", [
      patient,
    ])
    expect(rows).toEqual([{ cleared_how: 'data_corrected' }])
    const view = must(await readFlowsheet(second, patient, '24h'))
    const measured = view.sets.filter(({ outcome }) => outcome === 'measured')
    expect(measured).toHaveLength(1)
    expect(measured[0]).toMatchObject({
      vitals: { respiratory_rate: 16 },
      corrects: { reason: 'Typed 6 for 16', by: 'Nora Nurse', before: { vitals: { respiratory_rate: 6 }, vomits: 1 } },
    })
    expect(measured[0]?.vomits).toBeUndefined()
  })

  test('two people at once: one wins, the other is told who', async () => {
    const { patient: _, ...correction } = await slip()
    const other = { ...correction, set: { ...correction.set, requestId: newId() } }
    const both = await Promise.all([correctSet(nurse, correction), correctSet(second, other)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    const lost = both.find((one) => !one.ok)
    expect(lost && !lost.ok && lost.problem.message).toMatch(/^Corrected by (Nora Nurse|Sam Second) \d\d:\d\d\.$/)
  })

  test('sent twice corrects once', async () => {
    const { patient: _, ...correction } = await slip()
    const first = must(await correctSet(nurse, correction))
    expect(must(await correctSet(nurse, correction))).toMatchObject({ setId: first.setId, repeated: true })
  })

  test('a correction in which nothing is left is refused and the old set stands', async () => {
    const { patient, ...correction } = await slip()
    expect(
      await correctSet(nurse, { ...correction, set: { ...correction.set, vitals: [], acvpu: undefined } }),
    ).toMatchObject({
      ok: false,
    })
    expect(await openRules(patient)).toContain('MED-09')
  })

  test('a counselor may not correct vitals', async () => {
    const { patient: _, ...correction } = await slip()
    const counselor = await makeStaff(nurse.centerId, 'counselor')
    expect(await correctSet(counselor, correction)).toMatchObject({ problem: { code: 'not_allowed' } })
  })
})

test('the round lists residential patients in bed order with what is due', async () => {
  const center = await makeCenter()
  const rounder = await makeStaff(center.id, 'nurse')
  const late = await makePatient(rounder, { ...longAgo, place: 'B-02' })
  const fresh = await makePatient(rounder, { place: 'B-01' })
  await makePatient(rounder, { setting: 'outpatient', place: null })
  must(await recordVitals(rounder, set(fresh, NORMAL)))
  const rows = must(await readRound(rounder))
  expect(rows.map(({ patientId, state }) => [patientId, state])).toEqual([
    [fresh, 'not_due'],
    [late, 'overdue'],
  ])
  expect(rows[0]?.lastSet).toMatchObject({ age: 'now', outcome: 'measured' })
})
