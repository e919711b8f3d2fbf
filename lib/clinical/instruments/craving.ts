import { zeroToTen } from './options'
import type { Instrument } from './types'

const craving = zeroToTen('No craving', 'Strongest ever')

/** Craving 0 to 10 (instruments.md §7). */
export const cravingNrs: Instrument = {
  id: 'CRAVING_NRS',
  title: 'Craving, 0 to 10',
  short: 'Craving',
  version: '1',
  who: 'patient',
  recall: 'Now, and the worst of the last 24 hours',
  scoring: 'sum',
  items: [
    { id: 'now', label: 'Craving now', answer: craving },
    { id: 'worst_24h', label: 'Worst in the last 24 hours', unscored: true, answer: craving },
  ],
  minTotal: 0,
  maxTotal: 10,
  bands: [
    { code: 'low', label: 'Low', from: 0, to: 3 },
    { code: 'moderate', label: 'Moderate', from: 4, to: 6 },
    { code: 'high', label: 'High', from: 7, to: 10 },
  ],
  bandSource: { title: 'Center protocol', section: 'craving bands', strength: 'proposal' },
  license: { text: 'Generic scale, free.', shipsWording: false },
  source: { title: 'Numeric rating scale, generic', strength: 'general_knowledge' },
  notes: [],
}
