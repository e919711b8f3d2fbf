import type { Instrument } from './types'

/** Worked out in `vitals/shock-index.ts` (instruments.md §12, R-17). */
export const shockIndexInstrument: Instrument = {
  who: 'staff',
  recall: 'Now',
  scoring: 'computed',
  items: [],
  minTotal: null,
  maxTotal: null,
  id: 'SHOCK_INDEX',
  title: 'Shock index',
  short: 'Shock index',
  version: '1',
  bands: [],
  license: { text: 'Free.', shipsWording: false },
  source: { title: 'Shock index, heart rate over systolic pressure', strength: 'general_knowledge' },
  notes: ['About 0.5 to 0.7 is usual; 0.9 to 1.0 and more is a concern.'],
}
