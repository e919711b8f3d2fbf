import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { newId } from './ids'
import { closeLive, currentSeq, listening, onChange } from './live'
import { makeCenter, makePatient, makeStaff, must, pool, type TestStaff } from './testing'
import { recordVitals } from './vitals/record'

let nurse: TestStaff
let patientId: string

beforeAll(async () => {
  const center = await makeCenter()
  nurse = await makeStaff(center.id, 'nurse')
  patientId = await makePatient(nurse)
})
afterAll(closeLive)

const record = async () =>
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

/** Ends the listening connection as a restart of the database would. */
const CUT =
  "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'glidepath live' and datname = current_database()"

test('every commit that changes a patient tells the center’s streams, and no other center’s', async () => {
  const elsewhere = await makeCenter()
  const [heard, other] = [vi.fn(), vi.fn()]
  const leave = [onChange(nurse.centerId, heard), onChange(elsewhere.id, other)]
  await vi.waitFor(() => expect(listening()).toBe(true))
  other.mockClear()
  await record()
  await vi.waitFor(async () => expect(heard).toHaveBeenLastCalledWith(await currentSeq(nurse.centerId)))
  expect(other).not.toHaveBeenCalled()
  for (const each of leave) each()
})

test('a process that lost its listening connection says so, and catches up on what it missed', async () => {
  const heard = vi.fn()
  const leave = onChange(nurse.centerId, heard)
  await vi.waitFor(() => expect(listening()).toBe(true))
  heard.mockClear()
  await pool().query(CUT)
  await vi.waitFor(() => expect(listening()).toBe(false))
  await record()
  const missed = await currentSeq(nurse.centerId)
  await vi.waitFor(() => expect(listening()).toBe(true), { timeout: 5000 })
  await vi.waitFor(() => expect(heard).toHaveBeenCalledWith(missed), { timeout: 5000 })
  leave()
})

test('whoever has left hears nothing more', async () => {
  const heard = vi.fn()
  onChange(nurse.centerId, heard)()
  await record()
  expect(heard).not.toHaveBeenCalled()
})
