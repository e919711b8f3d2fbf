import { beforeAll, describe, expect, test } from 'vitest'
import { localDate } from '@/lib/clinical/time'
import { readHistory } from '../chart/history'
import { readOverview } from '../chart/overview'
import { newId } from '../ids'
import { makeCenter, makePatient, makeStaff, must, pool, type TestStaff } from '../testing'
import type { AdmissionInput } from './admission'
import { changeCourse } from './course'
import { previewUse, reportUse, UseReport } from './uses'

let nurse: TestStaff
let counselor: TestStaff
let intake: TestStaff

const ZONE = 'America/Chicago'
const HOUR = 3_600_000
const hoursAgo = (hours: number) => new Date(Date.now() - hours * HOUR)
const stopped = (hours: number): Partial<AdmissionInput> => ({
  lastDose: { precision: 'instant', at: hoursAgo(hours) },
})

beforeAll(async () => {
  const center = await makeCenter(ZONE)
  nurse = await makeStaff(center.id, 'nurse')
  counselor = await makeStaff(center.id, 'counselor', 'Lena Ortega-Vail')
  intake = await makeStaff(center.id, 'intake')
})

const use = (patientId: string, hours: number, more: Partial<UseReport> = {}) =>
  UseReport.parse({
    requestId: newId(),
    patientId,
    substance: 'kratom',
    on: { precision: 'instant', at: hoursAgo(hours).toISOString() },
    ...more,
  })

const history = async (patientId: string) => must(await readHistory(nurse, patientId))
const overview = async (patientId: string) => must(await readOverview(nurse, { patientId, range: '6wk' }))
const openRules = async (patientId: string) => (await overview(patientId)).flags.map((flag) => flag.rule_id)

describe('a use after the last dose', () => {
  test('within the first week moves day 0 and keeps the attempt', async () => {
    const patientId = await makePatient(nurse, stopped(5 * 24))
    const told = must(await previewUse(counselor, use(patientId, 2)))
    expect(told).toMatchObject({ event: 're_anchor', attemptNo: 1 })
    expect((await history(patientId)).uses).toHaveLength(0)
    must(await reportUse(counselor, use(patientId, 2)))
    const { view, episode } = await overview(patientId)
    expect(view?.anchorDate).toBe(localDate(hoursAgo(2), ZONE))
    expect(episode?.attempt_no).toBe(1)
    expect((await history(patientId)).anchors).toHaveLength(2)
  })

  test('later is a lapse: the phase stays, ENG-04 opens and the old anchor counts on', async () => {
    const patientId = await makePatient(nurse, stopped(20 * 24))
    const before = (await overview(patientId)).view
    must(await reportUse(counselor, use(patientId, 3)))
    const after = await overview(patientId)
    expect(after.view).toMatchObject({ phase: 'subacute', anchorDate: before?.anchorDate })
    expect(after.flags.map((flag) => flag.rule_id)).toContain('ENG-04')
    expect((await history(patientId)).uses[0]).toMatchObject({ event: 'lapse', by: 'Lena Ortega-Vail' })
  })

  test('judged a relapse starts the next attempt from the use, with ENG-05', async () => {
    const patientId = await makePatient(nurse, stopped(40 * 24))
    must(await reportUse(counselor, use(patientId, 3, { judgedRelapse: true, note: 'Daily since Friday' })))
    const { view, episode, flags } = await overview(patientId)
    expect(view?.phase).toBe('acute')
    expect(episode?.attempt_no).toBe(2)
    expect(flags.map((flag) => flag.rule_id)).toContain('ENG-05')
    expect((await history(patientId)).phases[0]).toMatchObject({
      phase: 'acute',
      cause: 'use',
      reason: 'Daily since Friday',
    })
  })

  test('a relapse with use going on ends day 0', async () => {
    const patientId = await makePatient(nurse, stopped(40 * 24))
    must(await reportUse(counselor, use(patientId, 3, { judgedRelapse: true, stillUsing: true })))
    expect((await overview(patientId)).view).toMatchObject({ phase: 'stabilization', day: null })
  })

  test('in the future is refused at its field, and nothing is written', async () => {
    const patientId = await makePatient(nurse, stopped(24))
    const refused = await reportUse(counselor, use(patientId, -2))
    expect(refused).toMatchObject({ ok: false, problem: { code: 'invalid', fields: { on: expect.any(String) } } })
    expect((await history(patientId)).uses).toHaveLength(0)
  })

  test('the same report sent twice is one use', async () => {
    const patientId = await makePatient(nurse, stopped(20 * 24))
    const report = use(patientId, 3)
    must(await reportUse(counselor, report))
    must(await reportUse(counselor, report))
    expect((await history(patientId)).uses).toHaveLength(1)
  })

  test('grams that are no number are refused and never become "not stated"', () => {
    const parsed = UseReport.safeParse({ ...use(newId(), 1), grams: Number.NaN })
    expect(parsed.success).toBe(false)
    expect(parsed.error?.issues[0]).toMatchObject({ path: ['grams'] })
  })
})

describe('the last dose', () => {
  const change = (patientId: string, more: object) =>
    changeCourse(counselor, {
      requestId: newId(),
      patientId,
      change: 'set_anchor',
      reason: 'Told at rounds',
      ...more,
    } as never)

  test('corrected with a reason moves the phase; the old one stays in the history', async () => {
    const patientId = await makePatient(nurse, stopped(24))
    const on = localDate(hoursAgo(10 * 24), ZONE)
    const { text } = must(await change(patientId, { lastDose: { precision: 'date', date: on } }))
    expect(text).toContain('day 10')
    const told = await history(patientId)
    expect(told.anchors.map((one) => one.precision)).toEqual(['date', 'instant'])
    expect(told.anchors[0]).toMatchObject({ last_dose_on: on, reason: 'Told at rounds', by: 'Lena Ortega-Vail' })
    expect(told.phases[0]).toMatchObject({ phase: 'subacute', cause: 'anchor', reason: 'Told at rounds' })
  })

  test('in the future is refused, by instant and by date', async () => {
    const patientId = await makePatient(nurse, stopped(24))
    const late = await change(patientId, { lastDose: { precision: 'instant', at: hoursAgo(-1) } })
    expect(late).toMatchObject({ ok: false, problem: { fields: { lastDose: expect.any(String) } } })
    const tomorrow = localDate(hoursAgo(-30), ZONE)
    expect((await change(patientId, { lastDose: { precision: 'date', date: tomorrow } })).ok).toBe(false)
    expect((await history(patientId)).anchors).toHaveLength(1)
  })

  test('confirmed by a clinician is no longer provisional', async () => {
    const patientId = await makePatient(nurse, stopped(6))
    expect((await overview(patientId)).view?.anchorStatus).toBe('provisional')
    must(await change(patientId, { change: 'confirm_anchor', reason: '' }))
    expect((await overview(patientId)).view?.anchorStatus).toBe('confirmed')
    expect((await history(patientId)).anchors[0]).toMatchObject({ confirmed_by: 'Lena Ortega-Vail' })
  })

  test('the same change sent twice appends one anchor', async () => {
    const patientId = await makePatient(nurse, stopped(24))
    const input = {
      requestId: newId(),
      patientId,
      change: 'set_anchor',
      reason: 'Corrected',
      lastDose: { precision: 'unknown' },
    } as const
    must(await changeCourse(counselor, input))
    must(await changeCourse(counselor, input))
    expect((await history(patientId)).anchors).toHaveLength(2)
    expect((await overview(patientId)).view?.phase).toBe('unknown')
  })

  test('is no business of the intake desk', async () => {
    const patientId = await makePatient(nurse, stopped(24))
    const refused = await changeCourse(intake, { requestId: newId(), patientId, change: 'confirm_anchor', reason: '' })
    expect(refused).toMatchObject({ ok: false, problem: { code: 'not_allowed' } })
  })
})

describe('a gate', () => {
  test('closed with a reason counts as closed, and who closed it stays', async () => {
    const patientId = await makePatient(nurse, stopped(3 * 24))
    const gate = async () => (await overview(patientId)).gates.find(({ id }) => id === 'acute_subacute')
    expect((await gate())?.state).not.toBe('overridden')
    must(
      await changeCourse(counselor, {
        requestId: newId(),
        patientId,
        change: 'override_gate',
        gateId: 'acute_subacute',
        reason: 'Goes home with family',
      }),
    )
    expect((await gate())?.state).toBe('overridden')
    expect((await history(patientId)).phases[0]).toMatchObject({
      gate: 'acute_subacute',
      reason: 'Goes home with family',
    })
  })

  test('what nobody recorded cannot be told and is never met', async () => {
    const patientId = await makePatient(nurse, stopped(3 * 24))
    const { gates } = await overview(patientId)
    const ahead = gates.find(({ id }) => id === 'acute_subacute')
    expect(ahead?.criteria.find(({ id }) => id === 'sowsHDays')?.state).toBe('cannot_tell')
  })
})

test('another center sees neither chart nor history', async () => {
  const patientId = await makePatient(nurse, stopped(24))
  const elsewhere = await makeStaff((await makeCenter()).id, 'counselor')
  expect(await readOverview(elsewhere, { patientId, range: '7d' })).toMatchObject({
    ok: false,
    problem: { code: 'not_found' },
  })
  expect((await readHistory(elsewhere, patientId)).ok).toBe(false)
  expect(await reportUse(elsewhere, use(patientId, 1))).toMatchObject({ ok: false, problem: { code: 'not_found' } })
  const { rows } = await pool().query("select 1 from audit where staff_id = $1 and kind = 'refused'", [elsewhere.id])
  expect(rows.length).toBeGreaterThan(1)
})

test('opening an overview twice leaves one audit row in ten minutes', async () => {
  const patientId = await makePatient(nurse, stopped(24))
  await overview(patientId)
  await overview(patientId)
  const { rows } = await pool().query("select 1 from audit where patient_id = $1 and verb = 'chart.overview'", [
    patientId,
  ])
  expect(rows).toHaveLength(1)
  expect(await openRules(patientId)).toEqual(expect.any(Array))
})
