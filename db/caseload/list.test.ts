import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../ids'
import { raiseFlag, transferLead } from '../patients/people'
import { makeCenter, makeConfidential, makePatient, makeStaff, must, pool, type TestStaff } from '../testing'
import { CaseloadAsk } from './ask'
import { listCaseload } from './list'

let nurse: TestStaff
let supervisor: TestStaff
const ids: Record<string, string> = {}

const daysAgo = (days: number) => ({ precision: 'instant' as const, at: new Date(Date.now() - days * 86_400_000) })

beforeAll(async () => {
  const center = await makeCenter()
  nurse = await makeStaff(center.id, 'nurse')
  supervisor = await makeStaff(center.id, 'supervisor')
  const admit = async (familyName: string, more: Parameters<typeof makePatient>[1]) => {
    ids[familyName] = await makePatient(nurse, { familyName, givenName: 'Robin', ...more })
  }
  await admit('Asare', { lastDose: daysAgo(2), place: 'B-02', mrn: 'K-1001' })
  await admit('Brock', { lastDose: daysAgo(12), setting: 'iop', place: null, mrn: 'K-1002' })
  await admit('Cruz', {
    useStatus: 'stable_dose',
    lastDose: null,
    setting: 'outpatient',
    place: null,
    pregnancy: 'yes',
  })
  await admit('Dvorsky', { lastDose: daysAgo(3), place: 'B-04', mrn: 'K-1004' })
  must(await raiseFlag(nurse, { requestId: newId(), patientId: ids.Dvorsky ?? '', tier: 'T1', reason: 'Unresponsive' }))
  must(
    await transferLead(supervisor, {
      requestId: newId(),
      patientId: ids.Brock ?? '',
      leadId: nurse.id,
      reason: 'First lead',
    }),
  )
})

const list = async (ask: object, staff: TestStaff = nurse) => must(await listCaseload(staff, CaseloadAsk.parse(ask)))
const names = async (ask: object) => (await list(ask)).rows.map((row) => row.family_name)

describe('the caseload', () => {
  test('stands in the order of the way, the gravest first inside a phase', async () => {
    expect(await names({})).toEqual(['Cruz', 'Dvorsky', 'Asare', 'Brock'])
    expect(await names({ group: false })).toEqual(['Dvorsky', 'Cruz', 'Asare', 'Brock'])
    expect(await names({ group: false, sort: 'name', desc: true })).toEqual(['Dvorsky', 'Cruz', 'Brock', 'Asare'])
    expect(await names({ group: false, sort: 'phase' })).toEqual(['Cruz', 'Asare', 'Dvorsky', 'Brock'])
  })

  test.each([
    [{ q: 'dvo' }, ['Dvorsky']],
    [{ q: 'robin k-1002' }, ['Brock']],
    [{ q: 'b-0' }, ['Dvorsky', 'Asare']],
    [{ q: '%' }, []],
    [{ lead: 'me' }, ['Brock']],
    [{ lead: 'none' }, ['Cruz', 'Dvorsky', 'Asare']],
    [{ phase: 'subacute' }, ['Brock']],
    [{ tier: 'T1' }, ['Dvorsky']],
    [{ tier: 'any', setting: 'residential', phase: 'acute' }, ['Dvorsky']],
    [{ setting: 'outpatient' }, ['Cruz']],
    [{ taper: 'running' }, []],
    [{ pregnant: 'yes' }, ['Cruz']],
    [{ overdue: 'vitals' }, []],
  ])('narrowed by %j', async (ask, found) => {
    expect(await names(ask)).toEqual(found)
  })

  test('what an address says that nobody understands narrows nothing', async () => {
    expect(await names({ lead: "x' or 1=1", tier: 'T9', page: -3, sort: 'drop table' })).toHaveLength(4)
  })

  test('counts by phase over all pages; a closed phase is counted and not listed', async () => {
    const first = await list({ pageSize: 2 })
    expect(first.rows).toHaveLength(2)
    expect(first.groups).toMatchObject([
      { phase: 'stabilization', count: 1 },
      { phase: 'acute', count: 2 },
      { phase: 'subacute', count: 1 },
    ])
    expect(await names({ pageSize: 2, page: 2 })).toEqual(['Asare', 'Brock'])
    const closed = await list({ closed: ['acute'] })
    expect(closed.rows.map((row) => row.family_name)).toEqual(['Cruz', 'Brock'])
    expect(closed.groups.find(({ phase }) => phase === 'acute')?.count).toBe(2)
  })

  test('the board has the first of each phase', async () => {
    expect(await names({ perPhase: 1 })).toEqual(['Cruz', 'Dvorsky', 'Brock'])
  })

  test('a vital that was never taken is nothing, not a normal value', async () => {
    const [row] = (await list({ q: 'asare' })).rows
    expect(row?.vitals).toBeNull()
    expect(row?.cannot_tell).toBeGreaterThan(0)
  })

  test('a hidden chart is not there: not in the rows, not in a count', async () => {
    const before = await list({})
    const hidden = await makePatient(nurse, { familyName: 'Zimmer' })
    await makeConfidential(hidden, [supervisor])
    const after = await list({})
    expect(after.unfiltered).toBe(before.unfiltered)
    expect(after.views).toEqual(before.views)
    expect((await list({ q: 'zimmer' }, supervisor)).rows).toHaveLength(1)
  })

  test('one look at the list is one audit row, without what was typed', async () => {
    const reader = await makeStaff(nurse.centerId, 'counselor')
    await list({ q: 'dvorsky' }, reader)
    await list({ tier: 'T1' }, reader)
    const { rows } = await pool().query('select verb, details from audit where staff_id = $1', [reader.id])
    expect(rows).toEqual([{ verb: 'caseload.list', details: { narrowedBy: ['q'] } }])
  })
})
