import { scale } from './options'
import type { Instrument, Item } from './types'

const answer = scale('Never', 'Sometimes', 'Often', 'Nearly always')

const ITEMS: [string, string][] = [
  ['preoccupation', 'Preoccupation'],
  ['salience', 'Salience'],
  ['compulsion_start', 'Compulsion to start'],
  ['planning', 'Planning the day around it'],
  ['maximizing', 'Maximizing the effect'],
  ['narrowing', 'Narrowed choice'],
  ['compulsion_continue', 'Compulsion to go on'],
  ['primacy', 'Effect matters more than the means'],
  ['constant_state', 'Keeping a constant state'],
  ['belief', 'Cannot cope without'],
]

/** Leeds Dependence Questionnaire (instruments.md §9). Trend only. */
export const ldq: Instrument = {
  id: 'LDQ',
  title: 'Leeds Dependence Questionnaire',
  short: 'LDQ',
  version: '1994',
  who: 'patient',
  recall: 'Last week',
  scoring: 'sum',
  items: ITEMS.map(([id, label]): Item => ({ id, label, answer })),
  minTotal: 0,
  maxTotal: 30,
  bands: [],
  license: {
    text: 'License not settled: use your own form and enter the total.',
    shipsWording: false,
    scoreEntryOnly: true,
  },
  source: { title: 'Raistrick 1994', section: 'LDQ', strength: 'general_knowledge' },
  notes: ['Higher means more dependence. Band edges vary between sources: trend only.'],
}
