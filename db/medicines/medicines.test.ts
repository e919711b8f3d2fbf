import { beforeAll, describe, expect, test } from 'vitest'
import { localParts } from '@/lib/clinical/time'
import { newId } from '../ids'
import { recordLab } from '../labs/record'
import { stateMedication } from '../patients/background'
import { sweepOnce } from '../sweeper'
import { letTimePass, makeCenter, makePatient, makeStaff, must, pool, type TestStaff } from '../testing'
import { readFlowsheet } from '../vitals/history'
import type { VitalsSetInput } from '../vitals/input'
import { recordVitals } from '../vitals/record'
import { recordEffect } from './effect'
import { endOrder } from './end'
import { giveDose } from './give'
import { OrderMedicine } from './input'
import { orderMedicine } from './order'
import { readMedicines } from './read'
import { reconcile, stateMedicine } from './reconcile'

const ZONE = 'America/Chicago'
let prescriber: TestStaff
let nurse: TestStaff
let second: TestStaff
let stranger: TestStaff

beforeAll(async () => {
  const center = await makeCenter(ZONE)
  prescriber = await makeStaff(center.id, 'prescriber', 'Priya Prescriber')
  nurse = await makeStaff(center.id, 'nurse', 'Nora Nurse')
  second = await makeStaff(center.id, 'nurse', 'Sam Second')
  stranger = await makeStaff((await makeCenter(ZONE)).id, ['nurse', 'prescriber'])
})

const order = (patientId: string, more: Partial<OrderMedicine> = {}): OrderMedicine => ({
  requestId: newId(),
  patientId,
  drug: 'acetaminophen',
  name: null,
  doseMg: 1000,
  route: 'oral',
  kind: 'prn',
  orderKind: 'otc',
  times: [],
  minIntervalH: null,
  max24hMg: null,
  holdBelow: null,
  indication: 'Muscle ache',
  startsAt: null,
  endsAt: null,
  induction: null,
  minCows: null,
  naltrexoneReason: null,
  replacesId: null,
  overrideReason: null,
  ...more,
})
const HOLD = { sbp: 90, dbp: 60, hr: 50 }
const clonidine = (patientId: string, more: Partial<OrderMedicine> = {}) =>
  order(patientId, { drug: 'clonidine', doseMg: 0.1, orderKind: 'rx', holdBelow: HOLD, indication: 'Sweats', ...more })

const give = (patientId: string, orderId: string, more: Partial<Parameters<typeof giveDose>[1]> = {}) => ({
  requestId: newId(),
  patientId,
  orderId,
  dueAt: null,
  outcome: 'given' as const,
  doseMg: null,
  reason: null,
  override: null,
  vitals: null,
  ...more,
})
const GOOD = { sbp: 122, dbp: 78, hr: 72 }

const ordered = async (input: OrderMedicine) => must(await orderMedicine(prescriber, input)).orderId
const openRules = async (patientId: string) =>
  (
    await pool().query('select rule_id, tier from flags where patient_id = $1 and cleared_at is null', [patientId])
  ).rows.map(({ rule_id, tier }) => `${rule_id} T${tier}`)
/** Moves the doses of an order back, as if they had been given then. */
const shift = (orderId: string, minutes: number) =>
  pool().query('update medication_doses set at = at - make_interval(mins => $2) where order_id = $1', [
    orderId,
    minutes,
  ])
/** "14:05" some minutes from now, on the center's clock. */
const clockIn = (minutes: number) => {
  const { hour, minute } = localParts(new Date(Date.now() + minutes * 60_000), ZONE)
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}
const measured = (sbp: number, dbp: number, hr: number): VitalsSetInput['vitals'] => [
  { vital: 'sbp', value: sbp, unit: 'mm[Hg]' },
  { vital: 'dbp', value: dbp, unit: 'mm[Hg]' },
  { vital: 'heart_rate', value: hr, unit: '/min' },
]
const vitals = (patientId: string, values: VitalsSetInput['vitals'], takenAt = new Date()): VitalsSetInput => ({
  requestId: newId(),
  patientId,
  takenAt,
  outcome: 'measured',
  vitals: values,
  events: [],
  scores: [],
  mode: 'staff',
})

describe('an order', () => {
  test('of an α2-agonist without hold parameters is refused, with or without a reason', async () => {
    const patient = await makePatient(nurse)
    const without = clonidine(patient, { holdBelow: null, overrideReason: 'I insist' })
    expect(await orderMedicine(prescriber, without)).toMatchObject({
      problem: { code: 'invalid', fields: { holdBelow: expect.stringContaining('state when to hold') } },
    })
  })

  test('against an allergy, by its brand name too, waits for a reason', async () => {
    const patient = await makePatient(nurse, {
      allergies: { state: 'listed', items: [{ substance: 'Tylenol', reaction: 'Rash' }] },
    })
    expect(await orderMedicine(prescriber, order(patient))).toMatchObject({
      ok: false,
      problem: { code: 'conflict', message: expect.stringContaining('Allergy to acetaminophen') },
    })
    const { orderId } = must(
      await orderMedicine(prescriber, order(patient, { overrideReason: 'Tolerated since, by her own account' })),
    )
    const { rows } = await pool().query('select override_reason, checks from medication_orders where id = $1', [
      orderId,
    ])
    expect(rows[0].override_reason).toBe('Tolerated since, by her own account')
    expect(rows[0].checks).toContainEqual(expect.objectContaining({ code: 'allergy', level: 'stop' }))
  })

  test('of an ingredient that is ordered already is a duplicate; a change of that order is not', async () => {
    const patient = await makePatient(nurse)
    const first = await ordered(order(patient))
    expect(await orderMedicine(prescriber, order(patient, { doseMg: 650 }))).toMatchObject({
      problem: { message: expect.stringContaining('already ordered') },
    })
    await ordered(order(patient, { doseMg: 650, replacesId: first }))
    const { rows } = await pool().query('select ends_at, end_reason from medication_orders where id = $1', [first])
    expect(rows[0]).toMatchObject({ end_reason: 'Changed', ends_at: expect.any(Date) })
  })

  test('with a second QT drug waits for a reason', async () => {
    const patient = await makePatient(nurse)
    await ordered(order(patient, { drug: 'ondansetron', doseMg: 4 }))
    const trazodone = order(patient, { drug: 'trazodone', doseMg: 50, kind: 'scheduled', times: ['22:00'] })
    expect(await orderMedicine(prescriber, trazodone)).toMatchObject({
      problem: { message: expect.stringContaining('2 QT drugs') },
    })
  })

  test('beside an anticoagulant that the patient takes is no ibuprofen without a reason', async () => {
    const patient = await makePatient(nurse)
    must(await stateMedicine(nurse, { requestId: newId(), patientId: patient, name: 'Apixaban', dose: '5 mg' }))
    expect(await orderMedicine(prescriber, order(patient, { drug: 'ibuprofen', doseMg: 400 }))).toMatchObject({
      problem: { message: expect.stringContaining('anticoagulant') },
    })
  })

  test('over the maximum of the day waits for a reason: 3 × 1,000 mg is allowed, 4 × is not', async () => {
    const patient = await makePatient(nurse)
    const scheduled = { kind: 'scheduled' as const, indication: null }
    const four = order(patient, { ...scheduled, times: ['06:00', '12:00', '18:00', '23:00'] })
    expect(await orderMedicine(prescriber, four)).toMatchObject({
      problem: { message: expect.stringContaining('4000 mg a day ordered, at most 3000 mg') },
    })
    await ordered(order(patient, { ...scheduled, times: ['06:00', '14:00', '22:00'] }))
  })

  test('is for prescribers; from another center there is no such patient', async () => {
    const patient = await makePatient(nurse)
    expect(await orderMedicine(nurse, order(patient))).toMatchObject({ problem: { code: 'not_allowed' } })
    expect(await orderMedicine(stranger, order(patient))).toMatchObject({ problem: { code: 'not_found' } })
    expect(await readMedicines(stranger, patient)).toMatchObject({ problem: { code: 'not_found' } })
  })

  test('sent twice is one order', async () => {
    const input = order(await makePatient(nurse))
    const first = must(await orderMedicine(prescriber, input))
    expect(must(await orderMedicine(prescriber, input))).toMatchObject({ orderId: first.orderId, repeated: true })
  })

  test('needs what its kind needs', () => {
    const { error } = OrderMedicine.safeParse(
      order(newId(), { kind: 'scheduled', times: [], drug: 'benzodiazepine', holdBelow: { ...HOLD, sbp: 80 } }),
    )
    expect(error?.issues.map(({ path }) => path.join('.'))).toContain('holdBelow.sbp')
    const missing = OrderMedicine.safeParse(order(newId(), { kind: 'scheduled', drug: 'benzodiazepine' })).error
    expect(missing?.issues.map(({ path }) => path.join('.')).sort()).toEqual(['name', 'times'])
  })
})

describe('the rolling 24 h', () => {
  /** Three doses of 1,000 mg, 5 h apart, the earliest so many minutes ago. */
  async function threeGiven(minutesAgo: number) {
    const patient = await makePatient(nurse)
    const orderId = await ordered(order(patient))
    for (const gap of [5 * 60, 5 * 60, 0]) {
      expect(must(await giveDose(nurse, give(patient, orderId)))).toMatchObject({ state: 'recorded' })
      await shift(orderId, gap)
    }
    await shift(orderId, minutesAgo - 10 * 60)
    return { patient, orderId }
  }

  test('a dose of 23 h 59 ago still counts: the fourth is stopped, WD-12 opens, the reason is kept', async () => {
    const { patient, orderId } = await threeGiven(24 * 60 - 1)
    const saved = must(await giveDose(nurse, give(patient, orderId)))
    expect(saved).toMatchObject({
      state: 'stopped',
      text: 'Not given. 4000 mg in 24 h with this dose, at most 3000 mg.',
      check: { decision: 'block', overrideBy: 'prescriber' },
    })
    expect(saved.opened).toContainEqual(
      expect.objectContaining({ rule: 'WD-12', tier: 'T4', text: expect.stringContaining('Acetaminophen: 4000 mg') }),
    )
    expect(await openRules(patient)).toContain('WD-12 T4')
  })

  test('a dose of exactly 24 h ago no longer does', async () => {
    const { patient, orderId } = await threeGiven(24 * 60)
    expect(must(await giveDose(nurse, give(patient, orderId)))).toMatchObject({ state: 'recorded' })
    expect(await openRules(patient)).not.toContain('WD-12 T4')
  })

  test('a nurse cannot override a maximum, a prescriber can with a reason, and WD-12 opens all the same', async () => {
    const { patient, orderId } = await threeGiven(12 * 60)
    const override = 'Fever of 39.4 °C, ceiling discussed'
    expect(must(await giveDose(nurse, give(patient, orderId, { override })))).toMatchObject({ state: 'stopped' })
    expect(must(await giveDose(prescriber, give(patient, orderId)))).toMatchObject({ state: 'stopped' })
    expect(must(await giveDose(prescriber, give(patient, orderId, { override })))).toMatchObject({ state: 'recorded' })
    const { rows } = await pool().query(
      "select override_reason from medication_doses where order_id = $1 and outcome = 'given' order by at desc limit 1",
      [orderId],
    )
    expect(rows[0].override_reason).toBe(override)
    expect(await openRules(patient)).toContain('WD-12 T4')
  })
})

describe('the interval', () => {
  test.each([
    [239, 'stopped'],
    [240, 'recorded'],
  ] as const)('of acetaminophen: %s min after the last dose it is %s', async (minutes, state) => {
    const patient = await makePatient(nurse)
    const orderId = await ordered(order(patient, { doseMg: 500 }))
    must(await giveDose(nurse, give(patient, orderId)))
    await shift(orderId, minutes)
    expect(must(await giveDose(nurse, give(patient, orderId))).state).toBe(state)
  })

  test('that a prescriber ordered longer than the table counts', async () => {
    const patient = await makePatient(nurse)
    const orderId = await ordered(order(patient, { doseMg: 500, minIntervalH: 8 }))
    must(await giveDose(nurse, give(patient, orderId)))
    await shift(orderId, 479)
    expect(must(await giveDose(nurse, give(patient, orderId)))).toMatchObject({ state: 'stopped' })
    await shift(orderId, 1)
    expect(must(await giveDose(nurse, give(patient, orderId)))).toMatchObject({ state: 'recorded' })
  })
})

describe('an α2-agonist', () => {
  test('is not given without pressure and pulse, whatever the reason, and not by one who orders either', async () => {
    const patient = await makePatient(nurse)
    const orderId = await ordered(clonidine(patient))
    for (const who of [nurse, prescriber])
      expect(must(await giveDose(who, give(patient, orderId, { override: 'No cuff here' })))).toMatchObject({
        state: 'stopped',
        check: { needsVitals: true, overrideBy: 'impossible' },
      })
  })

  test.each([
    [60, 'recorded'],
    [62, 'stopped'],
  ] as const)('on vitals that are %s min old is %s', async (minutes, state) => {
    const patient = await makePatient(nurse)
    const orderId = await ordered(clonidine(patient))
    // A second is left for the tests' own time.
    const takenAt = new Date(Date.now() - minutes * 60_000 + 20_000)
    must(await recordVitals(nurse, vitals(patient, measured(122, 78, 72), takenAt)))
    expect(must(await giveDose(nurse, give(patient, orderId))).state).toBe(state)
  })

  test('with a systolic of 89 is held, the vitals are kept and VIT-06 opens; at 90 it is given with care', async () => {
    const patient = await makePatient(nurse)
    const orderId = await ordered(clonidine(patient))
    const held = must(await giveDose(nurse, give(patient, orderId, { vitals: { sbp: 89, dbp: 62, hr: 64 } })))
    expect(held).toMatchObject({ state: 'stopped', check: { decision: 'hold' } })
    expect(held.opened).toContainEqual(expect.objectContaining({ rule: 'VIT-06', tier: 'T2' }))
    const { rows } = await pool().query('select sbp, dbp, hr from observation_sets where patient_id = $1', [patient])
    expect(rows).toEqual([{ sbp: 89, dbp: 62, hr: 64 }])

    const caution = { vitals: { sbp: 90, dbp: 62, hr: 64 } }
    expect(must(await giveDose(nurse, give(patient, orderId, caution)))).toMatchObject({
      state: 'stopped',
      check: { decision: 'caution', overrideBy: 'giver' },
    })
    const care = give(patient, orderId, { ...caution, override: 'Well, lying down, pressure again at 30 min' })
    expect(must(await giveDose(nurse, care))).toMatchObject({ state: 'recorded' })
  })

  test('counts as taken from its order on, and after its abrupt end a rise of 30 opens VIT-11', async () => {
    const patient = await makePatient(nurse)
    const orderId = await ordered(clonidine(patient))
    must(await giveDose(nurse, give(patient, orderId, { vitals: GOOD })))
    await letTimePass(patient, 73)
    must(await recordVitals(nurse, vitals(patient, measured(118, 76, 70))))
    const end = { requestId: newId(), patientId: patient, orderId, reason: 'Drowsy' }
    expect(await endOrder(prescriber, { ...end, how: null })).toMatchObject({
      problem: { fields: { how: expect.any(String) } },
    })
    must(await endOrder(prescriber, { ...end, how: 'abrupt' }))
    await letTimePass(patient, 1)
    must(await recordVitals(nurse, vitals(patient, measured(148, 84, 84))))
    expect(await openRules(patient)).toContain('VIT-11 T3')
  })

  test('reduced over days opens nothing', async () => {
    const patient = await makePatient(nurse)
    const orderId = await ordered(clonidine(patient))
    must(await giveDose(nurse, give(patient, orderId, { vitals: GOOD })))
    await letTimePass(patient, 73)
    must(await recordVitals(nurse, vitals(patient, measured(118, 76, 70))))
    must(
      await endOrder(prescriber, { requestId: newId(), patientId: patient, orderId, reason: 'Done', how: 'reduced' }),
    )
    await letTimePass(patient, 1)
    must(await recordVitals(nurse, vitals(patient, measured(148, 84, 84))))
    expect(await openRules(patient)).not.toContain('VIT-11 T3')
  })

  test('that is only stated makes pressure a matter, too', async () => {
    const patient = await makePatient(nurse)
    must(
      await stateMedication(nurse, {
        requestId: newId(),
        patientId: patient,
        takes: true,
        name: 'clonidine',
        since: null,
      }),
    )
    must(await recordVitals(nurse, vitals(patient, measured(86, 58, 70))))
    expect(await openRules(patient)).toContain('VIT-06 T2')
  })
})

describe('a due dose', () => {
  async function due(minutes = 0, more: Partial<OrderMedicine> = {}) {
    const patient = await makePatient(nurse)
    const startsAt = new Date(Date.now() - 2 * 3_600_000)
    const scheduled = { kind: 'scheduled' as const, indication: null, times: [clockIn(minutes)], startsAt, doseMg: 500 }
    const orderId = await ordered(order(patient, { ...scheduled, ...more }))
    const slot = must(await readMedicines(nurse, patient)).slots.find((one) => one.orderId === orderId)
    return { patient, orderId, dueAt: new Date(slot?.dueAt ?? Number.NaN), slot }
  }

  test('of two nurses at once one gives it, the other is told who', async () => {
    const { patient, orderId, dueAt } = await due()
    const both = await Promise.all([nurse, second].map((who) => giveDose(who, give(patient, orderId, { dueAt }))))
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    const lost = both.find((one) => !one.ok)
    expect(lost && !lost.ok && lost.problem.message).toMatch(
      /^This dose was recorded as given by (Nora Nurse|Sam Second) at \d\d:\d\d\.$/,
    )
    const { rows } = await pool().query('select count(*)::int as n from medication_doses where order_id = $1', [
      orderId,
    ])
    expect(rows[0].n).toBe(1)
  })

  test('refused, held and missed need a reason in the schema and show in the list', async () => {
    const { patient, orderId, dueAt } = await due()
    must(await giveDose(nurse, give(patient, orderId, { dueAt, outcome: 'refused', reason: 'Feels well' })))
    const view = must(await readMedicines(nurse, patient))
    expect(view.slots.find((slot) => slot.dueAt === dueAt.toISOString())).toMatchObject({
      state: 'refused',
      record: { by: 'Nora Nurse', reason: 'Feels well' },
    })
  })

  test('cannot be recorded more than an hour early, nor at a time that is none of the order', async () => {
    const { patient, orderId, dueAt } = await due(90)
    expect(await giveDose(nurse, give(patient, orderId, { dueAt }))).toMatchObject({
      problem: { code: 'conflict', message: expect.stringMatching(/^Due at \d\d:\d\d: it can be recorded from/) },
    })
    const never = new Date(dueAt.getTime() + 60_000)
    expect(await giveDose(nurse, give(patient, orderId, { dueAt: never }))).toMatchObject({
      problem: { code: 'conflict' },
    })
  })

  test('that nobody records for 4 h opens ENG-03 as T5 by time alone', async () => {
    const { patient } = await due(-60)
    expect(await openRules(patient)).not.toContain('ENG-03 T5')
    // The clock time stays while the past moves: the slot is put back with its order.
    const times = [clockIn(-241)]
    await pool().query('update medication_orders set times = $2, starts_at = $3 where patient_id = $1', [
      patient,
      times,
      new Date(Date.now() - 5 * 3_600_000),
    ])
    await pool().query("update triage_rows set recheck_at = now() - interval '1 second' where patient_id = $1", [
      patient,
    ])
    await sweepOnce()
    expect(await openRules(patient)).toContain('ENG-03 T5')
  })

  test('a counselor may not give, and from another center there is no such patient', async () => {
    const { patient, orderId, dueAt } = await due()
    const counselor = await makeStaff(nurse.centerId, 'counselor')
    expect(await giveDose(counselor, give(patient, orderId, { dueAt }))).toMatchObject({
      problem: { code: 'not_allowed' },
    })
    expect(await giveDose(stranger, give(patient, orderId, { dueAt }))).toMatchObject({
      problem: { code: 'not_found' },
    })
  })

  test('given and attempted doses: the flowsheet shows what was given', async () => {
    const { patient, orderId, dueAt } = await due()
    must(await giveDose(nurse, give(patient, orderId, { dueAt })))
    must(await giveDose(nurse, give(patient, orderId)))
    const sheet = must(await readFlowsheet(nurse, patient, '24h'))
    expect(sheet.doses).toEqual([expect.objectContaining({ name: 'Acetaminophen', text: '500 mg', kind: 'medicine' })])
  })
})

describe('a dose as needed', () => {
  test('is looked at after an hour, and its effect is recorded once', async () => {
    const patient = await makePatient(nurse)
    const orderId = await ordered(order(patient, { doseMg: 500 }))
    must(await giveDose(nurse, give(patient, orderId)))
    const [waiting] = must(await readMedicines(nurse, patient)).rechecks
    expect(waiting).toMatchObject({ name: 'Acetaminophen', due: false })
    await letTimePass(patient, 1)
    const [recheck] = must(await readMedicines(nurse, patient)).rechecks
    expect(recheck).toMatchObject({ due: true })
    const effect = { requestId: newId(), patientId: patient, doseId: recheck?.doseId ?? '', note: null }
    must(await recordEffect(nurse, { ...effect, effect: 'helped' }))
    expect(must(await readMedicines(nurse, patient)).rechecks).toEqual([])
    expect(await recordEffect(second, { ...effect, effect: 'worse' })).toMatchObject({ problem: { code: 'conflict' } })
  })
})

describe('buprenorphine', () => {
  const program = (patientId: string, more: Partial<OrderMedicine> = {}) =>
    order(patientId, {
      drug: 'buprenorphine',
      doseMg: 4,
      route: 'sublingual',
      kind: 'program',
      orderKind: 'rx',
      indication: null,
      times: [clockIn(0)],
      startsAt: new Date(Date.now() - 3_600_000),
      induction: 'standard',
      minCows: 8,
      overrideReason: 'Kratom stopped a day ago',
      ...more,
    })

  test('is not begun before the gate is met; a prescriber may with a reason', async () => {
    const patient = await makePatient(nurse)
    const orderId = await ordered(program(patient))
    const view = must(await readMedicines(nurse, patient))
    expect(view.buprenorphine).toMatchObject({ lacks: ['COWS is not scored'], gate: { met: false } })
    const dueAt = new Date(view.slots[0]?.dueAt ?? Number.NaN)
    expect(must(await giveDose(nurse, give(patient, orderId, { dueAt })))).toMatchObject({
      state: 'stopped',
      check: { reasons: [{ code: 'induction_gate', text: 'Induction gate not met: COWS is not scored' }] },
    })
    const given = give(patient, orderId, { dueAt, override: 'Visible withdrawal, scored by phone' })
    expect(must(await giveDose(prescriber, given))).toMatchObject({ state: 'recorded' })
    const { rows } = await pool().query(
      "select status from medication_statements where patient_id = $1 and ingredient = 'buprenorphine'",
      [patient],
    )
    expect(rows).toEqual([{ status: 'active' }])
    expect(must(await readMedicines(nurse, patient)).buprenorphine.rescore).toHaveLength(2)
  })

  test.each([
    [1, 'ENG-03 T4'],
    [2, 'ENG-03 T3'],
  ] as const)('without it for %s successive days: %s', async (days, flag) => {
    const patient = await makePatient(nurse)
    const startsAt = new Date(Date.now() - days * 24 * 3_600_000)
    await ordered(program(patient, { startsAt, times: [clockIn(60)] }))
    must(await recordVitals(nurse, vitals(patient, measured(122, 78, 72))))
    const open = await openRules(patient)
    // The first planned day is the one on which the order begins, if its time had not passed.
    expect(open.filter((rule) => rule.startsWith('ENG-03'))).toEqual([flag])
  })

  test('with naltrexone in force waits for a reason, and naltrexone within 7 days of use does', async () => {
    const patient = await makePatient(nurse)
    const naltrexone = order(patient, {
      drug: 'naltrexone',
      doseMg: 50,
      kind: 'program',
      orderKind: 'rx',
      indication: null,
      times: ['08:00'],
    })
    expect(await orderMedicine(prescriber, naltrexone)).toMatchObject({
      problem: { message: expect.stringContaining('at least 7') },
    })
    must(await orderMedicine(prescriber, { ...naltrexone, naltrexoneReason: 'Opioid-free by test and challenge' }))
    expect(await orderMedicine(prescriber, program(patient, { overrideReason: null }))).toMatchObject({
      problem: { message: expect.stringContaining('naltrexone') },
    })
  })
})

describe('reconciliation', () => {
  test('decides about every medicine, and what is stopped ends with it', async () => {
    const patient = await makePatient(nurse)
    for (const name of ['Sertraline', 'Apixaban'])
      must(await stateMedicine(nurse, { requestId: newId(), patientId: patient, name, dose: null }))
    const [apixaban, sertraline] = must(await readMedicines(nurse, patient)).statements
    const base = { requestId: newId(), patientId: patient, moment: 'admission' as const }
    const keep = { statementId: sertraline?.id ?? '', decision: 'continue' as const, note: null }
    expect(await reconcile(nurse, { ...base, items: [keep] })).toMatchObject({
      problem: { message: 'Decide about Apixaban.' },
    })
    const stop = { statementId: apixaban?.id ?? '', decision: 'stop' as const, note: 'No indication left' }
    must(await reconcile(nurse, { ...base, items: [keep, stop] }))
    const view = must(await readMedicines(nurse, patient))
    expect(view.statements.map(({ name }) => name)).toEqual(['Sertraline'])
    expect(view.reconciliations[0]).toMatchObject({
      moment: 'admission',
      by: 'Nora Nurse',
      items: [
        { name: 'Sertraline', decision: 'continue', note: null },
        { name: 'Apixaban', decision: 'stop', note: 'No indication left' },
      ],
    })
  })
})

test('acetaminophen with an ALT over 3 times the limit is not given', async () => {
  const patient = await makePatient(nurse)
  const orderId = await ordered(order(patient, { doseMg: 500 }))
  const alt = {
    requestId: newId(),
    patientId: patient,
    test: 'alt',
    value: 121,
    choice: null,
    unit: 'U/L',
    low: null,
    high: 40,
    takenAt: new Date(),
    preliminary: false,
    note: null,
    confirmed: true,
  }
  must(await recordLab(nurse, alt))
  expect(must(await giveDose(nurse, give(patient, orderId)))).toMatchObject({
    state: 'stopped',
    check: { reasons: [{ code: 'liver_review' }] },
  })
})

test('reading the medicines is on record', async () => {
  const patient = await makePatient(nurse)
  must(await readMedicines(nurse, patient))
  const { rows } = await pool().query("select 1 from audit where patient_id = $1 and verb = 'medication.list'", [
    patient,
  ])
  expect(rows).toHaveLength(1)
})
