import { scale, zeroToTen } from './options'
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

/** Brief Substance Craving Scale, the 3 core items (instruments.md §7). Trend only, no bands. */
export const bscs: Instrument = {
  id: 'BSCS',
  title: 'Brief Substance Craving Scale, core items',
  short: 'BSCS',
  version: '1995-core',
  who: 'patient',
  recall: 'Last 24 hours',
  scoring: 'sum',
  items: [
    { id: 'intensity', label: 'Intensity', answer: scale('None', 'Slight', 'Moderate', 'Considerable', 'Extreme') },
    { id: 'frequency', label: 'Frequency', answer: scale('Never', 'Rarely', 'Sometimes', 'Often', 'Almost always') },
    {
      id: 'duration',
      label: 'Length of time',
      answer: scale('None', 'Very short', 'Short', 'Somewhat long', 'Very long'),
    },
  ],
  minTotal: 0,
  maxTotal: 12,
  bands: [],
  license: { text: 'Free. Short item names only.', shipsWording: false },
  source: { title: 'Somoza 1995', section: 'BSCS', strength: 'general_knowledge' },
  notes: ['No bands are published for kratom: compare with earlier scores.'],
}
