import { beforeAll, describe, expect, test } from 'vitest'
import { readAuditLog } from './audit-log'
import { newId } from './ids'
import {
  makeCenter,
  makeConfidential,
  makePatient,
  makeSession,
  makeStaff,
  must,
  pool,
  type TestStaff,
} from './testing'

let nurse: TestStaff
let supervisor: TestStaff
let mrn: string
let patientId: string

beforeAll(async () => {
  const center = await makeCenter()
  nurse = await makeStaff(center.id, 'nurse')
  supervisor = await makeStaff(center.id, 'supervisor')
  mrn = `A-${newId()}`
  patientId = await makePatient(nurse, { mrn })
})

describe('the audit log', () => {
  test('shows what happened in the center, newest first, with who and which chart', async () => {
    const { entries } = must(await readAuditLog(supervisor, {}))
    expect(entries).toContainEqual(expect.objectContaining({ kind: 'write', staffName: nurse.name, mrn }))
    const times = entries.map(({ at }) => at.getTime())
    expect(times).toEqual([...times].sort((a, b) => b - a))
  })

  test('is itself on record', async () => {
    await readAuditLog(supervisor, {})
    const { entries } = must(await readAuditLog(supervisor, { kind: 'read', personId: supervisor.id }))
    expect(entries).toContainEqual(expect.objectContaining({ verb: 'audit.read' }))
  })

  test('shows the sign-ins of its people, and not those of others', async () => {
    const stranger = await makeStaff((await makeCenter()).id, 'nurse')
    await makeSession(nurse)
    await makeSession(stranger)
    const { entries } = must(await readAuditLog(supervisor, { kind: 'auth' }))
    expect(entries.map(({ staffName, verb }) => [staffName, verb])).toEqual([[nurse.name, 'sign_in']])
  })

  test('filters by patient', async () => {
    await makePatient(nurse)
    const { entries } = must(await readAuditLog(supervisor, { mrn, kind: 'write' }))
    expect(new Set(entries.map((entry) => entry.mrn))).toEqual(new Set([mrn]))
  })

  test('filters by a day of the center: an hour before its midnight is the day before', async () => {
    const center = await makeCenter('America/Chicago')
    const director = await makeStaff(center.id, 'medical_director')
    const insert = 'insert into audit (id, center_id, staff_id, at, kind, verb) values ($1, $2, $3, $4, $5, $6)'
    for (const [at, verb] of [
      ['2026-03-03T05:59:59Z', 'before'],
      ['2026-03-03T06:00:00Z', 'first'],
      ['2026-03-04T05:59:59Z', 'last'],
      ['2026-03-04T06:00:00Z', 'after'],
    ])
      await pool().query(insert, [newId(), center.id, director.id, at, 'write', verb])
    const { entries } = must(await readAuditLog(director, { day: '2026-03-03' }))
    expect(entries.map(({ verb }) => verb)).toEqual(['last', 'first'])
  })

  test('pages through everything once, also through rows of the same instant', async () => {
    const center = await makeCenter()
    const director = await makeStaff(center.id, 'medical_director')
    await pool().query(
      `insert into audit (id, center_id, staff_id, at, kind, verb)
       select gen_random_uuid(), $1, $2, '2026-01-01T00:00:00.123456Z'::timestamptz, 'write', 'n' || n from generate_series(1, 120) n`,
      [center.id, director.id],
    )
    const seen: string[] = []
    let before: { at: string; id: string } | undefined
    for (let page = 1; page <= 3; page++) {
      const read = must(await readAuditLog(director, { kind: 'write', before }))
      seen.push(...read.entries.map(({ verb }) => verb))
      before = read.next ?? undefined
    }
    expect(before).toBeUndefined()
    expect(new Set(seen).size).toBe(120)
    expect(seen).toHaveLength(120)
  })

  test('says nothing about a hidden chart: neither rows nor that its MRN exists', async () => {
    await makeConfidential(patientId, [nurse])
    expect(must(await readAuditLog(supervisor, { mrn })).entries).toEqual([])
    const { entries } = must(await readAuditLog(supervisor, {}))
    expect(entries.filter((entry) => entry.mrn === mrn)).toEqual([])
  })
})
