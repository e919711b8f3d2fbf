import type { Instrument } from './types'

/** Worked out in `vitals/orthostatic.ts` (instruments.md §12, I-12). */
export const orthostaticInstrument: Instrument = {
  who: 'staff',
  recall: 'Now',
  scoring: 'computed',
  items: [],
  minTotal: null,
  maxTotal: null,
  id: 'ORTHOSTATIC',
  title: 'Orthostatic blood pressure',
  short: 'Orthostatic',
  version: '1996',
  bands: [],
  license: { text: 'Free.', shipsWording: false },
  source: { title: '1996 consensus; Shaw 2017 for sit-to-stand', strength: 'verified' },
  notes: [
    'Supine 5 minutes, then standing at 1 and 3 minutes.',
    'Sit-to-stand thresholds come from an abstract (Shaw 2017).',
  ],
}
