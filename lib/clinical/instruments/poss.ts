import type { Instrument } from './types'

/** Opioid sedation (instruments.md §12). One level, no total. */
export const poss: Instrument = {
  id: 'POSS',
  title: 'Pasero Opioid-induced Sedation Scale',
  short: 'POSS',
  version: '1994',
  who: 'staff',
  recall: 'Now',
  scoring: 'level',
  items: [
    {
      id: 'level',
      label: 'Sedation',
      answer: {
        kind: 'choice',
        options: [
          { value: 'S', label: 'Asleep, easy to rouse' },
          { value: '1', label: 'Awake and alert' },
          { value: '2', label: 'Slightly drowsy' },
          { value: '3', label: 'Often drowsy, drifts off while talking' },
          { value: '4', label: 'Somnolent, little or no response' },
        ],
      },
    },
  ],
  minTotal: null,
  maxTotal: null,
  // Ranks for the table, not points: levels S, 1, 2 and levels 3, 4.
  bands: [
    { code: 'acceptable', label: 'Acceptable', from: 0, to: 2 },
    { code: 'unacceptable', label: 'Unacceptable', from: 3, to: 4 },
  ],
  bandSource: { title: 'Pasero 1994', section: 'POSS', strength: 'verified' },
  license: { text: '© Pasero 1994; the wording needs permission. Short names only.', shipsWording: false },
  source: { title: 'Pasero 1994', section: 'POSS', strength: 'verified' },
  notes: [
    'Preferred over RASS for sedation by opioids.',
    '3: reduce and monitor. 4: stop, stay, consider naloxone, call.',
  ],
}
