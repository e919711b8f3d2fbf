import { zeroToTen } from './options'
import type { Band, Instrument } from './types'

const RULER: Band[] = [
  { code: 'not_ready', label: 'Not ready', from: 0, to: 3 },
  { code: 'unsure', label: 'Unsure', from: 4, to: 6 },
  { code: 'ready', label: 'Ready', from: 7, to: 10 },
]
const ruler = zeroToTen('Not at all', 'Completely')

/** Readiness ruler (instruments.md §10). The score is the readiness; the other rulers stand beside it. */
export const readiness: Instrument = {
  id: 'READINESS',
  title: 'Readiness ruler',
  short: 'Readiness',
  version: '1',
  who: 'patient',
  recall: 'Now',
  scoring: 'sum',
  items: [
    { id: 'importance', label: 'How important', unscored: true, answer: ruler },
    { id: 'confidence', label: 'How confident', unscored: true, answer: ruler },
    { id: 'readiness', label: 'How ready', answer: ruler },
  ],
  minTotal: 0,
  maxTotal: 10,
  bands: RULER,
  bandSource: { title: 'Motivational interviewing practice', strength: 'general_knowledge' },
  license: { text: 'Generic ruler, free.', shipsWording: false },
  source: { title: 'Readiness ruler, generic', strength: 'general_knowledge' },
  notes: ['The bands hold for each ruler.'],
}
