import { beforeAll, describe, expect, test } from 'vitest'
import { asStaff, ok } from './client'
import { makeConfidential, nameOnChart, removeFromChart } from './confidential'
import { listEmergencyGrants, reviewEmergencyAccess, takeEmergencyAccess } from './emergency-access'
import { newId } from './ids'
import { makeCenter, makePatient, makeStaff, must, pool, type TestStaff } from './testing'

let center: { id: string }
let nurse: TestStaff
let supervisor: TestStaff
let director: TestStaff

beforeAll(async () => {
  center = await makeCenter()
  supervisor = await makeStaff(center.id, 'supervisor')
  director = await makeStaff(center.id, 'medical_director')
})

/** A confidential chart that only the supervisor sees, and a nurse who asks for it. */
async function hiddenChart() {
  nurse = await makeStaff(center.id, 'nurse')
  const mrn = `E-${newId()}`
  const patientId = await makePatient(supervisor, { mrn, birthDate: '1988-02-03' })
  must(
    await makeConfidential(supervisor, {
      patientId,
      confidential: true,
      staffIds: [],
      reason: 'A colleague in treatment.',
    }),
  )
  return { patientId, mrn, birthDate: '1988-02-03', reason: 'Found unresponsive in the hall.' }
}
const sees = async (staff: TestStaff, patientId: string) =>
  must(
    await asStaff(staff, 'chart.read', 'test', async (tx) =>
      ok(await tx.query('select 1 from patients where id = $1', [patientId])),
    ),
  ).length === 1

describe('emergency access', () => {
  test('opens the chart for four hours to who knows its MRN and birth date', async () => {
    const { patientId, ...request } = await hiddenChart()
    expect(await sees(nurse, patientId)).toBe(false)
    const access = must(await takeEmergencyAccess(nurse, request))
    expect(access.patientId).toBe(patientId)
    const { rows } = await pool().query(
      'select expires_at - granted_at as lasts from chart_access where staff_id = $1',
      [nurse.id],
    )
    expect(rows[0].lasts).toMatchObject({ hours: 4 })
    expect(await sees(nurse, patientId)).toBe(true)
    await pool().query('update chart_access set expires_at = now() where staff_id = $1', [nurse.id])
    expect(await sees(nurse, patientId)).toBe(false)
  })

  test('is on record with its reason', async () => {
    const { patientId, ...request } = await hiddenChart()
    must(await takeEmergencyAccess(nurse, request))
    const { rows } = await pool().query(
      "select patient_id, details from audit where staff_id = $1 and verb = 'chart.emergency_access'",
      [nurse.id],
    )
    expect(rows).toMatchObject([{ patient_id: patientId, details: { reason: request.reason } }])
  })

  test('a hidden chart with a wrong birth date and no chart at all get the same answer', async () => {
    const { patientId: _, ...request } = await hiddenChart()
    const wrong = await takeEmergencyAccess(nurse, { ...request, birthDate: '1988-02-04' })
    const nobody = await takeEmergencyAccess(nurse, { ...request, mrn: `${request.mrn}-x` })
    expect(wrong.ok ? null : { ...wrong.problem, details: null }).toEqual(
      nobody.ok ? null : { ...nobody.problem, details: null },
    )
    expect(wrong).toMatchObject({ problem: { code: 'not_found' } })
  })

  test('nothing is granted for a chart that the person sees anyway', async () => {
    const { mrn, birthDate, reason, patientId } = await hiddenChart()
    expect(must(await takeEmergencyAccess(supervisor, { mrn, birthDate, reason }))).toEqual({
      patientId,
      expiresAt: null,
    })
  })

  test('a chart of another center is not reached', async () => {
    const { patientId: _, ...request } = await hiddenChart()
    const stranger = await makeStaff((await makeCenter()).id, 'nurse')
    expect(await takeEmergencyAccess(stranger, request)).toMatchObject({ problem: { code: 'not_found' } })
  })

  test('nobody finds a birth date by trying: the ninth miss in an hour waits, even when it is right', async () => {
    const { patientId: _, ...request } = await hiddenChart()
    for (let n = 1; n <= 8; n++)
      expect(await takeEmergencyAccess(nurse, { ...request, birthDate: `1990-01-0${n}` })).toMatchObject({
        problem: { code: 'not_found' },
      })
    expect(await takeEmergencyAccess(nurse, request)).toMatchObject({ problem: { code: 'too_many' } })
  })
})

describe('the review', () => {
  const grantOf = async (staff: TestStaff, by = director) =>
    must(await listEmergencyGrants(by)).find(({ staffId }) => staffId === staff.id)

  test('shows who and why, and no name of a chart that is hidden from the reviewer', async () => {
    const { patientId, ...request } = await hiddenChart()
    must(await takeEmergencyAccess(nurse, request))
    expect(await grantOf(nurse)).toMatchObject({
      reason: request.reason,
      patient: null,
      place: 'B-01',
      reviewedAt: null,
    })
    must(await nameOnChart(supervisor, { patientId, staffId: director.id }))
    expect(await grantOf(nurse)).toMatchObject({ patient: { id: patientId, mrn: request.mrn } })
  })

  test('happens once', async () => {
    const { patientId: _, ...request } = await hiddenChart()
    must(await takeEmergencyAccess(nurse, request))
    const grantId = (await grantOf(nurse))?.id ?? ''
    expect(await reviewEmergencyAccess(director, { grantId, outcome: 'follow_up', note: '' })).toMatchObject({
      problem: { fields: { note: expect.any(String) } },
    })
    must(await reviewEmergencyAccess(director, { grantId, outcome: 'justified', note: '' }))
    expect(await reviewEmergencyAccess(director, { grantId, outcome: 'justified', note: '' })).toMatchObject({
      problem: { code: 'conflict' },
    })
    expect(await grantOf(nurse)).toMatchObject({ reviewedBy: director.name })
  })

  test('is never of one’s own access', async () => {
    const { patientId: _, ...request } = await hiddenChart()
    const second = await makeStaff(center.id, 'medical_director')
    must(await takeEmergencyAccess(second, request))
    const grantId = (await grantOf(second))?.id ?? ''
    expect(await reviewEmergencyAccess(second, { grantId, outcome: 'justified', note: '' })).toMatchObject({
      problem: { code: 'conflict' },
    })
    must(await reviewEmergencyAccess(director, { grantId, outcome: 'justified', note: '' }))
  })
})

describe('a confidential chart', () => {
  test('exists for the named people only', async () => {
    const { patientId } = await hiddenChart()
    expect(await sees(supervisor, patientId)).toBe(true)
    expect(await sees(director, patientId)).toBe(false)
    must(await nameOnChart(supervisor, { patientId, staffId: nurse.id }))
    expect(await sees(nurse, patientId)).toBe(true)
    must(await removeFromChart(supervisor, { patientId, staffId: nurse.id }))
    expect(await sees(nurse, patientId)).toBe(false)
  })

  test('cannot be named on by who does not see it, or be left without anybody', async () => {
    const { patientId } = await hiddenChart()
    expect(await nameOnChart(director, { patientId, staffId: director.id })).toMatchObject({
      problem: { code: 'not_found' },
    })
    expect(await removeFromChart(supervisor, { patientId, staffId: supervisor.id })).toMatchObject({
      problem: { code: 'invalid' },
    })
  })

  test('takes nobody from another center', async () => {
    const { patientId } = await hiddenChart()
    const stranger = await makeStaff((await makeCenter()).id, 'nurse')
    expect(await nameOnChart(supervisor, { patientId, staffId: stranger.id })).toMatchObject({
      problem: { code: 'conflict' },
    })
  })

  test('opens again for everybody', async () => {
    const { patientId } = await hiddenChart()
    must(
      await makeConfidential(supervisor, {
        patientId,
        confidential: false,
        staffIds: [],
        reason: 'Asked by the patient.',
      }),
    )
    expect(await sees(nurse, patientId)).toBe(true)
  })
})
