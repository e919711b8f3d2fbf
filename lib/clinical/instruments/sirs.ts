import { measure } from './options'
import type { Instrument } from './types'

/** Systemic inflammation (instruments.md §12, I-11). Display only: withdrawal alone often gives 2. */
export const sirs: Instrument = {
  id: 'SIRS',
  title: 'Systemic inflammatory response criteria',
  short: 'SIRS',
  version: '1992',
  who: 'staff',
  recall: 'Now',
  scoring: 'criteria',
  items: [
    { id: 'tempC', label: 'Temperature above 38 or below 36 °C', answer: measure('Cel') },
    { id: 'hr', label: 'Heart rate above 90', answer: measure('/min') },
    { id: 'rr', label: 'Breaths above 20', answer: measure('/min') },
    { id: 'paco2MmHg', label: 'PaCO₂ below 32', unscored: true, answer: measure('mm[Hg]') },
    { id: 'wbc10e9PerL', label: 'White cells above 12 or below 4', answer: measure('10*9/L') },
    { id: 'bandsPct', label: 'Band cells above 10 %', unscored: true, answer: measure('%') },
  ],
  minTotal: 0,
  maxTotal: 4,
  bands: [
    { code: 'negative', label: 'Below 2', from: 0, to: 1 },
    { code: 'positive', label: '2 or more', from: 2, to: 4 },
  ],
  bandSource: { title: 'SIRS criteria', strength: 'general_knowledge' },
  license: { text: 'Free.', shipsWording: false },
  source: { title: 'SIRS criteria', section: '1992 consensus', strength: 'general_knowledge' },
  notes: ['Low specificity here. Display only.', 'PaCO₂ and band cells are optional.'],
}
