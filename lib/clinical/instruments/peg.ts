import { zeroToTen } from './options'
import type { Instrument } from './types'

/** Pain, enjoyment, general activity (instruments.md §10, I-09). The score is the mean. */
export const peg: Instrument = {
  id: 'PEG',
  title: 'Pain, Enjoyment, General activity',
  short: 'PEG',
  version: '2009',
  who: 'patient',
  recall: 'Past week',
  scoring: 'mean',
  items: [
    { id: 'pain', label: 'Pain on average', answer: zeroToTen('No pain', 'As bad as it can be') },
    {
      id: 'enjoyment',
      label: 'Interferes with enjoyment',
      answer: zeroToTen('Does not interfere', 'Completely interferes'),
    },
    {
      id: 'activity',
      label: 'Interferes with general activity',
      answer: zeroToTen('Does not interfere', 'Completely interferes'),
    },
  ],
  minTotal: 0,
  maxTotal: 10,
  bands: [],
  change: {
    percent: 30,
    text: 'A fall of 30 % or more means something to the patient.',
    source: { title: 'Krebs 2009', strength: 'general_knowledge' },
  },
  license: { text: 'Free. Short item names only.', shipsWording: false },
  source: { title: 'Krebs 2009', section: 'PEG', strength: 'general_knowledge' },
  notes: ['Shown with one decimal; comparisons use the unrounded mean.'],
}
