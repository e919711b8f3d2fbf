import { beforeAll, describe, expect, test } from 'vitest'
import { chartHead } from '../chart/head'
import { readHistory } from '../chart/history'
import { readOverview } from '../chart/overview'
import { asStaff, ok } from '../client'
import { newId } from '../ids'
import { makeCenter, makePatient, makeStaff, must, pool, type TestStaff } from '../testing'
import { Background, editBackground, MedicationStatement, stateMedication } from './background'
import { movePatient, raiseFlag, transferLead } from './people'

let nurse: TestStaff
let supervisor: TestStaff
let second: TestStaff
let lead: TestStaff
let centerId: string

beforeAll(async () => {
  const center = await makeCenter()
  centerId = center.id
  nurse = await makeStaff(centerId, 'nurse', 'Noor Nurse')
  supervisor = await makeStaff(centerId, 'supervisor', 'Sam First')
  second = await makeStaff(centerId, 'medical_director', 'Mo Second')
  lead = await makeStaff(centerId, 'counselor', 'Lena Lead')
})

const history = async (patientId: string) => must(await readHistory(nurse, patientId))
const head = async (patientId: string) =>
  must(await asStaff(nurse, 'chart.read', 'test', async (tx) => ok(await chartHead(tx, patientId))))

describe('the lead', () => {
  const transfer = (by: TestStaff, patientId: string, to: TestStaff, reason = 'Moves to evenings') =>
    transferLead(by, { requestId: newId(), patientId, leadId: to.id, reason })

  test('goes over with a reason, and the earlier one stays in the history', async () => {
    const patientId = await makePatient(nurse)
    must(await transfer(supervisor, patientId, lead, 'First lead'))
    must(await transfer(supervisor, patientId, nurse))
    const { leads } = await history(patientId)
    expect(leads.map((one) => [one.name, one.reason, one.to_at === null])).toEqual([
      ['Noor Nurse', 'Moves to evenings', true],
      ['Lena Lead', 'First lead', false],
    ])
    expect((await head(patientId))?.episode?.leadName).toBe('Noor Nurse')
  })

  test('two supervisors at once leave one lead, and both changes are in the history', async () => {
    const patientId = await makePatient(nurse)
    const answers = await Promise.all([transfer(supervisor, patientId, lead), transfer(second, patientId, nurse)])
    expect(answers.every((answer) => answer.ok)).toBe(true)
    const { leads } = await history(patientId)
    expect(leads).toHaveLength(2)
    expect(leads.filter((one) => one.to_at === null)).toHaveLength(1)
  })

  test('two people giving the same lead at once: one did it, the other is told', async () => {
    const patientId = await makePatient(nurse)
    const answers = await Promise.all([transfer(supervisor, patientId, lead), transfer(second, patientId, lead)])
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    expect(answers.find((answer) => !answer.ok)).toMatchObject({ problem: { code: 'conflict' } })
  })

  test('is not taken from a colleague by somebody who assigns no leads', async () => {
    const patientId = await makePatient(nurse)
    must(await transfer(supervisor, patientId, lead))
    expect(await transfer(nurse, patientId, nurse)).toMatchObject({ ok: false, problem: { code: 'not_allowed' } })
    must(await transfer(lead, patientId, nurse, 'On leave'))
  })

  test('is never somebody who may read no charts', async () => {
    const patientId = await makePatient(nurse)
    const administrator = await makeStaff(centerId, 'administrator')
    expect(await transfer(supervisor, patientId, administrator)).toMatchObject({
      ok: false,
      problem: { fields: { leadId: expect.any(String) } },
    })
  })
})

test('a move changes setting and place, keeps the old one, and the same move twice is one', async () => {
  const patientId = await makePatient(nurse, { place: 'B-04' })
  const input = { requestId: newId(), patientId, setting: 'iop' as const, place: 'Chair 3', reason: 'Steps down' }
  must(await movePatient(nurse, input))
  must(await movePatient(nurse, input))
  const { moves } = await history(patientId)
  expect(moves.map((one) => [one.setting, one.place])).toEqual([
    ['iop', 'Chair 3'],
    ['residential', 'B-04'],
  ])
  expect((await head(patientId))?.episode).toMatchObject({ setting: 'iop', place: 'Chair 3' })
  expect((await movePatient(lead, { ...input, requestId: newId() })).ok).toBe(false)
})

test('a flag by hand opens at its tier with its reason and by whom', async () => {
  const patientId = await makePatient(nurse)
  const input = { requestId: newId(), patientId, tier: 'T2' as const, reason: 'Gray and sweating. To do: see now' }
  must(await raiseFlag(nurse, input))
  must(await raiseFlag(nurse, input))
  const { flags } = must(await readOverview(nurse, { patientId, range: '7d' }))
  const manual = flags.filter((flag) => flag.rule_id === 'MAN-01')
  expect(manual).toHaveLength(1)
  expect(manual[0]).toMatchObject({ tier: 2 })
  expect(`${manual[0]?.text} ${manual[0]?.detail}`).toContain('Gray and sweating')
})

describe('what is known of the patient', () => {
  const background = (patientId: string, more: object) =>
    Background.parse({
      requestId: newId(),
      patientId,
      allergies: { state: 'none_known' },
      alerts: [],
      pregnancy: null,
      pregnancyWeeks: null,
      ...more,
    })

  test('allergies not asked, none known and listed are three answers; what leaves the list is ended, not deleted', async () => {
    const patientId = await makePatient(nurse, { allergies: { state: 'not_asked' } })
    expect((await head(patientId))?.allergies).toEqual({ state: 'not_asked', items: [] })
    const listed = {
      state: 'listed',
      items: [
        { substance: 'Sulfa', reaction: 'rash' },
        { substance: 'Latex', reaction: null },
      ],
    }
    must(await editBackground(nurse, background(patientId, { allergies: listed })))
    must(
      await editBackground(
        nurse,
        background(patientId, { allergies: { state: 'listed', items: [{ substance: 'sulfa' }] } }),
      ),
    )
    expect((await head(patientId))?.allergies.items).toMatchObject([{ substance: 'Sulfa', reaction: 'rash' }])
    const { rows } = await pool().query(
      'select substance, ended_at from allergies where patient_id = $1 order by substance',
      [patientId],
    )
    expect(rows.map((row) => [row.substance, row.ended_at === null])).toEqual([
      ['Latex', false],
      ['Sulfa', true],
    ])
  })

  test('a pregnancy that nobody asked about again stays as it was stated', async () => {
    const patientId = await makePatient(nurse)
    must(
      await editBackground(
        nurse,
        background(patientId, { pregnancy: 'yes', pregnancyWeeks: 11, alerts: ['Interpreter'] }),
      ),
    )
    must(await editBackground(nurse, background(patientId, { pregnancy: null, alerts: ['Interpreter', 'Fall risk'] })))
    expect(await head(patientId)).toMatchObject({
      pregnancy: { status: 'yes', weeks: 11 },
      alerts: ['Interpreter', 'Fall risk'],
    })
  })

  test('weeks that are no number are refused at their field', () => {
    const parsed = Background.safeParse({ ...background(newId(), {}), pregnancyWeeks: Number.NaN })
    expect(parsed.error?.issues[0]).toMatchObject({ path: ['pregnancyWeeks'] })
  })

  test('taking clonidine shortens the round, stopping it is kept with its day', async () => {
    const patientId = await makePatient(nurse)
    const state = (takes: boolean, since: string | null = null) =>
      stateMedication(nurse, { requestId: newId(), patientId, takes, name: 'clonidine', since })
    must(await state(true))
    must(await state(true))
    const taking = must(await readOverview(nurse, { patientId, range: '7d' }))
    expect(taking.onAlpha2).toBe(true)
    expect(taking.medicines).toHaveLength(1)
    must(await state(false))
    const after = must(await readOverview(nurse, { patientId, range: '7d' }))
    expect(after.onAlpha2).toBe(false)
    expect(after.medicines[0]).toMatchObject({ status: 'stopped' })
    expect((await state(true, '2999-01-01')).ok).toBe(false)
  })

  test('whether it is taken must be said', () => {
    const parsed = MedicationStatement.safeParse({
      requestId: newId(),
      patientId: newId(),
      takes: null,
      name: 'clonidine',
      since: null,
    })
    expect(parsed.error?.issues[0]).toMatchObject({ path: ['takes'] })
  })
})
