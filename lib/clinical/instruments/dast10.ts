import { yesNo } from './options'
import type { Instrument, Item } from './types'

const ITEMS: [string, string][] = [
  ['used', 'Used other than as medicine'],
  ['more_than_one', 'More than one at a time'],
  ['can_stop', 'Can stop when wanted'],
  ['blackouts', 'Blackouts or flashbacks'],
  ['guilt', 'Guilt'],
  ['complaints', 'Complaints of close people'],
  ['neglect', 'Family neglected'],
  ['illegal', 'Illegal acts to obtain'],
  ['withdrawal', 'Withdrawal when stopping'],
  ['medical', 'Medical problems'],
]

/** Drug use, past 12 months (instruments.md §8). Item 3 scores on No. */
export const dast10: Instrument = {
  id: 'DAST10',
  title: 'Drug Abuse Screening Test, 10 items',
  short: 'DAST-10',
  version: '1982',
  who: 'patient',
  recall: 'Past 12 months',
  scoring: 'sum',
  items: ITEMS.map(
    ([id, label]): Item => ({ id, label, answer: id === 'can_stop' ? { kind: 'boolean', scoresOn: false } : yesNo }),
  ),
  minTotal: 0,
  maxTotal: 10,
  bands: [
    { code: 'none', label: 'None', from: 0, to: 0 },
    { code: 'low', label: 'Low', from: 1, to: 2 },
    { code: 'moderate', label: 'Moderate', from: 3, to: 5 },
    { code: 'substantial', label: 'Substantial', from: 6, to: 8 },
    { code: 'severe', label: 'Severe', from: 9, to: 10 },
  ],
  bandSource: { title: 'Comorbidity Guidelines (Australia)', section: 'DAST-10', strength: 'verified' },
  license: {
    text: '© Skinner / CAMH 1982. Non-commercial use with credit; a commercial product needs permission. Use the licensed form and enter the result.',
    shipsWording: false,
    scoreEntryOnly: true,
  },
  loinc: {
    panel: { code: '82666-9', strength: 'general_knowledge' },
    total: { code: '82667-7', strength: 'verified' },
  },
  source: { title: 'Skinner 1982', section: 'DAST-10', strength: 'verified' },
  notes: ['Kratom counts as a drug here. Say so before asking.', 'Item 3 scores on No.'],
}
