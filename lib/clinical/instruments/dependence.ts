import { scale } from './options'
import type { Instrument, Item } from './types'

const often = scale('Never', 'Sometimes', 'Often', 'Nearly always')
const named = (items: [string, string][]): Item[] => items.map(([id, label]) => ({ id, label, answer: often }))
const licensed = (text: string) => ({ text, shipsWording: false, scoreEntryOnly: true as const })

/** Kratom Dependence Scale (instruments.md §9): items, range and cut-offs were not found. */
export const kds: Instrument = {
  id: 'KDS',
  title: 'Kratom Dependence Scale',
  short: 'KDS',
  version: 'unknown',
  who: 'patient',
  recall: 'As the form says',
  scoring: 'sum',
  items: [],
  minTotal: 0,
  maxTotal: null,
  bands: [],
  license: licensed('Items, range and license were not found: enter the total of your own form.'),
  source: { title: 'Singh 2019; Choo 2022', section: 'named in abstracts only', strength: 'abstract' },
  notes: ['Optional. The total is kept as entered; nothing is derived from it.'],
}

/** Leeds Dependence Questionnaire (instruments.md §9). Trend only. */
export const ldq: Instrument = {
  id: 'LDQ',
  title: 'Leeds Dependence Questionnaire',
  short: 'LDQ',
  version: '1994',
  who: 'patient',
  recall: 'Last week',
  scoring: 'sum',
  items: named([
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
  ]),
  minTotal: 0,
  maxTotal: 30,
  bands: [],
  license: licensed('License not settled: use your own form and enter the total.'),
  source: { title: 'Raistrick 1994', section: 'LDQ', strength: 'general_knowledge' },
  notes: ['Higher means more dependence. Band edges vary between sources: trend only.'],
}

/** Severity of Dependence Scale (instruments.md §9). No cut-off for kratom was found. */
export const sds: Instrument = {
  id: 'SDS',
  title: 'Severity of Dependence Scale',
  short: 'SDS',
  version: '1995',
  who: 'patient',
  recall: 'As the form says',
  scoring: 'sum',
  items: named([
    ['out_of_control', 'Use out of control'],
    ['missing_dose', 'Anxious about missing a dose'],
    ['worry', 'Worry about use'],
    ['wish_to_stop', 'Wish to stop'],
    ['hard_to_stop', 'Hard to stop'],
  ]),
  minTotal: 0,
  maxTotal: 15,
  bands: [],
  license: licensed('License not settled: use your own form and enter the total.'),
  source: { title: 'Gossop 1995', section: 'SDS', strength: 'general_knowledge' },
  notes: ['No cut-off for kratom was found: trend only.'],
}
