import { scale, zeroToTen } from './options'
import type { Band, Instrument, Item } from './types'

/** Pain, enjoyment, general activity (instruments.md §10, I-09). The score is the mean. */
export const peg: Instrument = {
  id: 'PEG',
  title: 'Pain, Enjoyment, General activity',
  short: 'PEG',
  version: '2009',
  who: 'patient',
  recall: 'Past week',
  scoring: 'mean',
  items: [
    { id: 'pain', label: 'Pain on average', answer: zeroToTen('No pain', 'As bad as it can be') },
    {
      id: 'enjoyment',
      label: 'Interferes with enjoyment',
      answer: zeroToTen('Does not interfere', 'Completely interferes'),
    },
    {
      id: 'activity',
      label: 'Interferes with general activity',
      answer: zeroToTen('Does not interfere', 'Completely interferes'),
    },
  ],
  minTotal: 0,
  maxTotal: 10,
  bands: [],
  change: {
    percent: 30,
    text: 'A fall of 30 % or more means something to the patient.',
    source: { title: 'Krebs 2009', strength: 'general_knowledge' },
  },
  license: { text: 'Free. Short item names only.', shipsWording: false },
  source: { title: 'Krebs 2009', section: 'PEG', strength: 'general_knowledge' },
  notes: ['Shown with one decimal; comparisons use the unrounded mean.'],
}

const RULER: Band[] = [
  { code: 'not_ready', label: 'Not ready', from: 0, to: 3 },
  { code: 'unsure', label: 'Unsure', from: 4, to: 6 },
  { code: 'ready', label: 'Ready', from: 7, to: 10 },
]
const ruler = zeroToTen('Not at all', 'Completely')

/** Readiness ruler (instruments.md §10). The score is the readiness; the other rulers stand beside it. */
export const readiness: Instrument = {
  id: 'READINESS',
  title: 'Readiness ruler',
  short: 'Readiness',
  version: '1',
  who: 'patient',
  recall: 'Now',
  scoring: 'sum',
  items: [
    { id: 'importance', label: 'How important', unscored: true, answer: ruler },
    { id: 'confidence', label: 'How confident', unscored: true, answer: ruler },
    { id: 'readiness', label: 'How ready', answer: ruler },
  ],
  minTotal: 0,
  maxTotal: 10,
  bands: RULER,
  bandSource: { title: 'Motivational interviewing practice', strength: 'general_knowledge' },
  license: { text: 'Generic ruler, free.', shipsWording: false },
  source: { title: 'Readiness ruler, generic', strength: 'general_knowledge' },
  notes: ['The bands hold for each ruler.'],
}

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
const agree: Item['answer'] = {
  kind: 'options',
  options: scaleFromOne(
    'Strongly disagree',
    'Disagree',
    'Somewhat disagree',
    'Somewhat agree',
    'Agree',
    'Strongly agree',
  ),
}

function scaleFromOne(...labels: string[]) {
  const zero = scale(...labels)
  return zero.kind === 'options' ? zero.options.map((option) => ({ ...option, value: option.value + 1 })) : []
}

/** Brief Assessment of Recovery Capital (instruments.md §10). Starts at 10, not at 0. */
export const barc10: Instrument = {
  id: 'BARC10',
  title: 'Brief Assessment of Recovery Capital, 10 items',
  short: 'BARC-10',
  version: '2017',
  who: 'patient',
  recall: 'Now',
  scoring: 'sum',
  items: CAPITAL.map(([id, label]): Item => ({ id, label, answer: agree })),
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
