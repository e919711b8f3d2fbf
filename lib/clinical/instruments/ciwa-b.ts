import { anchored } from './options'
import type { Instrument, Item } from './types'

const degree = anchored([0, 'Not at all'], [4, 'Very much'])
const restful = anchored([0, 'Very much'], [4, 'Not at all'])

const ASKED: [string, string][] = [
  ['irritable', 'Irritable'],
  ['fatigued', 'Fatigued'],
  ['tense', 'Tense'],
  ['concentration', 'Hard to concentrate'],
  ['appetite', 'Loss of appetite'],
  ['numbness', 'Numbness or burning of face, hands, feet'],
  ['heart_racing', 'Heart racing'],
  ['head_full', 'Head full or achy'],
  ['muscle_aches', 'Muscle aches, stiffness'],
  ['anxious', 'Anxious, nervous, jittery'],
  ['upset', 'Upset'],
  ['sleep_restful', 'Restful sleep last night'],
  ['weak', 'Weak'],
  ['sleep_enough', 'Enough sleep last night'],
  ['visual', 'Visual disturbances'],
  ['fearful', 'Fearful'],
  ['worrying', 'Worrying about misfortunes'],
]

const patientItem = ([id, label]: [string, string]): Item => ({
  id,
  label,
  answer: id.startsWith('sleep_') ? restful : degree,
})

/** Benzodiazepine withdrawal (instruments.md §4, I-03). 20 scored items, two sleep questions beside them. */
export const ciwaB: Instrument = {
  id: 'CIWA_B',
  title: 'Clinical Institute Withdrawal Assessment for Benzodiazepines',
  short: 'CIWA-B',
  version: '1989',
  who: 'either',
  recall: 'Now; sleep of last night',
  scoring: 'sum',
  items: [
    ...ASKED.map(patientItem),
    {
      id: 'restlessness',
      label: 'Restlessness, agitation',
      observed: true,
      answer: anchored([0, 'Normal activity'], [2, 'Restless'], [4, 'Paces, cannot sit still']),
    },
    {
      id: 'tremor',
      label: 'Tremor',
      observed: true,
      answer: anchored(
        [0, 'None'],
        [1, 'Felt in fingers'],
        [2, 'Visible, mild'],
        [3, 'Moderate, arms out'],
        [4, 'Severe, arms not out'],
      ),
    },
    {
      id: 'sweating',
      label: 'Sweating',
      observed: true,
      answer: anchored(
        [0, 'None'],
        [1, 'Palms moist'],
        [2, 'Palms and forehead moist'],
        [3, 'Beads on forehead'],
        [4, 'Drenching'],
      ),
    },
    {
      id: 'hours_slept',
      label: 'Hours slept last night',
      unscored: true,
      answer: { kind: 'range', min: 0, max: 24, step: 0.5 },
    },
    {
      id: 'minutes_to_sleep',
      label: 'Minutes to fall asleep',
      unscored: true,
      answer: { kind: 'range', min: 0, max: 720, step: 1 },
    },
  ],
  minTotal: 0,
  maxTotal: 80,
  bands: [
    { code: 'none', label: 'None', from: 0, to: 0 },
    { code: 'mild', label: 'Mild', from: 1, to: 20 },
    { code: 'moderate', label: 'Moderate', from: 21, to: 40 },
    { code: 'severe', label: 'Severe', from: 41, to: 60 },
    { code: 'very_severe', label: 'Very severe', from: 61, to: 80 },
  ],
  bandSource: { title: 'Busto 1989 form', strength: 'general_knowledge' },
  license: { text: 'Busto 1989; free for clinical use. Short item names only.', shipsWording: false },
  source: { title: 'Busto 1989', section: 'CIWA-B', strength: 'general_knowledge' },
  notes: [
    'The two sleep questions are recorded and not summed.',
    'Another page gives bands < 20, 20–40, > 40. A clinician should confirm the bands first.',
  ],
}
