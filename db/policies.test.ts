import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from './ids'
import { makeCenter, makeConfidential, makePatient, makeSession, makeStaff, pool, type TestStaff } from './testing'
import { recordVitals } from './vitals/record'

let centerId: string
let nurse: TestStaff
let everything: TestStaff
let ownPatient: string
let hiddenPatient: string
let otherCenter: string
let otherPatient: string

const HEART = [{ vital: 'heart_rate' as const, value: 76, unit: '/min' }]
const vitals = (staff: TestStaff, patientId: string) =>
  recordVitals(staff, {
    requestId: newId(),
    patientId,
    takenAt: new Date(),
    outcome: 'measured',
    vitals: HEART,
    events: [],
    scores: [],
    mode: 'staff',
  })

beforeAll(async () => {
  centerId = (await makeCenter()).id
  nurse = await makeStaff(centerId, 'nurse')
  everything = await makeStaff(centerId, ['nurse', 'prescriber', 'supervisor', 'medical_director', 'administrator'])
  ownPatient = await makePatient(nurse)
  hiddenPatient = await makePatient(nurse)
  otherCenter = (await makeCenter()).id
  const stranger = await makeStaff(otherCenter, 'nurse')
  otherPatient = await makePatient(stranger)
  for (const [staff, patient] of [
    [nurse, ownPatient],
    [nurse, hiddenPatient],
    [stranger, otherPatient],
  ] as const)
    await vitals(staff, patient)
  await makeConfidential(hiddenPatient, [nurse])
  await makeSession(everything)
})

/** Raw SQL as the application's role, the way a stolen query would run; rolled back. */
async function raw(sql: string, values: unknown[] = [], as: { id: string; centerId: string } | null = everything) {
  const client = await pool().connect()
  try {
    await client.query('begin')
    if (as) await client.query('select * from app.enter($1, $2)', [as.id, as.centerId])
    await client.query("select set_config('role', 'glidepath_app', true)")
    return (await client.query(sql, values)).rows
  } finally {
    await client.query('rollback')
    client.release()
  }
}
const tablesOfPatients = async (): Promise<string[]> =>
  (
    await pool().query(
      `select c.table_name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
       where c.table_schema = 'public' and c.column_name = 'patient_id' and t.table_type = 'BASE TABLE' order by 1`,
    )
  ).rows.map(({ table_name }) => table_name)
const denied = (sql: string, values: unknown[] = []) =>
  expect(raw(sql, values), sql).rejects.toMatchObject({ code: '42501' })

describe('the row rules', () => {
  test('stand on every table, so that a new one cannot be forgotten', async () => {
    const { rows } = await pool().query(
      "select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and relkind in ('r', 'p') and not relrowsecurity",
    )
    expect(rows).toEqual([])
  })

  test('the application owns nothing, cannot bypass them, and cannot log in', async () => {
    const { rows } = await pool().query(
      "select rolname, rolsuper, rolbypassrls, rolcanlogin, rolcreaterole from pg_roles where rolname like 'glidepath\\_%' order by 1",
    )
    expect(rows.map(({ rolname }) => rolname)).toEqual(['glidepath_app', 'glidepath_auth', 'glidepath_sweeper'])
    for (const { rolname: _, ...rights } of rows)
      expect(rights).toEqual({ rolsuper: false, rolbypassrls: false, rolcanlogin: false, rolcreaterole: false })
    const owned = await pool().query(
      "select relname from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname like 'glidepath\\_%'",
    )
    expect(owned.rows).toEqual([])
  })

  test('views and functions run with the rights of who asks, or are known by name', async () => {
    const views = await pool().query("select viewname from pg_views where schemaname = 'public'")
    expect(views.rows).toEqual([])
    const { rows } = await pool().query(
      "select proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'public' and prosecdef",
    )
    expect(rows).toEqual([])
  })

  test('show nobody the rows of another center or of a hidden chart, in any table', async () => {
    for (const table of await tablesOfPatients()) {
      const rows = await raw(`select patient_id from ${table} where patient_id = any ($1)`, [
        [otherPatient, hiddenPatient],
      ]).catch((error: { code?: string }) => (error.code === '42501' ? [] : Promise.reject(error)))
      expect(rows, table).toEqual([])
    }
    expect(await raw('select id from patients where id = any ($1)', [[otherPatient, hiddenPatient]])).toEqual([])
    expect(await raw('select id from patients where id = $1', [ownPatient])).toHaveLength(1)
    expect(await raw('select id from centers')).toEqual([{ id: centerId }])
  })

  test('show nothing at all without a person, or to one who does not work there', async () => {
    expect(await raw('select id from patients', [], null)).toEqual([])
    expect(await raw('select id from patients', [], { id: everything.id, centerId: otherCenter })).toEqual([])
    await expect(
      raw('select id from patients where id = $1', [ownPatient], { id: newId(), centerId }),
    ).resolves.toEqual([])
  })

  test('a setting made by hand does not open another center', async () => {
    const client = await pool().connect()
    try {
      await client.query('begin')
      await client.query(
        "select set_config('role', 'glidepath_app', true), set_config('app.staff_id', $1, true), set_config('app.center_id', $2, true)",
        [everything.id, otherCenter],
      )
      expect((await client.query('select id from patients')).rows).toEqual([])
    } finally {
      await client.query('rollback')
      client.release()
    }
  })
})

describe('what the application cannot write', () => {
  test('nothing in another center, and nothing on a hidden chart', async () => {
    const insert = `insert into patient_alerts (id, center_id, patient_id, text, entered_at) values ($1, $2, $3, 'x', now())`
    await denied(insert, [newId(), otherCenter, otherPatient])
    await denied(insert, [newId(), centerId, hiddenPatient])
    await denied(
      "insert into audit (id, center_id, staff_id, at, kind, verb) values ($1, $2, $3, now(), 'write', 'x')",
      [newId(), otherCenter, everything.id],
    )
    await denied('insert into memberships (staff_id, center_id, roles) values ($1, $2, $3)', [
      everything.id,
      otherCenter,
      ['nurse'],
    ])
  })

  test('a row of its own center for a patient of another', async () => {
    await expect(
      raw(`insert into patient_alerts (id, center_id, patient_id, text, entered_at) values ($1, $2, $3, 'x', now())`, [
        newId(),
        centerId,
        otherPatient,
      ]),
    ).rejects.toMatchObject({ code: expect.stringMatching(/42501|23503/) })
  })

  test('audit rows: neither changed nor deleted, nor written in another name', async () => {
    await denied("update audit set verb = 'x'")
    await denied('delete from audit')
    await denied('truncate audit')
    await denied(
      "insert into audit (id, center_id, staff_id, at, kind, verb) values ($1, $2, $3, now(), 'write', 'x')",
      [newId(), centerId, nurse.id],
    )
  })

  test('facts: neither changed nor deleted', async () => {
    const changes: Record<string, string> = {
      observation_sets: 'hr = 1',
      assessments: 'total = 0',
      anchors: 'kind = kind',
      reports: 'taken_at = now()',
      phase_history: 'reason = null',
      flag_events: 'at = now()',
      doses_taken: 'amount_mg = 0',
      taper_step_decisions: 'dose_mg = 0',
      manual_flags: 'tier = 4',
      location_moves: 'at = now()',
      patients: 'confidential = false',
      chart_access: 'expires_at = null',
    }
    for (const [table, change] of Object.entries(changes)) {
      await denied(`update ${table} set ${change}`)
      await denied(`delete from ${table}`)
    }
  })

  test('roles of its own, unless it is an administrator’s', async () => {
    const give = 'update memberships set roles = $1 where staff_id = $2 returning staff_id'
    expect(await raw(give, [['administrator'], nurse.id], nurse)).toEqual([])
    await expect(
      raw(
        'insert into memberships (staff_id, center_id, roles) values ($1, $2, $3)',
        [otherPatient, centerId, ['nurse']],
        nurse,
      ),
    ).rejects.toMatchObject({ code: '42501' })
  })

  test('access to a hidden chart for itself', async () => {
    await denied(
      "insert into chart_access (id, center_id, patient_id, staff_id, kind, granted_at) values ($1, $2, $3, $4, 'named', now())",
      [newId(), centerId, hiddenPatient, everything.id],
    )
    expect(
      await raw('select app.name_on_chart($1, $2, $3, now()) as done', [newId(), hiddenPatient, everything.id]),
    ).toEqual([{ done: false }])
    expect(await raw('select app.set_confidential($1, false) as done', [hiddenPatient])).toEqual([{ done: false }])
  })

  test('what the database is, and its clock', async () => {
    await denied("update app_meta set value = '{}'")
    await denied("insert into app_meta (key, value) values ('clock', '{}')")
  })
})

describe('what the application cannot read', () => {
  test('password hashes, one-time links, sessions, counters', async () => {
    await denied('select password_hash from staff')
    await denied('select * from staff')
    await denied('select * from staff_tokens')
    await denied('select * from auth_sessions')
    await denied('select * from rate_limits')
  })

  test('who works only in another center', async () => {
    const stranger = await makeStaff(otherCenter, 'nurse')
    expect(await raw('select id from staff where id = $1', [stranger.id])).toEqual([])
    expect(await raw('select staff_id from memberships where center_id = $1', [otherCenter])).toEqual([])
  })

  test('the audit log beyond one’s own rows, without a role that reads it', async () => {
    const rows: { staff_id: string }[] = await raw('select staff_id from audit', [], nurse)
    expect(new Set(rows.map(({ staff_id }) => staff_id))).toEqual(new Set([nurse.id]))
  })
})

describe('the sign-in role', () => {
  test('sees staff and no patient', async () => {
    const client = await pool().connect()
    try {
      await client.query('begin')
      await client.query("select set_config('role', 'glidepath_auth', true)")
      await expect(client.query('select * from patients')).rejects.toMatchObject({ code: '42501' })
    } finally {
      await client.query('rollback')
      client.release()
    }
  })
})
