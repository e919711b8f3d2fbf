import { expect, test } from 'vitest'
import type { EnteredSet } from '@/db/vitals/entered'
import { emptyDraft, toInput } from './draft'
import { draftFromSet, withCarried } from './to-draft'

const UNITS = { temperature: '[degF]', weight: '[lb_av]' } as const
const ABOUT = { patientId: 'p', takenAt: '2026-03-03T12:37:00.000Z', refused: new Set<never>() }

test('red flags that nobody went through are left out, never sent as absent', () => {
  const draft = emptyDraft(UNITS)
  expect(toInput(draft, ABOUT).ticks).toBeUndefined()
  expect(toInput({ ...draft, noFindings: true }, ABOUT).ticks).toEqual([])
  expect(toInput({ ...draft, ticks: ['jaundice'] }, ABOUT).ticks).toEqual(['jaundice'])
  expect(toInput({ ...draft, outcome: 'refused', reason: 'asleep' }, ABOUT).ticks).toBeUndefined()
})

const ENTERED: EnteredSet = {
  id: 's',
  version: '2026-03-03T12:40:00.000Z',
  takenAt: '2026-03-03T12:37:00.000Z',
  superseded: false,
  input: {
    patientId: 'p',
    outcome: 'measured',
    vitals: [
      { vital: 'heart_rate', value: 0, unit: '/min' },
      { vital: 'temperature', value: 38.4, unit: 'Cel' },
      { vital: 'spo2', unrecordable: true },
      { vital: 'height', value: 180, unit: 'cm' },
    ],
    vomits: 0,
    daysWithoutStool: 3,
    scores: [{ instrumentId: 'COWS', answers: { pulse: 2, tremor: 1 }, administeredBy: 'staff' }],
    mode: 'staff',
  },
}

test('a set in correction has its units and zeros, and COWS item 1 follows the heart rate again', () => {
  const draft = draftFromSet(ENTERED, 'America/New_York', UNITS)
  expect(draft.temperatureUnit).toBe('Cel')
  expect(draft.fields).toMatchObject({
    heart_rate: { text: '0' },
    temperature: { text: '38.4' },
    spo2: { text: '', unrecordable: true },
    vomits: { text: '0' },
  })
  expect(draft.scores.COWS).toEqual({ tremor: 1 })
  expect(toInput(draft, ABOUT).ticks).toBeUndefined()
})

test('what the form does not show goes on into the correction', () => {
  const next = withCarried(toInput(draftFromSet(ENTERED, 'America/New_York', UNITS), ABOUT), ENTERED)
  expect(next).toMatchObject({ daysWithoutStool: 3, vomits: 0 })
  expect(next.vitals).toContainEqual({ vital: 'height', value: 180, unit: 'cm' })
  expect(next.vitals).toContainEqual({ vital: 'spo2', unit: '%', unrecordable: true })
})
