import { scale } from './options'
import type { Instrument } from './types'

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
