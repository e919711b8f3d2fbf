import { expect, test } from 'vitest'
import type { PlanParameters } from '@/db/tapers/input'
import type { PlannerView } from '@/db/tapers/types'
import { checksOf, compute, continues, defaultsFor, firstParameters, preview, toCome } from './model'
import { describeStaircase } from './staircase'
import { scalesFor, stairPath, tickOf } from './staircase-geometry'
import { approachSummary, changeText, length, paramsSummary, previewSentence } from './words'

const conservative: PlanParameters = {
  mode: 'conservative_staged',
  approach: 'conservative',
  baseline: 20,
  increment: 0.5,
  startOn: '2026-03-02',
  stage1Doses: [15, 12, 9, 7],
  dosesPerDay: 4,
  doseTimes: ['07:00', '12:00', '17:00', '22:00'],
}
const scheduleOf = (params: PlanParameters) => {
  const computed = compute(params)
  if (!computed.ok) throw new Error(computed.text)
  return computed.schedule
}

test('a plan that cannot be computed says why in words', () => {
  expect(compute({ ...conservative, baseline: 0 })).toEqual({
    ok: false,
    code: 'baseline_not_positive',
    text: 'Enter the measured amount a day.',
  })
})

test('a hold is tried as a ghost: later by one interval, and the plan itself does not change', () => {
  const before = scheduleOf(conservative)
  const ghost = preview(conservative, 3, { kind: 'hold' })
  if (!ghost.ok) throw new Error(ghost.text)
  expect(previewSentence(ghost.schedule, before, { name: 'B', unit: 'g', today: '2026-03-20' })).toBe(
    'ends 31 May, 7 d after B. 63 g more kratom in all.',
  )
  expect(scheduleOf(conservative)).toEqual(before)
})

test('what the engine refuses comes back as words', () => {
  expect(preview(conservative, 0, { kind: 'resume', days: 1 })).toMatchObject({ ok: false, code: 'not_started' })
  expect(preview(conservative, 3, { kind: 'resume', days: 1 })).toMatchObject({ text: 'No days are held.' })
})

test('what is still to come counts from today on, and all of it before the start', () => {
  const schedule = scheduleOf(conservative)
  expect(toCome(schedule, '2026-03-02', '2026-01-01')).toBe(460)
  expect(toCome(schedule, '2026-03-02', '2026-03-09')).toBe(460 - 7 * 15)
  expect(toCome(schedule, '2026-03-02', '2026-05-24')).toBe(0.5)
  expect(toCome(schedule, '2026-03-02', '2026-05-25')).toBe(0)
})

test('an approach starts with its own defaults on the measured amount', () => {
  expect(defaultsFor('moderate', conservative)).toMatchObject({ percent: 25, intervalDays: 4, stabilization: true })
  expect(defaultsFor('moderate', conservative)).not.toHaveProperty('stage1Doses')
})

test('a draft from another dose or day starts anew', () => {
  const signed = { parameters: conservative } as never
  expect(continues(conservative, signed)).toBe(true)
  expect(continues({ ...conservative, baseline: 9 }, signed)).toBe(false)
  expect(continues(conservative, null)).toBe(false)
})

test('steps read as percent, and as amounts where the increment sets the cut', () => {
  const { steps } = scheduleOf(conservative)
  const first = steps[0]
  const last = steps.at(-1)
  if (!first || !last) throw new Error('no steps')
  expect(changeText(first, 20, 'g')).toBe('−25%')
  expect(changeText(last, 1, 'g')).toBe('−0.5 g')
})

test('lengths and limits are said as clinicians say them', () => {
  expect(length(86)).toBe('12 wk 2 d')
  expect(length(84)).toBe('12 wk')
  expect(length(6)).toBe('6 d')
  expect(approachSummary('conservative')).toBe('6–12 wk · −10 to −25% every 3–7 d')
  expect(paramsSummary(conservative)[0]).toBe('20% a step, every 7 d')
})

test('a plan outside its range needs a co-signature, a pregnancy without consult blocks', () => {
  const view = {
    eligibility: [],
    signing: { pregnancy: 'yes', pregnancyConsult: false, maySignAlone: true, baselineMeasured: true },
  } as unknown as PlannerView
  const { outcome } = checksOf(view, conservative, scheduleOf(conservative))
  expect(outcome).toMatchObject({ blocked: true, coSign: true })
})

test('the planner starts from the plan in force, else from the suggested approach', () => {
  const base = { today: '2026-03-01', eligibility: [{ id: 'gradual_10', suggested: true }], signed: null, draft: null }
  const start = { baseline: 12, increment: 0.5, dosesPerDay: 3, doseTimes: [], unit: 'g' }
  expect(firstParameters({ ...base, start } as never)).toMatchObject({ approach: 'gradual_10', startOn: '2026-03-02' })
  expect(firstParameters({ ...base, start, signed: { parameters: conservative } } as never)).toBe(conservative)
})

test('the staircase goes down at each step and ends at zero', () => {
  const schedule = scheduleOf(conservative)
  const scales = scalesFor([schedule], [], '2026-03-01')
  const path = stairPath(schedule, scales, '2026-03-01')
  expect(path.startsWith(`M${scales.x('2026-03-01')},${scales.y(20)}`)).toBe(true)
  expect(path.endsWith(`L${scales.x('2026-05-25')},${scales.y(0)}`)).toBe(true)
  expect([tickOf(2), tickOf(2.5), tickOf(20), tickOf(60)]).toEqual([0.5, 1, 5, 10])
})

test('the chart has words: last amount reported and where each plan ends', () => {
  const text = describeStaircase({
    plans: [{ kind: 'draft', label: 'B', note: '', schedule: scheduleOf(conservative) }],
    taken: [
      { on: '2026-03-02', taken: 15, planned: 15, reportedBy: 'patient' },
      { on: '2026-03-03', taken: null, planned: 15, reportedBy: null },
    ],
    today: '2026-03-03',
    taperDay: 2,
    unit: 'g',
  })
  expect(text).toBe('Taper staircase, day 2. Last reported 15 g on 2 Mar. B ends 24 May, in 82 days.')
})
