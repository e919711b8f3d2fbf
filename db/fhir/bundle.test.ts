import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import type { ImportReport, TypeCount } from '@/lib/fhir/report'
import type { Source } from '@/lib/fhir/types'
import type { Staff } from '../client'
import { newId } from '../ids'
import { admitPatient } from '../patients/admission'
import { makeCenter, makeConfidential, makePatient, makeStaff, must, pool, type TestStaff } from '../testing'
import { importBundle } from './bundle'
import { listImports, readImport } from './history'

const text = (name: string) => readFileSync(new URL(`samples/${name}`, import.meta.url), 'utf8')
const run = (staff: Staff, name: string, sources: Source[] = [{ name, text: text(name) }]) =>
  importBundle(staff, { importId: newId(), fileName: name, sources })
const reportOf = async (staff: Staff, name: string, sources?: Source[]): Promise<ImportReport> => {
  const { report } = must(await run(staff, name, sources))
  if (!report) throw new Error('The import left no report.')
  return report
}
const ofType = ({ types }: ImportReport, type: string): Omit<TypeCount, 'type'> | undefined => {
  const { type: _, ...counts } = types.find((one) => one.type === type) ?? {
    type: '',
    total: 0,
    taken: 0,
    repeated: 0,
    notMapped: 0,
    refused: 0,
  }
  return counts
}

const TABLES = [
  'patients',
  'observation_sets',
  'assessments',
  'conditions',
  'allergies',
  'medication_statements',
  'episodes',
  'flags',
  'triage_rows',
  'phase_history',
  'changes',
]
const count = async (centerId: string) => {
  const counts: Record<string, number> = {}
  for (const table of TABLES) {
    const { rows } = await pool().query(`select count(*)::int as n from ${table} where center_id = $1`, [centerId])
    counts[table] = rows[0].n
  }
  return counts
}

let center: { id: string }
let administrator: TestStaff

beforeAll(async () => {
  center = await makeCenter()
  administrator = await makeStaff(center.id, 'administrator')
})

describe('a bundle', () => {
  let first: ImportReport

  beforeAll(async () => {
    first = await reportOf(administrator, 'transaction.json')
  })

  test('is accounted for to the last entry', () => {
    for (const { total, taken, repeated, notMapped, refused } of first.types)
      expect(taken + repeated + notMapped + refused).toBe(total)
    expect(ofType(first, 'Observation')).toEqual({ total: 17, taken: 9, repeated: 0, notMapped: 2, refused: 6 })
    expect(ofType(first, 'Condition')).toEqual({ total: 2, taken: 1, repeated: 0, notMapped: 0, refused: 1 })
    expect(ofType(first, 'Medication')).toEqual({ total: 1, taken: 1, repeated: 0, notMapped: 0, refused: 0 })
    expect(first.written).toEqual({ patients: 1, sets: 2, scores: 2, conditions: 1, allergies: 1, medicines: 1 })
  })

  test('lists what was not mapped by code and what was refused with its reason', () => {
    expect(first.notMapped).toContainEqual(expect.objectContaining({ code: '55758-7', count: 1, part: false }))
    expect(first.notMapped).toContainEqual(
      expect.objectContaining({ system: 'https://clinic.example/codes', code: 'MOOD' }),
    )
    expect(first.notMapped).toContainEqual(expect.objectContaining({ code: '8478-0', part: true }))
    expect(first.notMapped).toContainEqual(expect.objectContaining({ type: 'Immunization', code: '140' }))
    expect(first.notMapped).toContainEqual(expect.objectContaining({ code: 'DELETE' }))
    expect(first.refused).toContainEqual(
      expect.objectContaining({ code: '2339-0', why: 'mmol/L cannot be converted to mg/dL' }),
    )
    expect(first.refused).toContainEqual(expect.objectContaining({ code: '9279-1', why: 'outside 3–80 /min' }))
    expect(first.refused).toContainEqual(
      expect.objectContaining({ code: '8462-4', why: 'no value (not-performed)', part: true }),
    )
    expect(first.refused).toContainEqual(
      expect.objectContaining({ type: 'MedicationStatement', why: 'status not-taken' }),
    )
  })

  test('makes one set of the vitals of one moment, in SI and as sent, for display only', async () => {
    const { rows } = await pool().query('select * from observation_sets where center_id = $1 order by taken_at', [
      center.id,
    ])
    expect(rows).toHaveLength(2)
    expect(rows[0]).toMatchObject({
      hr: 76,
      temp_c: 38.389,
      temp_entered: 101.1,
      temp_unit: '[degF]',
      weight_kg: 74.48,
      height_cm: 168,
      sbp: 122,
      dbp: 78,
      pain: 0,
      spo2: null,
      rr: null,
      news2_total: null,
      source: 'import',
      display_only: true,
      episode_id: null,
      recorded_by: administrator.id,
    })
    expect(rows[0].entered.heart_rate).toEqual({ value: '76.4', unit: '/min' })
    expect(rows[0].entered.weight).toEqual({ value: '164.2', unit: '[lb_av]' })
    expect(first.rounded).toBe(1)
    expect(rows[1]).toMatchObject({ sbp: 118, dbp: null })
  })

  test('keeps totals as imported scores with their band and no answers', async () => {
    const { rows } = await pool().query(
      'select instrument, total, band, band_set, status, mode, source, answers, display_only from assessments where center_id = $1 order by instrument',
      [center.id],
    )
    const same = { status: 'complete', mode: 'import', source: 'import', answers: {}, display_only: true }
    expect(rows).toEqual([
      { instrument: 'AUDIT_C', total: 3, band: 'positive', band_set: 'FROM_3', ...same },
      { instrument: 'PHQ9', total: 14, band: 'moderate', band_set: null, ...same },
    ])
  })

  test('brings the background, and says that allergies are listed', async () => {
    const one = async (table: string) =>
      (await pool().query(`select * from ${table} where center_id = $1`, [center.id])).rows[0]
    expect(await one('conditions')).toMatchObject({
      text: 'Hypertension',
      code: '38341003',
      status: 'active',
      onset_on: '2019-04-01',
    })
    expect(await one('allergies')).toMatchObject({
      substance: 'Allergy to penicillin',
      reaction: 'Hives',
      severity: 'moderate, criticality high',
    })
    expect(await one('medication_statements')).toMatchObject({
      name: 'Clonidine hydrochloride 0.1 MG Oral Tablet',
      ingredient: null,
      dose: '0.1 mg twice a day',
      status: 'active',
      started_at: new Date('2025-03-01T06:00:00Z'),
    })
    expect(await one('patients')).toMatchObject({ mrn: 'A-1001', allergy_status: 'listed', birth_date: '1988-02-29' })
  })

  test('opens no episode, no phase and no flag', async () => {
    expect(await count(center.id)).toMatchObject({ episodes: 0, flags: 0, triage_rows: 0, phase_history: 0 })
  })

  test('sent twice changes nothing, and says so', async () => {
    const before = await count(center.id)
    const again = await reportOf(administrator, 'transaction.json')
    expect(await count(center.id)).toEqual(before)
    for (const { type } of first.types) {
      const [one, two] = [ofType(first, type), ofType(again, type)]
      expect(two).toEqual({ ...one, taken: 0, repeated: one?.taken })
    }
    expect(again.written).toEqual({ patients: 0, sets: 0, scores: 0, conditions: 0, allergies: 0, medicines: 0 })
  })

  test('is audited with its counts, and on the chart it changed', async () => {
    const { rows } = await pool().query(
      "select patient_id, details from audit where center_id = $1 and verb = 'data.import' and kind = 'write' order by at, id",
      [center.id],
    )
    expect(rows.filter(({ patient_id }) => patient_id !== null)).toHaveLength(1)
    expect(rows.find(({ patient_id }) => patient_id === null).details).toMatchObject({
      fileName: 'transaction.json',
      patients: 1,
      taken: 14,
    })
  })

  test('stays in the history with its report', async () => {
    const [latest] = must(await listImports(administrator))
    expect(latest).toMatchObject({ fileName: 'transaction.json', status: 'done', startedBy: administrator.name })
    expect(latest?.progress).toEqual({ read: first.entries, total: first.entries })
    expect(latest?.counts).toMatchObject({ taken: 0, repeated: 14 })
    const whole = must(await readImport(administrator, latest?.id ?? newId()))
    expect(whole.report?.entries).toBe(first.entries)
  })
})

test('says how far it is while it runs, beside the transaction that it is', async () => {
  const staff = await makeStaff((await makeCenter()).id, 'administrator')
  const importId = newId()
  const heard: number[] = []
  const seen: Promise<unknown>[] = []
  const sources = [{ name: 't.json', text: text('transaction.json') }]
  must(
    await importBundle(staff, { importId, fileName: 't.json', sources }, (read, total) => {
      heard.push(read)
      expect(total).toBe(25)
      seen.push(readImport(staff, importId).then((state) => must(state).status))
    }),
  )
  expect(heard).toEqual([...heard].sort((a, b) => a - b))
  expect([heard.length > 2, heard.at(-1)]).toEqual([true, 25])
  expect((await Promise.all(seen))[0]).toBe('running')
})

describe('a bundle that came before', () => {
  test('with another value of the same moment keeps both', async () => {
    const { id } = await makeCenter()
    const staff = await makeStaff(id, 'supervisor')
    await reportOf(staff, 'transaction.json')
    const changed = text('transaction.json').replace('76.4', '88')
    const report = await reportOf(staff, 'changed.json', [{ name: 'changed.json', text: changed }])
    expect(ofType(report, 'Observation')).toMatchObject({ taken: 1, repeated: 8 })
    const { rows } = await pool().query(
      'select hr from observation_sets where center_id = $1 and hr is not null order by hr',
      [id],
    )
    expect(rows.map(({ hr }) => hr)).toEqual([76, 88])
  })

  test('with another status of a condition says that the chart differs', async () => {
    const { id } = await makeCenter()
    const staff = await makeStaff(id, 'medical_director')
    await reportOf(staff, 'transaction.json')
    const changed = text('transaction.json').replace('"2019-04-01"', '"2018-04-01"')
    const report = await reportOf(staff, 'changed.json', [{ name: 'changed.json', text: changed }])
    expect(report.refused).toContainEqual(
      expect.objectContaining({
        type: 'Condition',
        code: '38341003',
        why: 'differs from what was imported before; correct it in the chart',
      }),
    )
  })

  test('at the same second is imported once', async () => {
    const { id } = await makeCenter()
    const staff = await makeStaff(id, 'supervisor')
    const both = await Promise.all([reportOf(staff, 'transaction.json'), reportOf(staff, 'transaction.json')])
    expect(both.map((report) => ofType(report, 'Patient')?.taken).sort()).toEqual([0, 1])
    expect(await count(id)).toMatchObject({ patients: 1, observation_sets: 2, assessments: 2, conditions: 1 })
  })

  test('under the same import id answers what the first one did', async () => {
    const importId = newId()
    const input = {
      importId,
      fileName: 'transaction.json',
      sources: [{ name: 't.json', text: text('transaction.json') }],
    }
    const first = must(await importBundle(administrator, input))
    const second = must(await importBundle(administrator, input))
    expect(second).toEqual(first)
  })
})

test('an NDJSON export may name the person last, and "none known" answers the allergies', async () => {
  const { id } = await makeCenter()
  const staff = await makeStaff(id, 'administrator')
  const report = await reportOf(staff, 'export.ndjson')
  expect(report).toMatchObject({ kind: 'NDJSON', written: { patients: 1, sets: 1 } })
  const { rows } = await pool().query('select mrn, allergy_status, birth_date from patients where center_id = $1', [id])
  expect(rows[0]).toEqual({
    mrn: expect.stringMatching(/^I-[0-9A-F]{10}$/),
    allergy_status: 'none_known',
    birth_date: null,
  })
  expect(ofType(await reportOf(staff, 'export.ndjson'), 'AllergyIntolerance')).toMatchObject({ taken: 0, repeated: 1 })
})

describe('refused as a whole', () => {
  test('a broken bundle changes nothing and says where it broke', async () => {
    const before = await count(center.id)
    const line = text('broken.json').slice(0, text('broken.json').indexOf('seventy')).split('\n').length
    const result = await run(administrator, 'broken.json')
    expect(result).toMatchObject({
      ok: false,
      problem: {
        code: 'invalid',
        message: `entry[1] (Observation) valueQuantity.value: expected number, received string, line ${line}.`,
        details: { entry: 1, resourceType: 'Observation', path: 'valueQuantity.value', line },
      },
    })
    expect(await count(center.id)).toEqual(before)
    const [latest] = must(await listImports(administrator))
    expect(latest).toMatchObject({
      fileName: 'broken.json',
      status: 'refused',
      counts: null,
      problem: expect.stringContaining('entry[1]'),
    })
  })

  test('a text that ends too early says on which line', async () => {
    const cut = text('transaction.json').slice(0, 400)
    const result = await run(administrator, 'cut.json', [{ name: 'cut.json', text: cut }])
    expect(result).toMatchObject({ problem: { message: `This is not JSON, line ${cut.split('\n').length}.` } })
  })

  test('a bundle without a patient says so and changes nothing', async () => {
    const before = await count(center.id)
    const result = await run(administrator, 'no-patient.json')
    expect(result).toMatchObject({
      ok: false,
      problem: { message: 'There is no patient in this file (2 Practitioner).' },
    })
    expect(await count(center.id)).toEqual(before)
  })
})

describe('identity', () => {
  test('an MRN that belongs to somebody else is reported and never merged', async () => {
    const { id } = await makeCenter()
    const supervisor = await makeStaff(id, 'supervisor')
    const other = await makePatient(supervisor, { mrn: 'A-1001' })
    const report = await reportOf(supervisor, 'transaction.json')
    expect(report.notices).toEqual([expect.stringContaining('MRN A-1001 belongs to another person here')])
    const { rows } = await pool().query(
      'select id, mrn from patients where center_id = $1 and source_ref is not null',
      [id],
    )
    expect(rows).toEqual([{ id: expect.not.stringContaining(other), mrn: expect.stringMatching(/^I-/) }])
  })

  test('a likely duplicate is pointed out', async () => {
    const { id } = await makeCenter()
    const supervisor = await makeStaff(id, 'supervisor')
    await makePatient(supervisor, { mrn: 'X-7', familyName: 'hollow', givenName: 'Wren A.', birthDate: '1988-02-29' })
    const report = await reportOf(supervisor, 'transaction.json')
    expect(report.notices).toEqual([expect.stringContaining('MRN X-7 has the same name and birth date')])
  })

  test('an identifier that belongs to somebody with another birth date takes nothing', async () => {
    const { id } = await makeCenter()
    const supervisor = await makeStaff(id, 'supervisor')
    await reportOf(supervisor, 'transaction.json')
    const changed = text('transaction.json').replace('1988-02-29', '1990-02-28')
    const report = await reportOf(supervisor, 'changed.json', [{ name: 'changed.json', text: changed }])
    expect(ofType(report, 'Patient')).toMatchObject({ refused: 1 })
    expect(report.types.reduce((sum, { taken }) => sum + taken, 0)).toBe(0)
  })

  test('a number on a hidden chart gives the person a number of their own, and tells nothing', async () => {
    const { id } = await makeCenter()
    const [supervisor, named] = [await makeStaff(id, 'supervisor'), await makeStaff(id, 'supervisor')]
    await makeConfidential(await makePatient(named, { mrn: 'A-1001', familyName: 'Secret' }), [named])
    const report = await reportOf(supervisor, 'transaction.json')
    expect(ofType(report, 'Patient')).toMatchObject({ taken: 1 })
    expect(JSON.stringify(report)).not.toContain('Secret')
  })

  test('a chart that became confidential takes nothing from somebody who cannot see it', async () => {
    const { id } = await makeCenter()
    const supervisor = await makeStaff(id, 'supervisor')
    await reportOf(supervisor, 'transaction.json')
    const { rows } = await pool().query('select id from patients where center_id = $1', [id])
    await makeConfidential(rows[0].id, [])
    const before = await count(id)
    const result = await run(supervisor, 'transaction.json')
    expect(result).toMatchObject({
      ok: false,
      problem: { message: expect.stringContaining('No patient of this file can be taken') },
    })
    expect(await count(id)).toEqual(before)
  })
})

test('old values never open a flag, also on an open episode', async () => {
  const { id } = await makeCenter()
  const supervisor = await makeStaff(id, 'supervisor')
  const admitted = await admitPatient(supervisor, {
    requestId: newId(),
    familyName: 'Open',
    givenName: 'Episode',
    mrn: 'O-1',
    birthDate: null,
    sex: 'unknown',
    pronouns: null,
    language: null,
    phone: null,
    setting: 'residential',
    place: null,
    useStatus: 'stopped',
    allergies: { state: 'none_known' },
  })
  await pool().query('update patients set source_ref = $2 where id = $1', [
    must(admitted).patientId,
    'https://other.example/id|77',
  ])
  const flags = async () => (await pool().query('select rule_id from flags where center_id = $1 order by 1', [id])).rows
  const before = await flags()
  const critical = text('export.ndjson').replace('"value": 64', '"value": 190')
  const report = await reportOf(supervisor, 'critical.ndjson', [{ name: 'critical.ndjson', text: critical }])
  expect(report.written).toMatchObject({ patients: 0, sets: 1 })
  expect(await flags()).toEqual(before)
})

describe('who may import', () => {
  test.each(['intake', 'counselor', 'nurse', 'prescriber'] as const)(
    'a person with the role %s may not',
    async (role) => {
      const staff = await makeStaff(center.id, role)
      expect(await run(staff, 'transaction.json')).toMatchObject({ ok: false, problem: { code: 'not_allowed' } })
      expect(await listImports(staff)).toMatchObject({ ok: false, problem: { code: 'not_allowed' } })
    },
  )

  test('another center sees neither the import nor its people', async () => {
    const elsewhere = await makeStaff((await makeCenter()).id, 'administrator')
    const [latest] = must(await listImports(administrator))
    expect(must(await listImports(elsewhere))).toEqual([])
    expect(await readImport(elsewhere, latest?.id ?? newId())).toMatchObject({
      ok: false,
      problem: { code: 'not_found' },
    })
    expect(ofType(await reportOf(elsewhere, 'transaction.json'), 'Patient')).toMatchObject({ taken: 1, repeated: 0 })
  })
})
