import { scale } from './options'
import type { Instrument, Item } from './types'

const answer = scale('Not at all', 'A little', 'Moderately', 'Quite a bit', 'Extremely')

const ITEMS: [string, string][] = [
  ['anxious', 'Anxious'],
  ['yawning', 'Yawning'],
  ['perspiring', 'Perspiring'],
  ['eyes_tearing', 'Eyes tearing'],
  ['nose_running', 'Nose running'],
  ['goosebumps', 'Goosebumps'],
  ['shaking', 'Shaking'],
  ['hot_flushes', 'Hot flushes'],
  ['cold_flushes', 'Cold flushes'],
  ['aches', 'Bones and muscles ache'],
  ['restless', 'Restless'],
  ['nauseous', 'Nauseous'],
  ['feel_like_vomiting', 'Feel like vomiting'],
  ['muscles_twitch', 'Muscles twitch'],
  ['stomach_cramps', 'Stomach cramps'],
  ['feel_like_using', 'Feel like using kratom'],
]

/** Subjective Opiate Withdrawal Scale, 16 items (instruments.md §2). Never mixed with the 10-item scale. */
export const sowsH: Instrument = {
  id: 'SOWS_H',
  title: 'Subjective Opiate Withdrawal Scale (Handelsman, 16 items)',
  short: 'SOWS',
  version: '1987-kratom-1',
  who: 'patient',
  recall: 'Now',
  scoring: 'sum',
  items: ITEMS.map(([id, label]): Item => ({ id, label, answer })),
  minTotal: 0,
  maxTotal: 64,
  bands: [
    { code: 'none', label: 'None', from: 0, to: 0 },
    { code: 'mild', label: 'Mild', from: 1, to: 10 },
    { code: 'moderate', label: 'Moderate', from: 11, to: 20 },
    { code: 'severe', label: 'Severe', from: 21, to: 64 },
  ],
  bandSource: { title: 'NIDA CTN scoring code', section: 'SOWS cut-offs', strength: 'verified' },
  license: {
    text: 'Free for clinical use; the article is © Taylor & Francis. Item 16 is modified for kratom.',
    shipsWording: false,
  },
  source: { title: 'Handelsman 1987', section: 'Am J Drug Alcohol Abuse 13:293–308', strength: 'verified' },
  notes: [
    'The authors published no bands; these are the ones of a trial network.',
    'Modified: item 16 asks about kratom. The version says so.',
    'For orientation: kratom users in one study scored 13.5 on average (SD 11.9; Rogers 2024, abstract).',
  ],
}
