import { beforeAll, describe, expect, test } from 'vitest'
import { birthDate, searchPatients } from './search'
import { makeCenter, makeConfidential, makePatient, makeStaff, must, pool, type TestStaff } from './testing'

let nurse: TestStaff
let imani: string

beforeAll(async () => {
  const center = await makeCenter()
  nurse = await makeStaff(center.id, 'nurse')
  imani = await makePatient(nurse, {
    familyName: 'Whitfield',
    givenName: 'Imani',
    mrn: 'WX-1530',
    birthDate: '1989-08-14',
  })
  await makePatient(nurse, { familyName: 'Whitfield', givenName: 'Dale', mrn: 'WX-2208', birthDate: '1976-02-01' })
  await makePatient(nurse, { familyName: 'de la Cruz', givenName: 'Wim', mrn: 'QQ-0001', birthDate: null })
})

const names = async (text: string) => must(await searchPatients(nurse, { text })).map((one) => one.givenName)

describe('a patient is found', () => {
  test.each([
    ['whit', ['Dale', 'Imani']],
    ['WHITFIELD', ['Dale', 'Imani']],
    ['ima', ['Imani']],
    ['imani w', ['Imani']],
    ['whitfield, im', ['Imani']],
    ['wx-15', ['Imani']],
    ['1989-08-14', ['Imani']],
    ['8/14/1989', ['Imani']],
    ['de la', ['Wim']],
    ['w', ['Wim', 'Dale', 'Imani']],
    ['%', []],
    ['_hit', []],
    ['', []],
    ['nobody', []],
  ])('by %j', async (text, found) => {
    expect(await names(text)).toEqual(found)
  })

  test('with two identifiers, and a warning where the family name is not one person', async () => {
    const [dale, other] = must(await searchPatients(nurse, { text: 'whitf' }))
    expect(dale).toMatchObject({ mrn: 'WX-2208', birthDate: '1976-02-01', sameName: true })
    expect(other?.sameName).toBe(true)
    expect(must(await searchPatients(nurse, { text: 'imani' }))[0]?.sameName).toBe(false)
  })
})

test('a hidden chart and another center find nobody, and nothing says otherwise', async () => {
  const hidden = await makePatient(nurse, { familyName: 'Zimmer', givenName: 'Confidential' })
  await makeConfidential(hidden, [])
  expect(await names('zimmer')).toEqual([])
  const elsewhere = await makeStaff((await makeCenter()).id, 'nurse')
  expect(must(await searchPatients(elsewhere, { text: 'whit' }))).toEqual([])
  const administrator = await makeStaff(nurse.centerId, 'administrator')
  expect(await searchPatients(administrator, { text: 'whit' })).toMatchObject({
    ok: false,
    problem: { code: 'not_allowed' },
  })
})

test('searching is audited once in ten minutes and without what was typed', async () => {
  const searcher = await makeStaff(nurse.centerId, 'counselor')
  must(await searchPatients(searcher, { text: 'whit' }))
  must(await searchPatients(searcher, { text: 'ima' }))
  const { rows } = await pool().query("select details from audit where staff_id = $1 and verb = 'patient.search'", [
    searcher.id,
  ])
  expect(rows).toEqual([{ details: {} }])
  expect(imani).toBeTruthy()
})

test('a birth date is a date of the calendar', () => {
  expect(birthDate('2/29/2023')).toBeNull()
  expect(birthDate('29.2.2024')).toBe('2024-02-29')
  expect(birthDate('40-1530')).toBeNull()
})
