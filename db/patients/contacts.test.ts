import { beforeAll, describe, expect, test } from 'vitest'
import { readHistory } from '../chart/history'
import { newId } from '../ids'
import { sweepOnce } from '../sweeper'
import { letTimePass, makeCenter, makePatient, makeStaff, must, pool, type TestStaff } from '../testing'
import { ContactInput, recordContact } from './contacts'

let nurse: TestStaff
let director: TestStaff

beforeAll(async () => {
  const center = await makeCenter()
  nurse = await makeStaff(center.id, 'nurse', 'Joy Adeyemi')
  director = await makeStaff(center.id, 'medical_director')
})

const openRules = async (patientId: string): Promise<string[]> =>
  (
    await pool().query('select rule_id from flags where patient_id = $1 and cleared_at is null order by 1', [patientId])
  ).rows.map((row) => row.rule_id)

const hence = (hours: number) => new Date(Date.now() + hours * 3_600_000)
const contact = (patientId: string, more: Partial<ContactInput> = {}) =>
  recordContact(nurse, {
    requestId: newId(),
    patientId,
    state: 'happened',
    kind: 'check_in',
    at: new Date(),
    note: '',
    ...more,
  })

const contacts = async (patientId: string) => must(await readHistory(nurse, patientId)).contacts
const outpatient = () => makePatient(nurse, { setting: 'outpatient', place: null })

describe('a missed check-in', () => {
  test('opens ENG-01 by itself; trying does not end it, reaching does', async () => {
    const patientId = await outpatient()
    await letTimePass(patientId, 40)
    await sweepOnce()
    expect(await openRules(patientId)).toContain('ENG-01')
    must(await contact(patientId, { state: 'no_answer', kind: 'phone' }))
    expect(await openRules(patientId)).toContain('ENG-01')
    must(await contact(patientId, { kind: 'phone' }))
    expect(await openRules(patientId)).not.toContain('ENG-01')
  })

  test('three days without any contact open ENG-02 too, and one contact ends both', async () => {
    const patientId = await outpatient()
    must(await contact(patientId))
    await letTimePass(patientId, 71)
    await sweepOnce()
    expect(await openRules(patientId)).not.toContain('ENG-02')
    await letTimePass(patientId, 2)
    await sweepOnce()
    expect(await openRules(patientId)).toEqual(expect.arrayContaining(['ENG-01', 'ENG-02']))
    must(await contact(patientId, { kind: 'visit' }))
    const open = await openRules(patientId)
    expect(open).not.toContain('ENG-01')
    expect(open).not.toContain('ENG-02')
  })
})

test('after a contact the next check-in is planned by the cadence of the phase', async () => {
  const patientId = await outpatient()
  must(await contact(patientId))
  const planned = (await contacts(patientId)).filter(({ status }) => status === 'planned')
  expect(planned).toHaveLength(1)
  const hours = (Date.parse(planned[0]?.due_at ?? '') - Date.now()) / 3_600_000
  expect(hours).toBeGreaterThan(23)
  expect(hours).toBeLessThan(25)
})

test('a contact in the future is planned, not recorded; one in the past is recorded, not planned', async () => {
  const patientId = await outpatient()
  expect(await contact(patientId, { at: hence(2) })).toMatchObject({
    ok: false,
    problem: { fields: { at: expect.any(String) } },
  })
  expect((await contact(patientId, { state: 'planned', at: hence(-2) })).ok).toBe(false)
  must(await contact(patientId, { state: 'planned', kind: 'appointment', at: hence(48) }))
  expect((await contacts(patientId)).map(({ kind }) => kind)).toContain('appointment')
})

test('the same contact sent twice is one', async () => {
  const patientId = await outpatient()
  const requestId = newId()
  must(await contact(patientId, { requestId, state: 'no_answer' }))
  must(await contact(patientId, { requestId, state: 'no_answer' }))
  expect((await contacts(patientId)).filter(({ status }) => status === 'no_answer')).toHaveLength(1)
})

test('date and time are both needed', () => {
  const parsed = ContactInput.safeParse({
    requestId: newId(),
    patientId: newId(),
    state: 'happened',
    kind: 'phone',
    at: '',
    note: '',
  })
  expect(parsed.error?.issues[0]).toMatchObject({ path: ['at'], message: 'Give date and time.' })
})

test('the medical director reads and records no contacts', async () => {
  const patientId = await outpatient()
  const input = {
    requestId: newId(),
    patientId,
    state: 'happened' as const,
    kind: 'phone' as const,
    at: new Date(),
    note: '',
  }
  expect(await recordContact(director, input)).toMatchObject({ ok: false, problem: { code: 'not_allowed' } })
})
