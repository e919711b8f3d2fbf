import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../ids'
import { letTimePass, makeCenter, makePatient, makeStaff, must, pool, type TestStaff } from '../testing'
import type { VitalsSetInput } from './input'
import { recordVitals } from './record'

let nurse: TestStaff
let patientId: string

const set = (
  patient: string,
  vitals: VitalsSetInput['vitals'],
  more: Partial<VitalsSetInput> = {},
): VitalsSetInput => ({
  requestId: newId(),
  patientId: patient,
  takenAt: new Date(),
  outcome: 'measured',
  vitals,
  events: [],
  scores: [],
  mode: 'staff',
  ...more,
})
const bpm = (value: number) => ({ vital: 'heart_rate' as const, value, unit: '/min' })
const openRules = async (patient: string) =>
  (
    await pool().query(
      'select rule_id, tier from flags where patient_id = $1 and cleared_at is null order by rule_id',
      [patient],
    )
  ).rows

beforeAll(async () => {
  const center = await makeCenter()
  nurse = await makeStaff(center.id, 'nurse')
  patientId = await makePatient(nurse)
})

const NORMAL: VitalsSetInput['vitals'] = [
  bpm(76),
  { vital: 'respiratory_rate', value: 16, unit: '/min' },
  { vital: 'spo2', value: 98, unit: '%' },
  { vital: 'sbp', value: 122, unit: 'mm[Hg]' },
  { vital: 'dbp', value: 78, unit: 'mm[Hg]' },
  { vital: 'temperature', value: 98.6, unit: '[degF]' },
]
const CRITICAL = NORMAL.map((vital) => (vital.vital === 'respiratory_rate' ? { ...vital, value: 7 } : vital))

describe('a set of vitals', () => {
  test('is stored as typed and in SI, with its NEWS2', async () => {
    const saved = must(await recordVitals(nurse, set(patientId, NORMAL, { acvpu: 'A', onOxygen: false })))
    const { rows } = await pool().query('select * from observation_sets where id = $1', [saved.setId])
    expect(rows[0]).toMatchObject({ hr: 76, temp_c: 37, temp_entered: 98.6, temp_unit: '[degF]', news2_total: 0 })
  })

  test('sent twice lands once', async () => {
    const input = set(patientId, NORMAL)
    const first = must(await recordVitals(nurse, input))
    const again = must(await recordVitals(nurse, input))
    expect(again).toMatchObject({ setId: first.setId, repeated: true })
  })

  test('opens an emergency in the same transaction', async () => {
    const patient = await makePatient(nurse)
    const saved = must(await recordVitals(nurse, set(patient, CRITICAL, { acvpu: 'A', onOxygen: false })))
    expect(saved.opened).toContainEqual(expect.objectContaining({ rule: 'MED-09', tier: 'T1' }))
    expect(await openRules(patient)).toContainEqual({ rule_id: 'MED-09', tier: 1 })
    const { rows } = await pool().query('select tier, open_count, top_flag_id from triage_rows where patient_id = $1', [
      patient,
    ])
    expect(rows[0]).toMatchObject({ tier: 1 })
    expect(rows[0].top_flag_id).not.toBeNull()
  })

  test('a hard limit refuses the field and not the set', async () => {
    const patient = await makePatient(nurse)
    const weight = { vital: 'weight' as const, value: 1642, unit: '[lb_av]' }
    const saved = must(await recordVitals(nurse, set(patient, [...NORMAL, weight])))
    expect(saved.refused.weight).toBe('1642 lb is outside 44–772.')
    const { rows } = await pool().query('select weight_kg, hr from observation_sets where id = $1', [saved.setId])
    expect(rows[0]).toEqual({ weight_kg: null, hr: 76 })
  })

  test('zero is a value', async () => {
    const patient = await makePatient(nurse)
    const saved = must(
      await recordVitals(nurse, set(patient, [{ vital: 'pain', value: 0, unit: '{score}' }], { vomits: 0 })),
    )
    const { rows } = await pool().query('select pain from observation_sets where id = $1', [saved.setId])
    expect(rows[0].pain).toBe(0)
    const report = await pool().query('select findings from reports where patient_id = $1', [patient])
    expect(report.rows[0].findings).toEqual({ vomits24h: 0 })
  })

  test('a set entered more than 12 hours late opens nothing', async () => {
    const patient = await makePatient(nurse)
    const takenAt = new Date(Date.now() - 13 * 3_600_000)
    must(await recordVitals(nurse, set(patient, CRITICAL, { acvpu: 'A', takenAt })))
    expect((await openRules(patient)).map(({ rule_id }) => rule_id)).not.toContain('MED-09')
  })

  test('a counselor may not record vitals, and the attempt is on record', async () => {
    const counselor = await makeStaff(nurse.centerId, 'counselor')
    const result = await recordVitals(counselor, set(patientId, NORMAL))
    expect(result).toMatchObject({ ok: false, problem: { code: 'not_allowed' } })
    const { rows } = await pool().query(
      "select 1 from audit where staff_id = $1 and kind = 'refused' and verb = 'vitals.record'",
      [counselor.id],
    )
    expect(rows).toHaveLength(1)
  })

  test('a nurse of another center finds no such patient', async () => {
    const elsewhere = await makeStaff((await makeCenter()).id, 'nurse')
    const result = await recordVitals(elsewhere, set(patientId, NORMAL))
    expect(result).toMatchObject({ ok: false, problem: { code: 'not_found' } })
  })

  test('an emergency clears only by later readings in range, never by waiting', async () => {
    const patient = await makePatient(nurse)
    must(await recordVitals(nurse, set(patient, CRITICAL, { acvpu: 'A', onOxygen: false })))
    await letTimePass(patient, 3)
    must(await recordVitals(nurse, set(patient, NORMAL, { acvpu: 'A', onOxygen: false })))
    expect((await openRules(patient)).map(({ rule_id }) => rule_id)).toContain('MED-09')
  })
})
