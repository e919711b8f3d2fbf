import { beforeAll, describe, expect, test } from 'vitest'
import { addDays, localDate } from '@/lib/clinical/time'
import { type DoseInput, recordDose } from '../doses/record'
import { newId } from '../ids'
import { makeCenter, makePatient, makeStaff, must, pool, type TestStaff } from '../testing'
import { coSign, declineCoSign } from './co-sign'
import { decideStep } from './decide'
import { saveDraft } from './draft'
import { finishTaper } from './finish'
import type { DecideStep, PlanParameters, SignPlan } from './input'
import { readPlanner } from './planner'
import { resumeTaper } from './resume'
import { readStepReview } from './review'
import { signPlan } from './sign'

const ZONE = 'America/Chicago'
const today = () => localDate(new Date(), ZONE)

let prescriber: TestStaff
let second: TestStaff
let nurse: TestStaff
let centerId: string

beforeAll(async () => {
  centerId = (await makeCenter(ZONE)).id
  prescriber = await makeStaff(centerId, 'prescriber', 'Priya Prescriber')
  second = await makeStaff(centerId, 'prescriber', 'Sam Second')
  nurse = await makeStaff(centerId, 'nurse', 'Nora Nurse')
})

const TEN: PlanParameters = {
  mode: 'geometric',
  approach: 'gradual_10',
  baseline: 20,
  increment: 0.5,
  percent: 10,
  intervalDays: 7,
  dosesPerDay: 4,
  doseTimes: ['07:00', '12:00', '17:00', '22:00'],
}

const usingPatient = (more = {}) =>
  makePatient(nurse, { useStatus: 'stable_dose', lastDose: null, pregnancy: 'no', ...more })

const toSign = (patientId: string, more: Partial<SignPlan> = {}): SignPlan => ({
  requestId: newId(),
  patientId,
  basedOn: null,
  parameters: { ...TEN, startOn: today() },
  reasonCodes: [],
  reason: '',
  goneThroughWithPatient: true,
  goneThroughAt: new Date(),
  coSignerId: null,
  overrides: [],
  ...more,
})

async function signed(more: Partial<SignPlan> = {}, patient = {}) {
  const patientId = await usingPatient(patient)
  const plan = must(await signPlan(prescriber, toSign(patientId, more)))
  return { patientId, ...plan }
}

const decision = (
  plan: { patientId: string; planId: string; version: number },
  what: DecideStep['decision'],
  more: Partial<DecideStep> = {},
): DecideStep => ({
  requestId: newId(),
  patientId: plan.patientId,
  planId: plan.planId,
  version: plan.version,
  decision: what,
  reason: 'Scores were not taken today',
  ...more,
})

const dose = (patientId: string, amount: number, takenAt = new Date()): DoseInput => ({
  requestId: newId(),
  patientId,
  takenAt,
  amount,
  unit: 'g',
  kind: 'planned',
  origin: 'witnessed',
})

const episode = async (patientId: string) =>
  (await pool().query('select use_status, phase, anchor_on::text from episodes where patient_id = $1', [patientId]))
    .rows[0]

/** Moves a plan and its decisions into the past, as if it had been running for some days. */
async function running(patientId: string, days: number) {
  await pool().query(
    `update taper_plans set starts_on = starts_on - $2::int, ends_on = ends_on - $2::int,
       params = jsonb_set(params, '{startOn}', to_jsonb(((params ->> 'startOn')::date - $2::int)::text)),
       schedule = (select jsonb_set(jsonb_set(jsonb_set(schedule, '{zeroFromDate}', to_jsonb(((schedule ->> 'zeroFromDate')::date - $2::int)::text)),
         '{lastDoseDate}', to_jsonb(((schedule ->> 'lastDoseDate')::date - $2::int)::text)),
         '{steps}', (select jsonb_agg(s || jsonb_build_object('fromDate', ((s ->> 'fromDate')::date - $2::int)::text,
           'toDate', ((s ->> 'toDate')::date - $2::int)::text) order by n) from jsonb_array_elements(schedule -> 'steps') with ordinality x(s, n))))
     where patient_id = $1`,
    [patientId, days],
  )
  await pool().query(
    `update taper_step_decisions set effective_on = effective_on - $2::int, decided_at = decided_at - make_interval(days => $2::int)
     where patient_id = $1`,
    [patientId, days],
  )
}

describe('a draft', () => {
  test('is not for somebody who has stopped', async () => {
    const patientId = await makePatient(nurse)
    expect(await saveDraft(nurse, { patientId, version: null, parameters: TEN, reason: '' })).toMatchObject({
      ok: false,
      problem: { details: { code: 'ALREADY_STOPPED' } },
    })
  })

  test('is never overwritten silently: the second person is told who saved and when', async () => {
    const patientId = await usingPatient()
    const first = must(await saveDraft(nurse, { patientId, version: null, parameters: TEN, reason: '' }))
    must(
      await saveDraft(prescriber, {
        patientId,
        version: first.version,
        parameters: { ...TEN, percent: 8 },
        reason: '',
      }),
    )
    const late = await saveDraft(nurse, { patientId, version: first.version, parameters: TEN, reason: '' })
    expect(late).toMatchObject({ ok: false, problem: { code: 'conflict', details: { by: 'Priya Prescriber' } } })
    const view = must(await readPlanner(nurse, patientId))
    expect(view.draft).toMatchObject({ version: '2', parameters: { percent: 8 } })
  })

  test('two first drafts at once: one wins', async () => {
    const patientId = await usingPatient()
    const input = { patientId, version: null, parameters: TEN, reason: '' }
    const both = await Promise.all([saveDraft(nurse, input), saveDraft(prescriber, input)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  })
})

describe('signing', () => {
  test('puts a version in force; the patient stays in stabilization until the first step is confirmed', async () => {
    const { patientId, version } = await signed()
    expect(version).toBe(1)
    expect(await episode(patientId)).toMatchObject({ use_status: 'stable_dose', phase: 'stabilization' })
    const view = must(await readPlanner(nurse, patientId))
    expect(view.signed).toMatchObject({ version: 1, status: 'signed', signedBy: 'Priya Prescriber', confirmed: [] })
    expect(view.may).toEqual({ draft: true, sign: true, signAlone: false, hold: true })
    expect(view.coSigners.map(({ name }) => name)).toEqual(['Priya Prescriber', 'Sam Second'])
  })

  test('the same request twice is one version', async () => {
    const patientId = await usingPatient()
    const input = toSign(patientId)
    must(await signPlan(prescriber, input))
    expect(must(await signPlan(prescriber, input)).version).toBe(1)
    expect(must(await readPlanner(nurse, patientId)).versions).toHaveLength(1)
  })

  test('the second signer is told who signed first', async () => {
    const patientId = await usingPatient()
    const both = await Promise.all([signPlan(prescriber, toSign(patientId)), signPlan(second, toSign(patientId))])
    const lost = both.find((one) => !one.ok)
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(lost).toMatchObject({ problem: { code: 'conflict', details: { version: 1 } } })
    expect(lost && !lost.ok && lost.problem.message).toMatch(
      /^Version 1 was signed by (Priya Prescriber|Sam Second) \d\d:\d\d/,
    )
  })

  test('a nurse’s plan waits for a prescriber, and the earlier version stays in force', async () => {
    const first = await signed()
    const proposed = must(
      await signPlan(
        nurse,
        toSign(first.patientId, { basedOn: first.planId, parameters: { ...TEN, percent: 8, startOn: today() } }),
      ),
    )
    expect(proposed).toMatchObject({ version: 2, waitsForCoSign: true })
    const view = must(await readPlanner(prescriber, first.patientId))
    expect(view.signed?.version).toBe(1)
    expect(view.waiting).toMatchObject({ version: 2, proposedBy: 'Nora Nurse', mayCoSign: true })
    must(await coSign(prescriber, proposed))
    const after = must(await readPlanner(prescriber, first.patientId))
    expect(after.signed).toMatchObject({ version: 2, coSign: { by: 'Priya Prescriber' } })
    expect(after.versions.map(({ status }) => status)).toEqual(['signed', 'superseded'])
    expect(await coSign(second, proposed)).toMatchObject({
      ok: false,
      problem: { code: 'conflict', details: { by: 'Priya Prescriber' } },
    })
  })

  test('rapid needs a second signature, and never one’s own', async () => {
    const patientId = await usingPatient()
    const rapid = { ...TEN, approach: 'rapid' as const, baseline: 8, percent: 25, intervalDays: 2, startOn: today() }
    const refused = await signPlan(prescriber, toSign(patientId, { parameters: rapid }))
    expect(refused).toMatchObject({ ok: false, problem: { code: 'invalid', fields: { reason: 'Write why.' } } })
    const overrides = ['APPROACH_EXCLUDED']
    const proposed = must(
      await signPlan(prescriber, toSign(patientId, { parameters: rapid, overrides, reason: 'Surgery in three weeks' })),
    )
    expect(proposed.waitsForCoSign).toBe(true)
    expect(await coSign(prescriber, proposed)).toMatchObject({ ok: false, problem: { code: 'not_allowed' } })
    must(await declineCoSign(second, { ...proposed, reason: 'No daily check-ins' }))
    const view = must(await readPlanner(nurse, patientId))
    expect(view.versions[0]).toMatchObject({
      status: 'withdrawn',
      ended: { by: 'Sam Second', reason: 'No daily check-ins' },
    })
  })

  test('whoever has stopped is never offered a taper until a return to use is recorded', async () => {
    const patientId = await makePatient(nurse)
    const view = must(await readPlanner(prescriber, patientId))
    expect(view.may).toMatchObject({ draft: false, signAlone: false })
    expect(view.eligibility.every(({ eligible }) => !eligible)).toBe(true)
    expect(await signPlan(prescriber, toSign(patientId))).toMatchObject({
      ok: false,
      problem: { details: { code: 'ALREADY_STOPPED' } },
    })
  })

  test('in pregnancy taper changes are locked until the consult is recorded', async () => {
    const patientId = await usingPatient({ pregnancy: 'yes' })
    const overrides = ['APPROACH_EXCLUDED']
    const result = await signPlan(prescriber, toSign(patientId, { overrides, reason: 'x' }))
    expect(result).toMatchObject({ ok: false, problem: { code: 'conflict' } })
    expect(!result.ok && result.problem.message).toMatch(/^Locked in pregnancy/)
  })

  test('the server computes the plan again: a plan that cannot be computed is refused', async () => {
    const patientId = await usingPatient()
    const parameters = { ...TEN, intervalDays: 7, increment: 0, startOn: today() }
    expect(await signPlan(prescriber, toSign(patientId, { parameters }))).toMatchObject({
      ok: false,
      problem: { code: 'invalid', details: { code: 'increment_not_positive' } },
    })
  })

  test('a plan that goes on keeps the confirmed steps, and may not rewrite them', async () => {
    const plan = await signed()
    must(await decideStep(nurse, decision(plan, 'confirm')))
    const again = (parameters: PlanParameters) =>
      signPlan(
        prescriber,
        toSign(plan.patientId, { basedOn: plan.planId, parameters: { ...parameters, startOn: today() } }),
      )
    expect(await again({ ...TEN, percent: 5 })).toMatchObject({
      ok: false,
      problem: { code: 'invalid', message: expect.stringMatching(/^Steps that were already taken would change/) },
    })
    must(await again({ ...TEN, dosesPerDay: 3, doseTimes: ['07:00', '14:00', '21:00'] }))
    const view = must(await readPlanner(nurse, plan.patientId))
    expect(view.signed).toMatchObject({ version: 2, change: 'revise', confirmed: [{ no: 1 }] })
    expect(must(await readStepReview(nurse, plan.patientId))?.next).toMatchObject({ no: 2, doses: [5.5, 5.5, 5.5] })
  })

  test('a new plan above the dose that stands needs a reason; until its first step the old dose stands', async () => {
    const plan = await signed()
    must(await decideStep(nurse, decision(plan, 'confirm')))
    const anew = toSign(plan.patientId, {
      basedOn: plan.planId,
      parameters: { ...TEN, baseline: 22, startOn: addDays(today(), 1) },
    })
    expect(await signPlan(prescriber, anew)).toMatchObject({ ok: false, problem: { fields: { reason: 'Write why.' } } })
    must(await signPlan(prescriber, { ...anew, reason: 'Could not work at 18 g' }))
    expect(must(await readStepReview(nurse, plan.patientId))).toMatchObject({
      current: { no: 0, dose: 18 },
      next: { no: 1 },
    })
    expect(await episode(plan.patientId)).toMatchObject({ use_status: 'taper', phase: 'taper' })
  })

  test('a signed version cannot be changed by the application', async () => {
    const { patientId } = await signed()
    const client = await pool().connect()
    try {
      await client.query('begin')
      await client.query("select app.enter($1, $2), set_config('role', 'glidepath_app', true)", [
        prescriber.id,
        centerId,
      ])
      await expect(
        client.query("update taper_plans set params = '{}' where patient_id = $1", [patientId]),
      ).rejects.toThrow(/permission denied/)
    } finally {
      await client.query('rollback')
      client.release()
    }
  })

  test('a counselor of another center finds no such patient', async () => {
    const { patientId } = await signed()
    const elsewhere = await makeStaff((await makeCenter()).id, 'prescriber')
    expect(await readPlanner(elsewhere, patientId)).toMatchObject({ ok: false, problem: { code: 'not_found' } })
    expect(await signPlan(elsewhere, toSign(patientId))).toMatchObject({ ok: false, problem: { code: 'not_found' } })
  })

  test('an intake worker may not sign or draft', async () => {
    const intake = await makeStaff(centerId, 'intake')
    const patientId = await usingPatient()
    expect(await signPlan(intake, toSign(patientId))).toMatchObject({ ok: false, problem: { code: 'not_allowed' } })
  })
})

describe('a step', () => {
  test('takes effect only when a person confirms it: then the taper runs', async () => {
    const plan = await signed()
    const review = must(await readStepReview(nurse, plan.patientId))
    expect(review).toMatchObject({
      proposal: 'hold',
      proposalText: 'Held: SOWS and craving not taken',
      current: { no: 0, dose: 20 },
      next: { no: 1, dose: 18, doses: [4.5, 4.5, 4.5, 4.5] },
      may: { confirm: true, hold: true, stepBack: false },
    })
    must(await decideStep(nurse, decision(plan, 'confirm')))
    expect(await episode(plan.patientId)).toMatchObject({ use_status: 'taper', phase: 'taper' })
    const view = must(await readPlanner(nurse, plan.patientId))
    expect(view).toMatchObject({ taperDay: 1, signed: { confirmed: [{ no: 1, by: 'Nora Nurse' }] } })
  })

  test('deviating from the proposal needs a reason', async () => {
    const plan = await signed()
    expect(await decideStep(nurse, decision(plan, 'confirm', { reason: '' }))).toMatchObject({
      ok: false,
      problem: { code: 'invalid', fields: { reason: 'Write why.' } },
    })
  })

  test('is confirmed once: the second person is told who did', async () => {
    const plan = await signed()
    const both = await Promise.all([
      decideStep(nurse, decision(plan, 'confirm', { stepNo: 1 })),
      decideStep(prescriber, decision(plan, 'confirm', { stepNo: 1 })),
    ])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    const lost = both.find((one) => !one.ok)
    expect(lost && !lost.ok && lost.problem.message).toMatch(
      /^Confirmed by (Nora Nurse|Priya Prescriber) \d\d:\d\d\. The next step is due/,
    )
  })

  test('confirmed late moves every later date and makes the next version', async () => {
    const plan = await signed()
    await running(plan.patientId, 2)
    const done = must(await decideStep(nurse, decision(plan, 'confirm')))
    expect(done.version).toBe(2)
    const view = must(await readPlanner(nurse, plan.patientId))
    expect(view.signed).toMatchObject({
      change: 'delay',
      signedBy: 'Priya Prescriber',
      madeBy: 'Nora Nurse',
      confirmed: [{ no: 1 }],
    })
    expect(must(await readStepReview(nurse, plan.patientId))).toMatchObject({ dueOn: addDays(today(), 7) })
  })

  test('in pregnancy the dose goes on: a step is locked, a hold is not', async () => {
    const plan = await signed()
    await pool().query(
      "insert into pregnancy_statuses (id, center_id, patient_id, status, at, entered_at) values ($1, $2, $3, 'suspected', now(), now())",
      [newId(), centerId, plan.patientId],
    )
    expect(must(await readStepReview(nurse, plan.patientId))).toMatchObject({ may: { confirm: false, hold: true } })
    expect(await decideStep(nurse, decision(plan, 'confirm'))).toMatchObject({
      ok: false,
      problem: { details: { code: 'PREGNANCY_LOCK' } },
    })
    must(await decideStep(nurse, decision(plan, 'hold')))
  })

  test('held makes the next version, and the due date moves by an interval', async () => {
    const plan = await signed()
    must(await decideStep(nurse, decision(plan, 'confirm')))
    await running(plan.patientId, 7)
    const held = must(await decideStep(nurse, decision(plan, 'hold')))
    expect(held.text).toMatch(/^Held at 18 g; last dose/)
    const review = must(await readStepReview(nurse, plan.patientId))
    expect(review).toMatchObject({
      version: 2,
      dueOn: addDays(today(), 7),
      current: { no: 1, dose: 18 },
      next: { dose: 16.5 },
    })
    expect(await decideStep(prescriber, decision(plan, 'hold'))).toMatchObject({
      ok: false,
      problem: { code: 'conflict' },
    })
  })

  test('a second hold in a row proposes to slow down and opens the taper review', async () => {
    const plan = await signed()
    must(await decideStep(nurse, decision(plan, 'confirm')))
    const held = must(await decideStep(nurse, decision(plan, 'hold')))
    const review = must(await readStepReview(nurse, plan.patientId))
    expect(review).toMatchObject({ proposal: 'hold_and_slow' })
    expect(review?.consequences).toContain('Opens the taper review (WD-11).')
    must(await decideStep(nurse, decision({ ...plan, ...held }, 'slow_percent')))
    const { rows } = await pool().query('select rule_id from flags where patient_id = $1 and cleared_at is null', [
      plan.patientId,
    ])
    expect(rows.map(({ rule_id }) => rule_id)).toContain('WD-11')
  })

  test('resumed early, the next step is due today', async () => {
    const plan = await signed()
    must(await decideStep(nurse, decision(plan, 'confirm')))
    await running(plan.patientId, 7)
    const held = must(await decideStep(nurse, decision(plan, 'hold')))
    must(await resumeTaper(nurse, { ...held, requestId: newId(), patientId: plan.patientId, reason: 'Feels well' }))
    expect(must(await readStepReview(nurse, plan.patientId))).toMatchObject({ version: 3, dueOn: today() })
  })

  test('back one step needs a prescriber; the earlier dose stands from today and both steps are confirmed anew', async () => {
    const plan = await signed()
    must(await decideStep(nurse, decision(plan, 'confirm')))
    await running(plan.patientId, 7)
    must(await decideStep(nurse, decision(plan, 'confirm')))
    expect(await decideStep(nurse, decision(plan, 'step_back'))).toMatchObject({
      ok: false,
      problem: { code: 'not_allowed' },
    })
    const back = must(await decideStep(prescriber, decision(plan, 'step_back')))
    const review = must(await readStepReview(prescriber, plan.patientId))
    expect(review).toMatchObject({ version: back.version, current: { no: 3, dose: 18 }, next: { no: 4, dose: 16.5 } })
    const due = review?.dueOn
    must(await decideStep(nurse, decision({ ...plan, ...back }, 'hold')))
    expect(must(await readStepReview(nurse, plan.patientId))?.dueOn).toBe(addDays(due ?? '', 7))
  })

  test('stopped: the patient is stable on the dose that stands', async () => {
    const plan = await signed()
    must(await decideStep(nurse, decision(plan, 'confirm')))
    must(await decideStep(prescriber, decision(plan, 'stop')))
    expect(await episode(plan.patientId)).toMatchObject({ use_status: 'stable_dose', phase: 'stabilization' })
  })

  test('sent twice is decided once', async () => {
    const plan = await signed()
    const input = decision(plan, 'hold')
    must(await decideStep(nurse, input))
    must(await decideStep(nurse, input))
    expect(must(await readPlanner(nurse, plan.patientId)).versions).toHaveLength(2)
  })
})

describe('finishing', () => {
  const short: PlanParameters = {
    ...TEN,
    approach: 'custom',
    mode: 'explicit',
    baseline: 1,
    steps: [{ dose: 0.5, days: 1 }],
  }
  const overrides = ['APPROACH_EXCLUDED', 'ABRUPT_STOP', 'CUT_OVER_MAX', 'LENGTH_OUT_OF_RANGE']
  const lastDose = () => ({ precision: 'instant' as const, at: new Date(Date.now() - 3_600_000) })

  async function lastStep(more: Partial<PlanParameters> = {}) {
    const patientId = await usingPatient()
    const parameters = { ...short, startOn: today(), ...more }
    const proposed = must(
      await signPlan(prescriber, toSign(patientId, { parameters, overrides, reason: 'Small dose' })),
    )
    must(await coSign(second, proposed))
    must(await decideStep(nurse, decision({ patientId, ...proposed }, 'confirm')))
    return { patientId, ...proposed, requestId: newId() }
  }

  test('sets the last dose as provisional day 0 and the phase to acute', async () => {
    const plan = await lastStep()
    must(await finishTaper(nurse, { ...plan, lastDose: lastDose(), reason: 'Taken this morning' }))
    expect(await episode(plan.patientId)).toMatchObject({ use_status: 'stopped', phase: 'acute' })
    const { rows } = await pool().query('select kind, confirmed_at from anchors where patient_id = $1', [
      plan.patientId,
    ])
    expect(rows).toEqual([{ kind: 'reported', confirmed_at: null }])
  })

  test('takes the last dose from the log when none is given', async () => {
    const plan = await lastStep()
    const takenAt = new Date(Date.now() - 7_200_000)
    must(await recordDose(nurse, dose(plan.patientId, 0.5, takenAt)))
    must(await finishTaper(nurse, { ...plan, lastDose: null, reason: 'Done' }))
    const { rows } = await pool().query('select last_dose_at from anchors where patient_id = $1', [plan.patientId])
    expect(rows).toEqual([{ last_dose_at: takenAt }])
  })

  test('after alternate-day dosing the phase stays tapering for 48 hours', async () => {
    const plan = await lastStep({ tailMode: 'alternate_day' })
    must(await finishTaper(nurse, { ...plan, lastDose: lastDose(), reason: 'Done' }))
    expect(await episode(plan.patientId)).toMatchObject({ use_status: 'taper', phase: 'taper' })
    await pool().query(
      "update anchors set last_dose_at = last_dose_at - interval '47 hours', last_dose_on = last_dose_on - 2 where patient_id = $1",
      [plan.patientId],
    )
    must(await recordDose(nurse, dose(plan.patientId, 0)))
    expect(await episode(plan.patientId)).toMatchObject({ phase: 'acute' })
  })

  test('with steps left needs a reason', async () => {
    const plan = await signed()
    must(await decideStep(nurse, decision(plan, 'confirm')))
    const input = { ...plan, requestId: newId(), lastDose: lastDose(), reason: '' }
    expect(await finishTaper(nurse, input)).toMatchObject({ ok: false, problem: { fields: { reason: 'Write why.' } } })
  })
})
