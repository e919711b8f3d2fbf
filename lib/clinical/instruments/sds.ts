import { scale } from './options'
import type { Instrument, Item } from './types'

const answer = scale('Never', 'Sometimes', 'Often', 'Nearly always')

const ITEMS: [string, string][] = [
  ['out_of_control', 'Use out of control'],
  ['missing_dose', 'Anxious about missing a dose'],
  ['worry', 'Worry about use'],
  ['wish_to_stop', 'Wish to stop'],
  ['hard_to_stop', 'Hard to stop'],
]

/** Severity of Dependence Scale (instruments.md §9). No cut-off for kratom was found. */
export const sds: Instrument = {
  id: 'SDS',
  title: 'Severity of Dependence Scale',
  short: 'SDS',
  version: '1995',
  who: 'patient',
  recall: 'As the form says',
  scoring: 'sum',
  items: ITEMS.map(([id, label]): Item => ({ id, label, answer })),
  minTotal: 0,
  maxTotal: 15,
  bands: [],
  license: {
    text: 'License not settled: use your own form and enter the total.',
    shipsWording: false,
    scoreEntryOnly: true,
  },
  source: { title: 'Gossop 1995', section: 'SDS', strength: 'general_knowledge' },
  notes: ['No cut-off for kratom was found: trend only.'],
}
