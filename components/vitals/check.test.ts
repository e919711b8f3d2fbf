import { expect, test } from 'vitest'
import type { VitalsFormView } from '@/db/vitals/form'
import { checkDraft } from './check'
import { type Draft, emptyDraft, type FieldKey, toInput } from './draft'
import { saveWords } from './save-words'

const view: VitalsFormView = {
  patientId: 'p',
  zone: 'America/New_York',
  now: '2026-03-03T12:38:00Z',
  units: { temperature: '[degF]', weight: '[lb_av]' },
  spo2Scale: 1,
  previous: null,
  expected: { cowsUpper: 24, sowsUpper: 37, label: 'day 3' },
  alpha2: { known: false, takes: false, text: 'not asked' },
  instruments: [],
}
const draftWith = (texts: Partial<Record<FieldKey, string>>, more: Partial<Draft> = {}): Draft => ({
  ...emptyDraft(view.units),
  fields: Object.fromEntries(Object.entries(texts).map(([field, text]) => [field, { text }])),
  ...more,
})
const whole = { heart_rate: '118', respiratory_rate: '22', spo2: '96', temperature: '100.8', sbp: '98', dbp: '64' }
const sent = (draft: Draft) =>
  toInput(draft, { patientId: 'p', takenAt: view.now, refused: checkDraft(draft, view).refused })

test('a total stands only when all seven parts are there', () => {
  const without = checkDraft(draftWith(whole, { acvpu: 'A' }), view)
  expect(without.news2.total).toBeNull()
  expect(without.news2.missing).toEqual(['oxygen'])
  expect(checkDraft(draftWith(whole, { acvpu: 'A', onOxygen: false }), view).news2.total).toBe(7)
})

test('a hard limit refuses the field and not the set', () => {
  const draft = draftWith({ ...whole, weight: '1642' }, { acvpu: 'A', onOxygen: false })
  const check = checkDraft(draft, view)
  expect(check.fields.weight).toMatchObject({ state: 'refused', title: '1642 lb is outside 44–772.' })
  expect(saveWords(draft, check)).toMatchObject({
    button: 'Save and raise Emergency',
    what: 'Saves everything but weight.',
    starts: 'Starts the 5 min clock.',
  })
  expect(sent(draft).vitals.map((one) => one.vital)).not.toContain('weight')
  expect(sent(draft).vitals).toHaveLength(6)
})

test('the suggestion for a slipped decimal is put in when accepted', () => {
  const draft = draftWith({ weight: '1642' })
  const accepted = checkDraft(draft, view).fields.weight?.suggestion?.apply(draft)
  expect(accepted?.fields?.weight?.text).toBe('164.2')
})

test('swapped pressures are offered the right way round', () => {
  const check = checkDraft(draftWith({ sbp: '64', dbp: '102' }), view)
  expect(check.fields.sbp).toMatchObject({ state: 'refused', question: 'Did you mean 102/64?' })
  expect([...check.refused].sort()).toEqual(['dbp', 'sbp'])
})

test('0 is a value, a blank is nothing, an unrecordable field is sent as such', () => {
  const draft = draftWith({ vomits: '0', pain: '0', drankMl: '' })
  draft.fields.heart_rate = { text: '', unrecordable: true }
  const input = sent(draft)
  expect(input.vomits).toBe(0)
  expect(input).not.toHaveProperty('drankMl')
  expect(input.vitals).toEqual([
    { vital: 'heart_rate', unit: '/min', unrecordable: true },
    { vital: 'pain', value: 0, unit: '{score}' },
  ])
  expect(checkDraft(draft, view).preview[0]).toMatchObject({ rule: 'MED-20', tier: 'T1' })
})

test('a temperature of 101.0 °F raises nothing by itself, 101.1 °F does', () => {
  const rules = (temperature: string) => checkDraft(draftWith({ temperature }), view).preview.map(({ rule }) => rule)
  expect(rules('101.0')).not.toContain('MED-06')
  expect(rules('101.1')).toContain('MED-06')
})

test('a kept answer is not asked again, a changed one is', () => {
  const draft = draftWith({ heart_rate: '165' })
  expect(checkDraft(draft, view).fields.heart_rate?.state).toBe('ask')
  draft.fields.heart_rate = { text: '165', kept: true }
  expect(checkDraft(draft, view).fields.heart_rate?.state).toBe('ok')
  expect(sent(draft).vitals[0]).toMatchObject({ value: 165, confirmed: true })
})

test('a refused set has a reason and no values', () => {
  const input = sent(draftWith(whole, { outcome: 'refused', reason: ' tired ' }))
  expect(input).toMatchObject({ outcome: 'refused', reason: 'tired', vitals: [] })
})

test('COWS item 1 comes from the heart rate, and a score that disagrees has no total', () => {
  const answers = Object.fromEntries(
    'sweating restlessness pupils aches nose_eyes gi tremor yawning anxiety gooseflesh'.split(' ').map((id) => [id, 0]),
  )
  const filled = checkDraft(draftWith({ heart_rate: '121' }, { scores: { COWS: answers } }), view)
  expect(filled.scores.COWS?.total).toBe(4)
  const wrong = checkDraft(draftWith({ heart_rate: '121' }, { scores: { COWS: { ...answers, pulse: 2 } } }), view)
  expect(wrong.scores.COWS).toMatchObject({ status: 'rejected', total: null })
})
