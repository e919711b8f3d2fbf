import { yesNo } from './options'
import type { Instrument, Item } from './types'

const ITEMS: [string, string][] = [
  ['larger_longer', 'Larger amounts or longer'],
  ['cut_down', 'Attempts to cut down'],
  ['time_spent', 'Time spent'],
  ['craving', 'Craving'],
  ['role_failure', 'Failing at work, school, home'],
  ['social_problems', 'Social problems'],
  ['activities_given_up', 'Activities given up'],
  ['hazardous_use', 'Hazardous use'],
  ['despite_harm', 'Use despite harm'],
  ['tolerance', 'Tolerance'],
  ['withdrawal', 'Withdrawal'],
]

/** DSM-5 substance use criteria applied to kratom (instruments.md §9, I-07). */
export const dsm5Kud: Instrument = {
  id: 'DSM5_KUD',
  title: 'DSM-5 criteria applied to kratom',
  short: 'DSM-5, kratom',
  version: '2013-kratom-1',
  who: 'staff',
  recall: 'Past 12 months',
  scoring: 'sum',
  items: ITEMS.map(([id, label]): Item => ({ id, label, answer: yesNo })),
  minTotal: 0,
  maxTotal: 11,
  bands: [
    { code: 'none', label: 'None', from: 0, to: 1 },
    { code: 'mild', label: 'Mild', from: 2, to: 3 },
    { code: 'moderate', label: 'Moderate', from: 4, to: 5 },
    { code: 'severe', label: 'Severe', from: 6, to: 11 },
  ],
  bandSource: { title: 'DSM-5 severity specifiers', strength: 'general_knowledge' },
  license: { text: 'Criteria © APA; short labels only.', shipsWording: false },
  source: { title: 'DSM-5', section: 'substance use disorder, as used in Rogers 2024', strength: 'general_knowledge' },
  notes: [
    'DSM-5 does not name kratom: other (or unknown) substance use disorder, or opioid type by clinician choice.',
    'Early remission: 90 days without criteria other than craving; sustained: 365 days.',
  ],
}
