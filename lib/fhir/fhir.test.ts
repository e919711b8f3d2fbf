import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { brokenSentence, type Checked, checkEntries } from './check'
import { cut, shortRef } from './cut'
import { type Mapping, mapEntries } from './map'
import { lineAt, lineOfSyntaxError } from './place'
import { groupFiles, readSources } from './read'
import type { Fact, Source } from './types'

const sample = (name: string): Source => ({
  name,
  text: readFileSync(new URL(`../../db/fhir/samples/${name}`, import.meta.url), 'utf8'),
})
const NOW = new Date('2026-03-03T13:42:00Z')

function read(source: Source) {
  const reading = readSources([source])
  if (!reading.ok) throw new Error(brokenSentence(reading.broken))
  return reading
}

function map(source: Source): Mapping {
  const { entries } = read(source)
  const checked = checkEntries(entries, [source])
  if (!Array.isArray(checked)) throw new Error(brokenSentence(checked))
  return mapEntries(entries, checked as Checked[], { now: NOW, zone: 'America/Chicago' })
}

/** A bundle of one invented patient and the resources given. */
const bundle = (...resources: object[]): Source => ({
  name: 'bundle.json',
  text: JSON.stringify({
    resourceType: 'Bundle',
    type: 'collection',
    entry: [PATIENT, ...resources].map((resource) => ({ resource })),
  }),
})
const PATIENT = {
  resourceType: 'Patient',
  id: 'p',
  identifier: [{ system: 'https://clinic.example', value: '1' }],
  name: [{ family: 'Hollow', given: ['Wren'] }],
  gender: 'male',
  birthDate: '1980-01-01',
}
const observation = (code: string, more: object) => ({
  resourceType: 'Observation',
  status: 'final',
  code: { coding: [{ system: 'http://loinc.org', code }] },
  subject: { reference: 'Patient/p' },
  effectiveDateTime: '2025-03-02T07:30:00Z',
  ...more,
})
const quantity = (value: number, code: string, more: object = {}) => ({
  valueQuantity: { value, code, system: 'http://unitsofmeasure.org', ...more },
})
const one = (resource: object) => {
  const { facts, outcomes } = map(bundle(resource))
  return { fact: facts[0], outcome: outcomes[1] }
}
const vitalsOf = (fact: Fact | undefined) => (fact?.kind === 'observation' ? fact.vitals : [])
const why = (resource: object) => {
  const { outcome } = one(resource)
  return outcome && 'why' in outcome ? outcome.why : undefined
}

describe('a value', () => {
  test.each([
    ['8310-5', 101.1, '[degF]', 'temperature', 38.389],
    ['29463-7', 164.2, '[lb_av]', 'weight', 74.48],
    ['29463-7', 74480, 'g', 'weight', 74.48],
    ['8302-2', 1.68, 'm', 'height', 168],
    ['8302-2', 66, '[in_i]', 'height', 167.64],
    ['8867-4', 76, '{beats}/min', 'heart_rate', 76],
    ['2708-6', 97, '%', 'spo2', 97],
    ['8331-1', 37.2, 'Cel', 'temperature', 37.2],
    ['72514-3', 0, '{score}', 'pain', 0],
  ])('%s of %d %s is kept as %s %d', (code, value, unit, vital, stored) => {
    expect(vitalsOf(one(observation(code, quantity(value, unit))).fact)).toMatchObject([{ vital, stored }])
  })

  test('with more decimals than are kept is rounded, and what was sent stays beside it', () => {
    const [value] = vitalsOf(one(observation('8867-4', quantity(117.77, '/min'))).fact)
    expect(value).toEqual({
      vital: 'heart_rate',
      stored: 118,
      entered: { value: '117.77', unit: '/min' },
      rounded: true,
    })
  })

  test('on a hard limit is taken, and past it refused with the limit', () => {
    expect(vitalsOf(one(observation('9279-1', quantity(80, '/min'))).fact)).toMatchObject([{ stored: 80 }])
    expect(why(observation('9279-1', quantity(80.1, '/min')))).toBe('outside 3–80 /min')
    expect(vitalsOf(one(observation('29463-7', quantity(772, '[lb_av]'))).fact)).toHaveLength(1)
    expect(why(observation('29463-7', quantity(773, '[lb_av]')))).toBe('outside 44–772 [lb_av]')
  })

  test('whose unit is missing, foreign or of another kind is never guessed', () => {
    expect(why(observation('29463-7', { valueQuantity: { value: 70, unit: 'kg' } }))).toBe('the unit has no UCUM code')
    expect(why(observation('29463-7', quantity(70, 'kg', { system: 'https://clinic.example/units' })))).toBe(
      'the unit has no UCUM code',
    )
    expect(why(observation('2339-0', quantity(5.4, 'mmol/L')))).toBe('mmol/L cannot be converted to mg/dL')
    expect(why(observation('8867-4', { valueInteger: 70 }))).toBe('{score} cannot be converted to /min')
  })

  test('that is absent, a limit or a draft is no fact', () => {
    expect(why(observation('8867-4', { dataAbsentReason: { coding: [{ code: 'asked-declined' }] } }))).toBe(
      'no value (asked-declined)',
    )
    expect(why(observation('8867-4', {}))).toBe('no value')
    expect(why(observation('59408-5', quantity(90, '%', { comparator: '<' })))).toBe('a limit (<), not a value')
    expect(why(observation('8867-4', { ...quantity(70, '/min'), status: 'preliminary' }))).toBe('status preliminary')
  })

  test('without a time of day, without a zone, or of tomorrow has no place on the flowsheet', () => {
    const at = (effectiveDateTime: string | undefined) =>
      why(observation('8867-4', { ...quantity(70, '/min'), effectiveDateTime }))
    expect(at('2025-03-02')).toBe('a date without a time of day')
    expect(at('2025-03-02T07:30:00')).toBe('a time without a time zone')
    expect(at('2026-03-03T13:42:01Z')).toBe('the time lies in the future')
    expect(at('2026-03-03T13:42:00Z')).toBeUndefined()
    expect(at(undefined)).toBe('no time')
  })
})

describe('blood pressure', () => {
  const panel = (code: string, systolic: number, diastolic: number) =>
    observation(code, {
      component: [
        { code: { coding: [{ system: 'http://loinc.org', code: '8480-6' }] }, ...quantity(systolic, 'mm[Hg]') },
        { code: { coding: [{ system: 'http://loinc.org', code: '8462-4' }] }, ...quantity(diastolic, 'mm[Hg]') },
      ],
    })

  test.each(['85354-9', '55284-4'])('under panel %s travels as a pair', (code) => {
    expect(vitalsOf(one(panel(code, 122, 78)).fact)).toMatchObject([
      { vital: 'systolic', stored: 122 },
      { vital: 'diastolic', stored: 78 },
    ])
  })

  test('with a diastolic not below the systolic refuses both', () => {
    expect(why(panel('85354-9', 80, 80))).toBe('the diastolic is not below the systolic')
    expect(vitalsOf(one(panel('85354-9', 81, 80)).fact)).toHaveLength(2)
  })

  test('loses one half to a limit and keeps the other', () => {
    const { facts, leftOut } = map(bundle(panel('85354-9', 122, 19)))
    expect(vitalsOf(facts[0])).toMatchObject([{ vital: 'systolic' }])
    expect(leftOut).toMatchObject([{ status: 'refused', label: { code: '8462-4' }, why: 'outside 20–200 mm[Hg]' }])
  })
})

describe('a score', () => {
  test.each([
    ['44261-6', 'PHQ9', 27],
    ['70274-6', 'GAD7', 21],
    ['75626-2', 'AUDIT_C', 12],
    ['82667-7', 'DAST10', 10],
  ])('%s is the total of %s up to %d and no further', (code, instrument, max) => {
    expect(one(observation(code, quantity(max, '{score}'))).fact).toMatchObject({
      scores: [{ instrument, total: max }],
    })
    expect(why(observation(code, quantity(max + 1, '{score}')))).toMatch(/is no total of/)
  })

  test('of a scale that is not ours is counted by its code', () => {
    expect(one(observation('55758-7', quantity(2, '{score}'))).outcome).toMatchObject({
      status: 'not_mapped',
      label: { system: 'http://loinc.org', code: '55758-7' },
    })
  })
})

test('a local code is never read by its name', () => {
  const local = {
    coding: [{ system: 'https://clinic.example/codes', code: '8867-4', display: 'Heart rate' }],
    text: 'Heart rate',
  }
  expect(one(observation('', { code: local, ...quantity(70, '/min') })).outcome).toMatchObject({
    status: 'not_mapped',
    label: { system: 'https://clinic.example/codes', code: '8867-4' },
  })
})

test('every entry of the sample is a fact or has an outcome', () => {
  const source = sample('transaction.json')
  const { entries, without } = read(source)
  const { people, facts, outcomes } = map(source)
  const read_ = new Set([...people.map(({ entry }) => entry), ...facts.map(({ entry }) => entry)])
  for (const fact of facts)
    if (fact.kind === 'medication' && fact.medicationEntry !== null) read_.add(fact.medicationEntry)
  for (const { index } of entries) expect(read_.has(index)).toBe(outcomes[index] === undefined)
  expect(without).toEqual(['DELETE'])
})

test('the record number of a clinic is taken, the social security number is not kept', () => {
  const [person] = map(sample('transaction.json')).people
  expect(person).toMatchObject({
    mrn: 'A-1001',
    sourceRef: 'https://clinic.example/mrn|A-1001',
    familyName: 'Hollow',
    givenName: 'Wren A.',
    birthDate: '1988-02-29',
  })
})

test('patient 1 of one clinic is not patient 1 of another', () => {
  const refOf = (family: string) =>
    map({
      name: 'p.json',
      text: JSON.stringify({ ...PATIENT, id: '1', identifier: undefined, name: [{ family, given: ['A'] }] }),
    }).people[0]?.sourceRef
  expect(refOf('Hollow')).not.toBe(refOf('Marsh'))
})

test('long references stay apart, and a cut never halves a character', () => {
  const long = 'x'.repeat(400)
  expect(shortRef(`${long}a`)).not.toBe(shortRef(`${long}b`))
  expect(shortRef(long).length).toBeLessThanOrEqual(300)
  expect(cut('ab😀', 3)).toBe('ab')
})

test('a restricted chart stays out, with everything about it', () => {
  const restricted = { ...PATIENT, meta: { security: [{ code: 'R' }] } }
  const text = JSON.stringify({
    resourceType: 'Bundle',
    type: 'batch',
    entry: [{ resource: observation('8867-4', quantity(70, '/min')) }, { resource: restricted }],
  })
  const { people, facts, outcomes } = map({ name: 'r.json', text })
  expect([people, facts]).toEqual([[], []])
  expect(outcomes).toMatchObject([{ status: 'refused', why: 'its person was refused' }, { status: 'refused' }])
})

describe('NDJSON', () => {
  test('may name the person after what is said about them', () => {
    const { people, facts, leftOut } = map(sample('export.ndjson'))
    expect(people).toMatchObject([{ familyName: 'Marsh', birthDate: null, mrn: null }])
    expect(facts.map(({ kind }) => kind)).toEqual(['observation', 'observation', 'no_allergy'])
    expect(leftOut).toMatchObject([{ label: { code: 'birthDate' }, why: 'the day is not said' }])
  })

  test('files of one export are one import, every bundle its own', () => {
    const groups = groupFiles([{ name: 'a.json' }, { name: 'Patient.ndjson' }, { name: 'Observation.ndjson' }])
    expect(groups.map(({ files }) => files.length)).toEqual([1, 2])
  })

  test('breaks on its line', () => {
    const broken = readSources([{ name: 'x.ndjson', text: '{"resourceType":"Patient"}\n\n{"resourceType":' }])
    expect(broken).toMatchObject({ ok: false, broken: { line: 3, message: 'This is not JSON.' } })
  })
})

describe('a broken file', () => {
  test('says entry, type, path and line', () => {
    const source = sample('broken.json')
    const broken = checkEntries(read(source).entries, [source])
    const line = source.text.split('\n').findIndex((text) => text.includes('seventy')) + 1
    expect(broken).toMatchObject({ entry: 1, resourceType: 'Observation', path: 'valueQuantity.value', line })
    if (!Array.isArray(broken))
      expect(brokenSentence(broken)).toBe(
        `entry[1] (Observation) valueQuantity.value: expected number, received string, line ${line}.`,
      )
  })

  test.each([
    ['{"resourceType": "Bundle",\n "type": "batch",\n "entry": [}', 3],
    ['{"a": 1,\n "b": 2', 2],
    ['{"a": "x\n"}', 1],
    ['{"a": 01}', 1],
  ])('%j stops being JSON on line %d', (text, line) => {
    expect(lineOfSyntaxError(text)).toBe(line)
  })

  test.each([
    ['{"resourceType":"Bundle","type":"history","entry":[]}', /history/],
    ['{"resourceType":"Bundle","type":"batch","entry":{}}', /not a list/],
    ['{"resourceType":"Bundle","type":"batch","entry":[{}]}', /no resource/],
    ['[]', /not a FHIR resource/],
    ['', /empty/],
  ])('%s is refused', (text, message) => {
    const reading = readSources([{ name: 'x.json', text }])
    expect(reading.ok ? '' : reading.broken.message).toMatch(message)
  })

  test('is counted by its place in the bundle, also behind entries without a resource', () => {
    const entry = [
      { request: { method: 'DELETE', url: 'Patient/x' } },
      { resource: { resourceType: 'Patient', gender: 1 } },
    ]
    const source = { name: 'x.json', text: JSON.stringify({ resourceType: 'Bundle', type: 'batch', entry }, null, 1) }
    const line = source.text.split('\n').findIndex((one) => one.includes('gender')) + 1
    expect(checkEntries(read(source).entries, [source])).toMatchObject({ entry: 1, path: 'gender', line })
  })

  test('a day that no calendar has is no date', () => {
    const source = bundle(observation('8867-4', { effectiveDateTime: '2025-02-30T07:30:00Z', ...quantity(70, '/min') }))
    expect(checkEntries(read(source).entries, [source])).toMatchObject({ entry: 1, path: 'effectiveDateTime' })
  })

  test.each(['a\0b', 'a\ud800b'])('a name that is not text (%j) breaks the file and not the database', (family) => {
    const source = { name: 'p.json', text: JSON.stringify({ ...PATIENT, name: [{ family, given: ['A'] }] }) }
    expect(checkEntries(read(source).entries, [source])).toMatchObject({
      entry: null,
      resourceType: 'Patient',
      path: 'name[0].family',
      line: 1,
    })
  })

  test('a line is found also behind strings that look like JSON', () => {
    expect(lineAt('{\n "a": "}]\\"{",\n "b": [\n 1,\n 2]}', ['b', 1])).toBe(5)
  })
})

describe('medicines', () => {
  const request = (more: object) => ({
    resourceType: 'MedicationRequest',
    intent: 'order',
    medicationCodeableConcept: { text: 'Clonidine 0.1 mg' },
    subject: { reference: 'Patient/p' },
    ...more,
  })

  test.each([
    ['active', 'active'],
    ['completed', 'stopped'],
    ['stopped', 'stopped'],
  ])('%s means %s', (status, taken) => {
    expect(one(request({ status })).fact).toMatchObject({ kind: 'medication', status: taken })
  })

  test.each(['on-hold', 'cancelled', 'draft', 'entered-in-error', 'unknown'])(
    '%s says neither and is refused',
    (status) => {
      expect(why(request({ status }))).toBe(`status ${status}`)
    },
  )

  test('a dose without a unit is no dose', () => {
    const dosageInstruction = (doseQuantity: object) => [{ doseAndRate: [{ doseQuantity }] }]
    expect(one(request({ status: 'active', dosageInstruction: dosageInstruction({ value: 1 }) })).fact).toMatchObject({
      dose: null,
    })
    expect(
      one(request({ status: 'active', dosageInstruction: dosageInstruction({ value: 0.1, unit: 'mg' }) })).fact,
    ).toMatchObject({ dose: '0.1 mg' })
  })
})

describe('references', () => {
  test.each([
    ['a person of this file by identifier', { reference: 'Patient?identifier=https://clinic.example|1' }, { entry: 0 }],
    ['a logical reference', { identifier: { system: 'https://clinic.example', value: '1' } }, { entry: 0 }],
    ['a version', { reference: 'Patient/p/_history/3' }, { entry: 0 }],
    [
      'somebody known elsewhere',
      { reference: 'Patient?identifier=https://clinic.example|2' },
      { sourceRef: 'https://clinic.example|2' },
    ],
  ])('%s is found', (_, subject, expected) => {
    expect(one(observation('8867-4', { ...quantity(70, '/min'), subject })).fact?.subject).toEqual(expected)
  })

  test.each([{ reference: 'Patient/other' }, { reference: 'Group/p' }, { reference: 'Patient?name=Hollow' }, {}])(
    '%j finds nobody',
    (subject) => {
      expect(why(observation('8867-4', { ...quantity(70, '/min'), subject }))).toBe('its person is not in this file')
    },
  )
})
