import { yesNo } from './options'
import type { Instrument, Item } from './types'

const ITEMS: [string, string][] = [
  ['intoxicated_30d', 'Intoxicated in the last 30 days'],
  ['rehab', 'Earlier alcohol treatment'],
  ['withdrawal_episodes', 'Earlier withdrawal episodes'],
  ['blackouts', 'Blackouts'],
  ['withdrawal_seizures', 'Withdrawal seizures'],
  ['delirium_tremens', 'Delirium tremens'],
  ['downers_90d', 'Combined with downers in the last 90 days'],
  ['other_substance_90d', 'Combined with another substance in the last 90 days'],
  ['bal_200', 'Blood alcohol 200 mg/dL or more at presentation'],
  ['autonomic', 'Autonomic hyperactivity'],
]

/** Prediction of complicated alcohol withdrawal (instruments.md §8, I-06). The gate comes first. */
export const pawss: Instrument = {
  id: 'PAWSS',
  title: 'Prediction of Alcohol Withdrawal Severity Scale',
  short: 'PAWSS',
  version: '2014',
  who: 'staff',
  recall: 'As each item says',
  scoring: 'sum',
  items: [
    {
      id: 'gate',
      label: 'Alcohol in the last 30 days, or blood alcohol above 0',
      help: 'No: the score is 0.',
      unscored: true,
      answer: yesNo,
    },
    ...ITEMS.map(
      ([id, label]): Item => ({
        id,
        label,
        ...(id === 'autonomic' ? { help: 'HR above 120, tremor, sweating, agitation, nausea.' } : {}),
        answer: yesNo,
      }),
    ),
  ],
  minTotal: 0,
  maxTotal: 10,
  bands: [
    { code: 'low_risk', label: 'Low risk', from: 0, to: 3 },
    { code: 'high_risk', label: 'High risk of complicated withdrawal', from: 4, to: 10 },
  ],
  bandSource: { title: 'Maldonado 2014', section: 'threshold 4', strength: 'verified' },
  license: { text: 'Free with citation.', shipsWording: false },
  source: { title: 'Maldonado 2014', section: 'PAWSS', strength: 'general_knowledge' },
  notes: [
    'Performs worse in detoxification settings (low sensitivity).',
    'Do not use with an uncontrolled seizure disorder.',
  ],
}
