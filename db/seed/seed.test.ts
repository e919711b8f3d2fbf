import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closePool, pool } from '../client'
import { markDatabase } from '../embedded/databases.mjs'
import { flagLoad } from '../load'
import { migrateDatabase } from '../migrate'
import { FERNHILL_CAST, LARKMOOR_CAST } from './casts'
import { seed } from './seed'
import { DEMO_PASSWORD, STAFF } from './staff'
import { storyOf } from './story'

const UNTIL = new Date('2026-03-03T07:42:00-06:00')
const everybody = [...LARKMOOR_CAST.people, ...FERNHILL_CAST.people]

describe('the story', () => {
  test('is the same for the same instant, and ends there', () => {
    const once = storyOf(LARKMOOR_CAST, UNTIL)
    expect(storyOf(LARKMOOR_CAST, UNTIL)).toEqual(once)
    expect(once.length).toBeGreaterThan(800)
    expect(once.filter(({ at }) => at > UNTIL)).toEqual([])
  })

  test('has 56 people in one center and 3 in the other, each with an MRN of their own', () => {
    expect([LARKMOOR_CAST.people.length, FERNHILL_CAST.people.length]).toEqual([56, 3])
    expect(new Set(everybody.map(({ mrn }) => mrn)).size).toBe(59)
  })

  test('admits everybody before anything else happens to them', () => {
    for (const cast of [LARKMOOR_CAST, FERNHILL_CAST]) {
      const scenes = storyOf(cast, UNTIL)
      for (const { mrn } of cast.people) {
        const own = scenes.filter((scene) => scene.mrn === mrn).sort((a, b) => a.at.getTime() - b.at.getTime())
        expect([mrn, own[0]?.act.do]).toEqual([mrn, 'admit'])
      }
    }
  })

  test('knows only invented people: reserved addresses and numbers that ring nowhere', () => {
    for (const { email } of Object.values(STAFF)) expect(email).toMatch(/@larkmoor\.example$/)
    const phones = storyOf(LARKMOOR_CAST, UNTIL).flatMap(({ act }) => (act.do === 'admit' ? [act.input.phone] : []))
    for (const phone of phones) expect(phone).toMatch(/^555-01\d\d$/)
    expect(DEMO_PASSWORD.length).toBeGreaterThanOrEqual(12)
  })

  test('shows every approach, and every way of standing before and after the last dose', () => {
    const courses = everybody.map(({ course }) => course)
    expect(new Set(courses.map(({ kind }) => kind))).toEqual(
      new Set(['intake', 'unknown', 'stable', 'stopped', 'taper', 'finished']),
    )
    expect(new Set(courses.flatMap((course) => (course.kind === 'taper' ? [course.params.approach] : [])))).toEqual(
      new Set(['conservative', 'moderate', 'rapid', 'gradual_10', 'custom']),
    )
  })
})

/** A database of its own, because the clock of a database is one for all of its centers. */
describe('the replay', () => {
  const name = `glidepath_seed_${process.pid}`
  const shared = process.env.DATABASE_URL ?? ''
  const some = ['40-1187', '40-2213', '40-1530', '40-2147', 'F-0311']
  const until = UNTIL
  let centers: Map<string, string>

  beforeAll(async () => {
    await onShared(`drop database if exists ${name} with (force)`)
    await onShared(`create database ${name}`)
    const own = new URL(shared)
    own.pathname = `/${name}`
    await migrateDatabase(own.href)
    await markDatabase(own.href, 'test')
    process.env.DATABASE_URL = own.href
    centers = await seed({ casts: [LARKMOOR_CAST, FERNHILL_CAST], until, only: some })
  })

  afterAll(async () => {
    await closePool()
    process.env.DATABASE_URL = shared
    await onShared(`drop database if exists ${name} with (force)`)
  })

  async function onShared(sql: string) {
    const client = new pg.Client({ connectionString: shared })
    await client.connect()
    await client.query(sql)
    await client.end()
  }

  const rows = async <Row>(sql: string, values: unknown[] = []) => (await pool().query(sql, values)).rows as Row[]

  test('ends with two emergencies, one of them unanswered', async () => {
    const queue = await rows<{ mrn: string; tier: number; answered: boolean }>(
      `select p.mrn, r.tier, r.answered from triage_rows r join patients p on p.id = r.patient_id
       where r.center_id = $1 and r.tier = 1 order by p.mrn`,
      [centers.get('larkmoor')],
    )
    expect(queue).toEqual([
      { mrn: '40-1187', tier: 1, answered: false },
      { mrn: '40-2213', tier: 1, answered: true },
    ])
  })

  test('stops the clock of the database at its end', async () => {
    const [clock] = await rows<{ now: Date }>('select app.now() as now')
    expect(clock?.now).toEqual(until)
  })

  test('goes through the verbs: each change is audited, as the person who made it', async () => {
    const [missing] = await rows<{ count: number }>(
      `select count(*)::int as count from observation_sets o where not exists (
         select 1 from audit a where a.patient_id = o.patient_id and a.staff_id = o.recorded_by and a.at = o.entered_at
           and a.kind = 'write' and a.verb in ('vitals.record', 'vitals.correct'))`,
    )
    expect(missing?.count).toBe(0)
  })

  test('holds and takes up a plan again, each as a version of its own', async () => {
    const versions = await rows<{ change: string; status: string }>(
      `select t.change, t.status from taper_plans t join patients p on p.id = t.patient_id where p.mrn = '40-1530' order by version`,
    )
    expect(versions).toEqual([
      { change: 'first', status: 'superseded' },
      { change: 'hold', status: 'superseded' },
      { change: 'resume', status: 'signed' },
    ])
  })

  test('keeps the confidential chart to its two named people', async () => {
    const named = await rows<{ name: string }>(
      `select s.name from chart_access a join patients p on p.id = a.patient_id join staff s on s.id = a.staff_id
       where p.mrn = '40-2147' and p.confidential order by s.name`,
    )
    expect(named.map(({ name }) => name)).toEqual(['Nadia Rahmani', 'Priya Raman'])
  })

  test('gives one person two centers, and nobody else', async () => {
    const both = await rows<{ name: string }>(
      'select s.name from memberships m join staff s on s.id = m.staff_id group by s.id, s.name having count(*) > 1',
    )
    expect(both).toEqual([{ name: 'Nadia Rahmani' }])
  })

  test('opens the same flags at the same instants when it is played again', async () => {
    const again = await seed({ casts: [LARKMOOR_CAST], until, only: some, suffix: 'again' })
    const flagsOf = (centerId: string | undefined) =>
      rows(
        `select p.mrn, f.rule_id, f.tier, f.opened_at, f.cleared_at, f.acknowledged_at, f.text from flags f
         join patients p on p.id = f.patient_id where f.center_id = $1 order by f.opened_at, p.mrn, f.rule_id`,
        [centerId],
      )
    expect(await flagsOf(again.get('larkmoor'))).toEqual(await flagsOf(centers.get('larkmoor')))
  })

  test('counts its own load', async () => {
    const query = <Row extends object>(sql: string, values: unknown[] = []) => rows<Row>(sql, values)
    const from = new Date(until.getTime() - 86_400_000)
    const load = await flagLoad(query, { centerId: centers.get('larkmoor') ?? '', from, to: until })
    const [counted] = await rows<{ count: number }>(
      'select count(*)::int as count from flags where center_id = $1 and opened_at >= $2 and opened_at < $3',
      [centers.get('larkmoor'), from, until],
    )
    expect(load.opened).toBe(counted?.count)
    expect(load.perPatientDay).toBeCloseTo(load.opened / load.patientDays)
  })
})
