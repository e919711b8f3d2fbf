import { scaleFrom } from './options'
import type { Instrument, Item } from './types'

const CAPITAL: [string, string][] = [
  ['priorities', 'More important things than using'],
  ['satisfaction', 'Satisfied with life'],
  ['energy', 'Energy for tasks'],
  ['community', 'Proud of community'],
  ['support', 'Support from others'],
  ['housing', 'Housing free of substances'],
  ['experiences', 'Meets challenges with humor and calm'],
  ['progress', 'Progress to goals'],
  ['responsibility', 'Takes responsibility'],
  ['coping', 'Bounces back'],
]
const answer = scaleFrom(
  1,
  'Strongly disagree',
  'Disagree',
  'Somewhat disagree',
  'Somewhat agree',
  'Agree',
  'Strongly agree',
)

/** Brief Assessment of Recovery Capital (instruments.md §10). Starts at 10, not at 0. */
export const barc10: Instrument = {
  id: 'BARC10',
  title: 'Brief Assessment of Recovery Capital, 10 items',
  short: 'BARC-10',
  version: '2017',
  who: 'patient',
  recall: 'Now',
  scoring: 'sum',
  items: CAPITAL.map(([id, label]): Item => ({ id, label, answer })),
  minTotal: 10,
  maxTotal: 60,
  bands: [
    { code: 'not_met', label: 'Below 47', from: 10, to: 46 },
    { code: 'met', label: '47 or more', from: 47, to: 60 },
  ],
  bandSource: { title: 'Vilsaint 2017', section: '47 predicts sustained remission', strength: 'abstract' },
  license: { text: 'Free with citation. Short item names only.', shipsWording: false },
  source: { title: 'Vilsaint 2017', section: 'Drug Alcohol Depend', strength: 'abstract' },
  notes: ['Other bands found on websites are informal.'],
}
