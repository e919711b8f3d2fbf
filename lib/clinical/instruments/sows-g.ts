import { scale } from './options'
import type { Instrument, Item } from './types'

const answer = scale('None', 'Mild', 'Moderate', 'Severe')

const ITEMS: [string, string][] = [
  ['feeling_sick', 'Feeling sick'],
  ['stomach_cramps', 'Stomach cramps'],
  ['muscle_spasms', 'Muscle spasms, twitching'],
  ['feeling_cold', 'Feeling cold'],
  ['heart_pounding', 'Heart pounding'],
  ['muscular_tension', 'Muscular tension'],
  ['aches', 'Aches and pains'],
  ['yawning', 'Yawning'],
  ['runny_eyes', 'Runny eyes'],
  ['insomnia', 'Insomnia'],
]

/** Short Opiate Withdrawal Scale, 10 items (instruments.md §3). Another length, points and bands than SOWS. */
export const sowsG: Instrument = {
  id: 'SOWS_G',
  title: 'Short Opiate Withdrawal Scale (Gossop, 10 items)',
  short: 'Short OWS',
  version: '1990',
  who: 'patient',
  recall: 'Last 24 hours',
  scoring: 'sum',
  items: ITEMS.map(([id, label]): Item => ({ id, label, answer })),
  minTotal: 0,
  maxTotal: 30,
  bands: [
    { code: 'mild', label: 'Mild', from: 0, to: 9 },
    { code: 'moderate', label: 'Moderate', from: 10, to: 19 },
    { code: 'severe', label: 'Severe', from: 20, to: 30 },
  ],
  bandSource: { title: 'Center protocol after WHO 2009', section: 'overlapping edges settled', strength: 'proposal' },
  license: { text: 'Free for clinical use.', shipsWording: false },
  source: { title: 'Gossop 1990', section: 'Addict Behav; items from NIDA data share', strength: 'verified' },
  notes: ['Not the 16-item SOWS: totals of the two cannot be compared.', 'The WHO bands overlap at 10 and 20.'],
}
