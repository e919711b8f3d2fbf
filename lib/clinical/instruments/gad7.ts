import { scale } from './options'
import type { Instrument, Item } from './types'

const answer = scale('Not at all', 'Several days', 'More than half the days', 'Nearly every day')

const ITEMS: [string, string, string][] = [
  ['nervous', 'Nervous', 'Feeling nervous, anxious, or on edge'],
  ['uncontrolled_worry', 'Uncontrolled worry', 'Not being able to stop or control worrying'],
  ['worry_too_much', 'Worry too much', 'Worrying too much about different things'],
  ['trouble_relaxing', 'Trouble relaxing', 'Trouble relaxing'],
  ['restless', 'Restless', 'Being so restless that it is hard to sit still'],
  ['irritable', 'Irritable', 'Becoming easily annoyed or irritable'],
  ['afraid', 'Afraid', 'Feeling afraid, as if something awful might happen'],
]

/** Anxiety (instruments.md §5). */
export const gad7: Instrument = {
  id: 'GAD7',
  title: 'Generalized Anxiety Disorder scale, 7 items',
  short: 'GAD-7',
  version: '2006',
  who: 'patient',
  recall: 'Last 2 weeks',
  scoring: 'sum',
  items: ITEMS.map(([id, label, wording]): Item => ({ id, label, wording, answer })),
  minTotal: 0,
  maxTotal: 21,
  bands: [
    { code: 'minimal', label: 'None or minimal', from: 0, to: 4 },
    { code: 'mild', label: 'Mild', from: 5, to: 9 },
    { code: 'moderate', label: 'Moderate', from: 10, to: 14 },
    { code: 'severe', label: 'Severe', from: 15, to: 21 },
  ],
  bandSource: { title: 'CamCOPS task definition', section: 'GAD-7', strength: 'verified' },
  license: { text: 'No permission needed to reproduce, translate, display or distribute.', shipsWording: true },
  loinc: {
    panel: { code: '69737-5', strength: 'general_knowledge' },
    total: { code: '70274-6', strength: 'verified' },
  },
  source: { title: 'Spitzer 2006', section: 'GAD-7', strength: 'verified' },
  notes: [
    'The zero label is "Not at all" (Zorowitz 2021).',
    'Withdrawal itself raises the score in days 0 to 14: the trend says more than one value.',
  ],
}
