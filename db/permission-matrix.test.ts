import { beforeAll, describe, expect, test } from 'vitest'
import { can, ROLES } from '@/lib/permissions'
import type { Result } from '@/lib/result'
import { recordAssessment } from './assessments/record'
import type { Staff } from './client'
import { recordDose } from './doses/record'
import { newId } from './ids'
import { raiseFlag } from './patients/people'
import { cssrs, type MatrixVerb, type Place, signInput, VERBS, vitals } from './permission-matrix.verbs'
import { signPlan } from './tapers/sign'
import { makeCenter, makeConfidential, makePatient, makeStaff, must, pool, type TestStaff } from './testing'
import { recordVitals } from './vitals/record'

const BIRTH_DATE = '1977-07-07'
let centerId: string
let makers: { nurse: TestStaff; prescriber: TestStaff; colleague: TestStaff }
const byRole = new Map<string, TestStaff>()
/** May do everything, but elsewhere; may do everything here, but is not named on the hidden chart. */
let stranger: TestStaff
let everything: TestStaff
let shown: Place
let hidden: Place

beforeAll(async () => {
  centerId = (await makeCenter()).id
  for (const role of ROLES) byRole.set(role, await makeStaff(centerId, role))
  makers = {
    nurse: await makeStaff(centerId, 'nurse'),
    prescriber: await makeStaff(centerId, 'prescriber'),
    colleague: await makeStaff(centerId, 'nurse'),
  }
  stranger = await makeStaff((await makeCenter()).id, [...ROLES])
  everything = await makeStaff(centerId, [...ROLES])
  shown = await makePlace({ plan: true, stop: true })
  hidden = await makePlace({ plan: true, stop: true }, 'Hidden')
  await makeConfidential(hidden.patientId, [makers.nurse])
})

/** A chart with a flag, a dose and, when asked for, a signed plan and a screen that stops. */
async function makePlace(needs: { plan?: boolean; stop?: boolean }, familyName = 'Shown'): Promise<Place> {
  const { nurse, prescriber, colleague } = makers
  const mrn = `X-${newId()}`
  const patientId = await makePatient(nurse, {
    mrn,
    familyName,
    birthDate: BIRTH_DATE,
    useStatus: 'stable_dose',
    lastDose: null,
    pregnancy: 'no',
  })
  must(await raiseFlag(nurse, { requestId: newId(), patientId, tier: 'T3', reason: 'Looks unwell' }))
  const { rows } = await pool().query("select id from flags where patient_id = $1 and rule_id = 'MAN-01'", [patientId])
  const given = must(
    await recordDose(nurse, {
      requestId: newId(),
      patientId,
      takenAt: new Date(),
      amount: 3,
      unit: 'g',
      kind: 'extra',
      origin: 'reported',
    }),
  )
  const { setId } = must(await recordVitals(nurse, vitals(patientId)))
  const entered = await pool().query('select entered_at from observation_sets where id = $1', [setId])
  const plan = needs.plan
    ? must(await signPlan(prescriber, signInput(patientId, null)))
    : { planId: newId(), version: 1 }
  const screen = needs.stop ? must(await recordAssessment(nurse, cssrs(patientId))) : { assessmentId: newId() }
  return {
    patientId,
    mrn,
    birthDate: BIRTH_DATE,
    flagId: rows[0].id,
    doseId: given.id,
    setId,
    setVersion: entered.rows[0].entered_at.toISOString(),
    assessmentId: screen.assessmentId,
    colleagueId: colleague.id,
    prescriberId: prescriber.id,
    plan: { planId: plan.planId, version: plan.version },
  }
}

/** Ids that lead nowhere: what a chart that is not there answers. */
const nowhere = (place: Place): Place => ({
  ...place,
  patientId: newId(),
  flagId: newId(),
  doseId: newId(),
  setId: newId(),
  assessmentId: newId(),
  plan: { planId: newId(), version: 1 },
})
const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.problem.code)
const maySomehow = ({ may, only }: MatrixVerb, staff: Staff) =>
  may.some((one) => can(staff, one)) && (!only || only.some((role) => staff.roles.includes(role)))
const TABLE = Object.entries(VERBS)

describe('every verb as every role', () => {
  test.each(TABLE)('%s', async (_name, verb) => {
    for (const [role, staff] of byRole) {
      const may = maySomehow(verb, staff)
      const place = may && verb.of !== 'center' ? await makePlace({ [verb.of]: true }) : shown
      const answer = await verb.run(staff, place)
      expect([role, codeOf(answer), answer.ok ? '' : answer.problem.message]).toEqual([
        role,
        may ? (verb.gets ?? 'ok') : 'not_allowed',
        expect.any(String),
      ])
    }
  })
})

describe('every verb about a chart', () => {
  const charts = TABLE.filter(([, verb]) => verb.of !== 'center')
  test.each(charts)('%s: from another center the chart does not exist', async (_name, verb) => {
    expect(await verb.run(stranger, shown)).toEqual(await verb.run(stranger, nowhere(shown)))
  })

  test.each(charts)('%s: a hidden chart does not exist', async (_name, verb) => {
    expect(await verb.run(everything, hidden)).toEqual(await verb.run(everything, nowhere(hidden)))
  })
})

describe('every verb of the center', () => {
  const lists = TABLE.filter(([name, verb]) => verb.of === 'center' && name !== 'emergency-access takeEmergencyAccess')
  test.each(lists)('%s: says nothing about a hidden chart, or about another center', async (_name, verb) => {
    const inside = JSON.stringify(await verb.run(everything, hidden))
    const outside = JSON.stringify(await verb.run(stranger, hidden))
    for (const secret of [hidden.patientId, hidden.mrn, hidden.flagId]) {
      expect(inside).not.toContain(secret)
      expect(outside).not.toContain(secret)
    }
    for (const secret of [shown.patientId, shown.mrn, shown.flagId]) expect(outside).not.toContain(secret)
  })
})

describe('every verb', () => {
  test.each(TABLE)('%s: is refused to a suspended person and to who never worked here', async (_name, verb) => {
    const suspended = await makeStaff(centerId, [...ROLES])
    await pool().query("update staff set status = 'suspended' where id = $1", [suspended.id])
    expect(codeOf(await verb.run(suspended, shown))).toBe('not_allowed')
    expect(codeOf(await verb.run({ ...stranger, centerId }, shown))).toBe('not_allowed')
  })

  test('is in the table', async () => {
    const known = new Set(Object.keys(VERBS))
    expect((await verbsInCode()).filter((name) => !known.has(name) && !NOT_VERBS.has(name))).toEqual([])
  })
})

/** They take the person first and are no verbs: the transaction itself, and the report of a running import. */
const NOT_VERBS = new Set(['client asStaff', 'fhir/progress progressOf'])

/** Exported functions of db/ whose first parameter is the person who acts. */
async function verbsInCode(): Promise<string[]> {
  const files = import.meta.glob<Record<string, unknown>>([
    './**/*.ts',
    '!./**/*.test.ts',
    '!./testing*.ts',
    '!./permission-matrix*.ts',
    '!./{bench,seed,embedded}/**/*.ts',
    '!./migrate.ts',
  ])
  const names: string[] = []
  for (const [file, load] of Object.entries(files))
    for (const [name, value] of Object.entries(await load()))
      if (typeof value === 'function' && /^(async )?(function\s*\w*\s*)?\(?\s*staff\b/.test(String(value)))
        names.push(`${file.slice(2, -3)} ${name}`)
  return names
}
