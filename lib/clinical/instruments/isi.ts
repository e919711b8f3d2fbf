import { scale } from './options'
import type { Instrument } from './types'

const severity = scale('None', 'Mild', 'Moderate', 'Severe', 'Very severe')
const much = scale('Not at all', 'A little', 'Somewhat', 'Much', 'Very much')

/** Insomnia (instruments.md §7). Wording belongs to its owner: score entry only. */
export const isi: Instrument = {
  id: 'ISI',
  title: 'Insomnia Severity Index',
  short: 'ISI',
  version: '2001',
  who: 'patient',
  recall: 'Last 2 weeks',
  scoring: 'sum',
  items: [
    { id: 'falling_asleep', label: 'Falling asleep', answer: severity },
    { id: 'staying_asleep', label: 'Staying asleep', answer: severity },
    { id: 'early_waking', label: 'Early waking', answer: severity },
    {
      id: 'satisfaction',
      label: 'Satisfaction with sleep',
      answer: scale('Very satisfied', 'Satisfied', 'Neutral', 'Dissatisfied', 'Very dissatisfied'),
    },
    { id: 'interference', label: 'Interference with the day', answer: much },
    { id: 'noticeability', label: 'Noticeable to others', answer: much },
    { id: 'worry', label: 'Worry about sleep', answer: much },
  ],
  minTotal: 0,
  maxTotal: 28,
  bands: [
    { code: 'none', label: 'None', from: 0, to: 7 },
    { code: 'subthreshold', label: 'Subthreshold', from: 8, to: 14 },
    { code: 'moderate', label: 'Moderate', from: 15, to: 21 },
    { code: 'severe', label: 'Severe', from: 22, to: 28 },
  ],
  bandSource: { title: 'Bastien 2001', strength: 'general_knowledge' },
  change: {
    points: 6,
    text: 'A fall of 6 points or more is a response.',
    source: { title: 'ISI responder definition', strength: 'abstract' },
  },
  license: {
    text: '© Morin. Wording needs a license (ePROVIDE); use the licensed form and enter the result.',
    shipsWording: false,
    scoreEntryOnly: true,
  },
  source: { title: 'Morin, ISI', section: 'items as listed in JABFM', strength: 'verified' },
  notes: ['10 or more is used as a cut-off in the community.'],
}
